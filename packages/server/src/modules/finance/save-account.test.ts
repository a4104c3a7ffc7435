import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { seedAccounts } from './chart.ts';
import { ANNA, bookkeeping } from './journals/sample-journals.ts';
import { saveAccount } from './save-account.ts';
import { accounts } from './tables.ts';

let world: World;
let books: ReturnType<typeof bookkeeping>;
beforeAll(async () => {
  world = await openWorld();
  books = bookkeeping(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

type Save = Parameters<typeof saveAccount>[1];
const save = (given: Partial<Save>) =>
  saveAccount(books.as(ANNA), {
    ...{ commandId: world.newId(), code: '6350', name: 'Insurance', inUse: true, version: 0 },
    ...given,
  });
const accountOf = async (code: string) => (await world.db.select().from(accounts).where(eq(accounts.code, code)))[0];
/** Something that was posted to an account, or taken away again. */
const post = (account: string, back = false) =>
  books.posted({
    lines: [
      { account, debit: back ? 0 : 700, credit: back ? 700 : 0 },
      { account: '1020', debit: back ? 700 : 0, credit: back ? 0 : 700 },
    ],
  });

test('an account is added once, and renamed', async () => {
  const commandId = world.newId();
  expect(await save({ commandId })).toEqual({ code: '6350' });
  expect(await save({ commandId })).toEqual({ code: '6350' });
  expect(await save({ name: 'Something else' })).toMatchObject({ code: 'CODE_TAKEN' });
  expect(await save({ name: 'Fire insurance', version: 1 })).toEqual({ code: '6350' });
  expect(await accountOf('6350')).toMatchObject({ name: 'Fire insurance', version: 2, control: false, builtIn: false });
  expect(await save({ version: 1 })).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(await save({ code: '6999', version: 3 })).toMatchObject({ code: 'CHANGED_MEANWHILE' });
});

test('an account of the chart one begins with is renamed only, and a new start does not undo it', async () => {
  const gas = { code: '6200', name: 'Cooking gas', version: 1 };
  expect(await save(gas)).toEqual({ code: '6200' });
  expect(await save({ ...gas, version: 2, inUse: false })).toMatchObject({ code: 'ACCOUNT_FIXED' });
  await world.db.transaction((tx) => seedAccounts(tx));
  expect((await accountOf('6200'))?.name).toBe('Cooking gas');
});

test('an account that holds a balance is not retired; a retired one is not written to', async () => {
  await save({ code: '6360' });
  await post('6360');
  expect(await save({ code: '6360', version: 1, inUse: false })).toMatchObject({
    code: 'ACCOUNT_HAS_BALANCE',
    details: { balance: 700 },
  });
  await post('6360', true);
  const [first, second] = books.written().lines as [never, never];
  const waiting = await books.submitted({ lines: [{ ...(first as object), account: '6360' } as never, second] });
  expect(await save({ code: '6360', version: 1, inUse: false })).toEqual({ code: '6360' });
  expect(await books.decide(waiting)).toMatchObject({ code: 'ACCOUNT_RETIRED', details: { account: '6360' } });
  const journal = books.written({ lines: [{ ...(first as object), account: '6360' } as never, second] });
  expect(await books.save(journal)).toMatchObject({ code: 'ACCOUNT_RETIRED' });
  expect(await save({ code: '6360', version: 2, inUse: true })).toEqual({ code: '6360' });
});

test('a code is four to six digits, of which the first says the type', async () => {
  await save({ code: '1370', name: 'Deposits' });
  expect(await accountOf('1370')).toMatchObject({ type: 'ASSET' });
  for (const wrong of [{ code: '635' }, { code: '6350001' }, { code: '7350' }, { code: '63A0' }, { name: '' }]) {
    await expect(save(wrong)).rejects.toMatchObject({ code: 'INVALID' });
  }
});

test('whoever may only see the chart does not change it, nor whoever keeps one outlet', async () => {
  const change = { commandId: world.newId(), code: '6370', name: 'X1', inUse: true, version: 0 } as const;
  await expect(saveAccount(world.as('ledger:read'), change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
