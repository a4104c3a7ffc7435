import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST_PASSWORD, peopleOf } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { organisations } from '../../places/index.ts';
import { giveFirstPassword } from '../passwords/give-first-password.ts';
import { grantRole } from '../roles/grant-role.ts';
import { addDemoAccounts } from './add-accounts.ts';
import { changeAccount } from './change-account.ts';
import { createAccount } from './create-account.ts';
import { disableAccount } from './disable-account.ts';
import { enableAccount } from './enable-account.ts';
import { listAccounts, readAccount } from './queries.ts';
import { userRoles, users } from './tables.ts';

let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

const cashier = { role: 'cashier' as const, outletId: null, expiresAt: null };
const wanted = (email: string) => ({
  ...{ id: world.newId(), email, name: 'Chitra', roles: [cashier], firstPassword: FIRST_PASSWORD },
});
const make = (input: ReturnType<typeof wanted>, as = people.administrator()) => createAccount(as, input);
const disable = (accountId: string, as = people.administrator()) =>
  disableAccount(as, { commandId: world.newId(), accountId, reason: 'Left the college' });

test('an account is made with its roles, and who gave them stands beside', async () => {
  const input = wanted('  Chitra@College.Example ');
  expect(await make(input)).toEqual({ accountId: input.id });
  const [row] = await world.db.select().from(users).where(eq(users.id, input.id));
  expect(row).toMatchObject({ email: 'chitra@college.example', passwordIsDue: true, createdAt: world.clock.now() });
  const [grant] = await world.db.select().from(userRoles).where(eq(userRoles.userId, input.id));
  expect(grant).toMatchObject({ role: 'cashier', grantedBy: people.administrator().actor.id });
});

test('made twice under one id it is one account, racing too; another person or password under it is a conflict', async () => {
  const input = wanted('twice@college.example');
  const answers = await Promise.all([make(input), make(input), make(input)]);
  expect(answers).toEqual(Array(3).fill({ accountId: input.id }));
  await expect(make({ ...input, name: 'Somebody else' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(make({ ...input, firstPassword: 'velvet-harbour-lemon-kite' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('one address is one account, racing too, and a refused one leaves nothing', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => make(wanted('one@college.example'))));
  expect(answers.filter((answer) => 'accountId' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'refused' in answer && answer.code === 'EMAIL_TAKEN')).toHaveLength(2);
  const { edges } = await listAccounts(people.administrator(), { search: 'one@college' });
  expect(edges).toHaveLength(1);
});

test('a weak first password, an address that is none and one of the demo’s make no account', async () => {
  expect(await make({ ...wanted('weak@college.example'), firstPassword: 'chitra' })).toMatchObject({
    code: 'PASSWORD_TOO_WEAK',
  });
  for (const email of ['nobody', 'new@demo.example'])
    await expect(make(wanted(email))).rejects.toMatchObject({ code: 'INVALID' });
  await expect(make(wanted('no@college.example'), world.as('account:read'))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('whoever makes an account gives it no more than they hold themselves', async () => {
  const clerk = world.as(['account:manage', ...permissions.ofRole('cashier')]);
  const here = { ...cashier, outletId: world.outletId };
  expect(await make({ ...wanted('a@college.example'), roles: [cashier] }, clerk)).toMatchObject({
    code: 'BEYOND_OWN_RIGHTS',
  });
  expect(await make({ ...wanted('b@college.example'), roles: [here] as never }, clerk)).toMatchObject({
    accountId: expect.any(String),
  });
});

test('a disabled account is out at once, for its reason, and comes back with its roles but without its sessions', async () => {
  const dev = await people.person(['cook']);
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, dev.id));
  const token = await people.enter(dev.email);
  expect(await disable(dev.id)).toEqual({ accountId: dev.id });
  expect(await people.actorOf(token)).toMatchObject({ kind: 'anonymous' });
  expect(await people.enter(dev.email)).toBeNull();
  expect(await readAccount(people.administrator(), { id: dev.id })).toMatchObject({
    disabledAt: world.clock.now(),
    disabledReason: 'Left the college',
  });
  expect(await world.events('identity.access_changed.v1')).toContainEqual({ actorId: dev.id });

  await enableAccount(people.administrator(), { commandId: world.newId(), accountId: dev.id });
  expect(await people.actorOf(token)).toMatchObject({ kind: 'anonymous' });
  const again = await people.actorOf(await people.enter(dev.email));
  expect(again.permissions.get('ticket:work')).toBe('everywhere');
});

test('an erased account is opened by nobody again, whatever the application does, and is in no list', async () => {
  const gone = await people.person(['cook']);
  const at = world.clock.now();
  const row = eq(users.id, gone.id);
  await world.db.update(users).set({ disabledAt: at, erasedAt: at }).where(row);
  const by = people.administrator();
  const about = { commandId: world.newId(), accountId: gone.id };
  const erased = { code: 'NOT_FOUND', message: 'This account was erased.' };
  await expect(enableAccount(by, about)).rejects.toMatchObject(erased);
  await expect(disable(gone.id)).rejects.toMatchObject(erased);
  await expect(changeAccount(by, { ...about, email: 'back@college.example', name: 'Back' })).rejects.toMatchObject(
    erased,
  );
  await expect(giveFirstPassword(by, { ...about, firstPassword: FIRST_PASSWORD })).rejects.toMatchObject(erased);
  await expect(grantRole(by, { ...cashier, id: world.newId(), accountId: gone.id })).rejects.toMatchObject(erased);
  const { edges } = await listAccounts(by, { search: gone.email });
  expect(edges).toEqual([]);
  expect(await readAccount(by, { id: gone.id })).toBeNull();
  for (const opened of [{ disabledAt: null }, { erasedAt: null }, { disabledAt: null, erasedAt: null }])
    await expect(world.db.update(users).set(opened).where(row)).rejects.toThrow();
  const { id } = await people.person();
  await expect(world.db.update(users).set({ erasedAt: at }).where(eq(users.id, id))).rejects.toThrow();
});

test('nobody disables their own account, or one that may do more than they', async () => {
  const chief = await people.person(['administrator']);
  const self = world.as(permissions.ofRole('administrator'), { everywhere: true, id: chief.id });
  expect(await disable(chief.id, self)).toMatchObject({ code: 'NOT_YOURSELF' });
  expect(await disable(chief.id, world.as('account:manage', { everywhere: true }))).toMatchObject({
    code: 'BEYOND_OWN_RIGHTS',
  });
  await expect(disable(world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a name and an address change together, unless the address is another’s or the demo’s', async () => {
  const { id: accountId } = await people.person(['cook']);
  const other = await people.person(['cook']);
  const change = (email: string, of = accountId) =>
    changeAccount(people.administrator(), { commandId: world.newId(), accountId: of, email, name: 'Esther' });
  expect(await change('esther@college.example')).toEqual({ accountId });
  expect(await change(other.email)).toMatchObject({ code: 'EMAIL_TAKEN' });
  expect(await readAccount(people.administrator(), { id: accountId })).toMatchObject({
    ...{ name: 'Esther', email: 'esther@college.example' },
  });
  await world.db.transaction((tx) => addDemoAccounts(tx, world.newId));
  const [demo] = await world.db.select().from(users).where(eq(users.email, 'cook@demo.example'));
  expect(await change('cook@college.example', demo?.id)).toMatchObject({ code: 'DEMO_ACCOUNT' });
  await world.db.update(organisations).set({ demo: false });
});

test('that a name and an address changed is in the trail, and neither what they were nor what they are', async () => {
  const input = wanted('before@college.example');
  await make(input);
  const change = { accountId: input.id, name: 'Afterwards', email: 'after@college.example' };
  await changeAccount(people.administrator(), { commandId: world.newId(), ...change });
  const row = (await world.audit('identity.changeAccount')).at(-1);
  const fields = { email: { hidden: true }, name: { hidden: true } };
  expect(row).toMatchObject({ entity: 'account', entityId: input.id });
  expect(row?.changes).toEqual([{ entity: 'account', id: input.id, fields }]);
});

test('accounts are found by a part of the name or address, by role and by state, page after page', async () => {
  const list = (input: Partial<Parameters<typeof listAccounts>[1]>) => listAccounts(people.administrator(), input);
  const names = async (input: Parameters<typeof list>[0]) => (await list(input)).edges.map(({ node }) => node.name);
  expect(await names({ search: 'ESTH' })).toEqual(['Esther']);
  expect(await names({ search: '%' })).toEqual([]);
  expect(await names({ search: 'esther', role: 'cashier' })).toEqual([]);
  expect(await names({ search: 'esther', role: 'cook', disabled: false })).toEqual(['Esther']);
  expect(await names({ search: 'esther', disabled: true })).toEqual([]);

  const all = await names({ first: 100 });
  const walked: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof list>> = await list({ first: 3, after, counted: true });
    walked.push(...page.edges.map(({ node }) => node.name));
    expect(await page.totalCount()).toBe(all.length);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) break;
  }
  expect(walked).toEqual(all);
  expect(JSON.stringify(await list({}))).not.toContain('argon2');
});

test('whoever may look only in one outlet sees those who hold something there', async () => {
  const here = await people.person([{ role: 'cook', outletId: world.outletId }]);
  const there = await people.person([{ role: 'cook', outletId: await world.addOutlet('OT') }]);
  const clerk = world.as('account:read');
  const { edges } = await listAccounts(clerk, {});
  const seen = edges.map(({ node }) => node.id);
  expect(seen).toContain(here.id);
  expect(seen).not.toContain(there.id);
  expect(await readAccount(clerk, { id: there.id })).toBeNull();
});
