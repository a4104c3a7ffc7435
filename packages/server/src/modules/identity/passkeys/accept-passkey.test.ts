import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { optionsOf } from '../../../testing/passkey-people.ts';
import { openPasskeyPerson } from '../../../testing/passkey-person.ts';
import { type Odd, SoftwareAuthenticator } from '../../../testing/software-authenticator.ts';
import { completeSignIn } from '../sessions/complete-sign-in.ts';
import { confirmItsMe } from '../sessions/confirm-its-me.ts';
import { addPasskey } from './add-passkey.ts';
import { beginPasskey } from './begin-passkey.ts';
import { beginPasskeyConfirmation } from './begin-passkey-confirmation.ts';
import { beginPasskeySignIn } from './begin-passkey-sign-in.ts';
import { removePasskey } from './remove-passkey.ts';
import { renamePasskey } from './rename-passkey.ts';
import { signInWithPasskey } from './sign-in-with-passkey.ts';
import { passkeyChallenges, passkeys } from './tables.ts';

let at: Awaited<ReturnType<typeof openPasskeyPerson>>;
beforeAll(async () => {
  at = await openPasskeyPerson();
});
beforeEach(() => at.next());
afterAll(() => at.world.close());

const anonymous = () => at.world.anonymous();

test.each([
  ['another origin', { origin: 'https://canteen.example.net' }],
  ['the same host on another port', { origin: 'https://canteen.example:8443' }],
  ['plain HTTP', { origin: 'http://canteen.example' }],
  ['another relying party', { rpId: 'example' }],
  ['a frame of somebody else', { crossOrigin: true }],
  ['a challenge that we did not make', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
] satisfies [string, Odd][])('of %s a passkey is neither added nor accepted', async (_, odd) => {
  const call = await at.enter();
  expect((await at.kit.add(call, new SoftwareAuthenticator(), odd)).added).toMatchObject({ code: 'PASSKEY_REFUSED' });
  const { device } = await at.withPasskey();
  expect(await at.present(device, odd)).toMatchObject({ code: 'WRONG_PASSKEY' });
  expect(await at.present(device)).toHaveProperty('token');
});

test('without the person verified a passkey does not sign in alone, nor where it does not say whose it is', async () => {
  const { device } = await at.withPasskey();
  expect(await at.present(device, { verified: false })).toMatchObject({ code: 'WRONG_PASSKEY' });
  expect(await at.present(device, { userHandle: undefined })).toMatchObject({ code: 'WRONG_PASSKEY' });
  const other = Buffer.from(at.world.newId().replaceAll('-', ''), 'hex').toString('base64url');
  expect(await at.present(device, { userHandle: other })).toMatchObject({ code: 'WRONG_PASSKEY' });
});

test('an answer counts once: said again, or to a challenge that is over or was refused, it is refused', async () => {
  const { device } = await at.withPasskey(new SoftwareAuthenticator(false));
  const passkey = device.get(await at.ask());
  expect(await signInWithPasskey(anonymous(), { passkey })).toHaveProperty('token');
  expect(await signInWithPasskey(anonymous(), { passkey })).toMatchObject({ code: 'WRONG_PASSKEY' });
  const asked = await at.ask();
  expect(await at.present(device, { origin: 'https://elsewhere.example' }, asked)).toMatchObject({
    code: 'WRONG_PASSKEY',
  });
  expect(await at.present(device, {}, asked)).toMatchObject({ code: 'WRONG_PASSKEY' });
  const late = await at.ask();
  at.world.clock.advance(5 * 60_000);
  expect(await at.present(device, {}, late)).toMatchObject({ code: 'WRONG_PASSKEY' });
});

test('of twenty who answer one challenge at one moment one is let in', async () => {
  const { device } = await at.withPasskey(new SoftwareAuthenticator(false));
  const asked = await at.ask();
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => at.present(device, {}, asked)));
  const entered = answers.filter((answer) => answer.status === 'fulfilled' && 'token' in answer.value);
  expect(entered).toHaveLength(1);
});

test('a challenge for one ceremony, or one sign-in, is none for another', async () => {
  const { device, call } = await at.withPasskey();
  const forConfirmation = optionsOf(await beginPasskeyConfirmation(call, {}));
  expect(await at.present(device, {}, forConfirmation)).toMatchObject({ code: 'WRONG_PASSKEY' });
  const [first, second] = [await at.challenge(), await at.challenge()];
  const passkey = device.get(optionsOf(await beginPasskeySignIn(anonymous(), { challenge: first })));
  expect(await completeSignIn(anonymous(), { challenge: second, passkey })).toMatchObject({ code: 'WRONG_PASSKEY' });
  const alone = device.get(await at.ask());
  expect(await completeSignIn(anonymous(), { challenge: second, passkey: alone })).toMatchObject({
    code: 'WRONG_PASSKEY',
  });
});

test('somebody else’s passkey is no second step and no confirmation, and cannot be renamed or removed', async () => {
  const theirs = await at.withPasskey();
  await at.next();
  const { call } = await at.withPasskey();
  const waits = await at.challenge();
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
  const { made, added } = await at.kit.add(await at.enter());
  expect(added).toHaveProperty('id');
  await at.next();
  const call = await at.enter();
  const challengeNow = optionsOf(await beginPasskey(call, {})) as { challenge: string };
  const clientDataJSON = Buffer.from(
    JSON.stringify({ type: 'webauthn.create', challenge: challengeNow.challenge, origin: 'https://canteen.example' }),
  ).toString('base64url');
  const again = { ...made, response: { ...made.response, clientDataJSON } };
  expect(await addPasskey(call, { name: 'Copied', response: again })).toMatchObject({ code: 'PASSKEY_IS_THERE' });
});

test('a tampered signature, or data that it does not cover, is refused', async () => {
  const { device } = await at.withPasskey();
  const tampered = async (change: (response: ReturnType<SoftwareAuthenticator['get']>['response']) => object) => {
    const passkey = device.get(await at.ask());
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
  const { device } = await at.withPasskey();
  const thief = device.copy();
  expect(await at.present(device)).toHaveProperty('token');
  expect(await at.present(device)).toHaveProperty('token');
  expect(await at.present(thief)).toMatchObject({ code: 'PASSKEY_CLONED' });
  expect(await at.present(thief)).toMatchObject({ code: 'PASSKEY_CLONED' });
  const trail = (await at.world.audit('identity.signInWithPasskey')).at(-1);
  expect(trail).toMatchObject({ outcome: 'refused', reason: 'PASSKEY_CLONED' });
  const letters = await at.post.lettersTo(at.email);
  expect(letters.filter(({ template }) => template === 'identity.passkeyCloned')).toHaveLength(2);
  const back = at.world.db.update(passkeys).set({ signCount: 0 }).where(eq(passkeys.userId, at.id));
  await expect(back).rejects.toMatchObject({ cause: { message: expect.stringContaining('only moves on') } });

  await at.next();
  const quiet = await at.withPasskey(new SoftwareAuthenticator(false));
  for (let n = 0; n < 3; n += 1) expect(await at.present(quiet.device)).toHaveProperty('token');
});

test('wrong passkeys are counted as guesses, and wait as they do', async () => {
  const { device } = await at.withPasskey();
  for (let n = 0; n < 5; n += 1)
    expect(await at.present(device, { rpId: 'example' })).toMatchObject({ code: 'WRONG_PASSKEY' });
  await expect(at.present(device)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  at.world.clock.advance(1_000);
  expect(await at.present(device)).toHaveProperty('token');
  const unknown = new SoftwareAuthenticator();
  unknown.create({ challenge: 'x', user: { id: 'x' } });
  for (let n = 0; n < 5; n += 1) expect(await at.present(unknown)).toMatchObject({ code: 'WRONG_PASSKEY' });
  await expect(at.present(unknown)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('five wrong passkeys end a sign-in that waits', async () => {
  const { device } = await at.withPasskey();
  const waits = await at.challenge();
  for (let n = 0; n < 5; n += 1) {
    const passkey = device.get(optionsOf(await beginPasskeySignIn(anonymous(), { challenge: waits })), {
      rpId: 'example',
    });
    expect(await completeSignIn(anonymous(), { challenge: waits, passkey })).toMatchObject({ code: 'WRONG_PASSKEY' });
  }
  expect(await beginPasskeySignIn(anonymous(), { challenge: waits })).toMatchObject({ code: 'CHALLENGE_OVER' });
});

test('challenges are nowhere to be read, are removed when they are long over, and a key cannot be changed afterwards', async () => {
  await at.withPasskey();
  const { challenge: asked } = (await at.ask()) as { challenge: string };
  expect(JSON.stringify(await at.world.db.select().from(passkeyChallenges))).not.toContain(asked);
  at.world.clock.advance(2 * 3_600_000);
  await at.ask();
  expect(await at.world.db.select().from(passkeyChallenges)).toHaveLength(1);
  const change = at.world.db.execute(sql`update passkeys set public_key = 'AA' where user_id = ${at.id}`);
  await expect(change).rejects.toMatchObject({ cause: { message: expect.stringContaining('permission denied') } });
});
