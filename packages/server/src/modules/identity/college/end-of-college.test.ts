import { and, eq, isNull } from 'drizzle-orm';
import { type TOTP, URI } from 'otpauth';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Sockets } from '../../../platform/socket.ts';
import { type CollegePeople, collegePeople } from '../../../testing/college-people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { userRoles } from '../accounts/tables.ts';
import { beginTotp } from '../factors/begin-totp.ts';
import { confirmTotp } from '../factors/confirm-totp.ts';
import { completeSignIn } from '../sessions/complete-sign-in.ts';
import { collegeProvider } from './college-provider.ts';
import { readCollegeSettings } from './queries.ts';
import { unlinkCollegeAccount } from './unlink-college-account.ts';

let world: World;
let at: CollegePeople;
let author: { token: string | null };
beforeAll(async () => {
  world = await openWorld();
  at = await collegePeople(world);
  author = await at.staff('administrator');
});
afterEach(() => set());
afterAll(async () => {
  await at.college.close();
  await world.close();
});

/** Saves the settings as somebody who may map groups: whoever is of the group `tills` is lent the till. */
async function set(settings: Parameters<CollegePeople['set']>[0] = {}) {
  const mappings = [{ groupName: 'tills', role: 'cashier', outletId: null }] as never;
  const by = await at.people.callOf(author.token);
  expect(await at.set({ unknownPerson: 'ADMIT_STUDENT', mappings, ...settings }, by)).toEqual({ changed: true });
}
const isIn = async (token: string) => (await at.people.actorOf(token)).kind === 'user';
const idOf = async (token: string) => (await at.people.actorOf(token)).id ?? '';
async function rolesOf(id: string) {
  const open = and(eq(userRoles.userId, id), isNull(userRoles.withdrawnAt));
  return (await world.db.select({ role: userRoles.role }).from(userRoles).where(open)).map(({ role }) => role).sort();
}

/** Somebody of the staff with a second factor and a college account; gives what the college's sign-in waits for, and a code. */
async function withFactor(who: string) {
  const { token } = await at.staff('cook');
  await at.link(token, at.known(who));
  const call = await at.people.callOf(token);
  const begun = await beginTotp(call, {});
  if ('refused' in begun) throw new Error(begun.message);
  const phone = URI.parse(begun.uri) as TOTP;
  const code = () => phone.generate({ timestamp: world.clock.now().getTime() });
  await confirmTotp(call, { code: code() });
  world.clock.advance(31_000);
  const waits = async () => {
    const answer = await at.signIn(who);
    if (!('challenge' in answer)) throw new Error('No second step was asked for.');
    return answer.challenge;
  };
  const complete = (challenge: string) => completeSignIn(world.anonymous(), { challenge, code: code() });
  return { waits, complete };
}

test('switched off, sign-ins of the college end with our second factor too: those that are open, and those that wait', async () => {
  await set();
  const { waits, complete } = await withFactor('ana');
  const answer = await complete(await waits());
  const token = 'token' in answer ? answer.token : '';
  expect(await isIn(token)).toBe(true);
  world.clock.advance(31_000);
  const waiting = await waits();
  await set({ isOn: false });
  expect(await isIn(token)).toBe(false);
  expect(await complete(waiting)).toMatchObject({ code: 'CHALLENGE_OVER' });
});

test('switched off, and by whoever takes the link off, roles that the college lent end', async () => {
  await set();
  const [one, other] = [
    await at.session(at.known('bo', { groups: ['tills'] })),
    await at.session(at.known('cy', { groups: ['tills'] })),
  ];
  const ids = [await idOf(one), await idOf(other)] as const;
  expect(await rolesOf(ids[0])).toEqual(['cashier', 'student']);
  const call = await at.people.callOf(one);
  const { session } = call.actor;
  const sure = {
    ...call,
    actor: { ...call.actor, session: session && { ...session, confirmedAt: world.clock.now() } },
  };
  await unlinkCollegeAccount(sure, {});
  expect([await rolesOf(ids[0]), await rolesOf(ids[1])]).toEqual([['student'], ['cashier', 'student']]);
  await set({ isOn: false });
  expect(await rolesOf(ids[1])).toEqual(['student']);
});

test('a domain that is taken out ends what the college opened for its people, and leaves the others', async () => {
  const domains = ['college.example', 'branch.example'];
  await set({ domains });
  const groups = ['tills'];
  const branch = await at.session(at.known('di', { email: 'di@branch.example', groups }));
  const main = await at.session(at.known('eve', { groups }));
  const ids = [await idOf(branch), await idOf(main)] as const;
  await set({ domains: [...domains, 'third.example'] });
  expect(await isIn(branch)).toBe(true);
  await set({ domains: ['college.example'] });
  expect([await isIn(branch), await isIn(main)]).toEqual([false, true]);
  expect([await rolesOf(ids[0]), await rolesOf(ids[1])]).toEqual([['student'], ['cashier', 'student']]);
});

test('where the provider is gone from the environment, what it opened is still switched off', async () => {
  await set();
  const token = await at.session(at.known('fay', { groups: ['tills'] }));
  const id = await idOf(token);
  // As after a start without OIDC_ISSUER.
  const call = await at.people.callOf(author.token);
  const bare = { ...call, platform: { ...call.platform, sockets: new Sockets().plug(collegeProvider, null) } };
  expect(await isIn(token)).toBe(true);
  expect(await readCollegeSettings(bare, {})).toMatchObject({ isOn: true, issuer: null });
  expect(await at.set({ isOn: false }, bare)).toEqual({ changed: true });
  expect(await isIn(token)).toBe(false);
  expect(await rolesOf(id)).toEqual(['student']);
});
