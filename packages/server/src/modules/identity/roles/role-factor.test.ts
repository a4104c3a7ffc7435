import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownRoles } from '../../../testing/own-roles.ts';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { users } from '../accounts/tables.ts';
import { listPermissions } from './list-permissions.ts';
import { listRoles } from './list-roles.ts';
import { roleChange } from './role-change.ts';
import { listRoleChanges } from './role-change-book.ts';
import type { saveRole } from './save-role.ts';
import { roles } from './tables.ts';

const DAY = 24 * 3_600_000;
let world: World;
let people: ReturnType<typeof peopleOf>;
let ours: ReturnType<typeof ownRoles>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  ours = ownRoles(world, people);
});
afterAll(() => world.close());

type Wish = Parameters<typeof saveRole>[1];
const save = (wish: Wish, as = people.administrator()) => ours.save({ ...wish, commandId: world.newId() }, as);
const graceOf = async (code: string) =>
  (await listRoles(people.administrator(), {})).find(({ role }) => role === code)?.factorGraceDays;
const days = (count: number) => world.clock.advance(count * DAY);
/** Somebody whose password is their own, and their session. */
async function settled() {
  const one = await people.person([]);
  await world.db.update(users).set({ passwordIsDue: false, passwordIsShort: false }).where(eq(users.id, one.id));
  return { ...one, token: await people.enter(one.email) };
}

test.each([
  ['order:read', null],
  ['stock:manage', null],
  ['ticket:work', null],
  ['sales:read', null],
  ['payment:settle', 7],
  ['account:read', 7],
  ['audit:read', 7],
  ['outlet:manage', 7],
] as const)(
  'unless somebody decides otherwise a role made from no other that may %s asks for a factor after %s days',
  async (permission, graceDays) => {
    const wish = ours.own({ permissions: ['menu:manage', permission] });
    expect(await save(wish)).toEqual({ role: wish.role });
    expect(await graceOf(wish.role)).toBe(graceDays);
    const based = ours.own({ permissions: [permission], basedOn: 'finance' });
    await save(based);
    expect(await graceOf(based.role)).toBeNull();
  },
);

test('a role that comes to hold something sensitive demands a factor from then on, and what was decided of it stays', async () => {
  const wish = ours.own();
  await save(wish);
  await save({ ...wish, permissions: ['order:read', 'ledger:read'], version: 1 });
  expect(await graceOf(wish.role)).toBe(7);
  await save({ ...wish, permissions: ['ledger:read'], factor: { isDemanded: false, graceDays: 0 }, version: 2 });
  await save({ ...wish, permissions: ['ledger:read', 'payment:read'], version: 3 });
  expect(await graceOf(wish.role)).toBeNull();
});

test('its holders work on through the grace, then hold no permission until a factor is on; a longer one counts from the same day', async () => {
  const wish = ours.own({ factor: { isDemanded: true, graceDays: 2 } });
  await save(wish);
  const { id, token } = await settled();
  await ours.give(id, wish.role);
  const held = async () => (await people.actorOf(await people.enter((await emailOf(id)) ?? ''))).permissions;
  days(1.9);
  expect((await held()).get('order:read')).toBe('everywhere');
  days(0.2);
  expect(await held()).toEqual(new Map());
  await save({ ...wish, factor: { isDemanded: true, graceDays: 3 }, version: 1 });
  expect((await held()).get('order:read')).toBe('everywhere');
  days(1);
  expect(await held()).toEqual(new Map());
  await save({ ...wish, factor: { isDemanded: false, graceDays: 0 }, version: 2 });
  expect((await held()).get('order:read')).toBe('everywhere');
  expect(token).not.toBe('');
});
const emailOf = async (id: string) =>
  (await world.db.select({ email: users.email }).from(users).where(eq(users.id, id)))[0]?.email;

test('that a role demands a factor is told to every process at once', async () => {
  const wish = ours.own();
  await save(wish);
  const told = async () => (await world.events('identity.access_changed.v1')).length;
  const before = await told();
  await save({ ...wish, factor: { isDemanded: true, graceDays: 0 }, version: 1 });
  expect(await told()).toBe(before + 1);
});

test('before it is saved one sees from when it is demanded, and how many have no factor; then it stands in the history', async () => {
  const wish = ours.own();
  await save(wish);
  const { id } = await people.person([]);
  await ours.give(id, wish.role);
  const asked = { role: wish.role, permissions: ['ledger:read'] as Wish['permissions'] };
  const week = new Date(world.clock.now().getTime() + 7 * DAY);
  const preview = await roleChange(people.administrator(), asked);
  expect(preview).toMatchObject({ factorGraceDays: 7, factorFrom: week, holders: 1, withoutFactor: 1 });
  const no = { ...asked, factor: { isDemanded: false, graceDays: 0 } };
  expect(await roleChange(people.administrator(), no)).toMatchObject({ factorGraceDays: null, factorFrom: null });
  world.clock.advance(1);
  await save({ ...wish, permissions: ['ledger:read'], version: 1 });
  const [change, making] = await listRoleChanges(people.administrator(), { role: wish.role });
  expect([change?.demandsFactor, making?.demandsFactor]).toEqual([true, null]);
});

test('nobody eases the second factor of a role that they hold themselves', async () => {
  const wish = ours.own({ factor: { isDemanded: true, graceDays: 9 } });
  await save(wish);
  const { id } = await people.person(['administrator']);
  await ours.give(id, wish.role);
  const oneself = { ...people.administrator(), actor: { ...people.administrator().actor, id } };
  const refused = { refused: true, code: 'NOT_YOURSELF' };
  const none = { isDemanded: false, graceDays: 0 };
  expect(await save({ ...wish, factor: none, version: 1 }, oneself)).toMatchObject(refused);
  const longer = { isDemanded: true, graceDays: 10 };
  expect(await save({ ...wish, factor: longer, version: 1 }, oneself)).toMatchObject(refused);
  const preview = await roleChange(oneself, { role: wish.role, permissions: wish.permissions, factor: none });
  expect(preview.refusal?.code).toBe('NOT_YOURSELF');
  const shorter = { isDemanded: true, graceDays: 1 };
  expect(await save({ ...wish, factor: shorter, version: 1 }, oneself)).toEqual({ role: wish.role });
});

test('what a built-in role demands is not said here, here nor in the database', async () => {
  const cook: Wish = { commandId: world.newId(), role: 'cook', permissions: ['order:read'], version: 0 };
  const factor = { isDemanded: true, graceDays: 0 };
  await expect(save({ ...cook, factor })).rejects.toMatchObject({ code: 'INVALID' });
  const row = { code: 'cook', version: 1, factorGraceDays: 0, factorSince: world.clock.now() };
  const put = world.db.insert(roles).values(row);
  await expect(put).rejects.toMatchObject({ cause: { constraint_name: 'roles_factor' } });
});

test('what only a paired device can do is offered for no role, and put into none', async () => {
  const offered = (await listPermissions(people.administrator(), {})).map(({ permission }) => permission);
  expect(offered).toContain('till:use');
  for (const permission of ['device:renew', 'till:open'] as const) {
    expect(offered).not.toContain(permission);
    const refusal = { refused: true, code: 'PERMISSION_OF_DEVICES', details: { permissions: [permission] } };
    expect(await save(ours.own({ permissions: ['order:read', permission] }))).toMatchObject(refusal);
    const preview = await roleChange(people.administrator(), { role: world.newId(), permissions: [permission] });
    expect(preview.refusal?.code).toBe('PERMISSION_OF_DEVICES');
  }
  const owner = (await listRoles(people.administrator(), {})).find(({ role }) => role === 'owner');
  expect(owner?.permissions.map(({ permission }) => permission)).toEqual(expect.not.arrayContaining(['till:open']));
});
