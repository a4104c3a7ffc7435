import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../chart.ts';
import { post } from '../post.ts';
import { journalEntriesPage, trialBalance } from '../queries.ts';
import { accountLedger, accountParties } from './account-ledger.ts';

let world: World;
let other: string;
const [MILL, FARM] = ['mill', 'farm'];
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  other = await world.addOutlet('OT');
  await owe('2026-11-20', MILL, 1_000);
  await owe('2026-11-22', FARM, 500);
  await owe('2026-11-22', MILL, 250);
  // Booked after them, of an earlier day.
  await owe('2026-11-21', MILL, 40);
  await owe('2026-11-23', FARM, -200);
  await owe('2026-11-23', MILL, 7, other);
});
afterAll(() => world.close());

/** What is owed to a supplier rises by so much, or falls. */
async function owe(businessDate: string, party: string, amount: number, outletId = world.outletId) {
  const side = (rises: boolean) => (rises ? { credit: Math.abs(amount) } : { debit: Math.abs(amount) });
  await world.db.transaction((tx) =>
    post(tx, {
      ...{ outletId, source: { type: 'supplier_bill', id: world.newId() }, event: 'billed', narration: 'Flour' },
      ...{ at: world.clock.now(), dates: { businessDate, taxDate: businessDate }, postedBy: 'test' },
      lines: [
        { account: '2110', ...side(amount < 0) },
        { account: '2100', ...side(amount > 0), party },
      ],
    }),
  );
}

const accountant = () => world.as('ledger:read', { everywhere: true });
type Asked = Parameters<typeof accountLedger>[1];
const ledger = (given: Partial<Asked> = {}, by = accountant()) =>
  accountLedger(by, { account: '2100', from: '2026-11-01', to: '2026-11-30', ...given });
const balances = async (given: Partial<Asked> = {}) =>
  (await ledger(given)).lines.edges.map(({ node }) => node.balance);

test('an account is told line by line, by day and number, with the balance after each', async () => {
  const { opening, debit, credit, closing, lines } = await ledger({ from: '2026-11-21' });
  expect({ opening, debit, credit, closing }).toEqual({ opening: -1_000, debit: 200, credit: 797, closing: -1_597 });
  expect(lines.edges.map(({ node }) => [node.entry.businessDate, node.party, node.balance])).toEqual([
    ['2026-11-21', MILL, -1_040],
    ['2026-11-22', FARM, -1_540],
    ['2026-11-22', MILL, -1_790],
    ['2026-11-23', FARM, -1_590],
    ['2026-11-23', MILL, -1_597],
  ]);
});

test('the balance runs on over pages', async () => {
  const whole = await balances();
  const paged: number[] = [];
  let after: string | null = null;
  do {
    const { lines }: Awaited<ReturnType<typeof ledger>> = await ledger({ first: 2, after });
    paged.push(...lines.edges.map(({ node }) => node.balance));
    after = lines.pageInfo.hasNextPage ? lines.pageInfo.endCursor : null;
    expect(await lines.totalCount()).toBe(6);
  } while (after !== null);
  expect(paged).toEqual(whole);
});

test('a party has a balance of its own, and all of them are the account', async () => {
  expect(await balances({ party: FARM })).toEqual([-500, -300]);
  const parties = await accountParties(accountant(), { account: '2100', asOf: '2026-11-30' });
  expect(parties).toEqual([
    { party: MILL, debit: 0, credit: 1_297 },
    { party: FARM, debit: 0, credit: 300 },
  ]);
  const { rows } = await trialBalance(accountant(), { asOf: '2026-11-30' });
  expect(rows.find(({ account }) => account.code === '2100')?.credit).toBe(1_597);
});

test('one outlet is told by itself, and of others nothing', async () => {
  expect(await balances({ outletId: other })).toEqual([-7]);
  const elsewhere = world.as('ledger:read', { outletId: other });
  expect((await ledger({}, elsewhere)).closing).toBe(-7);
  await expect(ledger({ outletId: world.outletId }, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await accountParties(elsewhere, { account: '2100', asOf: '2026-11-30' })).toHaveLength(1);
  await expect(ledger({}, world.as('order:place'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('refuses what it cannot read, and knows which accounts there are', async () => {
  await expect(ledger({ account: '1999' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(ledger({ from: '2026-13-01' })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(ledger({ after: 'garbage' })).rejects.toMatchObject({ code: 'INVALID' });
  const { pageInfo } = await journalEntriesPage(accountant(), { first: 1 });
  await expect(ledger({ after: pageInfo.endCursor })).rejects.toMatchObject({ code: 'INVALID' });
});

test('the day book is narrowed to an account and a party', async () => {
  const count = async (given: object) => (await journalEntriesPage(accountant(), given)).edges.length;
  expect(await count({ account: '2100' })).toBe(6);
  expect(await count({ account: '2100', party: FARM })).toBe(2);
  expect(await count({ account: '2110', party: FARM })).toBe(0);
  expect(await count({ account: '4100' })).toBe(0);
});
