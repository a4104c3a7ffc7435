import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Permission } from '../../../platform/auth/permission.ts';
import { ownRoles } from '../../../testing/own-roles.ts';
import { peopleOf } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { grantsByAccount } from '../accounts/queries.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { factorRules } from '../factors/tables.ts';
import { roleChanges, roles } from './tables.ts';
import { withdrawRole } from './withdraw-role.ts';

let world: World;
let people: ReturnType<typeof peopleOf>;
let ours: ReturnType<typeof ownRoles>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  ours = ownRoles(world, people);
});
afterAll(() => world.close());

const versionOf = async (code: string) =>
  (await world.db.select({ version: roles.version }).from(roles).where(eq(roles.code, code)))[0]?.version ?? 0;
/** Lets a built-in role hold this; another test may have decided about it before. */
const adjust = async (role: 'cashier' | 'cook' | 'student' | 'finance', held: readonly string[]) =>
  ours.save(ours.builtIn(role, held, await versionOf(role)));
/** Somebody with these roles whose password is their own, and their session. */
async function settled(...held: Parameters<typeof people.person>[0] & unknown[]) {
  const one = await people.person(held);
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, one.id));
  return { ...one, token: await people.enter(one.email) };
}
const reach = async (token: string | null, permission: Permission) =>
  (await people.actorOf(token)).permissions.get(permission);
const changesOf = (code: string) =>
  world.db.select().from(roleChanges).where(eq(roleChanges.role, code)).orderBy(roleChanges.at, roleChanges.id);

test('a role of one’s own making holds what was said, where it is given, and what concerns everything only everywhere', async () => {
  const role = await ours.made({ permissions: ['order:read', 'mail:read'] });
  const [here, all] = [await settled(), await settled()];
  expect(await ours.give(here.id, role, people.administrator(), world.outletId)).toEqual({ accountId: here.id });
  expect(await ours.give(all.id, role)).toEqual({ accountId: all.id });
  expect(await reach(here.token, 'order:read')).toEqual(new Set([world.outletId]));
  expect(await reach(here.token, 'mail:read')).toBeUndefined();
  expect(await reach(all.token, 'mail:read')).toBe('everywhere');
  expect(await reach(all.token, 'order:take-cash')).toBeUndefined();
});

test('a change counts at once for whoever holds the role, is told to every process, and is done once', async () => {
  const role = await ours.made();
  const asha = await settled();
  await ours.give(asha.id, role);
  const before = (await world.events('identity.access_changed.v1')).length;
  const wish = ours.own({ role, name: 'Hostel desk', permissions: ['order:take-cash'], version: 1 });
  expect(await ours.save(wish)).toEqual({ role });
  expect(await ours.save(wish)).toEqual({ role });
  expect(await reach(asha.token, 'order:take-cash')).toBe('everywhere');
  expect(await reach(asha.token, 'order:read')).toBeUndefined();
  const told = (await world.events('identity.access_changed.v1')).slice(before);
  expect(told).toEqual([{ actorId: null }]);
  // Other words change nobody's rights.
  await ours.save({ ...wish, commandId: world.newId(), says: 'For the desk at the hostel.', version: 2 });
  expect((await world.events('identity.access_changed.v1')).slice(before)).toHaveLength(1);
  expect(await changesOf(role)).toMatchObject([
    { act: 'MADE', before: null, after: { permissions: ['order:read'] } },
    { act: 'CHANGED', before: { permissions: ['order:read'] }, after: { name: 'Hostel desk' } },
    { act: 'CHANGED', after: { says: 'For the desk at the hostel.', permissions: ['order:take-cash'] } },
  ]);
});

test('a built-in role is adjusted, counts so at once, and is as it was with what it holds by default', async () => {
  const byDefault = permissions.ofRole('cook');
  const dev = await settled('cook');
  const [gone = 'ticket:work', ...rest] = byDefault;
  expect(await adjust('cook', [...rest, 'order:take-cash'])).toEqual({ role: 'cook' });
  expect(await reach(dev.token, gone)).toBeUndefined();
  expect(await reach(dev.token, 'order:take-cash')).toBe('everywhere');
  const [row] = await world.db.select().from(roles).where(eq(roles.code, 'cook'));
  expect(row).toMatchObject({ added: ['order:take-cash'], removed: [gone], name: null });
  expect(await adjust('cook', byDefault)).toEqual({ role: 'cook' });
  const [back] = await world.db.select().from(roles).where(eq(roles.code, 'cook'));
  expect(back).toMatchObject({ added: [], removed: [] });
  expect(await reach(dev.token, gone)).toBe('everywhere');
  // Said again it is no change.
  expect(await adjust('cook', byDefault)).toEqual({ role: 'cook' });
  expect(await changesOf('cook')).toHaveLength(2);
});

test('owner and administrator hold everything for ever, and students gain nothing; the database says so too', async () => {
  for (const role of ['owner', 'administrator'] as const) {
    expect(await ours.save(ours.builtIn(role, ['order:read'], 0))).toMatchObject({ code: 'ROLE_IS_FIXED' });
    await expect(world.db.insert(roles).values({ code: role, version: 1 })).rejects.toMatchObject({
      cause: { constraint_name: 'roles_code' },
    });
  }
  const student = permissions.ofRole('student');
  expect(await adjust('student', [...student, 'order:read'])).toMatchObject({ code: 'ROLE_IS_FIXED' });
  expect(await adjust('student', [])).toEqual({ role: 'student' });
  expect(await adjust('student', student)).toEqual({ role: 'student' });
  const gain = world.db
    .update(roles)
    .set({ added: ['order:read'] })
    .where(eq(roles.code, 'student'));
  await expect(gain).rejects.toMatchObject({ cause: { constraint_name: 'roles_student' } });
  for (const device of ['kiosk', 'kitchen-display', 'board'])
    await expect(ours.save(ours.own({ role: device }))).rejects.toMatchObject({ code: 'INVALID' });
});

test('a role that somebody holds is not retired; a retired one is given to nobody, is changed no more, and frees its name', async () => {
  const wish = ours.own({ name: 'Night shift' });
  await ours.save(wish);
  const { role } = wish;
  const [ravi, lost] = [await settled(), await settled()];
  await ours.give(ravi.id, role);
  expect(await ours.retire(role)).toMatchObject({ code: 'ROLE_IN_USE', details: { people: 1 } });
  const [grant] = (await grantsByAccount(world.db, [ravi.id])).get(ravi.id) ?? [];
  // A disabled account may be enabled again: it counts.
  await disableAccount(people.administrator(), { commandId: world.newId(), accountId: ravi.id, reason: 'Away' });
  expect(await ours.retire(role)).toMatchObject({ code: 'ROLE_IN_USE' });
  await withdrawRole(people.administrator(), { commandId: world.newId(), grantId: grant?.id ?? '' });
  expect(await ours.retire(role)).toEqual({ role });
  expect(await ours.retire(role)).toEqual({ role });
  expect((await changesOf(role)).map(({ act }) => act)).toEqual(['MADE', 'RETIRED']);

  await expect(ours.give(lost.id, role)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(ours.give(lost.id, world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const again = { ...wish, commandId: world.newId(), permissions: [], version: 1 };
  await expect(ours.save(again)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(ours.retire(world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await ours.retire('cook')).toMatchObject({ code: 'ROLE_IS_FIXED' });
  expect(await ours.save(ours.own({ name: 'NIGHT shift' }))).toHaveProperty('role');
});

test('no two roles have one name, also at one moment, and none that of a built-in one', async () => {
  const name = 'Weekend counter';
  const answers = await Promise.all([1, 2, 3].map(() => ours.save(ours.own({ name }))));
  expect(answers.filter((answer) => 'role' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'refused' in answer)).toMatchObject([
    { code: 'ROLE_NAME_TAKEN' },
    { code: 'ROLE_NAME_TAKEN' },
  ]);
  for (const taken of ['weekend COUNTER', 'Cashier', 'Storekeeper', 'finance'])
    expect(await ours.save(ours.own({ name: taken }))).toMatchObject({ code: 'ROLE_NAME_TAKEN' });
  await expect(ours.save(ours.own({ name: null }))).rejects.toMatchObject({ code: 'INVALID' });
  const renamed = { ...ours.builtIn('cashier', permissions.ofRole('cashier'), 0), name: 'Till' };
  await expect(ours.save(renamed)).rejects.toMatchObject({ code: 'INVALID' });
});

test('whoever saw an older version changes nothing, also of two at one moment', async () => {
  const wish = ours.own();
  await ours.save(wish);
  const change = (permission: string) =>
    ours.save({ ...wish, commandId: world.newId(), permissions: [permission], version: 1 });
  const answers = await Promise.all([change('order:take-cash'), change('menu:manage')]);
  expect(answers.filter((answer) => 'role' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'refused' in answer)).toMatchObject([{ code: 'ROLE_CHANGED' }]);
  // Also of a built-in role about which nobody has decided yet.
  const first = await Promise.all(
    ['order:read', 'mail:read'].map((one) => ours.save(ours.builtIn('auditor', [one], 0))),
  );
  expect(first.filter((answer) => 'role' in answer)).toHaveLength(1);
  expect(first.filter((answer) => 'refused' in answer)).toMatchObject([{ code: 'ROLE_CHANGED' }]);
  const other = { ...wish, commandId: world.newId(), version: 2, basedOn: 'manager' as const };
  await expect(ours.save(other)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a permission that the product does not know is not put into a role; one that it knew once grants nothing', async () => {
  const unknown = { code: 'PERMISSION_UNKNOWN', details: { permissions: ['moon:land'] } };
  expect(await ours.save(ours.own({ permissions: ['order:read', 'moon:land'] }))).toMatchObject(unknown);
  const wish = ours.own();
  await ours.save(wish);
  await world.db
    .update(roles)
    .set({ added: ['order:read', 'moon:land'] })
    .where(eq(roles.code, wish.role));
  const usha = await settled();
  expect(await ours.give(usha.id, wish.role)).toEqual({ accountId: usha.id });
  const held = (await people.actorOf(usha.token)).permissions;
  const all = [...permissions.all().map(({ permission }) => permission), 'moon:land' as Permission];
  expect(all.filter((permission) => held.get(permission) !== undefined)).toEqual(['order:read']);
  // It may stay where it is, and may go.
  const kept = { ...wish, says: 'Other words.', permissions: ['order:read', 'moon:land'], version: 1 };
  expect(await ours.save({ ...kept, commandId: world.newId() })).toEqual({ role: wish.role });
  expect(
    await ours.save({ ...kept, commandId: world.newId(), permissions: ['order:read'], version: 2 }),
  ).toHaveProperty('role');
});

test('a role demands the second factor that the one demands which it was made from', async () => {
  const [plain, strict] = [await ours.made(), await ours.made({ basedOn: 'finance' })];
  const [one, other] = [await settled(), await settled()];
  await ours.give(one.id, plain);
  await ours.give(other.id, strict);
  await world.db.insert(factorRules).values({ role: 'finance', since: world.clock.now(), graceDays: 0 });
  expect(await reach(one.token, 'order:read')).toBe('everywhere');
  expect(await reach(other.token, 'order:read')).toBeUndefined();
  await world.db.delete(factorRules);
  expect(await reach(other.token, 'order:read')).toBe('everywhere');
});

test('the database keeps held roles, retired ones, what was decided, and refuses a role that is not there', async () => {
  const role = await ours.made();
  const { id } = await people.person();
  await ours.give(id, role);
  const retiring = () => world.db.update(roles).set({ retiredAt: world.clock.now() }).where(eq(roles.code, role));
  await expect(retiring()).rejects.toMatchObject({ cause: { constraint_name: 'roles_held' } });
  await world.db.update(userRoles).set({ withdrawnAt: world.clock.now() }).where(eq(userRoles.role, role));
  await retiring();
  const revived = world.db.update(roles).set({ retiredAt: null }).where(eq(roles.code, role));
  await expect(revived).rejects.toMatchObject({ cause: { constraint_name: 'roles_retired' } });
  const grant = { id: world.newId(), userId: id, outletId: null, grantedAt: world.clock.now() };
  await expect(world.db.insert(userRoles).values({ ...grant, role })).rejects.toMatchObject({
    cause: { constraint_name: 'user_roles_in_use' },
  });
  await expect(world.db.insert(userRoles).values({ ...grant, role: 'caretaker' })).rejects.toMatchObject({
    cause: { constraint_name: 'user_roles_own_role_roles_code_fk' },
  });
  for (const forbidden of [
    sql`delete from roles where code = ${role}`,
    sql`update roles set code = 'x' where code = ${role}`,
    sql`update roles set based_on = 'owner' where code = ${role}`,
    sql`delete from role_changes`,
    sql`update role_changes set act = 'MADE'`,
  ])
    await expect(world.db.execute(forbidden)).rejects.toMatchObject({ cause: { code: '42501' } });
});
