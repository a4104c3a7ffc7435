import { eq } from 'drizzle-orm';
import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Sealer, sealer } from '../../../platform/auth/sealing.ts';
import type { CallContext } from '../../../platform/context.ts';
import { Sockets } from '../../../platform/socket.ts';
import { openPeople, PASSWORD, type People, SEALING_KEY } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { openChallenge } from '../sessions/challenges.ts';
import { completeSignIn } from '../sessions/complete-sign-in.ts';
import { signIn } from '../sessions/sign-in.ts';
import { sessions } from '../sessions/tables.ts';
import { moveStep } from './accept-code.ts';
import { beginTotp } from './begin-totp.ts';
import { confirmTotp } from './confirm-totp.ts';
import { makeRecoveryCodes } from './make-recovery-codes.ts';
import { mySecondFactor } from './my-second-factor.ts';
import { removeSecondFactor } from './remove-second-factor.ts';
import { resealSeeds } from './reseal-seeds.ts';
import { recoveryCodes, totpFactors } from './tables.ts';

let world: World;
let people: People;
let email: string;
beforeAll(async () => {
  world = await openWorld();
  people = await openPeople(world);
});
beforeEach(async () => {
  email = await people.add('cashier');
});
afterAll(() => world.close());

const anonymous = () => world.anonymous();
const password = () => signIn(anonymous(), { email, password: PASSWORD });
async function enter(): Promise<CallContext> {
  const answer = await password();
  if (!('token' in answer)) throw new Error('Nobody was signed in.');
  return people.callOf(answer.token);
}
async function challenge(): Promise<string> {
  const answer = await password();
  if (!('challenge' in answer)) throw new Error('No second factor was asked for.');
  return answer.challenge;
}
/** As fifty right passwords would leave them: fifty hashes at one moment would only heat the machine. */
async function fiftyChallenges({ actor }: CallContext): Promise<string[]> {
  const { clock, newId } = world;
  const opened = await world.db.transaction(async (tx) => {
    const scope = { tx, now: clock.now(), newId };
    const all = [];
    for (let n = 0; n < 50; n += 1) all.push(await openChallenge(scope, actor.id ?? ''));
    return all;
  });
  return opened.map(({ challenge }) => challenge);
}
const second = (challenge: string, code: string) => completeSignIn(anonymous(), { challenge, code });

/** Switches a factor on; gives its phone, the codes for recovery, and the session that did it. */
async function switchOn() {
  const call = await enter();
  const begun = await beginTotp(call, {});
  if (!('uri' in begun)) throw new Error('Nothing was begun.');
  const phone = URI.parse(begun.uri) as TOTP;
  const codeAt = (steps = 0) => phone.generate({ timestamp: world.clock.now().getTime() + steps * 30_000 });
  const on = await confirmTotp(call, { code: codeAt() });
  if (!('codes' in on)) throw new Error('It was not switched on.');
  return { call, codeAt, codes: on.codes, secret: begun.secret };
}
/** Why a call’s session has ended; null while it is open. */
async function sessionEnd({ actor }: CallContext): Promise<string | null> {
  const [row] = await world.db
    .select()
    .from(sessions)
    .where(eq(sessions.id, actor.session?.id ?? ''));
  return row?.endReason ?? null;
}
const nextStep = () => world.clock.advance(30_000);

test('a factor that was begun is not on before a code of it was given', async () => {
  const call = await enter();
  await beginTotp(call, {});
  expect(await mySecondFactor(call, {})).toMatchObject({ onSince: null });
  expect(await confirmTotp(call, { code: '000000' })).toMatchObject({ code: 'WRONG_CODE' });
  expect(await password()).toHaveProperty('token');
});

test('with a factor the password opens nothing but a challenge, and a code of the phone opens the session', async () => {
  const { codeAt } = await switchOn();
  nextStep();
  const asked = await challenge();
  const answer = await second(asked, ` ${codeAt().slice(0, 3)} ${codeAt().slice(3)} `);
  if (!('token' in answer)) throw new Error('Nobody was signed in.');
  expect((await people.callOf(answer.token)).actor).toMatchObject({ kind: 'user', label: 'Asha' });
  expect(await second(asked, codeAt())).toMatchObject({ code: 'CHALLENGE_OVER' });
});

test('the code that switched the factor on does not sign in as well, and neither does one that was used', async () => {
  const { codeAt } = await switchOn();
  expect(await second(await challenge(), codeAt())).toMatchObject({ code: 'WRONG_CODE' });
  nextStep();
  expect(await second(await challenge(), codeAt())).toHaveProperty('token');
  expect(await second(await challenge(), codeAt())).toMatchObject({ code: 'WRONG_CODE' });
  expect(await second(await challenge(), codeAt(-1))).toMatchObject({ code: 'WRONG_CODE' });
});

test.each([
  [-2, 'WRONG_CODE'],
  [-1, 'token'],
  [0, 'token'],
  [1, 'token'],
  [2, 'WRONG_CODE'],
])('a phone whose clock is %i steps off gets %s', async (steps, outcome) => {
  const { codeAt } = await switchOn();
  world.clock.advance(120_000);
  const answer = await second(await challenge(), codeAt(steps));
  expect('code' in answer ? answer.code : 'token').toBe(outcome);
});

test('of fifty who give the same code at one moment one is let in', async () => {
  const { codeAt, call } = await switchOn();
  nextStep();
  const challenges = await fiftyChallenges(call);
  const answers = await Promise.allSettled(challenges.map((one) => second(one, codeAt())));
  const entered = answers.filter((answer) => answer.status === 'fulfilled' && 'token' in answer.value);
  expect(entered).toHaveLength(1);
});

test('a step moves on once, whoever moves it at the same moment', async () => {
  await switchOn();
  const [factor] = await world.db.select().from(totpFactors).orderBy(totpFactors.createdAt);
  const step = (factor?.lastStep ?? 0) + 9;
  const moved = await Promise.all(
    Array.from({ length: 50 }, () => world.db.transaction((tx) => moveStep(tx, factor?.id ?? '', step))),
  );
  expect(moved.filter(Boolean)).toHaveLength(1);
  const back = world.db.update(totpFactors).set({ lastStep: 1 });
  await expect(back).rejects.toMatchObject({ cause: { message: expect.stringContaining('only moves on') } });
});

test('a recovery code opens a session once, however it is written, also for fifty at one moment', async () => {
  const { codes, call } = await switchOn();
  const [first = '', other = ''] = codes;
  expect(codes).toHaveLength(10);
  expect(await second(await challenge(), first.toUpperCase().replaceAll('-', ' '))).toHaveProperty('token');
  expect(await second(await challenge(), first)).toMatchObject({ code: 'WRONG_CODE' });
  const challenges = await fiftyChallenges(call);
  const answers = await Promise.allSettled(challenges.map((one) => second(one, other)));
  expect(answers.filter((answer) => answer.status === 'fulfilled' && 'token' in answer.value)).toHaveLength(1);
  const stored = JSON.stringify(await world.db.select().from(recoveryCodes));
  for (const code of codes) expect(stored).not.toContain(code);
  const back = world.db.update(recoveryCodes).set({ usedAt: null });
  await expect(back).rejects.toMatchObject({ cause: { message: expect.stringContaining('used once') } });
});

test('five wrong codes end a challenge, and make strangers wait; the right password does not help', async () => {
  const { codeAt, codes } = await switchOn();
  nextStep();
  const [first, last] = [await challenge(), await challenge()];
  for (let n = 0; n < 5; n += 1)
    expect(await second(first, n === 4 ? '٠٠٠٠٠٠' : '12345')).toMatchObject({ code: 'WRONG_CODE' });
  const limited = { code: 'RATE_LIMITED', retryAfterSeconds: 1 };
  await expect(second(last, codes[0] ?? '')).rejects.toMatchObject(limited);
  await expect(challenge()).rejects.toMatchObject(limited);
  world.clock.advance(1_000);
  expect(await second(first, codeAt())).toMatchObject({ code: 'CHALLENGE_OVER' });
  expect(await second(await challenge(), codeAt())).toHaveProperty('token');
});

test('a challenge is good for five minutes, for one account, and no other', async () => {
  await switchOn();
  const late = await challenge();
  world.clock.advance(5 * 60_000);
  expect(await second(late, '000000')).toMatchObject({ code: 'CHALLENGE_OVER' });
  expect(await second('made up', '000000')).toMatchObject({ code: 'CHALLENGE_OVER' });
  const theirs = await challenge();
  email = await people.add('cook');
  const { codeAt } = await switchOn();
  nextStep();
  expect(await second(theirs, codeAt())).toMatchObject({ code: 'WRONG_CODE' });
});

test('codes, challenges and seeds are nowhere to be read', async () => {
  const { codeAt, secret, call } = await switchOn();
  nextStep();
  const asked = await challenge();
  const code = codeAt();
  await second(asked, code);
  const trail = JSON.stringify([
    await world.audit('identity.completeSignIn'),
    await world.audit('identity.confirmTotp'),
  ]);
  const rows = JSON.stringify(
    await world.db
      .select()
      .from(totpFactors)
      .where(eq(totpFactors.userId, call.actor.id ?? '')),
  );
  for (const hidden of [asked, `"${code}"`, secret]) expect(trail + rows).not.toContain(hidden);
});

test('switching on, new codes and switching off end the person’s other sessions', async () => {
  const elsewhere = await enter();
  const { call, codeAt } = await switchOn();
  expect(await sessionEnd(elsewhere)).toBe('FACTOR_CHANGED');
  expect(await sessionEnd(call)).toBeNull();
  nextStep();
  const entered = await second(await challenge(), codeAt());
  const other = await people.callOf('token' in entered ? entered.token : '');
  expect(await makeRecoveryCodes(call, {})).toHaveProperty('codes');
  expect(await sessionEnd(other)).toBe('FACTOR_CHANGED');
  expect(await removeSecondFactor(call, {})).toEqual({ off: true });
  expect(await password()).toHaveProperty('token');
});

test('what is not on cannot be switched off or renewed, and what is on is not begun again', async () => {
  const call = await enter();
  expect(await removeSecondFactor(call, {})).toMatchObject({ code: 'NO_FACTOR' });
  expect(await makeRecoveryCodes(call, {})).toMatchObject({ code: 'NO_FACTOR' });
  expect(await confirmTotp(call, { code: '000000' })).toMatchObject({ code: 'NO_FACTOR' });
  const on = await switchOn();
  expect(await beginTotp(on.call, {})).toMatchObject({ code: 'FACTOR_IS_ON' });
});

test('old recovery codes are void when new ones are made', async () => {
  const { call, codes } = await switchOn();
  await makeRecoveryCodes(call, {});
  expect(await second(await challenge(), codes[0] ?? '')).toMatchObject({ code: 'WRONG_CODE' });
});

test('a seed copied into another person’s row opens for nobody', async () => {
  const mine = await switchOn();
  email = await people.add('cook');
  const theirs = await switchOn();
  const rowOf = async ({ actor }: CallContext) =>
    (
      await world.db
        .select()
        .from(totpFactors)
        .where(eq(totpFactors.userId, actor.id ?? ''))
    )[0];
  const [from, to] = [await rowOf(mine.call), await rowOf(theirs.call)];
  if (!from || !to) throw new Error('A factor is missing.');
  await world.db.update(totpFactors).set({ sealedSeed: from.sealedSeed }).where(eq(totpFactors.id, to.id));
  nextStep();
  await expect(second(await challenge(), mine.codeAt())).rejects.toThrow('does not open');
  await world.db.update(totpFactors).set({ sealedSeed: to.sealedSeed }).where(eq(totpFactors.id, to.id));
});

test('after a change of keys every seed is sealed anew and still makes the same codes', async () => {
  const { codeAt } = await switchOn();
  const next = { id: 'next', key: new Uint8Array(32).fill(9) };
  const withKeys = (...keys: [typeof next, ...(typeof next)[]]): CallContext => {
    const sockets = new Sockets().plug(sealer, new Sealer(keys));
    return { ...world.system(), platform: { ...world.platform, sockets } };
  };
  await expect(resealSeeds(withKeys(next), {})).rejects.toThrow('Nobody here has the key test');
  expect((await resealSeeds(withKeys(next, SEALING_KEY), {})).resealed).toBeGreaterThan(0);
  expect((await resealSeeds(withKeys(next, SEALING_KEY), {})).resealed).toBe(0);
  nextStep();
  const asked = await challenge();
  const answer = await completeSignIn(
    { ...withKeys(next), actor: anonymous().actor },
    { challenge: asked, code: codeAt() },
  );
  expect(answer).toHaveProperty('token');
});
