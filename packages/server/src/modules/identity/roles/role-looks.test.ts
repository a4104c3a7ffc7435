import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { users } from '../accounts/tables.ts';
import { accountAccess } from './account-access.ts';
import { grantRole } from './grant-role.ts';
import { listPermissions } from './list-permissions.ts';
import { holdersByRole, listRoles } from './list-roles.ts';
import { roleChange } from './role-change.ts';
import { listRoleChanges } from './role-change-book.ts';
import { saveRole } from './save-role.ts';
import { roles } from './tables.ts';

let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

const own = { name: 'Tuck shop', says: 'Sells in the break.', permissions: ['order:read'], version: 0 };
const save = (wish: Partial<Parameters<typeof saveRole>[1]>) =>
  saveRole(people.administrator(), { commandId: world.newId(), role: world.newId(), ...own, ...wish });
const give = (accountId: string, role: string, outletId: string | null = null, expiresAt: Date | null = null) =>
  grantRole(people.administrator(), { id: world.newId(), accountId, role, outletId, expiresAt });
const names = (words: readonly { readonly permission: string }[]) => words.map(({ permission }) => permission);

test('the matrix names every permission of people under its category, and every role with what it holds, by default and now', async () => {
  const all = await listPermissions(people.administrator(), {});
  const ofPeople = permissions.all().filter((spec) => !spec.isOfDevices);
  expect(names(all).sort()).toEqual(names(ofPeople).sort());
  expect(all.every(({ mayPut }) => mayPut)).toBe(true);
  const auditor = world.as('account:read', { everywhere: true });
  expect((await listPermissions(auditor, {})).some(({ mayPut }) => mayPut)).toBe(false);

  const role = world.newId();
  await save({ role });
  await world.db
    .update(roles)
    .set({ added: ['order:read', 'moon:land'] })
    .where(eq(roles.code, role));
  const byDefault = permissions.ofRole('storekeeper');
  const held = [...byDefault.slice(1), 'order:read'];
  const { name: _, says: __, ...stays } = own;
  await saveRole(people.administrator(), {
    ...stays,
    commandId: world.newId(),
    role: 'storekeeper',
    permissions: held,
  });
  const shown = new Map((await listRoles(people.administrator(), {})).map((one) => [one.role, one]));
  expect(shown.get(role)).toMatchObject({ name: 'Tuck shop', isOwn: true, unknown: ['moon:land'], mayChange: true });
  expect(names(shown.get(role)?.permissions ?? [])).toEqual(['order:read']);
  expect(shown.get('storekeeper')).toMatchObject({ name: 'Storekeeper', byDefault, version: 1, isOwn: false });
  expect(names(shown.get('storekeeper')?.permissions ?? []).sort()).toEqual([...held].sort());
  expect(shown.get('owner')).toMatchObject({ isFixed: true, mayChange: false });
  expect((await listRoles(auditor, {})).some(({ mayChange }) => mayChange)).toBe(false);
  await expect(listRoles(world.as('order:read'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a preview says who gains and who loses what, reckons with their other roles, and changes nothing', async () => {
  const role = world.newId();
  await save({ role, name: 'Hall', permissions: ['order:read', 'order:take-cash'] });
  const [only, also, off] = [await people.person(), await people.person(['cashier']), await people.person()];
  for (const { id } of [only, also, off]) await give(id, role);
  await disableAccount(people.administrator(), { commandId: world.newId(), accountId: off.id, reason: 'Away' });

  const wanted = ['order:read', 'mail:read'];
  const preview = await roleChange(people.administrator(), { role, permissions: wanted });
  expect(preview).toMatchObject({ holders: 2, gaining: 2, losing: 1, refusal: null });
  expect([names(preview.gains), names(preview.loses)]).toEqual([['mail:read'], ['order:take-cash']]);
  const effects = new Map(preview.people.map((one) => [one.accountId, [names(one.gains), names(one.loses)]]));
  expect(effects.get(only.id)).toEqual([['mail:read'], ['order:take-cash']]);
  // A cashier takes cash all the same.
  expect(effects.get(also.id)).toEqual([['mail:read'], []]);
  expect((await holdersByRole(world.db, [role], world.clock.now())).get(role)).toBe(2);

  const short = world.as(['account:manage', 'order:read', 'order:take-cash'], { everywhere: true });
  expect(await roleChange(short, { role, permissions: wanted })).toMatchObject({
    refusal: { code: 'BEYOND_OWN_RIGHTS' },
  });
  const here = world.as(['account:manage', 'order:read']);
  await expect(roleChange(here, { role, permissions: wanted })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const [row] = await world.db.select().from(roles).where(eq(roles.code, role));
  expect(row).toMatchObject({ version: 1, added: ['order:read', 'order:take-cash'] });
});

test('what a person can do is told with every grant that gives it, where, until when, and what hinders it', async () => {
  const role = world.newId();
  await save({ role, name: 'Gate' });
  const { id } = await people.person([{ role: 'cashier', outletId: world.outletId }]);
  world.clock.advance(1);
  const until = new Date(world.clock.now().getTime() + 3_600_000);
  await give(id, role, null, until);
  const access = await accountAccess(people.administrator(), { accountId: id });
  expect(access?.dormancy).toBe('PASSWORD_DUE');
  const right = access?.rights.find(({ permission }) => permission === 'order:read');
  expect(right).toMatchObject({ category: 'ORDERS' });
  expect(right?.sources).toMatchObject([
    { roleName: 'Cashier', outletId: world.outletId, expiresAt: null },
    { roleName: 'Gate', outletId: null, expiresAt: until },
  ]);
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, id));
  expect((await accountAccess(people.administrator(), { accountId: id }))?.dormancy).toBeNull();
  world.clock.advance(3_600_000);
  const later = await accountAccess(people.administrator(), { accountId: id });
  expect(later?.rights.flatMap(({ sources }) => sources.map(({ roleName }) => roleName))).not.toContain('Gate');

  // Whoever reads accounts of one outlet sees nobody of another.
  const elsewhere = await world.addOutlet('ZZ');
  const there = await people.person([{ role: 'cashier', outletId: elsewhere }]);
  expect(await accountAccess(world.as('account:read'), { accountId: there.id })).toBeNull();
  expect(await accountAccess(world.as('account:read'), { accountId: id })).not.toBeNull();
  expect(await accountAccess(people.administrator(), { accountId: world.newId() })).toBeNull();
  await expect(accountAccess(world.as('order:read'), { accountId: id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('history says who changed a role when, what it was called, and what it gained and lost', async () => {
  const role = world.newId();
  await save({ role, name: 'Canteen two' });
  const chief = await people.person(['administrator']);
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, chief.id));
  const call = await people.callOf(await people.enter(chief.email));
  world.clock.advance(1);
  const change = { ...own, role, name: 'Canteen three', permissions: ['order:take-cash'], version: 1 };
  expect(await saveRole(call, { commandId: world.newId(), ...change })).toEqual({ role });
  const [last, first, ...more] = await listRoleChanges(people.administrator(), { role });
  expect(more).toEqual([]);
  expect(last).toMatchObject({ act: 'CHANGED', roleName: 'Canteen three', formerName: 'Canteen two' });
  expect(last?.changedByName).toMatch(/^Person \d+$/);
  expect([names(last?.gained ?? []), names(last?.lost ?? [])]).toEqual([['order:take-cash'], ['order:read']]);
  expect(first).toMatchObject({ act: 'MADE', roleName: 'Canteen two', formerName: null, saysChanged: false });
  const all = await listRoleChanges(people.administrator(), { role: null });
  expect(all.length).toBeGreaterThan(2);
  await expect(listRoleChanges(world.as('order:read'), { role })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
