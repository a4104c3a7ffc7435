import { hash } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST_PASSWORD, peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { organisations } from '../../places/index.ts';
import { addDemoAccounts } from '../accounts/add-accounts.ts';
import { DEMO_PASSWORD } from '../accounts/demo-accounts.ts';
import { users } from '../accounts/tables.ts';
import { changePassword } from './change-password.ts';
import { giveFirstPassword } from './give-first-password.ts';
import { isWeakHash } from './password.ts';

const OWN = 'velvet-harbour-lemon-kite';
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  await world.db.transaction((tx) => addDemoAccounts(tx, world.newId));
});
afterAll(() => world.close());

const change = async (token: string | null, newPassword = OWN, presentPassword = FIRST_PASSWORD) =>
  changePassword(await people.callOf(token), { presentPassword, newPassword });
const hashOf = async (id: string) =>
  (await world.db.select().from(users).where(eq(users.id, id)))[0]?.passwordHash ?? '';

test('whose password somebody else chose may change it and nothing else; then the roles count, and other sessions end', async () => {
  const asha = await people.person(['cashier']);
  const [here, elsewhere] = [await people.enter(asha.email), await people.enter(asha.email)];
  const before = await people.actorOf(here);
  expect(before.session?.passwordIsDue).toBe(true);
  expect(before.permissions.get('order:take-cash')).toBeUndefined();

  expect(await change(here)).toEqual({ accountId: asha.id });
  expect((await people.actorOf(here)).permissions.get('order:take-cash')).toBe('everywhere');
  expect(await people.actorOf(elsewhere)).toMatchObject({ kind: 'anonymous' });
  expect(await people.enter(asha.email)).toBeNull();
  expect(await people.enter(asha.email, OWN)).toEqual(expect.any(String));
  expect(await world.events('identity.access_changed.v1')).toContainEqual({ actorId: asha.id });
});

test('a wrong present password changes nothing, and counts as a guess', async () => {
  const { id, email } = await people.person(['cashier']);
  const token = await people.enter(email);
  const before = await hashOf(id);
  for (let n = 0; n < 5; n += 1) expect(await change(token, OWN, 'wrong')).toMatchObject({ code: 'WRONG_PASSWORD' });
  await expect(change(token)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await hashOf(id)).toBe(before);
  world.clock.advance(1_000);
  expect(await change(token)).toEqual({ accountId: id });
});

test('a new password that is weak, or the present one, is refused with the reason', async () => {
  const token = await people.enter((await people.person(['cook'])).email);
  expect(await change(token, 'short')).toMatchObject({ code: 'PASSWORD_TOO_WEAK', details: { reason: 'TOO_SHORT' } });
  expect(await change(token, FIRST_PASSWORD)).toMatchObject({ details: { reason: 'UNCHANGED' } });
  expect(await change(token, 'test college kitchen door')).toMatchObject({ details: { reason: 'OWN_WORDS' } });
  const student = await people.enter((await people.person(['student'])).email);
  expect(await change(student, 'wqzvnbtk')).toMatchObject({ accountId: expect.any(String) });
});

test('strangers and keys have no password to change', async () => {
  const input = { presentPassword: FIRST_PASSWORD, newPassword: OWN };
  await expect(changePassword(world.anonymous(), input)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('passwords never reach the audit trail', async () => {
  const trail = JSON.stringify([
    ...(await world.audit('identity.changePassword')),
    ...(await world.audit('identity.createAccount')),
    ...(await world.audit('identity.giveFirstPassword')),
  ]);
  for (const word of [OWN, FIRST_PASSWORD, 'wqzvnbtk']) expect(trail).not.toContain(word);
  expect(trail).toContain('•••');
});

test('a new first password signs the person out and is due again; without the right nobody gives one', async () => {
  const bina = await people.person(['cook']);
  const token = await people.enter(bina.email);
  await change(token);
  const wanted = { accountId: bina.id, firstPassword: FIRST_PASSWORD };
  await expect(giveFirstPassword(world.as('account:read'), wanted)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await giveFirstPassword(people.administrator(), { ...wanted, firstPassword: 'password' })).toMatchObject({
    code: 'PASSWORD_TOO_WEAK',
  });
  expect(await giveFirstPassword(people.administrator(), wanted)).toEqual({ accountId: bina.id });
  expect(await people.actorOf(token)).toMatchObject({ kind: 'anonymous' });
  expect((await people.actorOf(await people.enter(bina.email))).session?.passwordIsDue).toBe(true);
});

test('nobody takes over an account that may do more than they, by giving it a password', async () => {
  const chief = await people.person(['administrator']);
  const clerk = world.as('account:manage', { everywhere: true });
  expect(await giveFirstPassword(clerk, { accountId: chief.id, firstPassword: OWN })).toMatchObject({
    code: 'BEYOND_OWN_RIGHTS',
  });
  expect(await people.enter(chief.email, OWN)).toBeNull();
});

test('demo accounts keep the password that the start page shows', async () => {
  await world.db.update(organisations).set({ demo: true });
  const token = await people.enter('cashier@demo.example', DEMO_PASSWORD);
  expect(await change(token, OWN, DEMO_PASSWORD)).toMatchObject({ code: 'DEMO_ACCOUNT' });
  const { id: accountId } = await people.actorOf(token);
  expect(
    await giveFirstPassword(people.administrator(), { accountId: accountId ?? '', firstPassword: OWN }),
  ).toMatchObject({ code: 'DEMO_ACCOUNT' });
});

test('a hash of less than today’s cost is made again when its owner signs in, and only then', async () => {
  const { id, email } = await people.person();
  const weak = await hash(FIRST_PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  await world.db.update(users).set({ passwordHash: weak }).where(eq(users.id, id));
  expect(await people.enter(email, 'wrong')).toBeNull();
  expect(await hashOf(id)).toBe(weak);
  await people.enter(email);
  const strong = await hashOf(id);
  expect([isWeakHash(weak), isWeakHash(strong)]).toEqual([true, false]);
  expect(await people.enter(email)).toEqual(expect.any(String));
  expect(await hashOf(id)).toBe(strong);
});

test('a letter typed in two ways is the same password', async () => {
  const { id, email } = await people.person(['cook']);
  await change(await people.enter(email), 'cafe\u0301-otter-window-plum');
  expect(await people.enter(email, 'caf\u00e9-otter-window-plum')).toEqual(expect.any(String));
  expect((await hashOf(id)).startsWith('$argon2id$')).toBe(true);
});

test('a password does not grow old: after ten years it signs its owner in, and nothing is due of them', async () => {
  const asha = await people.person(['cashier']);
  await change(await people.enter(asha.email));
  world.clock.advance(10 * 365 * 24 * 3_600_000);
  const { session, permissions } = await people.actorOf(await people.enter(asha.email, OWN));
  expect(session).toMatchObject({ passwordIsDue: false, passwordIsShort: false });
  expect(permissions.get('order:take-cash')).toBe('everywhere');
});
