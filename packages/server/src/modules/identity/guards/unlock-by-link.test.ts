import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPeople, PASSWORD, type People } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openPost } from '../../../testing/post.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { users } from '../accounts/tables.ts';
import { chooseNewPassword } from '../links/choose-new-password.ts';
import { signIn } from '../sessions/sign-in.ts';
import { MINUTES_BETWEEN_UNLOCKS, TRIES_AFTER_UNLOCK } from './guess-limits.ts';
import { addressBudgets, guessBudgets } from './tables.ts';
import { unlockByLink } from './unlock-by-link.ts';

let world: World;
let people: People;
let post: ReturnType<typeof openPost>;
let email: string;
beforeAll(async () => {
  world = await openWorld();
  people = await openPeople(world);
  post = openPost(world);
});
beforeEach(async () => {
  await world.db.delete(guessBudgets);
  await world.db.delete(addressBudgets);
  email = await people.add('cashier');
});
afterAll(() => world.close());

const MINUTE = 60_000;
const enter = (password: string) => signIn(world.anonymous(), { email, password });
const unlock = (token: string) => unlockByLink(world.anonymous(), { token });

/** Guesses until the account is locked for an hour; gives how many tries were looked at. */
async function lock(): Promise<number> {
  for (let count = 0; ; ) {
    const outcome = await enter('wrong').catch((error: { retryAfterSeconds: number }) => error);
    if (!('retryAfterSeconds' in outcome)) count += 1;
    else if (outcome.retryAfterSeconds >= 3_600) return count;
    else world.clock.advance(outcome.retryAfterSeconds * 1_000);
  }
}
/** The tokens of the links in the letters about locks, the earliest first. */
async function links(): Promise<string[]> {
  const letters = await post.lettersTo(email);
  return letters.filter(({ template }) => template === 'identity.signInLocked').map(({ token }) => token ?? '');
}
async function locked(): Promise<string> {
  await lock();
  return (await links()).at(-1) ?? '';
}

test('the link in the letter about a lock opens the account once, and nobody is signed in by it', async () => {
  const token = await locked();
  await expect(enter(PASSWORD)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await unlock(token)).toEqual({ email });
  expect(await enter(PASSWORD)).toHaveProperty('token');
  expect(await unlock(token)).toMatchObject({ code: 'LINK_OVER' });
  expect((await world.audit('identity.unlockByLink')).at(-2)).toMatchObject({ outcome: 'done' });
});

test('of twenty who follow one link at one moment one opens the account', async () => {
  const token = await locked();
  const answers = await Promise.all(Array.from({ length: 20 }, () => unlock(token)));
  expect(answers.filter((answer) => 'email' in answer)).toHaveLength(1);
});

test('a link is good for half an hour, for its own purpose, and not for an account that was disabled', async () => {
  const token = await locked();
  expect(await chooseNewPassword(world.anonymous(), { token, newPassword: 'velvet-harbour-lemon-kite' })).toMatchObject(
    {
      code: 'LINK_OVER',
    },
  );
  world.clock.advance(30 * MINUTE);
  expect(await unlock(token)).toMatchObject({ code: 'LINK_OVER' });
  expect(await unlock('made-up')).toMatchObject({ code: 'LINK_OVER' });

  email = await people.add('cashier');
  const other = await locked();
  const [user] = await world.db.select().from(users).where(eq(users.email, email));
  const administrator = world.as(permissions.ofRole('administrator'), { everywhere: true });
  const input = { commandId: world.newId(), accountId: user?.id ?? '', reason: 'left' };
  await disableAccount(administrator, input);
  expect(await unlock(other)).toMatchObject({ code: 'LINK_OVER' });
});

test('whoever opens the account again and again lets no guesser beyond the bound, and a link refused for that stays good', async () => {
  expect(await unlock(await locked())).toEqual({ email });
  expect(await lock()).toBe(TRIES_AFTER_UNLOCK);
  const again = (await links()).at(-1) ?? '';
  expect(await unlock(again)).toMatchObject({ code: 'UNLOCKED_OFTEN' });
  world.clock.advance(MINUTES_BETWEEN_UNLOCKS * MINUTE);
  expect(await unlock(again)).toEqual({ email });
  expect(await lock()).toBe(TRIES_AFTER_UNLOCK);
});
