import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonRole } from '../../../platform/auth/permission.ts';
import { FIRST_PASSWORD, peopleOf } from '../../../testing/people.ts';
import { openPost } from '../../../testing/post.ts';
import { SoftwareAuthenticator } from '../../../testing/software-authenticator.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { addPasskey } from '../passkeys/add-passkey.ts';
import { beginPasskey } from '../passkeys/begin-passkey.ts';
import { removePasskey } from '../passkeys/remove-passkey.ts';
import { grantRole } from '../roles/grant-role.ts';
import { changePassword } from './change-password.ts';

const LONG = 'velvet-harbour-lemon-kite';
/** Eight characters that nobody guesses. */
const SHORT = 'kq7vwz2p';
let world: World;
let people: ReturnType<typeof peopleOf>;
let post: ReturnType<typeof openPost>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  post = openPost(world);
});
afterAll(() => world.close());

const change = async (token: string | null, presentPassword: string, newPassword: string) =>
  changePassword(await people.callOf(token), { presentPassword, newPassword });

/** Somebody who has chosen a password, and a session of theirs. */
async function person(roles: readonly PersonRole[], password: string) {
  const made = await people.person(roles);
  const token = await people.enter(made.email);
  return { ...made, token, chosen: await change(token, FIRST_PASSWORD, password) };
}
async function addKey(token: string | null): Promise<string> {
  const call = await people.callOf(token);
  const begun = await beginPasskey(call, {});
  if (!('options' in begun)) throw new Error(begun.message);
  const added = await addPasskey(call, { name: 'My key', response: new SoftwareAuthenticator().create(begun.options) });
  if (!('id' in added)) throw new Error(added.message);
  return added.id;
}
const may = async (token: string | null) => (await people.actorOf(token)).permissions.get('order:take-cash');

test('staff have eight characters beside a second factor, fifteen without one; with the factor the short one falls due', async () => {
  const { token, email, chosen } = await person(['cashier'], SHORT);
  expect(chosen).toMatchObject({ code: 'PASSWORD_TOO_WEAK', details: { reason: 'TOO_SHORT', lengthMin: 15 } });
  await change(token, FIRST_PASSWORD, LONG);
  const id = await addKey(token);
  expect(await change(token, LONG, SHORT)).toHaveProperty('accountId');
  expect(await may(token)).toBe('everywhere');

  await removePasskey(await people.callOf(token), { id });
  expect(await may(token)).toBeUndefined();
  const { session } = await people.actorOf(token);
  expect(session).toMatchObject({ passwordIsShort: true, passwordIsDue: false });
  const anew = await people.enter(email, SHORT);
  expect(await may(anew)).toBeUndefined();
  expect(await change(anew, SHORT, 'kq7vwz3x')).toMatchObject({ details: { lengthMin: 15 } });
  expect(await change(anew, SHORT, LONG)).toHaveProperty('accountId');
  expect(await may(anew)).toBe('everywhere');
});

test('a second factor is the other way out of a password that is too short', async () => {
  const { token } = await person(['cashier'], LONG);
  const id = await addKey(token);
  await change(token, LONG, SHORT);
  await removePasskey(await people.callOf(token), { id });
  expect(await may(token)).toBeUndefined();
  await addKey(token);
  expect(await may(token)).toBe('everywhere');
});

test('a student with a short password who is given a role of the staff chooses a longer one first', async () => {
  const { id, token, email } = await person(['student'], SHORT);
  expect((await people.actorOf(token)).session).toMatchObject({ passwordIsShort: false });
  const wish = { accountId: id, role: 'cashier', outletId: null, expiresAt: null } as const;
  await grantRole(people.administrator(), { id: world.newId(), ...wish });
  const now = await people.enter(email, SHORT);
  expect((await people.actorOf(now)).session).toMatchObject({ passwordIsShort: true });
  expect(await may(now)).toBeUndefined();
  expect(await change(now, SHORT, LONG)).toHaveProperty('accountId');
  expect(await may(now)).toBe('everywhere');
});

test('another address is told to the old one and to the new one, and a new password to the address that holds', async () => {
  const { id, email, token } = await person(['cashier'], LONG);
  const moved = `moved-${email}`;
  await post.deliver();
  await changeAccount(people.administrator(), { commandId: world.newId(), accountId: id, name: 'Asha', email: moved });
  expect((await post.lettersTo(email)).map(({ template }) => template)).toEqual([
    'identity.passwordChanged',
    'identity.addressLeft',
  ]);
  await change(token, LONG, `${LONG}-2`);
  const letters = await post.lettersTo(moved);
  expect(letters.map(({ template }) => template)).toEqual(['identity.addressChanged', 'identity.passwordChanged']);
  expect(letters[1]?.text).toContain('127.0.0.1');
  await changeAccount(people.administrator(), {
    commandId: world.newId(),
    accountId: id,
    name: 'Asha Nair',
    email: moved,
  });
  expect(await post.lettersTo(moved)).toHaveLength(2);
});
