import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CallContext } from '../../../platform/context.ts';
import { FIRST_PASSWORD, peopleOf } from '../../../testing/people.ts';
import { openPost } from '../../../testing/post.ts';
import { type Odd, SoftwareAuthenticator } from '../../../testing/software-authenticator.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { mySecondFactor } from '../factors/my-second-factor.ts';
import { createApiKey } from '../keys/create-api-key.ts';
import { changePassword } from '../passwords/change-password.ts';
import { completeSignIn } from '../sessions/complete-sign-in.ts';
import { confirmItsMe } from '../sessions/confirm-its-me.ts';
import { signIn } from '../sessions/sign-in.ts';
import { sessions } from '../sessions/tables.ts';
import { addPasskey } from './add-passkey.ts';
import { beginPasskey } from './begin-passkey.ts';
import { beginPasskeyConfirmation } from './begin-passkey-confirmation.ts';
import { beginPasskeySignIn } from './begin-passkey-sign-in.ts';
import { removePasskey } from './remove-passkey.ts';
import { renamePasskey } from './rename-passkey.ts';
import { signInWithPasskey } from './sign-in-with-passkey.ts';
import { passkeyChallenges, passkeys } from './tables.ts';

const OWN = 'velvet-harbour-lemon-kite';
let world: World;
let people: ReturnType<typeof peopleOf>;
let post: ReturnType<typeof openPost>;
let email: string;
let id: string;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  post = openPost(world);
});
beforeEach(async () => {
  ({ id, email } = await newPerson());
});
afterAll(() => world.close());

/** Somebody who has chosen their own password. */
async function newPerson() {
  const person = await people.person(['administrator']);
  const first = await people.callOf(await people.enter(person.email));
  await changePassword(first, { presentPassword: FIRST_PASSWORD, newPassword: OWN });
  return person;
}
const anonymous = () => world.anonymous();
async function enter(address = email): Promise<CallContext> {
  return people.callOf(await people.enter(address, OWN));
}
type Begun = { readonly options: object } | { readonly refused: true };
function optionsOf(begun: Begun | object): object {
  if (!('options' in begun)) throw new Error('Nothing was begun.');
  return begun.options as object;
}
async function add(call: CallContext, device = new SoftwareAuthenticator(), odd?: Odd) {
  const made = device.create(optionsOf(await beginPasskey(call, {})), odd);
  return { device, made, added: await addPasskey(call, { name: 'My laptop', response: made }) };
}
/** A person with a passkey, the device that holds it, and the session that added it. */
async function withPasskey(device?: SoftwareAuthenticator) {
  const call = await enter();
  const { device: holder, added } = await add(call, device);
  if (!('id' in added)) throw new Error(added.message);
  return { call, device: holder, passkeyId: added.id, codes: added.codes };
}
const ask = async () => optionsOf(await beginPasskeySignIn(anonymous(), {}));
const present = async (device: SoftwareAuthenticator, odd?: Odd, asked?: object) =>
  signInWithPasskey(anonymous(), { passkey: device.get(asked ?? (await ask()), odd) });
async function challenge(): Promise<string> {
  const answer = await signIn(anonymous(), { email, password: OWN });
  if (!('challenge' in answer)) throw new Error('No second factor was asked for.');
  return answer.challenge;
}
const isOpen = async ({ actor }: CallContext) => {
  const [row] = await world.db
    .select()
    .from(sessions)
    .where(eq(sessions.id, actor.session?.id ?? ''));
  return row?.revokedAt === null;
};

test('a passkey is added under a name; other sessions end, recovery codes come with the first factor, and a letter tells of it', async () => {
  const elsewhere = await enter();
  const call = await enter();
  const { added } = await add(call);
  expect(added).toMatchObject({ codes: expect.arrayContaining([expect.any(String)]) });
  expect(await isOpen(elsewhere)).toBe(false);
  expect(await isOpen(call)).toBe(true);
  const again = await add(call);
  expect(again.added).toMatchObject({ codes: [] });
  expect(await mySecondFactor(call, {})).toMatchObject({
    ...{ onSince: null, recoveryCodesLeft: 10 },
    passkeys: [{ name: 'My laptop', lastUsedAt: null }, { name: 'My laptop' }],
  });
  const letters = (await post.lettersTo(email)).filter(({ template }) => template === 'identity.passkeyAdded');
  expect(letters).toHaveLength(2);
  expect(letters[0]?.text).toContain('“My laptop”');
  expect(letters[0]?.text).toContain('127.0.0.1');
});

test('a passkey alone signs in, without a password or an address, and is a proof for the acts that matter', async () => {
  const { device } = await withPasskey();
  const answer = await present(device);
  if (!('token' in answer)) throw new Error('Nobody was signed in.');
  const call = await people.callOf(answer.token);
  expect(call.actor).toMatchObject({ kind: 'user', id });
  expect(await createApiKey(call, aKey())).toHaveProperty('key');
  expect(await mySecondFactor(call, {})).toMatchObject({ passkeys: [{ lastUsedAt: world.clock.now() }] });
});

test('a program that signs in by a passkey gets tokens', async () => {
  const { device } = await withPasskey();
  const passkey = device.get(await ask());
  const answer = await signInWithPasskey(anonymous(), { passkey, installationId: world.newId() });
  expect(answer).toHaveProperty('accessToken');
});

test('with a passkey the password opens nothing but a challenge, which a passkey answers, verified or not', async () => {
  const { device } = await withPasskey();
  const waits = await challenge();
  const options = optionsOf(await beginPasskeySignIn(anonymous(), { challenge: waits }));
  expect(options).toMatchObject({ allowCredentials: [{ type: 'public-key' }] });
  const passkey = device.get(options, { verified: false });
  expect(await completeSignIn(anonymous(), { challenge: waits, passkey })).toHaveProperty('token');
  expect(await completeSignIn(anonymous(), { challenge: waits, passkey })).toMatchObject({ code: 'CHALLENGE_OVER' });
  expect(await beginPasskeySignIn(anonymous(), { challenge: waits })).toMatchObject({ code: 'CHALLENGE_OVER' });
});

test('a recovery code stands in for a lost passkey, and is void once the last factor is removed', async () => {
  const { codes, call, passkeyId } = await withPasskey();
  expect(await completeSignIn(anonymous(), { challenge: await challenge(), code: codes[0] ?? '' })).toHaveProperty(
    'token',
  );
  await removePasskey(call, { id: passkeyId });
  expect(await people.enter(email, OWN)).toEqual(expect.any(String));
  expect(await mySecondFactor(await enter(), {})).toMatchObject({ passkeys: [], recoveryCodesLeft: 0 });
});

test('a passkey opens the acts that matter again, in the session for which it was asked and no other', async () => {
  const { device, call } = await withPasskey();
  const other = await present(device);
  const elsewhere = 'token' in other ? other.token : '';
  world.clock.advance(5 * 60_000);
  const fresh = async () => ({ ...call, actor: (await sessionOf(call)) ?? call.actor });
  await expect(createApiKey(await fresh(), aKey())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const options = optionsOf(await beginPasskeyConfirmation(call, {}));
  const stolen = await people.callOf(elsewhere);
  expect(await confirmItsMe(stolen, { passkey: device.get(options) })).toMatchObject({ code: 'WRONG_PASSKEY' });
  const mine = optionsOf(await beginPasskeyConfirmation(call, {}));
  expect(await confirmItsMe(call, { passkey: device.get(mine, { verified: false }) })).toHaveProperty('confirmedAt');
  expect(await createApiKey(await fresh(), aKey())).toHaveProperty('key');
});

test.each([
  ['another origin', { origin: 'https://canteen.example.net' }],
  ['the same host on another port', { origin: 'https://canteen.example:8443' }],
  ['plain HTTP', { origin: 'http://canteen.example' }],
  ['another relying party', { rpId: 'example' }],
  ['a frame of somebody else', { crossOrigin: true }],
  ['a challenge that we did not make', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
] satisfies [string, Odd][])('of %s a passkey is neither added nor accepted', async (_, odd) => {
  const call = await enter();
  expect((await add(call, new SoftwareAuthenticator(), odd)).added).toMatchObject({ code: 'PASSKEY_REFUSED' });
  const { device } = await withPasskey();
  expect(await present(device, odd)).toMatchObject({ code: 'WRONG_PASSKEY' });
  expect(await present(device)).toHaveProperty('token');
});

test('without the person verified a passkey does not sign in alone, nor where it does not say whose it is', async () => {
  const { device } = await withPasskey();
  expect(await present(device, { verified: false })).toMatchObject({ code: 'WRONG_PASSKEY' });
  expect(await present(device, { userHandle: undefined })).toMatchObject({ code: 'WRONG_PASSKEY' });
  const other = Buffer.from(world.newId().replaceAll('-', ''), 'hex').toString('base64url');
  expect(await present(device, { userHandle: other })).toMatchObject({ code: 'WRONG_PASSKEY' });
});

test('an answer counts once: said again, or to a challenge that is over or was refused, it is refused', async () => {
  const { device } = await withPasskey(new SoftwareAuthenticator(false));
  const passkey = device.get(await ask());
  expect(await signInWithPasskey(anonymous(), { passkey })).toHaveProperty('token');
  expect(await signInWithPasskey(anonymous(), { passkey })).toMatchObject({ code: 'WRONG_PASSKEY' });
  const asked = await ask();
  expect(await present(device, { origin: 'https://elsewhere.example' }, asked)).toMatchObject({
    code: 'WRONG_PASSKEY',
  });
  expect(await present(device, {}, asked)).toMatchObject({ code: 'WRONG_PASSKEY' });
  const late = await ask();
  world.clock.advance(5 * 60_000);
  expect(await present(device, {}, late)).toMatchObject({ code: 'WRONG_PASSKEY' });
});

test('of twenty who answer one challenge at one moment one is let in', async () => {
  const { device } = await withPasskey(new SoftwareAuthenticator(false));
  const asked = await ask();
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => present(device, {}, asked)));
  const entered = answers.filter((answer) => answer.status === 'fulfilled' && 'token' in answer.value);
  expect(entered).toHaveLength(1);
});

test('a challenge for one ceremony, or one sign-in, is none for another', async () => {
  const { device, call } = await withPasskey();
  const forConfirmation = optionsOf(await beginPasskeyConfirmation(call, {}));
  expect(await present(device, {}, forConfirmation)).toMatchObject({ code: 'WRONG_PASSKEY' });
  const [first, second] = [await challenge(), await challenge()];
  const passkey = device.get(optionsOf(await beginPasskeySignIn(anonymous(), { challenge: first })));
  expect(await completeSignIn(anonymous(), { challenge: second, passkey })).toMatchObject({ code: 'WRONG_PASSKEY' });
  const alone = device.get(await ask());
  expect(await completeSignIn(anonymous(), { challenge: second, passkey: alone })).toMatchObject({
    code: 'WRONG_PASSKEY',
  });
});

test('somebody else’s passkey is no second step and no confirmation, and cannot be renamed or removed', async () => {
  const theirs = await withPasskey();
  ({ id, email } = await newPerson());
  const { call } = await withPasskey();
  const waits = await challenge();
  const options = optionsOf(await beginPasskeySignIn(anonymous(), { challenge: waits }));
  const passkey = theirs.device.get(options);
  expect(await completeSignIn(anonymous(), { challenge: waits, passkey })).toMatchObject({ code: 'WRONG_PASSKEY' });
  const asked = optionsOf(await beginPasskeyConfirmation(call, {}));
  expect(await confirmItsMe(call, { passkey: theirs.device.get(asked) })).toMatchObject({ code: 'WRONG_PASSKEY' });
  await expect(renamePasskey(call, { id: theirs.passkeyId, name: 'Mine' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(removePasskey(call, { id: theirs.passkeyId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a passkey that was added already is not added again, by nobody', async () => {
  const { made, added } = await add(await enter());
  expect(added).toHaveProperty('id');
  ({ id, email } = await newPerson());
  const call = await enter();
  const challengeNow = optionsOf(await beginPasskey(call, {})) as { challenge: string };
  const clientDataJSON = Buffer.from(
    JSON.stringify({ type: 'webauthn.create', challenge: challengeNow.challenge, origin: 'https://canteen.example' }),
  ).toString('base64url');
  const again = { ...made, response: { ...made.response, clientDataJSON } };
  expect(await addPasskey(call, { name: 'Copied', response: again })).toMatchObject({ code: 'PASSKEY_IS_THERE' });
});

test('a tampered signature, or data that it does not cover, is refused', async () => {
  const { device } = await withPasskey();
  const tampered = async (change: (response: ReturnType<SoftwareAuthenticator['get']>['response']) => object) => {
    const passkey = device.get(await ask());
    return signInWithPasskey(anonymous(), {
      passkey: { ...passkey, response: { ...passkey.response, ...change(passkey.response) } },
    });
  };
  const flip = (part: string) => {
    const bytes = Buffer.from(part, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    return bytes.toString('base64url');
  };
  const wrong = { code: 'WRONG_PASSKEY' };
  expect(await tampered(({ signature }) => ({ signature: flip(signature) }))).toMatchObject(wrong);
  expect(await tampered(({ authenticatorData }) => ({ authenticatorData: flip(authenticatorData) }))).toMatchObject(
    wrong,
  );
  expect(await tampered(() => ({ clientDataJSON: 'bm90aGluZw' }))).toMatchObject(wrong);
});

test('a count that stands or goes back is refused, on record, and told by letter; one that never counts is accepted', async () => {
  const { device } = await withPasskey();
  const thief = device.copy();
  expect(await present(device)).toHaveProperty('token');
  expect(await present(device)).toHaveProperty('token');
  expect(await present(thief)).toMatchObject({ code: 'PASSKEY_CLONED' });
  expect(await present(thief)).toMatchObject({ code: 'PASSKEY_CLONED' });
  const trail = (await world.audit('identity.signInWithPasskey')).at(-1);
  expect(trail).toMatchObject({ outcome: 'refused', reason: 'PASSKEY_CLONED' });
  const letters = await post.lettersTo(email);
  expect(letters.filter(({ template }) => template === 'identity.passkeyCloned')).toHaveLength(2);
  const back = world.db.update(passkeys).set({ signCount: 0 }).where(eq(passkeys.userId, id));
  await expect(back).rejects.toMatchObject({ cause: { message: expect.stringContaining('only moves on') } });

  ({ id, email } = await newPerson());
  const quiet = await withPasskey(new SoftwareAuthenticator(false));
  for (let n = 0; n < 3; n += 1) expect(await present(quiet.device)).toHaveProperty('token');
});

test('once removed a passkey opens nothing, other sessions end and a letter tells of it; another name is only a name', async () => {
  const { device, call, passkeyId } = await withPasskey();
  await renamePasskey(call, { id: passkeyId, name: ' Old laptop ' });
  const other = await present(device);
  expect(await removePasskey(call, { id: passkeyId })).toBe(true);
  expect((await people.actorOf('token' in other ? other.token : '')).kind).toBe('anonymous');
  expect(await isOpen(call)).toBe(true);
  expect(await present(device)).toMatchObject({ code: 'WRONG_PASSKEY' });
  const letter = (await post.lettersTo(email)).find(({ template }) => template === 'identity.passkeyRemoved');
  expect(letter?.text).toContain('“Old laptop”');
});

test('whoever is disabled gets in by no passkey', async () => {
  const { device } = await withPasskey();
  await disableAccount(people.administrator(), { commandId: world.newId(), accountId: id, reason: 'left' });
  expect(await present(device)).toMatchObject({ code: 'WRONG_PASSKEY' });
});

test('wrong passkeys are counted as guesses, and wait as they do', async () => {
  const { device } = await withPasskey();
  for (let n = 0; n < 5; n += 1)
    expect(await present(device, { rpId: 'example' })).toMatchObject({ code: 'WRONG_PASSKEY' });
  await expect(present(device)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  world.clock.advance(1_000);
  expect(await present(device)).toHaveProperty('token');
  const unknown = new SoftwareAuthenticator();
  unknown.create({ challenge: 'x', user: { id: 'x' } });
  for (let n = 0; n < 5; n += 1) expect(await present(unknown)).toMatchObject({ code: 'WRONG_PASSKEY' });
  await expect(present(unknown)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('five wrong passkeys end a sign-in that waits', async () => {
  const { device } = await withPasskey();
  const waits = await challenge();
  for (let n = 0; n < 5; n += 1) {
    const passkey = device.get(optionsOf(await beginPasskeySignIn(anonymous(), { challenge: waits })), {
      rpId: 'example',
    });
    expect(await completeSignIn(anonymous(), { challenge: waits, passkey })).toMatchObject({ code: 'WRONG_PASSKEY' });
  }
  expect(await beginPasskeySignIn(anonymous(), { challenge: waits })).toMatchObject({ code: 'CHALLENGE_OVER' });
});

test('challenges are nowhere to be read, are removed when they are long over, and a key cannot be changed afterwards', async () => {
  await withPasskey();
  const { challenge: asked } = (await ask()) as { challenge: string };
  expect(JSON.stringify(await world.db.select().from(passkeyChallenges))).not.toContain(asked);
  world.clock.advance(2 * 3_600_000);
  await ask();
  expect(await world.db.select().from(passkeyChallenges)).toHaveLength(1);
  const change = world.db.execute(sql`update passkeys set public_key = 'AA' where user_id = ${id}`);
  await expect(change).rejects.toMatchObject({ cause: { message: expect.stringContaining('permission denied') } });
});

test('nobody has more than ten passkeys', async () => {
  const call = await enter();
  for (let n = 0; n < 10; n += 1) expect((await add(call)).added).toHaveProperty('id');
  expect(await beginPasskey(call, {})).toMatchObject({ code: 'TOO_MANY_PASSKEYS' });
});

/** Who acts by the session of a call, as it is now. */
async function sessionOf({ actor }: CallContext) {
  const [row] = await world.db
    .select()
    .from(sessions)
    .where(eq(sessions.id, actor.session?.id ?? ''));
  return (
    row && { ...actor, session: { id: row.id, passwordIsDue: false, factorIsDue: false, confirmedAt: row.confirmedAt } }
  );
}

function aKey() {
  return { id: world.newId(), name: 'a partner', permissions: ['order:read'], outletId: null, expiresAt: null };
}
