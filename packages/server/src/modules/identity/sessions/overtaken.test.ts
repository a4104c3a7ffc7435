import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST_PASSWORD, peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { changePassword } from '../passwords/change-password.ts';
import { giveFirstPassword } from '../passwords/give-first-password.ts';
import { openChallenge } from './challenges.ts';
import { sessions, signInChallenges } from './tables.ts';

const OTHER = 'velvet-harbour-lemon-kite';
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

/** Waits until so many statements wait for a lock, or the one who may also be done is. */
async function untilWaiting(count: number, done: () => boolean = () => false): Promise<void> {
  for (;;) {
    const [row] = await world.db.execute<{ waiting: number }>(
      sql`select count(distinct pid)::int as waiting from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`,
    );
    if (done() || (row?.waiting ?? 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/**
 * Lets a sign-in run between the moment in which a command has changed the account, and its commit: the command waits where it ends
 * sessions, since somebody holds one of them.
 */
async function between(userId: string, change: () => Promise<unknown>, enter: () => Promise<unknown>) {
  let changing: Promise<unknown> = Promise.resolve();
  let entering: Promise<unknown> = Promise.resolve();
  await world.db.transaction(async (tx) => {
    await tx.select().from(sessions).where(eq(sessions.userId, userId)).for('update');
    changing = change();
    await untilWaiting(1);
    let isIn = false;
    entering = enter().finally(() => {
      isIn = true;
    });
    await untilWaiting(2, () => isIn);
  });
  await changing;
  return entering;
}

const openOf = (userId: string) =>
  world.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
const waitingOf = (userId: string) =>
  world.db
    .select({ id: signInChallenges.id })
    .from(signInChallenges)
    .where(and(eq(signInChallenges.userId, userId), isNull(signInChallenges.spentAt)));

const first = (accountId: string) => giveFirstPassword(people.administrator(), { accountId, firstPassword: OTHER });
const disable = (accountId: string) =>
  disableAccount(people.administrator(), { commandId: world.newId(), accountId, reason: 'Left' });

test.each([
  ['a new first password', first],
  ['disabling the account', disable],
])('%s at the moment of a sign-in leaves no session of the old password open', async (_, change) => {
  const { id, email } = await people.person(['cashier']);
  await people.enter(email);
  expect(
    await between(
      id,
      () => change(id),
      () => people.enter(email),
    ),
  ).toBeNull();
  expect(await openOf(id)).toEqual([]);
});

test('a change of one’s own password at the moment of a sign-in leaves only the session that changed it', async () => {
  const { id, email } = await people.person(['cashier']);
  const here = await people.enter(email);
  await people.enter(email);
  const call = await people.callOf(here);
  const change = () => changePassword(call, { presentPassword: FIRST_PASSWORD, newPassword: OTHER });
  expect(await between(id, change, () => people.enter(email))).toBeNull();
  expect(await openOf(id)).toEqual([{ id: call.actor.session?.id }]);
});

test.each([
  ['a new first password', first],
  ['disabling the account', disable],
  [
    'a change of one’s own password',
    async (accountId: string) => {
      const call = {
        ...world.anonymous(),
        actor: { ...world.anonymous().actor, kind: 'user' as const, id: accountId },
      };
      return changePassword(call, { presentPassword: FIRST_PASSWORD, newPassword: OTHER });
    },
  ],
])('%s ends sign-ins that wait for their second step', async (_, change) => {
  const { id } = await people.person(['cashier']);
  const { clock, newId } = world;
  await world.db.transaction((tx) => openChallenge({ tx, now: clock.now(), newId }, id));
  expect(await waitingOf(id)).toHaveLength(1);
  expect(await change(id)).toEqual({ accountId: id });
  expect(await waitingOf(id)).toEqual([]);
});
