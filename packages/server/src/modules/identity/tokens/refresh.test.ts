import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import { openPeople, PASSWORD, type People } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { users } from '../accounts/tables.ts';
import { mySessions } from '../sessions/my-sessions.ts';
import { revokeSession } from '../sessions/revoke-session.ts';
import { signIn } from '../sessions/sign-in.ts';
import { signOut } from '../sessions/sign-out.ts';
import { sessions } from '../sessions/tables.ts';
import type { TokenPair } from './issue-tokens.ts';
import { refreshToken } from './refresh.ts';

let world: World;
let people: People;
let email: string;
let installationId: string;
let first: TokenPair;
beforeAll(async () => {
  world = await openWorld();
  people = await openPeople(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  installationId = randomUUID();
  email = await people.add('administrator');
  first = await begin();
});

async function begin(): Promise<TokenPair> {
  const answer = await signIn(world.anonymous(), { email, password: PASSWORD, installationId });
  if (!('accessToken' in answer)) throw new Error('not signed in');
  return answer;
}

const refresh = (pair: TokenPair, by = installationId) =>
  refreshToken(world.anonymous(), { refreshToken: pair.refreshToken, installationId: by });
/** The next pair, which must be given. */
async function next(pair: TokenPair): Promise<TokenPair> {
  const answer = await refresh(pair);
  if (!('accessToken' in answer)) throw new Error(answer.code);
  return answer;
}
const refused = { code: 'REFRESH_REFUSED' };
const reused = { code: 'TOKEN_REUSED' };
const seconds = (n: number) => world.clock.advance(n * 1_000);
const works = async (pair: TokenPair) => (await people.callWith(pair.accessToken)).actor.label;

test('a program signs in, acts by its access token, and gets the next pair by its refresh token', async () => {
  expect(await works(first)).toBe('Asha');
  seconds(9 * 60);
  const second = await next(first);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(second.accessExpiresAt.getTime() - world.clock.now().getTime()).toBe(600_000);
  seconds(2 * 60);
  await expect(works(first)).rejects.toMatchObject({ details: { reason: 'TOKEN_EXPIRED' } });
  expect(await works(second)).toBe('Asha');
});

test('an answer that was lost is given again, the same pair byte for byte, for a minute', async () => {
  const second = await next(first);
  seconds(60);
  expect(await next(first)).toEqual(second);
  expect(await next(first)).toEqual(second);
  const third = await next(second);
  expect(await works(third)).toBe('Asha');
});

test('a token that comes again after the minute ends the session for everybody who holds one', async () => {
  const second = await next(first);
  seconds(61);
  expect(await refresh(first)).toMatchObject(reused);
  expect(await refresh(second)).toMatchObject(refused);
  await expect(works(second)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const [ended] = await world.db.select().from(sessions).where(eq(sessions.endReason, 'TOKEN_REUSED'));
  expect(ended?.revokedAt).toEqual(world.clock.now());
  expect(await world.audit('identity.refreshToken')).toContainEqual(
    expect.objectContaining({ outcome: 'refused', reason: 'TOKEN_REUSED' }),
  );
});

test('an ancestor of the newest token ends the session', async () => {
  const second = await next(first);
  seconds(120);
  await next(second);
  seconds(120);
  expect(await refresh(first)).toMatchObject(reused);
});

test('an ancestor ends the session even within a minute of the last exchange', async () => {
  let newest = first;
  for (let n = 0; n < 3; n += 1) newest = await next(newest);
  expect(await refresh(first)).toMatchObject(reused);
  expect(await refresh(newest)).toMatchObject(refused);
});

test('a late copy of a request, whose successor was exchanged in the same minute, is refused and ends nothing', async () => {
  const second = await next(first);
  const third = await next(second);
  expect(await refresh(first)).toMatchObject(refused);
  expect(await works(third)).toBe('Asha');
  expect(await next(third)).toHaveProperty('accessToken');
});

test('another copy of the program is refused, with the newest token and with an old one, and ends nothing', async () => {
  expect(await refresh(first, randomUUID())).toMatchObject(refused);
  const second = await next(first);
  seconds(120);
  expect(await refresh(first, randomUUID())).toMatchObject(refused);
  expect(await next(second)).toHaveProperty('accessToken');
});

test('of fifty that come with one token at one moment all get the same pair, and one exchange was made', async () => {
  // Each at a second of its own: two exchanges would be two pairs.
  const racers = Array.from({ length: 50 }, () => {
    seconds(1);
    return next(first);
  });
  const pairs = await Promise.all(racers);
  expect(new Set(pairs.map((pair) => JSON.stringify(pair))).size).toBe(1);
  const [session] = await world.db
    .select()
    .from(sessions)
    .where(eq(sessions.installationDigest, tokenDigest(installationId)));
  expect(session?.refreshGeneration).toBe(1);
  expect(pairs[0] && (await next(pairs[0]))).toHaveProperty('accessToken');
}, 20_000);

test('a token that is touched anywhere, or spelt otherwise, is refused and ends nothing', async () => {
  const token = first.refreshToken;
  const tried = Array.from({ length: token.length }, (_, at) => {
    const other = token[at] === 'A' ? 'B' : 'A';
    return token.slice(0, at) + other + token.slice(at + 1);
  });
  for (const spelt of [...tried, `${token}=`, token.slice(0, -1), token.replace('rt_', ''), 'rt_', '']) {
    const answer = await refreshToken(world.anonymous(), { refreshToken: spelt, installationId });
    expect(answer, spelt).toMatchObject(refused);
  }
  expect(await next(first)).toHaveProperty('accessToken');
}, 30_000);

test('neither is made by who reads the database, nor kept in it or in the trail', async () => {
  const second = await next(first);
  const rows = await world.db.select().from(sessions);
  const trail = [...(await world.audit('identity.signIn')), ...(await world.audit('identity.refreshToken'))];
  const kept = JSON.stringify([rows, trail]);
  for (const secret of [first, second].flatMap((pair) => [pair.accessToken, pair.refreshToken, installationId]))
    expect(kept.includes(secret)).toBe(false);
});

test('a session that was ended, or a person who was disabled, gets no pair and acts no more', async () => {
  const [session] = await mySessions(await people.callWith(first.accessToken), {});
  const elsewhere = await begin();
  await revokeSession(await people.callWith(first.accessToken), { id: session?.id ?? '' });
  expect(await refresh(first)).toMatchObject(refused);
  await expect(works(first)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await works(elsewhere)).toBe('Asha');

  const again = await begin();
  await world.db.update(users).set({ disabledAt: world.clock.now() }).where(eq(users.email, email));
  expect(await refresh(again)).toMatchObject(refused);
  await expect(works(again)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('signing out by an access token ends its session', async () => {
  await signOut(await people.callWith(first.accessToken), { token: null });
  expect(await refresh(first)).toMatchObject(refused);
});

test('a session of staff is over after an hour in which nothing was asked, whatever tokens there are', async () => {
  seconds(3_601);
  expect(await refresh(first)).toMatchObject(refused);
});

test('a browser’s cookie gives no tokens, and a refresh token is no cookie', async () => {
  const browser = await signIn(world.anonymous(), { email, password: PASSWORD });
  expect(browser).not.toHaveProperty('accessToken');
  expect((await people.callOf(first.refreshToken)).actor.kind).toBe('anonymous');
});

test('honest programs that lose answers are never taken for thieves', async () => {
  let pair = first;
  let random = 42;
  const chance = () => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    return random / 2_147_483_648;
  };
  for (let n = 0; n < 150; n += 1) {
    // A program asks again within the minute until it has the answer.
    let answer = await next(pair);
    while (chance() < 0.3) {
      seconds(Math.floor(chance() * 15));
      const repeated = await next(pair).catch(() => null);
      if (!repeated) throw new Error('taken for a thief');
      answer = repeated;
      if (chance() < 0.5) break;
    }
    pair = answer;
    seconds(20);
  }
  expect(await works(pair)).toBe('Asha');
}, 60_000);
