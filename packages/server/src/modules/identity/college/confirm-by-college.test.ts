import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CollegePeople, collegePeople } from '../../../testing/college-people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { setMyPin } from '../till/set-my-pin.ts';
import { beginCollegeConfirmation } from './begin-college-sign-in.ts';
import { finishCollegeSignIn } from './finish-college-sign-in.ts';

const HOUR = 3_600_000;
let world: World;
let at: CollegePeople;
beforeAll(async () => {
  world = await openWorld();
  at = await collegePeople(world);
  await at.set({ unknownPerson: 'ADMIT_STUDENT' });
});
beforeEach(() => saying(undefined));
afterAll(async () => {
  await at.college.close();
  await world.close();
});

/** Lets the college say that somebody proved who they are then; undefined: as it does by itself, of our own clock. */
function saying(provedAt: Date | null | undefined) {
  at.college.tamperWith(({ auth_time: said, ...claims }, forge) => {
    if (provedAt === null) return forge.sign(claims);
    const by = provedAt ?? (said === undefined ? null : world.clock.now());
    return forge.sign({ ...claims, ...(by && { auth_time: Math.floor(by.getTime() / 1_000) }) });
  });
}
/** An act that matters. */
const act = async (token: string) => setMyPin(await at.people.callOf(token), { pin: '4071' });
const needed = { details: { reason: 'CONFIRMATION_NEEDED' } };

async function confirm(token: string, who: string, answered = token) {
  const begun = await beginCollegeConfirmation(await at.people.callOf(token), { app: 'STAFF', returnTo: '/staff/me' });
  if ('refused' in begun) throw new Error(begun.message);
  const response = await at.college.goThrough(begun.url, who);
  return finishCollegeSignIn(await at.people.callOf(answered), { response, browserToken: begun.browserToken });
}

test('whoever came by the college, which does not say when they proved who they are, or long ago, confirms it before acts that matter', async () => {
  const who = at.known('asha');
  await expect(act(await at.session(who))).rejects.toMatchObject(needed);
  saying(new Date(world.clock.now().getTime() - HOUR));
  await expect(act(await at.session(who))).rejects.toMatchObject(needed);
  saying(world.clock.now());
  expect(await act(await at.session(who))).toHaveProperty('setAt');
});

test('by signing in there once more they confirm that it is them, for five minutes', async () => {
  const who = at.known('binu');
  const token = await at.session(who);
  await expect(act(token)).rejects.toMatchObject(needed);
  expect(await confirm(token, who)).toEqual({ confirmed: true, returnTo: '/staff/me' });
  expect(await act(token)).toHaveProperty('setAt');
  world.clock.advance(5 * 60_000 + 1);
  await expect(act(token)).rejects.toMatchObject(needed);
});

test('the college is asked for a new proof, whether or not it knows the browser', async () => {
  const token = await at.session(at.known('carol'));
  const begun = await beginCollegeConfirmation(await at.people.callOf(token), { app: 'STAFF', returnTo: '/staff/' });
  const asked = new URL('url' in begun ? begun.url : '').searchParams;
  expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
});

test('nothing is confirmed by a proof from before, by another account, or in another session', async () => {
  const [who, other] = [at.known('dev'), at.known('esha')];
  const [token, second] = [await at.session(who), await at.session(who)];
  for (const before of [null, new Date(world.clock.now().getTime() - 31_000)]) {
    saying(before);
    expect(await confirm(token, who)).toMatchObject({ code: 'NOT_CONFIRMED' });
  }
  saying(undefined);
  // Both accounts are known here; the proof is of the other.
  await at.session(other);
  expect(await confirm(token, other)).toMatchObject({ code: 'NOT_CONFIRMED' });
  expect(await confirm(token, who, second)).toMatchObject({ code: 'COLLEGE_ATTEMPT_OVER' });
  for (const one of [token, second]) await expect(act(one)).rejects.toMatchObject(needed);
});
