import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANONYMOUS } from '../../../platform/auth/actor.ts';
import { openPeople, PASSWORD, type People } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { deviceInWords, mySessions } from './my-sessions.ts';
import { revokeOtherSessions } from './revoke-other-sessions.ts';
import { revokeSession } from './revoke-session.ts';
import { signIn } from './sign-in.ts';
import { sessions } from './tables.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
let world: World;
let people: People;
beforeAll(async () => {
  world = await openWorld();
  people = await openPeople(world);
});
afterAll(() => world.close());

async function enter(email: string, from: { replaces?: string; userAgent?: string; address?: string } = {}) {
  const answer = await signIn(world.anonymous(), { email, password: PASSWORD, ...from });
  if (!('token' in answer)) throw new Error('Nobody was signed in.');
  return answer.token;
}
const isIn = async (token: string) => (await people.callOf(token)).actor !== ANONYMOUS;
const minutes = (count: number) => world.clock.advance(count * 60_000);

test('a person sees where they are signed in, on what, since when, and which of it is this', async () => {
  const email = await people.add('cashier');
  const first = await enter(email, { userAgent: CHROME, address: '10.0.0.7' });
  minutes(2);
  const second = await enter(email);
  await people.callOf(first);
  const seen = await mySessions(await people.callOf(second), {});
  expect(seen).toMatchObject([
    { device: 'An unknown program', address: null, isThisOne: true },
    { device: 'Chrome on Windows', address: '10.0.0.7', isThisOne: false, lastSeenAt: world.clock.now() },
  ]);
});

test('a program says what it is in few words, or nothing is made up for it', () => {
  expect(deviceInWords('curl/8.5.0')).toBe('An unknown program');
  expect(deviceInWords('   ')).toBe('An unknown program');
  expect(deviceInWords('Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0')).toBe(
    'Firefox on Linux',
  );
});

test('one’s own session is ended by its id, another’s is not, and who ended it is kept', async () => {
  const email = await people.add('cashier');
  const [here, there] = [await enter(email), await enter(email)];
  const call = await people.callOf(here);
  const other = (await people.callOf(there)).actor.session?.id ?? '';
  const stranger = await people.callOf(await enter(await people.add('manager')));
  await expect(revokeSession(stranger, { id: other })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await isIn(there)).toBe(true);

  await revokeSession(call, { id: other });
  await revokeSession(call, { id: other });
  expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  const [row] = await world.db.select().from(sessions).where(eq(sessions.id, other));
  expect(row).toMatchObject({ endReason: 'REVOKED', endedBy: call.actor.id });
  expect(await world.events('identity.access_changed.v1')).toContainEqual({ actorId: call.actor.id });
});

test('all others are ended at once, and this one stays', async () => {
  const email = await people.add('cashier');
  const tokens = [await enter(email), await enter(email), await enter(email)];
  await revokeOtherSessions(await people.callOf(tokens[1] ?? ''), {});
  expect(await Promise.all(tokens.map(isIn))).toEqual([false, true, false]);
});

test('nobody but a person has sessions', async () => {
  for (const call of [world.anonymous(), world.system()]) {
    await expect(mySessions(call, {})).rejects.toThrow();
    await expect(revokeOtherSessions(call, {})).rejects.toThrow();
  }
});

test('a sign-in has a session of its own, and what the browser held before ends', async () => {
  const before = await enter(await people.add('cashier'));
  const after = await enter(await people.add('manager'), { replaces: before });
  expect(after).not.toBe(before);
  expect([await isIn(before), await isIn(after)]).toEqual([false, true]);
});

test('a sixth sign-in ends the oldest session', async () => {
  const email = await people.add('cashier');
  const tokens = [];
  for (let n = 0; n < 6; n += 1) {
    tokens.push(await enter(email));
    world.clock.advance(1);
  }
  expect(await Promise.all(tokens.map(isIn))).toEqual([false, true, true, true, true, true]);
});

test('a session of staff ends after an hour without use, and in use after twelve hours', async () => {
  const idle = await enter(await people.add('cashier'));
  minutes(59);
  expect(await isIn(idle)).toBe(true);
  minutes(60);
  expect(await isIn(idle)).toBe(false);

  const used = await enter(await people.add('cashier'));
  for (let n = 0; n < 14; n += 1) {
    minutes(50);
    expect(await isIn(used)).toBe(true);
  }
  minutes(20);
  expect(await isIn(used)).toBe(false);
});

test('a student stays signed in for days', async () => {
  const token = await enter(await people.add('student'));
  minutes(6 * 24 * 60);
  expect(await isIn(token)).toBe(true);
  minutes(7 * 24 * 60);
  expect(await isIn(token)).toBe(false);
});
