import { and, eq, isNull } from 'drizzle-orm';
import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallContext } from '../../../platform/context.ts';
import { optionsOf, passkeyPeople } from '../../../testing/passkey-people.ts';
import { FIRST_PASSWORD } from '../../../testing/people.ts';
import { SoftwareAuthenticator } from '../../../testing/software-authenticator.ts';
import { untilWaiting } from '../../../testing/until-waiting.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { beginTotp } from '../factors/begin-totp.ts';
import { confirmTotp } from '../factors/confirm-totp.ts';
import { removeSecondFactor } from '../factors/remove-second-factor.ts';
import { recoveryCodes } from '../factors/tables.ts';
import { addPasskey } from '../passkeys/add-passkey.ts';
import { beginPasskey } from '../passkeys/begin-passkey.ts';
import { removePasskey } from '../passkeys/remove-passkey.ts';
import { changePassword } from '../passwords/change-password.ts';
import { giveFirstPassword } from '../passwords/give-first-password.ts';
import { openChallenge } from './challenges.ts';
import { signIn } from './sign-in.ts';
import { sessions, signInChallenges } from './tables.ts';

const OTHER = 'velvet-harbour-lemon-kite';
let world: World;
let kit: ReturnType<typeof passkeyPeople>;
let people: ReturnType<typeof passkeyPeople>['people'];
beforeAll(async () => {
  world = await openWorld();
  kit = passkeyPeople(world);
  people = kit.people;
});
afterAll(() => world.close());

/**
 * Lets a sign-in run between the moment in which a command has changed the account, and its commit: the command waits where it ends
 * sessions, since somebody holds one of them.
 */
async function between(userId: string, change: () => Promise<unknown>, enter: () => Promise<unknown>) {
  let changing: Promise<unknown> = Promise.resolve();
  let entering: Promise<unknown> = Promise.resolve();
  await world.db.transaction(async (tx) => {
    await tx.select().from(sessions).where(eq(sessions.userId, userId)).for('update');
    changing = change();
    await untilWaiting(world.db, 1);
    let isIn = false;
    entering = enter().finally(() => {
      isIn = true;
    });
    await untilWaiting(world.db, 2, () => isIn);
  });
  await changing;
  return entering;
}

const openOf = (userId: string) =>
  world.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
const waitingOf = (userId: string) =>
  world.db
    .select({ id: signInChallenges.id })
    .from(signInChallenges)
    .where(and(eq(signInChallenges.userId, userId), isNull(signInChallenges.spentAt)));

const first = (accountId: string) => giveFirstPassword(people.administrator(), { accountId, firstPassword: OTHER });
const disable = (accountId: string) =>
  disableAccount(people.administrator(), { commandId: world.newId(), accountId, reason: 'Left' });

test.each([
  ['a new first password', first],
  ['disabling the account', disable],
])('%s at the moment of a sign-in leaves no session of the old password open', async (_, change) => {
  const { id, email } = await people.person(['cashier']);
  await people.enter(email);
  expect(
    await between(
      id,
      () => change(id),
      () => people.enter(email),
    ),
  ).toBeNull();
  expect(await openOf(id)).toEqual([]);
});

test('a change of one’s own password at the moment of a sign-in leaves only the session that changed it', async () => {
  const { id, email } = await people.person(['cashier']);
  const here = await people.enter(email);
  await people.enter(email);
  const call = await people.callOf(here);
  const change = () => changePassword(call, { presentPassword: FIRST_PASSWORD, newPassword: OTHER });
  expect(await between(id, change, () => people.enter(email))).toBeNull();
  expect(await openOf(id)).toEqual([{ id: call.actor.session?.id }]);
});

test.each([
  ['a new first password', first],
  ['disabling the account', disable],
  [
    'a change of one’s own password',
    async (accountId: string) => {
      const call = {
        ...world.anonymous(),
        actor: { ...world.anonymous().actor, kind: 'user' as const, id: accountId },
      };
      return changePassword(call, { presentPassword: FIRST_PASSWORD, newPassword: OTHER });
    },
  ],
])('%s ends sign-ins that wait for their second step', async (_, change) => {
  const { id } = await people.person(['cashier']);
  const { clock, newId } = world;
  await world.db.transaction((tx) => openChallenge({ tx, now: clock.now(), newId }, id));
  expect(await waitingOf(id)).toHaveLength(1);
  expect(await change(id)).toEqual({ accountId: id });
  expect(await waitingOf(id)).toEqual([]);
});

/** Somebody who is signed in twice, and a call of the first session. */
async function twice() {
  const { id, email } = await people.person(['cashier']);
  const call = await people.callOf(await people.enter(email));
  await people.enter(email);
  return { id, email, call };
}
const codesOf = (userId: string) => world.db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, userId));

/** Begins an authenticator app; what switches it on. */
async function anApp(call: CallContext) {
  const begun = await beginTotp(call, {});
  const phone = URI.parse('uri' in begun ? begun.uri : '') as TOTP;
  const code = phone.generate({ timestamp: world.clock.now().getTime() });
  return () => confirmTotp(call, { code });
}

/** Begins a passkey; what adds it. */
async function aPasskey(call: CallContext) {
  const response = new SoftwareAuthenticator().create(optionsOf(await beginPasskey(call, {})));
  return () => addPasskey(call, { name: 'My laptop', response });
}

test.each([
  ['an authenticator app', anApp],
  ['a passkey', aPasskey],
])(
  '%s that is switched on at the moment of a sign-in is asked for there: no session stays open by the password alone',
  async (_, begin) => {
    const { id, email, call } = await twice();
    const switchOn = await begin(call);
    const entered = await between(id, switchOn, () => signIn(world.anonymous(), { email, password: FIRST_PASSWORD }));
    expect(entered).toHaveProperty('challenge');
    expect(await openOf(id)).toEqual([{ id: call.actor.session?.id }]);
  },
);

test('two first factors at one moment bring ten recovery codes', async () => {
  const { id, call } = await twice();
  const [one, other] = [await aPasskey(call), await aPasskey(call)];
  await between(id, one, other);
  expect(await codesOf(id)).toHaveLength(10);
});

test('of the last two factors, removed at one moment, no recovery code is left', async () => {
  const { id, email, token } = await kit.newPerson(['cashier']);
  const call = await people.callOf(token);
  await people.enter(email, kit.own);
  await (await anApp(call))();
  const { passkeyId } = await kit.withPasskey(call);
  expect(await codesOf(id)).toHaveLength(10);
  // A session more to end, where both wait.
  await world.db
    .update(sessions)
    .set({ revokedAt: null, endReason: null, endedBy: null })
    .where(eq(sessions.userId, id));
  const remove = () => removePasskey(call, { id: passkeyId });
  expect(await between(id, remove, () => removeSecondFactor(call, {}))).toEqual({ off: true });
  expect(await codesOf(id)).toEqual([]);
});
