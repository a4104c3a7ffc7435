import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallContext } from '../../../platform/context.ts';
import { FIRST_PASSWORD, peopleOf } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { createAccount } from '../accounts/create-account.ts';
import { enableAccount } from '../accounts/enable-account.ts';
import { grantsByAccount } from '../accounts/queries.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { beginTotp } from '../factors/begin-totp.ts';
import { createApiKey } from '../keys/create-api-key.ts';
import { mySessions } from '../sessions/my-sessions.ts';
import { revokeOtherSessions } from '../sessions/revoke-other-sessions.ts';
import { grantRole } from './grant-role.ts';
import { withdrawRole } from './withdraw-role.ts';

const HOUR = 3_600_000;
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

type Wish = Partial<Parameters<typeof grantRole>[1]>;
const wish = (accountId: string, rest: Wish = {}) => ({
  ...{ id: world.newId(), accountId, role: 'cashier' as const, outletId: null, expiresAt: null, ...rest },
});
const give = (accountId: string, rest: Wish = {}, as = people.administrator()) => grantRole(as, wish(accountId, rest));
const withdraw = (grantId: string, as = people.administrator()) =>
  withdrawRole(as, { commandId: world.newId(), grantId });
const grantsOf = async (id: string) => (await grantsByAccount(world.db, [id])).get(id) ?? [];
/** Somebody with these roles whose password is their own, and their session. */
async function settled(...roles: Parameters<typeof people.person>[0] & unknown[]) {
  const one = await people.person(roles);
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, one.id));
  return { ...one, token: await people.enter(one.email) };
}
const held = async (token: string | null) => (await people.actorOf(token)).permissions.get('order:take-cash');

test('a role counts where it was given, and no longer once it is withdrawn; the grant stays as history', async () => {
  const asha = await settled();
  const input = wish(asha.id, { outletId: world.outletId, limits: { refundUpToMinor: 50_000 } });
  expect(await grantRole(people.administrator(), input)).toEqual({ accountId: asha.id });
  expect(await grantRole(people.administrator(), input)).toEqual({ accountId: asha.id });
  expect(await held(asha.token)).toEqual(new Set([world.outletId]));

  expect(await withdraw(input.id)).toEqual({ accountId: asha.id });
  expect(await held(asha.token)).toBeUndefined();
  expect(await grantsOf(asha.id)).toMatchObject([
    { grantedAt: world.clock.now(), withdrawnAt: world.clock.now(), limits: { refundUpToMinor: 50_000 } },
  ]);
  const changed = await world.events('identity.access_changed.v1');
  expect(changed.filter(({ actorId }) => actorId === asha.id)).toHaveLength(2);
});

test('a grant for a time grants nothing from its last moment on, and may then be given again', async () => {
  const bina = await settled();
  await give(bina.id, { expiresAt: new Date(world.clock.now().getTime() + HOUR) });
  expect(await held(bina.token)).toBe('everywhere');
  expect(await give(bina.id)).toMatchObject({ code: 'ROLE_HELD' });
  world.clock.advance(HOUR - 1);
  expect(await held(bina.token)).toBe('everywhere');
  world.clock.advance(1);
  expect(await held(bina.token)).toBeUndefined();
  expect(await give(bina.id)).toEqual({ accountId: bina.id });
  expect(await held(bina.token)).toBe('everywhere');
  expect(await grantsOf(bina.id)).toHaveLength(2);
  await expect(give(bina.id, { role: 'cook', expiresAt: world.clock.now() })).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('given twice at one moment a role is held once', async () => {
  const dev = await people.person();
  const answers = await Promise.all([1, 2, 3, 4].map(() => give(dev.id)));
  expect(answers.filter((answer) => 'accountId' in answer)).toHaveLength(1);
  expect(await grantsOf(dev.id)).toHaveLength(1);
});

test('nobody gives a right that they do not hold there, and nobody takes one', async () => {
  const esther = await people.person(['manager']);
  const cashiers = permissions.ofRole('cashier');
  const here = world.as(['account:manage', ...cashiers]);
  const beyond = { code: 'BEYOND_OWN_RIGHTS' };
  expect(await give(esther.id, { role: 'manager', outletId: world.outletId }, here)).toMatchObject(beyond);
  expect(await give(esther.id, {}, here)).toMatchObject(beyond);
  const short = world.as(['account:manage', ...cashiers.filter((one) => one !== 'order:take-cash')]);
  expect(await give(esther.id, { outletId: world.outletId }, short)).toMatchObject(beyond);
  expect(await give(esther.id, { outletId: world.outletId }, here)).toEqual({ accountId: esther.id });

  const elsewhere = await world.addOutlet('EW');
  await expect(give(esther.id, { outletId: elsewhere }, here)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const grant = (await grantsOf(esther.id)).find(({ role }) => role === 'manager');
  expect(await withdraw(grant?.id ?? '', here)).toMatchObject(beyond);
  await expect(give(esther.id, {}, world.as('account:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('what was lent to somebody is given on for no longer: roles, first roles of an account, and keys', async () => {
  const ends = new Date(world.clock.now().getTime() + HOUR);
  const later = new Date(ends.getTime() + 1);
  const lent = await settled({ role: 'administrator', expiresAt: ends }, 'cashier');
  const call = await people.callOf(lent.token);
  const { id } = await people.person();
  const beyond = { code: 'BEYOND_OWN_RIGHTS' };
  for (const expiresAt of [null, later])
    expect(await give(id, { role: 'administrator', expiresAt }, call)).toMatchObject(beyond);
  expect(await give(id, { role: 'administrator', expiresAt: ends }, call)).toEqual({ accountId: id });
  // What is theirs for good they give for good.
  expect(await give(id, { role: 'cashier' }, call)).toEqual({ accountId: id });

  const account = (expiresAt: Date | null) => ({
    ...{ id: world.newId(), email: `${world.newId()}@college.example`, name: 'Gita', firstPassword: FIRST_PASSWORD },
    roles: [{ role: 'administrator' as const, outletId: null, expiresAt }],
  });
  expect(await createAccount(call, account(null))).toMatchObject(beyond);
  expect(await createAccount(call, account(ends))).toMatchObject({ accountId: expect.any(String) });

  const key = (expiresAt: Date | null) => ({
    ...{
      id: world.newId(),
      name: 'kept',
      permissions: ['account:manage', 'order:take-cash'],
      outletId: null,
      expiresAt,
    },
  });
  expect(await createApiKey(call, key(null))).toMatchObject({
    ...beyond,
    details: { permissions: ['account:manage'] },
  });
  expect(await createApiKey(call, key(later))).toMatchObject(beyond);
  expect(await createApiKey(call, key(ends))).toMatchObject({ key: expect.any(String) });
});

test('a key gives for no longer than it lasts itself, and nothing to whoever made it, or the key that made it', async () => {
  const ends = new Date(world.clock.now().getTime() + HOUR);
  const maker = await settled('administrator');
  const keyBy = async (by: CallContext) => {
    const rights = permissions.ofRole('administrator');
    const wanted = { id: world.newId(), name: 'sync', permissions: [...rights], outletId: null, expiresAt: ends };
    const made = await createApiKey(by, wanted);
    const token = 'key' in made ? made.key : '';
    return { ...world.anonymous(), actor: await people.resolve({ kind: 'key', token }) };
  };
  const first = await keyBy(await people.callOf(maker.token));
  const second = await keyBy(first);
  const other = await people.person();
  expect(await give(other.id, {}, second)).toMatchObject({ code: 'BEYOND_OWN_RIGHTS' });
  expect(await give(other.id, { expiresAt: ends }, second)).toEqual({ accountId: other.id });
  for (const key of [first, second]) {
    expect(await give(maker.id, { role: 'cashier', expiresAt: ends }, key)).toMatchObject({ code: 'NOT_YOURSELF' });
    const enable = { commandId: world.newId(), accountId: maker.id };
    expect(await enableAccount(key, enable)).toMatchObject({ code: 'NOT_YOURSELF' });
  }
});

test('nobody gives to himself, by the door or beside it', async () => {
  const farah = await people.person(['administrator']);
  const self = world.as(permissions.ofRole('administrator'), { everywhere: true, id: farah.id });
  expect(await give(farah.id, { role: 'owner' }, self)).toMatchObject({ code: 'NOT_YOURSELF' });
  const row = { id: world.newId(), userId: farah.id, role: 'owner', grantedBy: farah.id };
  await expect(world.db.insert(userRoles).values(row)).rejects.toMatchObject({
    cause: { constraint_name: 'user_roles_not_by_oneself' },
  });
});

test('limits are amounts: whole, and not below nothing', async () => {
  const { id } = await people.person();
  for (const amount of [-1, 0.5, Number.NaN])
    await expect(give(id, { limits: { discountUpToMinor: amount } })).rejects.toMatchObject({ code: 'INVALID' });
});

test('the application cannot rewrite or remove what was given', async () => {
  await expect(world.db.update(userRoles).set({ role: 'owner' })).rejects.toMatchObject({ cause: { code: '42501' } });
  await expect(world.db.delete(userRoles)).rejects.toMatchObject({ cause: { code: '42501' } });
  await expect(world.db.delete(users)).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('a role in one outlet, or a key for one, gives nothing that concerns the whole organisation', async () => {
  const role = 'administrator';
  const here = await people.actorOf((await settled({ role, outletId: world.outletId })).token);
  const everywhere = await people.actorOf((await settled(role)).token);
  for (const permission of ['security:manage', 'account:admit-students', 'mail:read'] as const) {
    expect(here.permissions.get(permission)).toBeUndefined();
    expect(everywhere.permissions.get(permission)).toBe('everywhere');
  }
  expect(here.permissions.get('order:read')).toEqual(new Set([world.outletId]));

  const wanted = { id: world.newId(), name: 'a partner', outletId: world.outletId, expiresAt: null };
  const made = await createApiKey(people.administrator(), { ...wanted, permissions: ['mail:read', 'order:read'] });
  const key = await people.resolve({ kind: 'key', token: 'key' in made ? made.key : '' });
  expect(key.permissions.get('mail:read')).toBeUndefined();
  expect(key.permissions.get('order:read')).toEqual(new Set([world.outletId]));
});

test('while a password is due, what is one’s own is closed but for what leads out of it', async () => {
  const { email } = await people.person(['cashier']);
  const call = await people.callOf(await people.enter(email));
  await expect(revokeOtherSessions(call, {})).rejects.toMatchObject({
    ...{ code: 'FORBIDDEN', message: expect.stringContaining('password of your own') },
  });
  await expect(mySessions(call, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await beginTotp(call, {})).toHaveProperty('uri');
});

test('acts about other people’s accounts ask for a fresh confirmation', async () => {
  const call = people.administrator();
  world.clock.advance(5 * 60_000);
  const input = { commandId: world.newId(), grantId: world.newId() };
  await expect(withdrawRole(call, input)).rejects.toMatchObject({ details: { reason: 'CONFIRMATION_NEEDED' } });
});
