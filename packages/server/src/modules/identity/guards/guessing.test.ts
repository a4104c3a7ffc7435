import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { passwordsChecked } from '../../../platform/metrics.ts';
import { openPeople, PASSWORD, type People } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { users } from '../accounts/tables.ts';
import { changeSecuritySettings } from '../factors/security-settings.ts';
import { changePassword } from '../passwords/change-password.ts';
import { confirmItsMe } from '../sessions/confirm-its-me.ts';
import { DEFAULT_SECURITY } from '../sessions/settings.ts';
import { signIn } from '../sessions/sign-in.ts';
import { securitySettings } from '../sessions/tables.ts';
import { DEFAULT_GUESS_LIMITS, type GuessLimits, MINUTES_BETWEEN_UNLOCKS, TRIES_AFTER_UNLOCK } from './guess-limits.ts';
import { lockedAccounts } from './locked-accounts.ts';
import { addressBudgets, guessBudgets, knownDevices } from './tables.ts';
import { unlockAccount } from './unlock-account.ts';

let world: World;
let people: People;
beforeAll(async () => {
  world = await openWorld();
  people = await openPeople(world);
});
beforeEach(async () => {
  await world.db.delete(guessBudgets);
  await world.db.delete(addressBudgets);
  await world.db.delete(securitySettings);
});
afterAll(() => world.close());

interface From {
  readonly known?: string | null;
  readonly address?: string;
}

const MINUTE = 60_000;
const enter = (email: string, password: string, { known = null, address = '198.51.100.7' }: From = {}) =>
  signIn({ ...world.anonymous(), address }, { email, password, known });
const guess = (email: string, from?: From) => enter(email, 'wrong', from);
const administrator = () => world.as(permissions.ofRole('administrator'), { everywhere: true });

/** What a browser is known by, after somebody signed in with it. */
async function browserOf(email: string, known: string | null = null): Promise<string> {
  const answer = await enter(email, PASSWORD, { known });
  return 'known' in answer ? answer.known : '';
}

/** Tries until told to wait, and gives how many were looked at. */
async function triesUntilTold(email: string, from?: From): Promise<{ count: number; wait: number }> {
  for (let count = 0; count < 1_000; count += 1) {
    const outcome = await guess(email, from).catch((error: { retryAfterSeconds: number }) => error);
    if ('retryAfterSeconds' in outcome) return { count, wait: outcome.retryAfterSeconds };
  }
  throw new Error('A thousand tries, and nobody was told to wait.');
}

/** Goes on guessing as fast as is let, until nothing more is let for `longestWait` seconds. */
async function guessOn(email: string, longestWait: number, from?: From): Promise<{ count: number; wait: number }> {
  let all = 0;
  for (;;) {
    const { count, wait } = await triesUntilTold(email, from);
    all += count;
    if (wait >= longestWait) return { count: all, wait };
    world.clock.advance(wait * 1_000);
  }
}

/** The letters somebody gets, as they are kept. */
const lettersTo = (email: string) =>
  world.db.execute(
    sql`select template, data, language from mails where recipient_email = ${email} order by written_at`,
  );

const set = (figures: Partial<GuessLimits>) =>
  changeSecuritySettings(world.as('security:manage', { everywhere: true }), {
    ...{ commandId: world.newId(), ...DEFAULT_SECURITY, ...figures, factorRules: [] },
  });

test('after five wrong tries each wait is twice as long as the one before, and a try in between is not looked at', async () => {
  const email = await people.add('cashier');
  expect(await triesUntilTold(email)).toEqual({ count: 5, wait: 1 });
  for (const wait of [2, 4, 8]) {
    world.clock.advance((wait / 2) * 1_000);
    expect(await triesUntilTold(email)).toEqual({ count: 1, wait });
  }
  const before = (await passwordsChecked.get()).values[0]?.value;
  await expect(enter(email, PASSWORD)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 8 });
  expect((await passwordsChecked.get()).values[0]?.value).toBe(before);
});

test('tries at one moment are as many as are allowed one after the other', async () => {
  const email = await people.add('cashier');
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => guess(email)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
});

test('strangers never lock out a device from which the person has signed in before', async () => {
  const email = await people.add('cashier');
  const known = await browserOf(email);
  await guessOn(email, 3_600);
  await expect(enter(email, PASSWORD)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  for (let n = 0; n < 3; n += 1) expect(await enter(email, PASSWORD, { known })).toHaveProperty('token');
});

test('a known device has a budget of its own: it is bounded, and empty for nobody else', async () => {
  const [email, other] = [await people.add('cashier'), await people.add('cashier')];
  const known = await browserOf(email);
  await browserOf(other, known);
  expect(await triesUntilTold(email, { known })).toEqual({ count: 5, wait: 1 });
  expect(await enter(email, PASSWORD)).toHaveProperty('token');
  expect(await enter(other, PASSWORD, { known })).toHaveProperty('token');
});

test('who mistypes at a known device and then gets in begins anew', async () => {
  const email = await people.add('cashier');
  const known = await browserOf(email);
  for (let round = 0; round < 4; round += 1) {
    for (let n = 0; n < 4; n += 1) expect(await guess(email, { known })).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    expect(await enter(email, PASSWORD, { known })).toHaveProperty('token');
  }
});

test('a token that a caller made up makes no device known, and is not taken over', async () => {
  const email = await people.add('cashier');
  const madeUp = 'x'.repeat(43);
  const given = await browserOf(email, madeUp);
  expect(given).not.toBe(madeUp);
  expect(await browserOf(email, given)).toBe(given);
  expect(JSON.stringify(await world.db.select().from(knownDevices))).not.toContain(given);
  await guessOn(email, 3_600);
  await expect(enter(email, PASSWORD, { known: madeUp })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('a device is known for a year after the last sign-in', async () => {
  const email = await people.add('cashier');
  const known = await browserOf(email);
  world.clock.advance(366 * 24 * 60 * MINUTE);
  await guessOn(email, 3_600);
  await expect(enter(email, PASSWORD, { known })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('a stranger’s right password gives its own try back and no other', async () => {
  const email = await people.add('cashier');
  for (let n = 0; n < 4; n += 1) await guess(email);
  for (let n = 0; n < 3; n += 1) expect(await enter(email, PASSWORD)).toHaveProperty('token');
  expect(await triesUntilTold(email)).toEqual({ count: 1, wait: 1 });
});

test('a lock is on record, told to the person, shown to who manages accounts, and ends by itself', async () => {
  const email = await people.add('cashier');
  const { count } = await guessOn(email, 3_600);
  expect(count).toBe(DEFAULT_GUESS_LIMITS.guessLockAfter);
  const [locked] = await lockedAccounts(administrator(), {});
  expect(locked).toMatchObject({ email, kind: 'STRANGERS', wrong: count });
  const trail = await world.audit('identity.lockOut');
  expect(trail.at(-1)).toMatchObject({ outcome: 'done', address: '198.51.100.7', actorLabel: 'guess guard' });
  const letters = await lettersTo(email);
  expect(letters).toMatchObject([{ template: 'identity.signInLocked', data: { from: '198.51.100.7' } }]);
  world.clock.advance(60 * MINUTE);
  expect(await lockedAccounts(administrator(), {})).toEqual([]);
  expect(await enter(email, PASSWORD)).toHaveProperty('token');
});

test('a student reads of a lock in the language they chose, and is led to their own app', async () => {
  const email = await people.add('student');
  await world.db.update(users).set({ language: 'hi' }).where(eq(users.email, email));
  await guessOn(email, 3_600);
  expect(await lettersTo(email)).toMatchObject([{ language: 'hi', data: { isStudent: true } }]);
});

test('who manages accounts opens a locked one at once; who does not is denied', async () => {
  const email = await people.add('cashier');
  await guessOn(email, 3_600);
  const [user] = await world.db.select().from(users).where(eq(users.email, email));
  const input = { commandId: world.newId(), accountId: user?.id ?? '' };
  await expect(unlockAccount(world.as('account:read'), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await unlockAccount(administrator(), input);
  await unlockAccount(administrator(), input);
  expect(await lockedAccounts(administrator(), {})).toEqual([]);
  expect(await enter(email, PASSWORD)).toHaveProperty('token');
  const nobody = { commandId: world.newId(), accountId: world.newId() };
  await expect(unlockAccount(administrator(), nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('whoever unlocks again and again lets no guesser beyond the bound, and nobody unlocks who holds less, or himself', async () => {
  const email = await people.add('cashier');
  const [user] = await world.db.select().from(users).where(eq(users.email, email));
  const accountId = user?.id ?? '';
  const unlock = (as = administrator()) => unlockAccount(as, { commandId: world.newId(), accountId });
  await guessOn(email, 3_600);
  expect(await unlock(world.as(['account:read', 'account:manage'], { everywhere: true }))).toMatchObject({
    code: 'BEYOND_OWN_RIGHTS',
  });
  const self = world.as(permissions.ofRole('administrator'), { everywhere: true, id: accountId });
  expect(await unlock(self)).toMatchObject({ code: 'NOT_YOURSELF' });
  expect(await unlock()).toEqual({ accountId });
  expect(await guessOn(email, 3_600)).toMatchObject({ count: TRIES_AFTER_UNLOCK });
  expect(await unlock()).toMatchObject({ code: 'UNLOCKED_OFTEN' });
  world.clock.advance(MINUTES_BETWEEN_UNLOCKS * MINUTE);
  expect(await unlock()).toEqual({ accountId });
  expect(await guessOn(email, 3_600)).toMatchObject({ count: TRIES_AFTER_UNLOCK });
});

test('a name that nobody has waits as long as one that somebody has, and gets no letter', async () => {
  const unknown = await guessOn('nobody@college.example', 3_600);
  const known = await guessOn(await people.add('cashier'), 3_600);
  expect(unknown).toEqual(known);
  expect(await lettersTo('nobody@college.example')).toEqual([]);
});

test('a block of addresses that tries many names waits for an hour; known devices in it go on', async () => {
  await set({ addressTriesPerHour: 30 });
  const email = await people.add('cashier');
  const known = await browserOf(email);
  for (let n = 0; n < 30; n += 1)
    expect(await guess(`n${n}@college.example`, { address: `203.0.113.${n}` })).toMatchObject({ refused: true });
  const late = enter(email, PASSWORD, { address: '::ffff:203.0.113.200' });
  const outcome = await late.catch((error: { retryAfterSeconds: number }) => error);
  expect(outcome).toMatchObject({ code: 'RATE_LIMITED' });
  expect('retryAfterSeconds' in outcome && outcome.retryAfterSeconds).toBeGreaterThan(3_500);
  expect(await enter(email, PASSWORD, { address: '203.0.113.200', known })).toHaveProperty('token');
  expect(await enter(email, PASSWORD, { address: '203.0.114.1' })).toHaveProperty('token');
});

test('of a block’s tries at one moment as many are looked at as are allowed', async () => {
  await set({ addressTriesPerHour: 30 });
  const names = Array.from({ length: 60 }, (_, n) => `m${n}@college.example`);
  const outcomes: PromiseSettledResult<unknown>[] = [];
  for (let at = 0; at < 60; at += 8)
    outcomes.push(...(await Promise.allSettled(names.slice(at, at + 8).map((name) => guess(name)))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
});

test('whoever sits at an open session cannot guess its password, at whichever door', async () => {
  const email = await people.add('cashier');
  const answer = await enter(email, PASSWORD);
  const call = await people.callOf('token' in answer ? answer.token : '');
  for (let n = 0; n < 3; n += 1) await confirmItsMe(call, { password: 'wrong' });
  for (let n = 0; n < 2; n += 1)
    await changePassword(call, { presentPassword: 'wrong', newPassword: 'another one, longer' });
  await expect(confirmItsMe(call, { password: PASSWORD })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  world.clock.advance(1_000);
  expect(await confirmItsMe(call, { password: PASSWORD })).toHaveProperty('confirmedAt');
});
