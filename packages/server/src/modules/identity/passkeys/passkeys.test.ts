import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CallContext } from '../../../platform/context.ts';
import { optionsOf } from '../../../testing/passkey-people.ts';
import { openPasskeyPerson } from '../../../testing/passkey-person.ts';
import { SoftwareAuthenticator } from '../../../testing/software-authenticator.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { mySecondFactor } from '../factors/my-second-factor.ts';
import { changeSecuritySettings } from '../factors/security-settings.ts';
import { createApiKey } from '../keys/create-api-key.ts';
import { completeSignIn } from '../sessions/complete-sign-in.ts';
import { confirmItsMe } from '../sessions/confirm-its-me.ts';
import { DEFAULT_SECURITY, type SecurityFigures } from '../sessions/settings.ts';
import { sessions } from '../sessions/tables.ts';
import { addPasskey } from './add-passkey.ts';
import { beginPasskey } from './begin-passkey.ts';
import { beginPasskeyConfirmation } from './begin-passkey-confirmation.ts';
import { beginPasskeySignIn } from './begin-passkey-sign-in.ts';
import { removePasskey } from './remove-passkey.ts';
import { renamePasskey } from './rename-passkey.ts';
import { signInWithPasskey } from './sign-in-with-passkey.ts';

let at: Awaited<ReturnType<typeof openPasskeyPerson>>;
beforeAll(async () => {
  at = await openPasskeyPerson();
});
beforeEach(() => at.next());
afterAll(() => at.world.close());

const anonymous = () => at.world.anonymous();
const isOpen = async ({ actor }: CallContext) => {
  const [row] = await at.world.db
    .select()
    .from(sessions)
    .where(eq(sessions.id, actor.session?.id ?? ''));
  return row?.revokedAt === null;
};

test('a passkey is added under a name; other sessions end, recovery codes come with the first factor, and a letter tells of it', async () => {
  const elsewhere = await at.enter();
  const call = await at.enter();
  const { added } = await at.kit.add(call);
  expect(added).toMatchObject({ codes: expect.arrayContaining([expect.any(String)]) });
  expect(await isOpen(elsewhere)).toBe(false);
  expect(await isOpen(call)).toBe(true);
  const again = await at.kit.add(call);
  expect(again.added).toMatchObject({ codes: [] });
  expect(await mySecondFactor(call, {})).toMatchObject({
    ...{ onSince: null, recoveryCodesLeft: 10 },
    passkeys: [{ name: 'My laptop', lastUsedAt: null }, { name: 'My laptop' }],
  });
  const letters = (await at.post.lettersTo(at.email)).filter(({ template }) => template === 'identity.passkeyAdded');
  expect(letters).toHaveLength(2);
  expect(letters[0]?.text).toContain('“My laptop”');
  expect(letters[0]?.text).toContain('127.0.0.1');
  expect(letters[0]?.text).toContain('Remove it under My account');
});

test('a passkey alone signs in, without a password or an address, and is a proof for the acts that matter', async () => {
  const { device } = await at.withPasskey();
  const answer = await at.present(device);
  if (!('token' in answer)) throw new Error('Nobody was signed in.');
  const call = await at.people.callOf(answer.token);
  expect(call.actor).toMatchObject({ kind: 'user', id: at.id });
  expect(await createApiKey(call, aKey())).toHaveProperty('key');
  expect(await mySecondFactor(call, {})).toMatchObject({ passkeys: [{ lastUsedAt: at.world.clock.now() }] });
});

test('at as many places as they may be, a passkey opens none until the person lets the oldest end, and then that very proof does', async () => {
  const { call, device } = await at.withPasskey();
  const set = (figures: Partial<SecurityFigures>) =>
    changeSecuritySettings(at.world.as('security:manage', { everywhere: true }), {
      ...{ commandId: at.world.newId(), ...DEFAULT_SECURITY, ...figures, factorRules: [] },
    });
  await set({ oneSessionMore: 'REFUSE_NEWEST', sessionsAtMost: 1 });
  try {
    const passkey = device.get(await at.ask());
    expect(await signInWithPasskey(at.world.anonymous(), { passkey })).toMatchObject({ code: 'TOO_MANY_SESSIONS' });
    expect(await isOpen(call)).toBe(true);
    expect(await signInWithPasskey(at.world.anonymous(), { passkey, endOldest: true })).toHaveProperty('token');
    expect(await isOpen(call)).toBe(false);
    expect(await signInWithPasskey(at.world.anonymous(), { passkey, endOldest: true })).toMatchObject({
      code: 'WRONG_PASSKEY',
    });
  } finally {
    await set({});
  }
});

test('a program that signs in by a passkey gets tokens', async () => {
  const { device } = await at.withPasskey();
  const passkey = device.get(await at.ask());
  const answer = await signInWithPasskey(anonymous(), { passkey, installationId: at.world.newId() });
  expect(answer).toHaveProperty('accessToken');
});

test('with a passkey the password opens nothing but a challenge, which a passkey answers, verified or not', async () => {
  const { device } = await at.withPasskey();
  const waits = await at.challenge();
  const options = optionsOf(await beginPasskeySignIn(anonymous(), { challenge: waits }));
  expect(options).toMatchObject({ allowCredentials: [{ type: 'public-key' }] });
  const passkey = device.get(options, { verified: false });
  expect(await completeSignIn(anonymous(), { challenge: waits, passkey })).toHaveProperty('token');
  expect(await completeSignIn(anonymous(), { challenge: waits, passkey })).toMatchObject({ code: 'CHALLENGE_OVER' });
  expect(await beginPasskeySignIn(anonymous(), { challenge: waits })).toMatchObject({ code: 'CHALLENGE_OVER' });
});

test('a recovery code stands in for a lost passkey, and is void once the last factor is removed', async () => {
  const { codes, call, passkeyId } = await at.withPasskey();
  expect(await completeSignIn(anonymous(), { challenge: await at.challenge(), code: codes[0] ?? '' })).toHaveProperty(
    'token',
  );
  await removePasskey(call, { id: passkeyId });
  expect(await at.people.enter(at.email, at.kit.own)).toEqual(expect.any(String));
  expect(await mySecondFactor(await at.enter(), {})).toMatchObject({ passkeys: [], recoveryCodesLeft: 0 });
});

test('a passkey opens the acts that matter again, in the session for which it was asked and no other', async () => {
  const { device, call } = await at.withPasskey();
  const other = await at.present(device);
  const elsewhere = 'token' in other ? other.token : '';
  at.world.clock.advance(5 * 60_000);
  const fresh = async () => ({ ...call, actor: (await sessionOf(call)) ?? call.actor });
  await expect(createApiKey(await fresh(), aKey())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const options = optionsOf(await beginPasskeyConfirmation(call, {}));
  const stolen = await at.people.callOf(elsewhere);
  expect(await confirmItsMe(stolen, { passkey: device.get(options) })).toMatchObject({ code: 'WRONG_PASSKEY' });
  const mine = optionsOf(await beginPasskeyConfirmation(call, {}));
  expect(await confirmItsMe(call, { passkey: device.get(mine, { verified: false }) })).toHaveProperty('confirmedAt');
  expect(await createApiKey(await fresh(), aKey())).toHaveProperty('key');
});

test('once removed a passkey opens nothing, other sessions end and a letter tells of it; another name is only a name', async () => {
  const { device, call, passkeyId } = await at.withPasskey();
  await renamePasskey(call, { id: passkeyId, name: ' Old laptop ' });
  const other = await at.present(device);
  expect(await removePasskey(call, { id: passkeyId })).toBe(true);
  expect((await at.people.actorOf('token' in other ? other.token : '')).kind).toBe('anonymous');
  expect(await isOpen(call)).toBe(true);
  expect(await at.present(device)).toMatchObject({ code: 'WRONG_PASSKEY' });
  const letter = (await at.post.lettersTo(at.email)).find(({ template }) => template === 'identity.passkeyRemoved');
  expect(letter?.text).toContain('“Old laptop”');
});

test('whoever is disabled gets in by no passkey', async () => {
  const { device } = await at.withPasskey();
  await disableAccount(at.people.administrator(), { commandId: at.world.newId(), accountId: at.id, reason: 'left' });
  expect(await at.present(device)).toMatchObject({ code: 'WRONG_PASSKEY' });
});

test('nobody has more than ten passkeys, however many they have begun', async () => {
  const call = await at.enter();
  for (let n = 0; n < 9; n += 1) expect((await at.kit.add(call)).added).toHaveProperty('id');
  const begun = async () => new SoftwareAuthenticator().create(optionsOf(await beginPasskey(call, {})));
  const [tenth, eleventh] = [await begun(), await begun()];
  expect(await addPasskey(call, { name: 'Tenth', response: tenth })).toHaveProperty('id');
  expect(await addPasskey(call, { name: 'Eleventh', response: eleventh })).toMatchObject({ code: 'TOO_MANY_PASSKEYS' });
  expect(await beginPasskey(call, {})).toMatchObject({ code: 'TOO_MANY_PASSKEYS' });
});

/** Who acts by the session of a call, as it is now. */
async function sessionOf({ actor }: CallContext) {
  const [row] = await at.world.db
    .select()
    .from(sessions)
    .where(eq(sessions.id, actor.session?.id ?? ''));
  return (
    row && { ...actor, session: { id: row.id, passwordIsDue: false, factorIsDue: false, confirmedAt: row.confirmedAt } }
  );
}

function aKey() {
  return { id: at.world.newId(), name: 'a partner', permissions: ['order:read'], outletId: null, expiresAt: null };
}
