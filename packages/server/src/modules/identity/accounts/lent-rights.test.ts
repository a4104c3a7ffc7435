import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallContext } from '../../../platform/context.ts';
import { passkeyPeople } from '../../../testing/passkey-people.ts';
import { FIRST_PASSWORD } from '../../../testing/people.ts';
import { whileHeld } from '../../../testing/while-held.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { removeFactors } from '../factors/remove-factors.ts';
import { unlockAccount } from '../guards/unlock-account.ts';
import { createApiKey } from '../keys/create-api-key.ts';
import { withdrawApiKey } from '../keys/withdraw-api-key.ts';
import { giveFirstPassword } from '../passwords/give-first-password.ts';
import { grantRole } from '../roles/grant-role.ts';
import { saveRole } from '../roles/save-role.ts';
import { roles } from '../roles/tables.ts';
import { withdrawRole } from '../roles/withdraw-role.ts';
import { changeAccount } from './change-account.ts';
import { createAccount } from './create-account.ts';
import { disableAccount } from './disable-account.ts';
import { enableAccount } from './enable-account.ts';
import { userRoles, users } from './tables.ts';

const HOUR = 3_600_000;
const BEYOND = { code: 'BEYOND_OWN_RIGHTS' };
let world: World;
let kit: ReturnType<typeof passkeyPeople>;
let people: ReturnType<typeof passkeyPeople>['people'];
beforeAll(async () => {
  world = await openWorld();
  kit = passkeyPeople(world);
  people = kit.people;
});
afterAll(() => world.close());

type Wanted = NonNullable<Parameters<typeof people.person>[0]>;
/** Somebody with these roles whose password is their own, and a call of theirs. */
async function settled(...wanted: Wanted[number][]) {
  const one = await people.person(wanted);
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, one.id));
  return { ...one, call: await people.callOf(await people.enter(one.email)) };
}
const about = (accountId: string) => ({ commandId: world.newId(), accountId });
const rename = (by: CallContext, accountId: string, email: string) =>
  changeAccount(by, { ...about(accountId), email, name: 'Renamed' });
const disable = (by: CallContext, accountId: string) => disableAccount(by, { ...about(accountId), reason: 'Away' });

type Managing = readonly [name: string, act: (by: CallContext, accountId: string) => Promise<object>];

/** Acts after which whoever did them may be in the account. */
const OPENING: readonly Managing[] = [
  ['a first password', (by, accountId) => giveFirstPassword(by, { accountId, firstPassword: FIRST_PASSWORD })],
  ['another address', (by, accountId) => rename(by, accountId, `${accountId}@college.example`)],
  ['taking the factors off', (by, accountId) => removeFactors(by, { ...about(accountId), reason: 'Lost' })],
  ['enabling', (by, accountId) => enableAccount(by, about(accountId))],
  ['unlocking', (by, accountId) => unlockAccount(by, about(accountId))],
];

test.each(OPENING)(
  '%s of an account that holds rights for good is for nobody to whom they are lent',
  async (_, act) => {
    const ends = new Date(world.clock.now().getTime() + HOUR);
    const lent = await settled({ role: 'administrator', expiresAt: ends });
    const withPasskey = async (...wanted: Wanted[number][]) => {
      const one = await settled(...wanted);
      await kit.withPasskey(one.call);
      return one.id;
    };
    expect(await act(lent.call, await withPasskey('administrator'))).toMatchObject(BEYOND);
    const longer = new Date(ends.getTime() + 1);
    expect(await act(lent.call, await withPasskey({ role: 'cashier', expiresAt: longer }))).toMatchObject(BEYOND);
    const shorter = await withPasskey({ role: 'cashier', expiresAt: ends });
    expect(await act(lent.call, shorter)).toEqual({ accountId: shorter });
    const other = await withPasskey('administrator');
    expect(await act((await settled('administrator')).call, other)).toEqual({ accountId: other });
  },
);

test('what gives nobody access is open to those to whom rights are lent: another name, and disabling', async () => {
  const ends = new Date(world.clock.now().getTime() + HOUR);
  const { call } = await settled({ role: 'administrator', expiresAt: ends });
  const { id, email } = await settled('administrator');
  expect(await rename(call, id, email)).toEqual({ accountId: id });
  expect(await disable(call, id)).toEqual({ accountId: id });
});

/** Acts that hand rights on, or manage accounts, of people who hold nothing. */
const MANAGING: readonly Managing[] = [
  ...OPENING.filter(([name]) => name !== 'taking the factors off'),
  ['disabling', disable],
  [
    'a role',
    (by, accountId) => grantRole(by, { id: world.newId(), accountId, role: 'cook', outletId: null, expiresAt: null }),
  ],
  [
    'an account',
    (by) => {
      const person = { id: world.newId(), email: `${world.newId()}@college.example`, name: 'New' };
      return createAccount(by, { ...person, roles: [], firstPassword: FIRST_PASSWORD });
    },
  ],
  [
    'a role of one’s own',
    (by) => {
      const role = world.newId();
      return saveRole(by, { ...{ commandId: world.newId(), role, name: role, says: '' }, permissions: [], version: 0 });
    },
  ],
  [
    'a key',
    (by) => {
      const wanted = { id: world.newId(), name: 'kept', outletId: null, expiresAt: null };
      return createApiKey(by, { ...wanted, permissions: ['key:manage'] });
    },
  ],
];
const code = (error: { code?: string }) => ({ code: error.code });

test.each(MANAGING)(
  '%s is judged by the rights that the actor has at that moment, not by those remembered',
  async (_, act) => {
    const { id: target } = await people.person();
    const chief = await settled('administrator');
    const taken = `update user_roles set withdrawn_at = '${world.clock.now().toISOString()}' where user_id = '${chief.id}'`;
    const { answer, waited } = await whileHeld(world.db, sql.raw(taken), () => act(chief.call, target).catch(code));
    expect({ answer, waited }).toEqual({ answer: { code: 'FORBIDDEN' }, waited: true });

    // Somebody whose account is disabled, as a process knows them that has not heard of it yet.
    const other = await settled('administrator');
    expect(await disable(people.administrator(), other.id)).toEqual({ accountId: other.id });
    expect(await act(other.call, target).catch(code)).toEqual({ code: 'FORBIDDEN' });
  },
);

test('who lost one of several roles hands on what they still hold, and no more', async () => {
  const manages = world.newId();
  const permissions = ['account:read', 'account:manage', 'order:read'];
  const said = { name: 'Manages', says: '', version: 0, permissions };
  await saveRole(people.administrator(), { commandId: world.newId(), role: manages, ...said });
  const wide = await settled('administrator');
  const wish = { outletId: null, expiresAt: null };
  await grantRole(people.administrator(), { ...wish, id: world.newId(), accountId: wide.id, role: manages });
  const call = { ...wide.call, actor: await people.actorOf(await people.enter(wide.email)) };
  const [grant] = await world.db
    .select()
    .from(userRoles)
    .where(and(eq(userRoles.userId, wide.id), eq(userRoles.role, 'administrator')));
  const { id: target } = await people.person();
  await withdrawRole(people.administrator(), { commandId: world.newId(), grantId: grant?.id ?? '' });
  expect(await grantRole(call, { ...wish, id: world.newId(), accountId: target, role: 'cook' })).toMatchObject(BEYOND);
  const own = { ...wish, id: world.newId(), accountId: target, role: manages };
  expect(await grantRole(call, own)).toEqual({ accountId: target });

  // What the role itself loses at that moment, its holder loses too.
  const narrowed = sql`update ${roles} set added = '["account:read", "account:manage"]' where code = ${manages}`;
  const { id: next } = await people.person();
  const strong = world.newId();
  const other = { name: 'Reads', says: '', version: 0, permissions: ['order:read'] };
  await saveRole(people.administrator(), { commandId: world.newId(), role: strong, ...other });
  const giving = () => grantRole(call, { ...wish, id: world.newId(), accountId: next, role: strong });
  expect(await whileHeld(world.db, narrowed, giving)).toMatchObject({ waited: true, answer: BEYOND });
});

test('a key that was withdrawn, or whose maker may no more, manages nothing, whoever remembers it', async () => {
  const maker = await settled('administrator');
  const wanted = { name: 'sync', permissions: ['account:manage', 'key:manage'], outletId: null, expiresAt: null };
  const made = await createApiKey(maker.call, { ...wanted, id: world.newId() });
  const actor = await people.resolve({ kind: 'key', token: 'key' in made ? made.key : '' });
  const byKey = { ...world.anonymous(), actor };
  const { id: target } = await people.person();
  const gone = await createApiKey(maker.call, { ...wanted, id: world.newId() });
  const withdrawn = await people.resolve({ kind: 'key', token: 'key' in gone ? gone.key : '' });
  await withdrawApiKey(people.administrator(), { commandId: world.newId(), keyId: withdrawn.id ?? '' });
  const late = enableAccount({ ...byKey, actor: withdrawn }, about(target));
  expect(await late.catch(code)).toEqual({ code: 'FORBIDDEN' });
  expect(await unlockAccount(byKey, about(target))).toEqual({ accountId: target });
  const [grant] = await world.db.select().from(userRoles).where(eq(userRoles.userId, maker.id));
  await withdrawRole(people.administrator(), { commandId: world.newId(), grantId: grant?.id ?? '' });
  expect(await enableAccount(byKey, about(target)).catch(code)).toEqual({ code: 'FORBIDDEN' });
});
