import argon2 from '@node-rs/argon2';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { notingStatements, openPost } from '../../../testing/post.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { signIn } from '../sessions/sign-in.ts';
import { admit } from './admit.ts';
import { confirmAddress } from './confirm-address.ts';
import { listRegistrations } from './queries.ts';
import { register } from './register.ts';
import { reject } from './reject.ts';
import { changeRegistrationSettings, readRegistrationSettings } from './settings.ts';
import { registrations } from './tables.ts';

// Hashes are counted where they are made; they are made all the same.
const makers = [vi.spyOn(argon2, 'hash'), vi.spyOn(argon2, 'verify')];
const hashed = () => makers.reduce((sum, { mock }) => sum + mock.calls.length, 0);
afterAll(() => {
  for (const maker of makers) maker.mockRestore();
});

const PASSWORD = 'violet ladder soup';
let world: World;
let people: ReturnType<typeof peopleOf>;
let post: ReturnType<typeof openPost>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  post = openPost(world);
});
afterAll(() => world.close());

let made = 0;
function wish(over: Partial<Parameters<typeof register>[1]> = {}) {
  made += 1;
  const email = `new-${made}@college.example`;
  const person = { name: `Meera ${made}`, collegeId: `CS-${made}`, kind: 'STUDENT', language: 'en' } as const;
  return { id: world.newId(), email, password: PASSWORD, ...person, ...over };
}
const ask = (wanted: Parameters<typeof register>[1]) => register(world.anonymous(), wanted);
const manager = () => world.as(['registration:read', 'account:admit-students']);
const rowOf = async (id: string) => (await world.db.select().from(registrations).where(eq(registrations.id, id)))[0];
const enter = (email: string, password = PASSWORD) => signIn(world.anonymous(), { email, password });
const admitAll = (...ids: string[]) => admit(manager(), { commandId: world.newId(), ids });

async function confirmed(over: Partial<Parameters<typeof register>[1]> = {}) {
  const wanted = wish(over);
  expect(await ask(wanted)).toEqual({ email: wanted.email });
  const letter = (await post.lettersTo(wanted.email)).at(-1);
  expect(await confirmAddress(world.anonymous(), { token: letter?.token ?? '' })).toEqual({ isAdmitted: false });
  return wanted;
}

test('a student registers, confirms the address, is admitted, and only then signs in, as a student', async () => {
  const wanted = wish({ email: ' New-Student@College.example ' });
  const email = 'new-student@college.example';
  expect(await ask(wanted)).toEqual({ email });
  expect(await enter(email)).toMatchObject({ code: 'WRONG_CREDENTIALS' });

  const [letter] = await post.lettersTo(email);
  expect(letter).toMatchObject({ template: 'identity.confirmAddress', subject: 'Confirm your address' });
  expect(letter?.text).toContain('https://canteen.example/student/confirm#token=');
  const token = letter?.token ?? '';
  expect(await admitAll(wanted.id)).toMatchObject({ code: 'ADDRESS_NOT_CONFIRMED', details: { ids: [wanted.id] } });
  expect(await confirmAddress(world.anonymous(), { token })).toEqual({ isAdmitted: false });
  expect(await confirmAddress(world.anonymous(), { token })).toEqual({ isAdmitted: false });
  expect(await enter(email)).toMatchObject({ code: 'NOT_ADMITTED_YET' });
  expect(await enter(email, 'wrong')).toMatchObject({ code: 'WRONG_CREDENTIALS' });

  expect(await admitAll(wanted.id)).toEqual({ ids: [wanted.id] });
  expect(await confirmAddress(world.anonymous(), { token })).toEqual({ isAdmitted: true });
  const actor = await people.actorOf(await people.enter(email, PASSWORD));
  expect(actor).toMatchObject({ kind: 'user', label: expect.stringMatching(/^Student [0-9a-f]{12}$/) });
  expect(actor.permissions.get('order:place')).toBe('everywhere');
  expect((await post.lettersTo(email)).map(({ template }) => template)).toEqual([
    'identity.confirmAddress',
    'identity.admitted',
  ]);
  const [account] = await world.db.select().from(users).where(eq(users.email, email));
  expect(account).toMatchObject({ collegeId: wanted.collegeId, language: 'en', passwordIsDue: false });
});

test('an address that is known gets the same answer after the same work, and its letter alone says so', async () => {
  const known = await people.person(['cook']);
  const work = async (email: string) => {
    const { call, noted } = notingStatements(world.anonymous());
    const before = hashed();
    const wanted = wish({ email });
    const answer = await register(call, wanted);
    return { answer: { ...answer, email: '' }, noted, hashes: hashed() - before };
  };
  const stranger = `nobody-${made}@college.example`;
  const asked = await work(known.email);
  expect(await work(stranger)).toEqual(asked);
  expect(asked.hashes).toBe(1);
  expect(asked.noted.length).toBeGreaterThan(4);
  const told = (await post.lettersTo(known.email)).at(-1);
  expect(told).toMatchObject({ template: 'identity.accountExists', token: null });
  expect((await post.lettersTo(stranger)).at(-1)?.template).toBe('identity.confirmAddress');
  expect((await listRegistrations(manager(), { search: known.email })).edges).toEqual([]);
});

test('who waits, who is unknown and who has an account are looked up by the same work at sign-in', async () => {
  const account = await people.person(['cook']);
  const waiting = await confirmed();
  const unconfirmed = wish();
  await ask(unconfirmed);
  const work = async (email: string) => {
    const { call, noted } = notingStatements(world.anonymous());
    const before = hashed();
    await signIn(call, { email, password: 'wrong' });
    return { noted, hashes: hashed() - before };
  };
  const unknown = await work('nobody-at-all@college.example');
  expect(unknown.hashes).toBe(1);
  expect(await work(account.email)).toEqual(unknown);
  expect(await work(waiting.email)).toEqual(unknown);
  expect(await work(unconfirmed.email)).toEqual(unknown);
});

test('who registers an address of others learns by signing in nothing of it: known, unknown, unconfirmed and wrong answer alike', async () => {
  const known = await people.person(['cook']);
  const stranger = 'never-seen@college.example';
  for (const email of [known.email, stranger]) await ask(wish({ email }));
  const answer = await enter(stranger);
  expect(answer).toMatchObject({
    code: 'WRONG_CREDENTIALS',
    message: expect.stringContaining('the link in the letter'),
  });
  for (const email of [known.email, 'nobody-ever@college.example']) expect(await enter(email)).toEqual(answer);
  expect(await enter(stranger, 'wrong')).toEqual(answer);
});

test('the same id says the same again and registers once, whatever the password, which stays; with another name it is a conflict', async () => {
  const wanted = wish();
  await ask(wanted);
  expect(await ask(wanted)).toEqual({ email: wanted.email });
  const before = await rowOf(wanted.id);
  expect(await ask({ ...wanted, password: 'another violet soup' })).toEqual({ email: wanted.email });
  expect(await rowOf(wanted.id)).toEqual(before);
  await expect(ask({ ...wanted, name: 'Asha' })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await post.lettersTo(wanted.email)).toHaveLength(1);
  expect(JSON.stringify(await world.audit('identity.register'))).not.toContain(PASSWORD);
});

test('a weak password and a college id of somebody else are refused; case and blanks do not make another id', async () => {
  expect(await ask(wish({ password: 'short' }))).toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
  expect(await ask(wish({ kind: 'STAFF', password: PASSWORD.slice(0, 12) }))).toMatchObject({
    details: { lengthMin: 15 },
  });
  const first = await confirmed({ collegeId: 'ec-77' });
  expect(await ask(wish({ collegeId: ' EC-77 ' }))).toMatchObject({ code: 'COLLEGE_ID_TAKEN' });
  await admitAll(first.id);
  expect(await ask(wish({ collegeId: 'Ec-77' }))).toMatchObject({ code: 'COLLEGE_ID_TAKEN' });
  await expect(
    world.db
      .update(users)
      .set({ collegeId: 'EC-77' })
      .where(eq(users.email, (await people.person()).email)),
  ).rejects.toMatchObject({ cause: { constraint_name: 'users_college_id' } });
});

test('an id that two wait with is given to whoever is admitted first; the other is refused by name, and nobody else is lost', async () => {
  const [a, b] = [wish({ collegeId: 'ME-5' }), wish({ collegeId: 'me-5' })];
  await ask(a);
  await ask(b);
  for (const { email } of [a, b])
    await confirmAddress(world.anonymous(), { token: (await post.lettersTo(email))[0]?.token ?? '' });
  const other = await confirmed();
  const answer = await admitAll(other.id, a.id, b.id);
  expect(answer).toMatchObject({ code: 'COLLEGE_ID_TAKEN', message: expect.stringContaining('Meera') });
  expect((await rowOf(other.id))?.state).toBe('WAITING');
  expect(await admitAll(other.id, a.id)).toEqual({ ids: [a.id, other.id].sort() });
});

test('nobody takes an address over by registering it first: whoever confirms is who gets it, and a spent link stays spent', async () => {
  const email = 'shared@college.example';
  const [thief, owner] = [wish({ email, password: 'thiefs own password' }), wish({ email })];
  await ask(thief);
  await ask(owner);
  const letters = await post.lettersTo(email);
  const of = (name: string) => letters.find(({ text }) => text.includes(`name of ${name}.`))?.token ?? '';
  expect(await confirmAddress(world.anonymous(), { token: of(owner.name) })).toEqual({ isAdmitted: false });
  expect(await confirmAddress(world.anonymous(), { token: of(thief.name) })).toMatchObject({ code: 'LINK_OVER' });
  expect((await rowOf(thief.id))?.state).toBe('REPLACED');
  expect(await enter(email, 'thiefs own password')).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  await admitAll(owner.id);
  expect(await people.enter(email, PASSWORD)).toEqual(expect.any(String));
});

test('a link of the wrong kind, of another secret, altered, or two days old confirms nothing', async () => {
  const wanted = wish();
  await ask(wanted);
  const token = (await post.lettersTo(wanted.email))[0]?.token ?? '';
  const altered = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`;
  for (const bad of ['', 'ln_', altered, `${token}=`, token.replace('ln_', 'rt_')])
    expect(await confirmAddress(world.anonymous(), { token: bad })).toMatchObject({ code: 'LINK_OVER' });
  world.clock.advance(48 * 3_600_000 + 1);
  expect(await confirmAddress(world.anonymous(), { token })).toMatchObject({ code: 'LINK_OVER' });
  expect((await rowOf(wanted.id))?.addressConfirmedAt).toBeNull();
  const trail = JSON.stringify(await world.audit('identity.confirmAddress'));
  expect(trail).not.toContain(token);
});

test('who is rejected reads the reason, cannot sign in, and may register again; what was decided stays so', async () => {
  const wanted = await confirmed();
  const reason = 'This card is not of our college.';
  const input = { commandId: world.newId(), id: wanted.id, reason };
  expect(await reject(manager(), input)).toEqual({ id: wanted.id });
  expect(await reject(manager(), input)).toEqual({ id: wanted.id });
  expect((await post.lettersTo(wanted.email)).at(-1)?.text).toContain(reason);
  expect(await enter(wanted.email)).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  expect(await admitAll(wanted.id)).toMatchObject({ code: 'REGISTRATION_DECIDED' });
  expect(await reject(manager(), { ...input, commandId: world.newId() })).toMatchObject({
    code: 'REGISTRATION_DECIDED',
  });
  await expect(
    world.db.update(registrations).set({ state: 'WAITING' }).where(eq(registrations.id, wanted.id)),
  ).rejects.toMatchObject({ cause: { constraint_name: 'registrations_decided_once' } });
  await confirmed({ email: wanted.email, collegeId: wanted.collegeId });
});

test('a stranger’s address, which nobody confirmed, gets no letter about being rejected', async () => {
  const wanted = wish();
  await ask(wanted);
  await post.deliver();
  await reject(manager(), { commandId: world.newId(), id: wanted.id, reason: 'unknown' });
  expect((await post.lettersTo(wanted.email)).map(({ template }) => template)).toEqual(['identity.confirmAddress']);
});

test('staff are admitted by those who manage accounts alone, and get no role by it', async () => {
  const staff = await confirmed({ kind: 'STAFF', password: 'velvet-harbour-lemon-kite' });
  expect((await listRegistrations(manager(), { search: staff.email })).edges).toEqual([]);
  await expect(admitAll(staff.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(reject(manager(), { commandId: world.newId(), id: staff.id, reason: 'no' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const { edges } = await listRegistrations(people.administrator(), { kind: 'STAFF', search: staff.email });
  expect(edges.map(({ node }) => node.id)).toEqual([staff.id]);
  await admit(people.administrator(), { commandId: world.newId(), ids: [staff.id] });
  const [account] = await world.db.select().from(users).where(eq(users.email, staff.email));
  expect(
    await world.db
      .select()
      .from(userRoles)
      .where(eq(userRoles.userId, account?.id ?? '')),
  ).toEqual([]);
  await expect(admit(world.as('account:read'), { commandId: world.newId(), ids: [staff.id] })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('the list holds who waits, the longest first, by pages, found by name, address or college id, and no hash', async () => {
  const first = await confirmed({ name: 'Zubeida Queue', collegeId: 'QQ-1' });
  world.clock.advance(1_000);
  const second = await confirmed({ name: 'Arun Queue', collegeId: 'QQ-2' });
  const page = await listRegistrations(manager(), { search: 'queue', first: 1 });
  expect(page.edges.map(({ node }) => node.id)).toEqual([first.id]);
  expect(await page.totalCount()).toBe(2);
  const rest = await listRegistrations(manager(), { search: 'queue', after: page.pageInfo.endCursor });
  expect(rest.edges.map(({ node }) => node.id)).toEqual([second.id]);
  for (const search of ['qq-2', second.email, 'arun'])
    expect((await listRegistrations(manager(), { search })).edges[0]?.node.id).toBe(second.id);
  expect(JSON.stringify(page)).not.toContain('argon2');
  await expect(listRegistrations(world.as('order:read'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('nobody fills a mailbox: five registrations of an address in an hour bring letters, more do not', async () => {
  const email = 'flooded@college.example';
  for (let n = 0; n < 5; n += 1) expect(await ask(wish({ email }))).toEqual({ email });
  await world.db.execute(sql`delete from address_budgets`); // as at the turn of its hour
  expect(await ask(wish({ email }))).toEqual({ email });
  expect(await post.lettersTo(email)).toHaveLength(5);
});

test('registration closes for students and staff apart, and students’ passwords grow longer by the settings, within bounds', async () => {
  const set = (over: object) =>
    changeRegistrationSettings(people.administrator(), {
      commandId: world.newId(),
      ...{ studentsMayRegister: true, staffMayRegister: true, studentPasswordMin: 8, ...over },
    });
  await set({ studentsMayRegister: false });
  expect(await ask(wish())).toMatchObject({ code: 'REGISTRATION_CLOSED' });
  const staff = { kind: 'STAFF', password: 'velvet-harbour-lemon-kite' } as const;
  expect(await ask(wish(staff))).toMatchObject({ email: expect.any(String) });
  await set({ staffMayRegister: false, studentPasswordMin: 20 });
  expect(await ask(wish(staff))).toMatchObject({ code: 'REGISTRATION_CLOSED' });
  expect(await ask(wish())).toMatchObject({ code: 'PASSWORD_TOO_WEAK', details: { lengthMin: 20 } });
  for (const studentPasswordMin of [7, 65])
    await expect(set({ studentPasswordMin })).rejects.toMatchObject({ code: 'INVALID' });
  await set({});
  expect(await readRegistrationSettings(world.as('security:read'), {})).toMatchObject({ studentPasswordMin: 8 });
});
