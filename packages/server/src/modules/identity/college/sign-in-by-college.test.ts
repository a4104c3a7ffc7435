import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CollegePeople, collegePeople } from '../../../testing/college-people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { users } from '../accounts/tables.ts';
import { changeSecuritySettings } from '../factors/security-settings.ts';
import { admit } from '../registration/admit.ts';
import { registrations } from '../registration/tables.ts';
import { grantRole } from '../roles/grant-role.ts';
import { DEFAULT_SECURITY, type SecurityFigures } from '../sessions/settings.ts';
import { beginCollegeLink, beginCollegeSignIn } from './begin-college-sign-in.ts';
import { finishCollegeSignIn } from './finish-college-sign-in.ts';
import { hasCollegeSignIn, myCollegeAccount } from './queries.ts';
import { collegeIdentities } from './tables.ts';
import { unlinkCollegeAccount } from './unlink-college-account.ts';

let world: World;
let at: CollegePeople;
beforeAll(async () => {
  world = await openWorld();
  at = await collegePeople(world);
  await at.set();
});
afterAll(async () => {
  await at.college.close();
  await world.close();
});

/** A student who registered, confirmed the address by our letter, and was admitted. */
async function registeredStudent(email: string) {
  const id = world.newId();
  await world.db.insert(registrations).values({
    ...{ id, email, name: 'Registered', passwordHash: 'x', kind: 'STUDENT', language: 'en', state: 'WAITING' },
    ...{ registeredAt: world.clock.now(), addressConfirmedAt: world.clock.now() },
  });
  await admit(at.people.administrator(), { commandId: world.newId(), ids: [id] });
  return accountAt(email);
}

async function accountAt(email: string) {
  const [account] = await world.db.select().from(users).where(eq(users.email, email));
  return account;
}

test('a student who registered here is signed in to the same account, and told by letter', async () => {
  const account = await registeredStudent('meera@college.example');
  const token = await at.session(at.known('meera'));
  expect((await at.people.actorOf(token)).id).toBe(account?.id);
  const [row] = await world.db.select().from(collegeIdentities).where(eq(collegeIdentities.subject, 'meera'));
  expect(row).toMatchObject({ userId: account?.id, issuer: at.college.issuer });
  const letters = await world.db.execute(sql`select template from mails where user_id = ${account?.id ?? ''}`);
  expect(letters).toContainEqual({ template: 'identity.collegeLinked' });
});

test('the staff link their account once, in their own session, and are signed in by the college from then on', async () => {
  const { token, ...person } = await at.staff('administrator');
  at.known('boss', { email: 'boss@college.example' });
  expect(await at.link(token, 'boss')).toEqual({ linked: true, returnTo: '/staff/account' });
  expect((await at.people.actorOf(await at.session('boss'))).id).toBe(person.id);
  expect(await myCollegeAccount(await at.people.callOf(token), {})).toMatchObject({ issuer: at.college.issuer });
  // Their address may change there: the subject counts.
  at.known('boss', { email: 'new-name@college.example' });
  expect((await at.people.actorOf(await at.session('boss'))).id).toBe(person.id);

  await unlinkCollegeAccount(await at.people.callOf(token), {});
  expect(await at.signIn('boss')).toMatchObject({ code: 'COLLEGE_PERSON_UNKNOWN' });
});

test('nobody takes over an account of the staff by having its address at the college', async () => {
  for (const role of ['administrator', 'cook', 'auditor'] as const) {
    const { email, id } = await at.people.person([role]);
    const who = at.known(`thief-${role}`, { email });
    expect(await at.signIn(who)).toMatchObject({ code: 'COLLEGE_LINK_NEEDED' });
    const linked = await world.db.select().from(collegeIdentities).where(eq(collegeIdentities.userId, id));
    expect(linked).toEqual([]);
  }
  const { email } = await at.people.person([]);
  expect(await at.signIn(at.known('thief-none', { email }))).toMatchObject({ code: 'COLLEGE_LINK_NEEDED' });
});

test('nor one of a student who was given a role of the staff, whose address a letter had confirmed', async () => {
  const account = await registeredStudent('promoted@college.example');
  const wish = { role: 'cashier', outletId: world.outletId, expiresAt: null } as const;
  await grantRole(at.people.administrator(), { id: world.newId(), accountId: account?.id ?? '', ...wish });
  expect(await at.signIn(at.known('promoted'))).toMatchObject({ code: 'COLLEGE_LINK_NEEDED' });
});

test('nor a student’s whose address nobody confirmed, who has a second factor, or whose address was given to somebody else', async () => {
  const typed = await at.people.person(['student']);
  expect(await at.signIn(at.known('typed', { email: typed.email }))).toMatchObject({ code: 'COLLEGE_LINK_NEEDED' });

  const guarded = await registeredStudent('guarded@college.example');
  await world.db.execute(sql`insert into totp_factors (id, user_id, sealed_seed, sealed_by, created_at, confirmed_at)
    values (${world.newId()}, ${guarded?.id ?? ''}, 'x', 'test', now(), now())`);
  expect(await at.signIn(at.known('guarded'))).toMatchObject({ code: 'COLLEGE_LINK_NEEDED' });

  await registeredStudent('leaver@college.example');
  await at.session(at.known('leaver'));
  const heir = at.known('heir', { email: 'leaver@college.example' });
  expect(await at.signIn(heir)).toMatchObject({ code: 'COLLEGE_LINK_NEEDED' });
});

test('an address that is not verified, of no domain of ours, or of a demo account lets nobody in', async () => {
  await registeredStudent('plain@college.example');
  const refused = async (claims: object) => (await at.signIn(at.known('plain', { ...claims }))) as { code?: string };
  expect((await refused({ email_verified: false })).code).toBe('COLLEGE_EMAIL_NOT_VERIFIED');
  expect((await refused({ email: undefined })).code).toBe('COLLEGE_EMAIL_NOT_VERIFIED');
  for (const email of [
    'a@evil.example',
    'a@sub.college.example',
    'a@college.example.evil.example',
    'a@college.example@evil.example',
  ])
    expect((await refused({ email })).code, email).toMatch(/COLLEGE_(DOMAIN_REFUSED|EMAIL_NOT_VERIFIED)/);
  expect((await refused({ email: 'student@demo.example' })).code).toBe('COLLEGE_DOMAIN_REFUSED');
  expect(await world.audit('identity.signInByCollege')).toContainEqual(
    expect.objectContaining({ outcome: 'refused', reason: 'COLLEGE_DOMAIN_REFUSED' }),
  );
});

test('who has no account is refused, registered for approval or admitted, as the settings say', async () => {
  const stranger = at.known('stranger');
  expect(await at.signIn(stranger)).toMatchObject({ code: 'COLLEGE_PERSON_UNKNOWN' });

  await at.set({ unknownPerson: 'REGISTER' });
  expect(await at.signIn(stranger)).toEqual({ registrationId: expect.any(String) });
  expect(await at.signIn(stranger)).toMatchObject({ code: 'NOT_ADMITTED_YET' });
  const [waiting] = await world.db
    .select()
    .from(registrations)
    .where(eq(registrations.email, 'stranger@college.example'));
  await admit(at.people.administrator(), { commandId: world.newId(), ids: [waiting?.id ?? ''] });
  expect((await at.people.actorOf(await at.session(stranger))).id).toBe(
    (await accountAt('stranger@college.example'))?.id,
  );

  await at.set({ unknownPerson: 'ADMIT_STUDENT' });
  const fresh = at.known('fresh');
  const both = await Promise.all([at.session(fresh), at.session(fresh)]);
  const ids = await Promise.all(both.map(async (token) => (await at.people.actorOf(token)).id));
  expect(new Set(ids).size).toBe(1);
  expect((await at.people.actorOf(both[0])).label).toMatch(/^Student /);
  await at.set();
});

test('a disabled account stays closed, whoever vouches for its owner', async () => {
  const account = await registeredStudent('closed@college.example');
  await at.session(at.known('closed'));
  await disableAccount(at.people.administrator(), {
    commandId: world.newId(),
    accountId: account?.id ?? '',
    reason: 'Left',
  });
  expect(await at.signIn('closed')).toMatchObject({ code: 'COLLEGE_ACCOUNT_CLOSED' });
});

test('a link is made in the session that asked for it alone', async () => {
  const [mine, theirs] = [await at.staff('cook'), await at.staff('cook')];
  const call = await at.people.callOf(mine.token);
  const begun = await beginCollegeLink(call, { app: 'STAFF', returnTo: '/staff/account' });
  if ('refused' in begun) throw new Error(begun.message);
  const response = await at.college.goThrough(begun.url, at.known('linker'));
  const other = await at.people.callOf(theirs.token);
  // Nor another session of the same person: who has a copy of one cookie links nothing in the other.
  const again = await at.people.callOf(await at.people.enter(mine.email));
  for (const one of [other, world.anonymous(), again])
    expect(await finishCollegeSignIn(one, { response, browserToken: begun.browserToken })).toMatchObject({
      code: 'COLLEGE_ATTEMPT_OVER',
    });
  await expect(beginCollegeLink(world.anonymous(), { app: 'STAFF', returnTo: '/staff/' })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});

test('a college account belongs to one account, and an account to one of the college', async () => {
  const [{ token }, two] = [await at.staff('cook'), await at.staff('cook')];
  at.known('shared');
  expect(await at.link(token, 'shared')).toEqual({ linked: true, returnTo: '/staff/account' });
  expect(await at.link(two.token, 'shared')).toMatchObject({ code: 'COLLEGE_ACCOUNT_TAKEN' });
  expect(await at.link(token, at.known('second'))).toMatchObject({ code: 'COLLEGE_ACCOUNT_TAKEN' });
});

test('our second factor is asked for, unless the settings trust the college’s', async () => {
  const account = await registeredStudent('factor@college.example');
  const who = at.known('factor', { amr: ['pwd', 'mfa'] });
  await at.session(who);
  await world.db.execute(sql`insert into totp_factors (id, user_id, sealed_seed, sealed_by, created_at, confirmed_at)
    values (${world.newId()}, ${account?.id ?? ''}, 'x', 'test', now(), now())`);
  expect(await at.signIn(who)).toMatchObject({ challenge: expect.any(String), kinds: ['TOTP'], returnTo: '/staff/' });
  await at.set({ trustsFactor: true });
  expect(await at.signIn(who)).toHaveProperty('token');
  at.known('factor', { amr: ['pwd'] });
  expect(await at.signIn('factor')).toHaveProperty('challenge');
  await at.set();
});

test('a factor that a role demands is due in a session of the college, unless its factor is trusted', async () => {
  const { token } = await at.staff('administrator');
  const who = at.known('due', { email: 'due@college.example', amr: ['mfa'] });
  await at.link(token, who);
  await world.db.execute(
    sql`insert into factor_rules (role, grace_days, since) values ('administrator', 0, ${world.clock.now().toISOString()})`,
  );
  expect((await at.people.actorOf(await at.session(who))).session?.factorIsDue).toBe(true);
  await at.set({ trustsFactor: true });
  const trusted = await at.session(who);
  expect((await at.people.actorOf(trusted)).session?.factorIsDue).toBe(false);
  await at.set({ trustsFactor: false });
  expect((await at.people.actorOf(trusted)).session?.factorIsDue).toBe(true);
  await world.db.execute(sql`delete from factor_rules`);
});

test('switched off, nobody is sent to the college, and the sessions that it opened end', async () => {
  await registeredStudent('off@college.example');
  const token = await at.session(at.known('off'));
  const { email } = await at.people.person(['cook']);
  const byPassword = await at.people.enter(email);
  await at.set({ isOn: false });
  expect(await hasCollegeSignIn(world.anonymous(), {})).toBe(false);
  expect(await beginCollegeSignIn(world.anonymous(), { app: 'STAFF', returnTo: '/staff/' })).toMatchObject({
    code: 'COLLEGE_SIGN_IN_OFF',
  });
  expect((await at.people.actorOf(token)).kind).toBe('anonymous');
  expect((await at.people.actorOf(byPassword)).kind).toBe('user');
  await at.set();
  expect(await hasCollegeSignIn(world.anonymous(), {})).toBe(true);
});

test('at as many places as they may be, the college lets nobody in either, until they begin with the wish that the oldest ends', async () => {
  const set = (figures: Partial<SecurityFigures>) =>
    changeSecuritySettings(world.as('security:manage', { everywhere: true }), {
      ...{ commandId: world.newId(), ...DEFAULT_SECURITY, ...figures, factorRules: [] },
    });
  await registeredStudent('often@college.example');
  const who = at.known('often');
  const first = await at.session(who);
  await set({ oneSessionMore: 'REFUSE_NEWEST', sessionsAtMost: 1 });
  try {
    expect(await at.signIn(who)).toMatchObject({ code: 'TOO_MANY_SESSIONS' });
    expect((await at.people.actorOf(first)).kind).toBe('user');
    expect(await at.signIn(who, world.anonymous(), true)).toHaveProperty('token');
    expect((await at.people.actorOf(first)).kind).toBe('anonymous');
  } finally {
    await set({});
  }
});
