import { eq } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { optionsOf } from '../../../testing/passkey-people.ts';
import { FIRST_PASSWORD, peopleOf } from '../../../testing/people.ts';
import { notingStatements, openPost } from '../../../testing/post.ts';
import { SoftwareAuthenticator } from '../../../testing/software-authenticator.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { organisations } from '../../places/index.ts';
import { addDemoAccounts } from '../accounts/add-accounts.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { changeProfile } from '../accounts/change-profile.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { enableAccount } from '../accounts/enable-account.ts';
import { users } from '../accounts/tables.ts';
import { beginTotp } from '../factors/begin-totp.ts';
import { confirmTotp } from '../factors/confirm-totp.ts';
import { addressBudgets } from '../guards/tables.ts';
import { addPasskey } from '../passkeys/add-passkey.ts';
import { beginPasskey } from '../passkeys/begin-passkey.ts';
import { changePassword } from '../passwords/change-password.ts';
import { giveFirstPassword } from '../passwords/give-first-password.ts';
import { completeSignIn } from '../sessions/complete-sign-in.ts';
import { signIn } from '../sessions/sign-in.ts';
import { viewer } from '../viewer.ts';
import { askForNewPassword } from './ask-for-new-password.ts';
import { chooseNewPassword } from './choose-new-password.ts';
import { accountLinks, newPasswordRequests } from './tables.ts';

const NEW = 'velvet-harbour-lemon-kite';
const HOUR_MS = 3_600_000;
let world: World;
let people: ReturnType<typeof peopleOf>;
let post: ReturnType<typeof openPost>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  post = openPost(world);
  await world.db.transaction((tx) => addDemoAccounts(tx, world.newId));
  await world.db.update(organisations).set({ demo: true });
});
afterAll(() => world.close());

const ask = (email: string) => askForNewPassword(world.anonymous(), { email });
const choose = (token: string | null | undefined, newPassword = NEW) =>
  chooseNewPassword(world.anonymous(), { token: token ?? '', newPassword });
const asked = async (email: string) => {
  await ask(email);
  return (await post.lettersTo(email)).at(-1)?.token;
};

test('a new password is chosen by the link in the letter, once; all sessions end, none is opened, and a letter tells of it', async () => {
  const { email } = await people.person(['cashier']);
  const session = await people.enter(email);
  await ask(` ${email.toUpperCase()} `);
  const own = (await post.lettersTo(email)).at(-1)?.token;
  expect((await post.lettersTo(email)).at(-1)?.text).toContain('https://canteen.example/staff/new-password#token=');
  expect(await choose(own)).toEqual({ email });
  expect(await people.actorOf(session)).toMatchObject({ kind: 'anonymous' });
  expect(await people.enter(email)).toBeNull();
  expect((await people.actorOf(await people.enter(email, NEW))).session?.passwordIsDue).toBe(false);
  expect(await choose(own, 'another-harbour-lemon-kite')).toMatchObject({ code: 'LINK_OVER' });
  const letters = await post.lettersTo(email);
  expect(letters).toContainEqual(expect.objectContaining({ template: 'identity.passwordChanged', token: null }));
});

test('the letter about a new password that was chosen by a link names the factors that are still on', async () => {
  const { email } = await people.person(['cashier']);
  const call = await people.callOf(await people.enter(email));
  const response = new SoftwareAuthenticator().create(optionsOf(await beginPasskey(call, {})));
  expect(await addPasskey(call, { name: 'A stranger’s key', response })).toHaveProperty('id');
  // The letter about the link is the last one.
  world.clock.advance(1_000);
  expect(await choose(await asked(email))).toEqual({ email });
  const letter = (await post.lettersTo(email)).find(({ template }) => template === 'identity.passwordChanged');
  expect(letter?.text).toContain('Still on, and good for signing in: the passkey “A stranger’s key”.');
});

test('for an unknown address, one with an account and a disabled one the answer and the work before it are the same', async () => {
  const { email } = await people.person(['cashier']);
  const off = await people.person(['cook']);
  const reason = 'left';
  await disableAccount(people.administrator(), { commandId: world.newId(), accountId: off.id, reason });
  const work = async (address: string) => {
    const { call, noted } = notingStatements(world.anonymous());
    return { answer: await askForNewPassword(call, { email: address }), noted };
  };
  const unknown = await work('nobody@college.example');
  expect(unknown.answer).toBe(true);
  expect(await work(email)).toEqual(unknown);
  expect(await work(off.email)).toEqual(unknown);
  await post.deliver();
  expect(await post.lettersTo('nobody@college.example')).toEqual([]);
  expect(await post.lettersTo(off.email)).toEqual([]);
  expect(await post.lettersTo(email)).toHaveLength(1);
  expect(await world.db.select().from(newPasswordRequests)).toEqual([]);
});

test('an account gets three letters an hour, and more after it', async () => {
  const { email } = await people.person(['cashier']);
  for (let n = 0; n < 5; n += 1) expect(await ask(email)).toBe(true);
  expect(await post.lettersTo(email)).toHaveLength(3);
  await expect(ask(email)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  world.clock.advance(HOUR_MS);
  // Allowances go by the clock of the machine.
  await world.db.delete(addressBudgets);
  await ask(email);
  expect(await post.lettersTo(email)).toHaveLength(4);
});

test('a link is good for half an hour, and until another was used; a weak password does not use it up', async () => {
  const { email } = await people.person(['cashier']);
  const first = await asked(email);
  expect(await choose(first, 'short')).toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
  const second = await asked(email);
  expect(second).not.toBe(first);
  expect(await choose(first)).toEqual({ email });
  expect(await choose(second)).toMatchObject({ code: 'LINK_OVER' });
  const late = await asked(email);
  world.clock.advance(30 * 60_000);
  expect(await choose(late)).toMatchObject({ code: 'LINK_OVER' });
});

test('of several who use a link at once one is heard', async () => {
  const { email } = await people.person(['cashier']);
  const token = await asked(email);
  const answers = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => choose(token, `${NEW}-number-${n}`)));
  const chosen = answers.filter((answer) => answer.status === 'fulfilled' && 'email' in answer.value);
  expect(chosen).toHaveLength(1);
});

test('a link stands nowhere in the database, and a used one cannot be made good again', async () => {
  const { id, email } = await people.person(['cashier']);
  const token = (await asked(email)) ?? '';
  const rows = await world.db.select().from(accountLinks).where(eq(accountLinks.userId, id));
  expect(JSON.stringify(rows)).not.toContain(token.slice(30));
  await choose(token);
  const [link] = rows;
  const change = (to: object) =>
    world.db
      .update(accountLinks)
      .set(to)
      .where(eq(accountLinks.id, link?.id ?? ''));
  await expect(change({ spentAt: null })).rejects.toMatchObject({ cause: { constraint_name: 'account_links_once' } });
  await expect(change({ expiresAt: new Date('2030-01-01') })).rejects.toMatchObject({ cause: { code: '42501' } });
  const trail = JSON.stringify(await world.audit('identity.chooseNewPassword'));
  for (const secret of [token, NEW]) expect(trail).not.toContain(secret);
});

test('the second factor is asked for as before, and a sign-in that waits for it is over', async () => {
  const { email } = await people.person(['cashier']);
  const token = await asked(email);
  await choose(token);
  const call = await people.callOf(await people.enter(email, NEW));
  const begun = await beginTotp(call, {});
  if ('refused' in begun) throw new Error(begun.message);
  const phone = new TOTP({ secret: begun.secret });
  const code = () => phone.generate({ timestamp: world.clock.now().getTime() });
  await confirmTotp(call, { code: code() });
  world.clock.advance(60_000);
  const waiting = await signIn(world.anonymous(), { email, password: NEW });
  if (!('challenge' in waiting)) throw new Error('No code was asked for.');
  const other = 'copper-meadow-ladder-soup';
  expect(await choose(await asked(email), other)).toEqual({ email });
  expect(await completeSignIn(world.anonymous(), { challenge: waiting.challenge, code: code() })).toMatchObject({
    code: 'CHALLENGE_OVER',
  });
  expect(await signIn(world.anonymous(), { email, password: other })).toHaveProperty('challenge');
});

test('a new password, another address and a disabled account make open links void; demo accounts get none', async () => {
  const voided = async (act: (person: { id: string; email: string }) => Promise<unknown>) => {
    const person = await people.person(['cashier']);
    const token = await asked(person.email);
    await act(person);
    expect(await choose(token)).toMatchObject({ code: 'LINK_OVER' });
  };
  const commandId = () => world.newId();
  const by = people.administrator();
  await voided(async ({ email }) => {
    const input = { presentPassword: FIRST_PASSWORD, newPassword: NEW };
    await changePassword(await people.callOf(await people.enter(email)), input);
    expect((await post.lettersTo(email)).at(-1)?.template).toBe('identity.passwordChanged');
  });
  await voided(({ id }) => giveFirstPassword(by, { accountId: id, firstPassword: NEW }));
  await voided(({ id }) =>
    changeAccount(by, { commandId: commandId(), accountId: id, name: 'Asha', email: `other-${id}@college.example` }),
  );
  await voided(async ({ id: accountId }) => {
    await disableAccount(by, { commandId: commandId(), accountId, reason: 'away' });
    await enableAccount(by, { commandId: commandId(), accountId });
  });
  expect(await asked('cashier@demo.example')).toBeUndefined();
});

test('somebody changes their name, language and how screens look; strangers and keys have no profile', async () => {
  const { id, email } = await people.person(['student']);
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, id));
  const preferences = { largeText: true, highContrast: false, reduceMotion: true };
  const input = { name: ' Asha Nair ', language: 'ml', preferences } as const;
  const token = await people.enter(email);
  await changeProfile(await people.callOf(token), input);
  const seen = await viewer(await people.callOf(token), {});
  expect(seen).toMatchObject({ name: 'Asha Nair', language: 'ml', preferences, collegeId: null });
  await expect(changeProfile(world.anonymous(), input)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await ask(email);
  expect((await post.lettersTo(email)).at(-1)?.subject).toBe('പുതിയ പാസ്‌വേഡ് തിരഞ്ഞെടുക്കുക');
});
