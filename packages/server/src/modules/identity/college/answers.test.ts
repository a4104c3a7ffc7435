import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../platform/clock.ts';
import { type CollegePeople, collegePeople } from '../../../testing/college-people.ts';
import type { Forge, Tamper } from '../../../testing/test-college.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { beginCollegeSignIn } from './begin-college-sign-in.ts';
import { finishCollegeSignIn } from './finish-college-sign-in.ts';

let world: World;
let at: CollegePeople;
beforeAll(async () => {
  world = await openWorld();
  at = await collegePeople(world);
  await at.set({ unknownPerson: 'ADMIT_STUDENT' });
});
beforeEach(() => {
  at.college.tamperWith(null);
  at.college.breakDown(false);
});
afterAll(async () => {
  await at.college.close();
  await world.close();
});

const finish = (response: string, browserToken: string | null) =>
  finishCollegeSignIn(world.anonymous(), { response, browserToken });

test('whoever the college vouches for is let in, and the answer leads back to our own page', async () => {
  const { url, browserToken } = await at.begin();
  const sent = new URL(url).searchParams;
  expect(sent.get('code_challenge_method')).toBe('S256');
  expect(sent.get('redirect_uri')).toBe('https://canteen.example/staff/from-college');
  for (const name of ['state', 'nonce', 'code_challenge']) expect(sent.get(name)).toMatch(/^[\w-]{43}$/);
  const response = await at.college.goThrough(url, at.known('happy'));
  // RFC 9207: who answers is said, and looked at.
  expect(new URLSearchParams(response).get('iss')).toBe(at.college.issuer);
  expect(await finish(response, browserToken)).toMatchObject({ token: expect.any(String), returnTo: '/staff/' });
});

test('an answer counts once, even when fifty send it at one moment', async () => {
  const { url, browserToken } = await at.begin();
  const response = await at.college.goThrough(url, at.known('twice'));
  const all = await Promise.all(Array.from({ length: 50 }, () => finish(response, browserToken)));
  expect(all.filter((one) => 'token' in one)).toHaveLength(1);
  expect(all.filter((one) => 'refused' in one && one.code === 'COLLEGE_ATTEMPT_OVER')).toHaveLength(49);
});

test('a code that was used is refused by the college itself', async () => {
  const [first, second] = [await at.begin(), await at.begin()];
  const one = new URLSearchParams(await at.college.goThrough(first.url, at.known('code')));
  const two = new URLSearchParams(await at.college.goThrough(second.url, 'code'));
  expect(await finish(`?${one}`, first.browserToken)).toHaveProperty('token');
  two.set('code', one.get('code') ?? '');
  expect(await finish(`?${two}`, second.browserToken)).toMatchObject({ code: 'COLLEGE_ANSWER_REFUSED' });
});

test('an answer counts in the browser that began, within ten minutes, under its own state', async () => {
  const { url, browserToken } = await at.begin();
  const other = await at.begin();
  const response = await at.college.goThrough(url, at.known('bound'));
  const params = new URLSearchParams(response);
  for (const [said, token] of [
    [response, null],
    [response, other.browserToken],
    [response, ''],
    [response.replace(/state=[^&]+/, 'state=guessed'), browserToken],
    [response.replace(/state=[^&]+&?/, ''), browserToken],
    [`?code=${params.get('code')}&state=${new URL(other.url).searchParams.get('state')}`, browserToken],
    ['', browserToken],
  ] as const)
    expect(await finish(said, token), said).toMatchObject({ code: 'COLLEGE_ATTEMPT_OVER' });
  expect(await finish(response, browserToken)).toHaveProperty('token');

  const late = await at.begin();
  const lateAnswer = await at.college.goThrough(late.url, 'bound');
  world.clock.advance(10 * 60_000);
  expect(await finish(lateAnswer, late.browserToken)).toMatchObject({ code: 'COLLEGE_ATTEMPT_OVER' });
});

test('an answer of one attempt does not fit another: the code is bound to its verifier', async () => {
  const [mine, theirs] = [await at.begin(), await at.begin()];
  const code = new URLSearchParams(await at.college.goThrough(theirs.url, at.known('victim'))).get('code') ?? '';
  const response = new URLSearchParams(await at.college.goThrough(mine.url, at.known('attacker')));
  response.set('code', code);
  expect(await finish(`?${response}`, mine.browserToken)).toMatchObject({ code: 'COLLEGE_ANSWER_REFUSED' });
});

test('an answer in the name of another provider, with none, or with two of anything is refused', async () => {
  for (const change of [
    (said: URLSearchParams) => said.set('iss', 'https://evil.example'),
    (said: URLSearchParams) => said.delete('iss'),
    (said: URLSearchParams) => said.append('code', 'another'),
    (said: URLSearchParams) => said.append('iss', 'https://evil.example'),
  ]) {
    const { url, browserToken } = await at.begin();
    const response = new URLSearchParams(await at.college.goThrough(url, at.known('issuer')));
    change(response);
    expect(await finish(`?${response}`, browserToken)).toMatchObject({ code: 'COLLEGE_ANSWER_REFUSED' });
  }
});

const now = () => Math.floor(systemClock.now().getTime() / 1000);
const changed =
  (change: JWTPayload) =>
  (claims: JWTPayload, forge: Forge): Promise<string> =>
    forge.sign({ ...claims, ...change });

test.each<[string, Tamper]>([
  ['with another nonce', changed({ nonce: 'another' })],
  ['without a nonce', (claims, forge) => forge.sign({ ...claims, nonce: undefined })],
  ['of another issuer', changed({ iss: 'https://evil.example' })],
  ['for another client', changed({ aud: 'another-client' })],
  ['for another client beside us', changed({ aud: ['college-kiosk', 'another-client'], azp: 'another-client' })],
  ['that is over', changed({ exp: now() - 60 })],
  ['that is of the future', changed({ nbf: now() + 600 })],
  ['signed by somebody else', (claims, forge) => forge.signAsStranger(claims)],
  ['signed by nobody', (claims, forge) => forge.unsigned(claims)],
  ['signed by our secret as HS256', (claims, forge) => forge.signSymmetric(claims, 'client secret')],
  ['signed by the public key as HS256', (claims, forge) => forge.signSymmetric(claims, 'public key')],
  ['of another person than the access token', changed({ sub: 'somebody-else' })],
])('an id token %s lets nobody in, and the trail says so', async (_, tamper) => {
  at.known('token');
  at.college.tamperWith(tamper);
  expect(await at.signIn('token')).toMatchObject({ code: 'COLLEGE_ANSWER_REFUSED' });
  const row = (await world.audit('identity.signInByCollege')).at(-1);
  expect(row).toMatchObject({ outcome: 'refused', reason: 'COLLEGE_ANSWER_REFUSED' });
  expect(row?.input).toMatchObject({ why: expect.stringMatching(/./) });
});

test('a clock half a minute off is borne, and no more', async () => {
  at.known('skew');
  at.college.tamperWith(changed({ exp: now() - 20 }));
  expect(await at.signIn('skew')).toHaveProperty('token');
  at.college.tamperWith(changed({ exp: now() - 40 }));
  expect(await at.signIn('skew')).toMatchObject({ code: 'COLLEGE_ANSWER_REFUSED' });
});

test('a college that says no signs nobody in', async () => {
  expect(await at.signIn('nobody')).toMatchObject({ code: 'COLLEGE_ANSWER_REFUSED' });
});

test('nobody is led to another site, whatever the way back is said to be', async () => {
  for (const returnTo of ['https://evil.example/', '//evil.example/staff/', '/student/', '/staff/../../x'])
    await expect(beginCollegeSignIn(world.anonymous(), { app: 'STAFF', returnTo })).rejects.toMatchObject({
      code: 'INVALID',
    });
});

test('while the college is away one hears so at once, passwords work, and it is asked again by itself', async () => {
  const { email } = await at.people.person(['cook']);
  at.known('away');
  const { url, browserToken } = await at.begin();
  const response = await at.college.goThrough(url, 'away');
  at.college.breakDown(true);
  expect(await finish(response, browserToken)).toMatchObject({ code: 'COLLEGE_UNAVAILABLE' });
  // The metadata are kept for an hour, and then asked for.
  world.clock.advance(3_600_000);
  expect(await beginCollegeSignIn(world.anonymous(), { app: 'STAFF', returnTo: '/staff/' })).toMatchObject({
    code: 'COLLEGE_UNAVAILABLE',
  });
  expect((await world.audit('identity.beginCollegeSignIn')).at(-1)).toMatchObject({ reason: 'COLLEGE_UNAVAILABLE' });
  expect(await at.people.enter(email)).not.toBeNull();
  expect(await at.provider.look()).toMatchObject({ problem: expect.any(String) });
  at.college.breakDown(false);
  expect(await at.provider.look()).toMatchObject({ problem: null, supportsPkce: true });
  expect(await at.signIn('away')).toHaveProperty('token');
});

test('the database holds nothing by which a sign-in under way could be finished', async () => {
  const { url, browserToken } = await at.begin();
  const sent = new URL(url).searchParams;
  const rows = JSON.stringify(await world.db.execute('select * from college_attempts'));
  for (const secret of [browserToken, sent.get('state'), sent.get('nonce'), sent.get('code_challenge')])
    expect(rows).not.toContain(secret);
});
