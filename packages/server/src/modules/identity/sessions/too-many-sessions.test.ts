import { eq } from 'drizzle-orm';
import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANONYMOUS } from '../../../platform/auth/actor.ts';
import { openPeople, PASSWORD, type People } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { users } from '../accounts/tables.ts';
import { beginTotp } from '../factors/begin-totp.ts';
import { confirmTotp } from '../factors/confirm-totp.ts';
import { changeSecuritySettings } from '../factors/security-settings.ts';
import { refreshToken } from '../tokens/refresh.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { mySessions } from './my-sessions.ts';
import { revokeSession } from './revoke-session.ts';
import { DEFAULT_SECURITY, type SecurityFigures } from './settings.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

let world: World;
let people: People;
beforeAll(async () => {
  world = await openWorld();
  people = await openPeople(world);
  await set({ oneSessionMore: 'REFUSE_NEWEST', sessionsAtMost: 2 });
});
afterAll(() => world.close());

const set = (figures: Partial<SecurityFigures>) =>
  changeSecuritySettings(world.as('security:manage', { everywhere: true }), {
    ...{ commandId: world.newId(), ...DEFAULT_SECURITY, ...figures, factorRules: [] },
  });
type From = Omit<Parameters<typeof signIn>[1], 'email' | 'password'>;
const come = (email: string, from: From = {}) => signIn(world.anonymous(), { email, password: PASSWORD, ...from });
async function enter(email: string, from: From = {}) {
  const answer = await come(email, from);
  if (!('token' in answer)) throw new Error(JSON.stringify(answer));
  return answer.token;
}
const isIn = async (token: string) => (await people.callOf(token)).actor !== ANONYMOUS;
const minutes = (count: number) => world.clock.advance(count * 60_000);
const TOO_MANY = { refused: true, code: 'TOO_MANY_SESSIONS' };

test('where the newest is refused, one session too many is not opened, those that are there stay, and the trail says so', async () => {
  const email = await people.add('cashier');
  const tokens = [await enter(email), await enter(email)];
  expect(await come(email)).toMatchObject(TOO_MANY);
  expect(await come(email, { endOldest: false })).toMatchObject(TOO_MANY);
  expect(await Promise.all(tokens.map(isIn))).toEqual([true, true]);
  const [user] = await world.db.select().from(users).where(eq(users.email, email));
  const [row] = (await world.audit('identity.signIn')).slice(-1);
  expect(row).toMatchObject({ outcome: 'refused', entity: 'account', entityId: user?.id });
  // Only by the right password: to others the door says what it always says.
  expect(await signIn(world.anonymous(), { email, password: 'wrong' })).toMatchObject({ code: 'WRONG_CREDENTIALS' });
});

test('whoever asks for it, after the same proof, comes in and the oldest ends; the one that the browser held counts for none', async () => {
  const email = await people.add('cashier');
  const oldest = await enter(email);
  minutes(1);
  const second = await enter(email);
  minutes(1);
  const third = await enter(email, { endOldest: true });
  expect(await Promise.all([oldest, second, third].map(isIn))).toEqual([false, true, true]);
  const again = await enter(email, { replaces: third });
  expect(await Promise.all([second, third, again].map(isIn))).toEqual([true, false, true]);
});

test('sessions that are over, signed out, ended or unused, count for nothing: nobody is locked out for good', async () => {
  const email = await people.add('cashier');
  const [first, second] = [await enter(email), await enter(email)];
  expect(await come(email)).toMatchObject(TOO_MANY);
  await signOut(await people.callOf(first), { token: first });
  const third = await enter(email);
  const seen = await mySessions(await people.callOf(third), {});
  await revokeSession(await people.callOf(third), { id: seen.find(({ isThisOne }) => !isThisOne)?.id ?? '' });
  expect(await isIn(second)).toBe(false);
  await enter(email);
  expect(await come(email)).toMatchObject(TOO_MANY);
  minutes(DEFAULT_SECURITY.staffIdleMinutes);
  // Nothing has ended them but time, and their cookies would last for hours.
  expect(await isIn(await enter(email))).toBe(true);
});

test('of several who sign in at one moment, with one place left, exactly one comes in', async () => {
  for (let round = 0; round < 4; round += 1) {
    const email = await people.add('cashier');
    const there = await enter(email);
    const answers = await Promise.all(Array.from({ length: 5 }, () => come(email)));
    expect(answers.filter((answer) => 'token' in answer)).toHaveLength(1);
    expect(answers.filter((answer) => 'refused' in answer)).toMatchObject(Array(4).fill(TOO_MANY));
    expect(await mySessions(await people.callOf(there), {})).toHaveLength(2);
  }
});

test('refused at the second step nothing is used up: the same code comes in with the wish that the oldest ends', async () => {
  const email = await people.add('cashier');
  const here = await people.callOf(await enter(email));
  const begun = await beginTotp(here, {});
  const phone = URI.parse('uri' in begun ? begun.uri : '') as TOTP;
  const codeNow = () => phone.generate({ timestamp: world.clock.now().getTime() });
  await confirmTotp(here, { code: codeNow() });
  const step = async () => {
    minutes(1);
    const answer = await come(email);
    return 'challenge' in answer ? answer.challenge : '';
  };
  expect(await completeSignIn(world.anonymous(), { challenge: await step(), code: codeNow() })).toHaveProperty('token');
  const proof = { challenge: await step(), code: codeNow() };
  for (let tries = 0; tries < 6; tries += 1)
    expect(await completeSignIn(world.anonymous(), proof)).toMatchObject(TOO_MANY);
  expect(await completeSignIn(world.anonymous(), { ...proof, endOldest: true })).toHaveProperty('token');
  expect(await completeSignIn(world.anonymous(), { ...proof, endOldest: true })).toMatchObject({
    code: 'CHALLENGE_OVER',
  });
});

test('programs take places as browsers do, and one that refreshes its tokens takes no other', async () => {
  const email = await people.add('cashier');
  const installationId = world.newId();
  const pair = await come(email, { installationId });
  await enter(email);
  expect(await come(email)).toMatchObject(TOO_MANY);
  expect(await come(email, { installationId: world.newId() })).toMatchObject(TOO_MANY);
  const token = 'refreshToken' in pair ? pair.refreshToken : '';
  expect(await refreshToken(world.anonymous(), { refreshToken: token, installationId })).toHaveProperty('accessToken');
  expect(await come(email)).toMatchObject(TOO_MANY);
});

test('a lower figure ends nobody’s session, and more than one ends where the person lets the oldest end', async () => {
  const email = await people.add('cashier');
  await set({ oneSessionMore: 'END_OLDEST', sessionsAtMost: 4 });
  const tokens = [];
  for (let at = 0; at < 4; at += 1) {
    minutes(1);
    tokens.push(await enter(email));
  }
  await set({ oneSessionMore: 'REFUSE_NEWEST', sessionsAtMost: 2 });
  expect(await Promise.all(tokens.map(isIn))).toEqual([true, true, true, true]);
  expect(await come(email)).toMatchObject(TOO_MANY);
  minutes(1);
  const newest = await enter(email, { endOldest: true });
  expect(await Promise.all([...tokens, newest].map(isIn))).toEqual([false, false, false, true, true]);
});
