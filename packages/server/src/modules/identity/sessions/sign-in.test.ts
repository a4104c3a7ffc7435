import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TOKEN_KEYS } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { organisations } from '../../places/index.ts';
import { addAccounts, addDemoAccounts } from '../accounts/add-accounts.ts';
import { DEMO_PASSWORD } from '../accounts/demo-accounts.ts';
import { users } from '../accounts/tables.ts';
import { hashPassword } from '../passwords/password.ts';
import { actorResolver } from '../resolve-actor.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { sessions } from './tables.ts';

const PASSWORD = 'correct horse battery staple';
let world: World;
let resolve: ReturnType<typeof actorResolver>;
beforeAll(async () => {
  world = await openWorld();
  resolve = actorResolver({ db: world.db, clock: world.clock, permissions, tokens: TOKEN_KEYS });
  const passwordHash = await hashPassword(PASSWORD);
  await world.db.transaction(async (tx) => {
    await addAccounts(
      tx,
      [{ email: 'asha@college.example', name: 'Asha', passwordHash, role: 'cashier' }],
      world.newId,
    );
    await addDemoAccounts(tx, world.newId);
  });
});
afterAll(() => world.close());

const enter = (email = 'asha@college.example', password = PASSWORD) => signIn(world.anonymous(), { email, password });

async function session(): Promise<string> {
  const answer = await enter();
  if (!('token' in answer)) throw new Error('Nobody was signed in.');
  return answer.token;
}

test('whoever knows the password gets a session, whose token is stored nowhere', async () => {
  const token = await session();
  const actor = await resolve({ kind: 'session', token });
  expect(actor).toMatchObject({ kind: 'user', label: 'Asha' });
  expect(actor.permissions.get('order:take-cash')).toBe('everywhere');
  expect(actor.permissions.get('outlet:manage')).toBeUndefined();
  expect(JSON.stringify(await world.db.select().from(sessions))).not.toContain(token);
});

test('a wrong password and a wrong name get the same answer, and the password is never in the trail', async () => {
  const wrong = await enter('asha@college.example', 'wrong');
  expect(wrong).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  expect(await enter('nobody@college.example', 'wrong')).toEqual(wrong);
  expect(JSON.stringify(await world.audit('identity.signIn'))).not.toContain(PASSWORD);
});

test('a sign-in names the person it is about: as theirs when it is, as tried when it is not', async () => {
  const [asha] = await world.db.select().from(users).where(eq(users.email, 'asha@college.example'));
  const latest = async () => (await world.audit('identity.signIn')).at(-1);
  const about = { entity: 'account', entityId: asha?.id };
  await enter();
  expect(await latest()).toMatchObject({
    ...about,
    outcome: 'done',
    actorKind: 'user',
    actorId: asha?.id,
    actorLabel: 'Asha',
  });
  await enter('asha@college.example', 'wrong');
  const tried = { actorKind: 'anonymous', actorId: null, actorLabel: 'anonymous, as Asha' };
  expect(await latest()).toMatchObject({ ...about, ...tried, outcome: 'refused' });
});

test('what a stranger types where the address belongs is not in the trail', async () => {
  await enter('my-password-by-mistake', 'wrong').catch(() => undefined);
  await enter('hunter2@college.example', 'wrong');
  const rows = await world.audit('identity.signIn');
  expect(rows.at(-1)).toMatchObject({ entity: null, actorLabel: 'anonymous' });
  expect(JSON.stringify(rows)).not.toMatch(/by-mistake|hunter2/);
});

test('a session ends when it is signed out, when its time is over, and when the account is disabled', async () => {
  const [left, old, barred] = [await session(), await session(), await session()];
  await signOut(world.anonymous(), { token: left });
  expect(await resolve({ kind: 'session', token: left })).toMatchObject({ kind: 'anonymous' });
  await world.db.update(users).set({ disabledAt: world.clock.now() }).where(eq(users.name, 'Asha'));
  expect(await resolve({ kind: 'session', token: barred })).toMatchObject({ kind: 'anonymous' });
  expect(await enter()).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  await world.db.update(users).set({ disabledAt: null });
  world.clock.advance(13 * 3_600_000);
  expect(await resolve({ kind: 'session', token: old })).toMatchObject({ kind: 'anonymous' });
});

test('demo accounts exist only while the demo canteen is loaded', async () => {
  const demo = () => enter('manager@demo.example', DEMO_PASSWORD);
  expect(await demo()).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  await world.db.update(organisations).set({ demo: true });
  expect(await demo()).toMatchObject({ token: expect.any(String) });
  await world.db.update(organisations).set({ demo: false });
});

test('text that cannot be kept is invalid, whoever sends it', async () => {
  await expect(enter('a\0@college.example')).rejects.toMatchObject({ code: 'INVALID' });
  await expect(enter('a@college.example', '\ud800')).rejects.toMatchObject({ code: 'INVALID' });
});
