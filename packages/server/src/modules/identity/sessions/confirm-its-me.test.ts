import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CallContext } from '../../../platform/context.ts';
import { openPeople, PASSWORD, type People } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { beginTotp } from '../factors/begin-totp.ts';
import { confirmTotp } from '../factors/confirm-totp.ts';
import { removeSecondFactor } from '../factors/remove-second-factor.ts';
import { createApiKey } from '../keys/create-api-key.ts';
import { confirmItsMe } from './confirm-its-me.ts';
import { signIn } from './sign-in.ts';

let world: World;
let people: People;
let token: string;
beforeAll(async () => {
  world = await openWorld();
  people = await openPeople(world);
});
beforeEach(async () => {
  const answer = await signIn(world.anonymous(), { email: await people.add('administrator'), password: PASSWORD });
  token = 'token' in answer ? answer.token : '';
});
afterAll(() => world.close());

const call = () => people.callOf(token);
const key = (as: CallContext) =>
  createApiKey(as, {
    id: world.newId(),
    name: 'a partner',
    permissions: ['order:read'],
    outletId: null,
    expiresAt: null,
  });
const needed = { code: 'FORBIDDEN', details: { reason: 'CONFIRMATION_NEEDED' } };
const later = (ms = 5 * 60_000) => world.clock.advance(ms);

test('signing in counts for five minutes, and then an act that matters asks who it is and leaves a row in the trail', async () => {
  later(5 * 60_000 - 1);
  expect(await key(await call())).toHaveProperty('key');
  later(1);
  await expect(key(await call())).rejects.toMatchObject(needed);
  const denied = (await world.audit('identity.createApiKey')).at(-1);
  expect(denied).toMatchObject({ outcome: 'denied', reason: 'CONFIRMATION_NEEDED', actorLabel: 'Asha' });
  await expect(removeSecondFactor(await call(), {})).rejects.toMatchObject(needed);
});

test('the password opens the acts that matter again, in this session and no other', async () => {
  later();
  expect(await confirmItsMe(await call(), { password: 'guess' })).toMatchObject({ code: 'NOT_CONFIRMED' });
  await expect(key(await call())).rejects.toMatchObject(needed);
  expect(await confirmItsMe(await call(), { password: PASSWORD })).toEqual({ confirmedAt: world.clock.now() });
  expect(await key(await call())).toHaveProperty('key');
  later();
  await expect(key(await call())).rejects.toMatchObject(needed);
  expect(JSON.stringify(await world.audit('identity.confirmItsMe'))).not.toContain(PASSWORD);
});

test('a code of the second factor opens them as well, once', async () => {
  const begun = await beginTotp(await call(), {});
  const phone = URI.parse('uri' in begun ? begun.uri : '') as TOTP;
  const code = () => phone.generate({ timestamp: world.clock.now().getTime() });
  await confirmTotp(await call(), { code: code() });
  later();
  expect(await confirmItsMe(await call(), { code: code() })).toHaveProperty('confirmedAt');
  expect(await key(await call())).toHaveProperty('key');
  expect(await confirmItsMe(await call(), { code: code() })).toMatchObject({ code: 'NOT_CONFIRMED' });
});

test('five wrong tries make the session wait, for the right password too', async () => {
  for (let n = 0; n < 5; n += 1) await confirmItsMe(await call(), { password: 'guess' });
  await expect(confirmItsMe(await call(), { password: PASSWORD })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test.each([[{}], [{ password: PASSWORD, code: '000000' }]])('%o is neither a password nor a code', async (proof) => {
  await expect(confirmItsMe(await call(), proof)).rejects.toMatchObject({ code: 'INVALID' });
});

test('a long password is read whole where a keyboard writes each letter and its accent apart', async () => {
  expect(await confirmItsMe(await call(), { password: 'e\u0301'.repeat(128) })).toMatchObject({
    code: 'NOT_CONFIRMED',
  });
});

test('devices, keys and the product itself cannot prove who they are, and are not asked', async () => {
  expect(await key(world.system())).toHaveProperty('key');
  const { actor, ...rest } = await call();
  const wanted = { id: world.newId(), name: 'makes others', outletId: null, expiresAt: null };
  await createApiKey(await call(), { ...wanted, permissions: ['key:manage', 'order:read'] });
  const asKey = { ...actor, kind: 'key' as const, id: wanted.id, session: null };
  expect(await key({ ...rest, actor: asKey })).toHaveProperty('key');
});
