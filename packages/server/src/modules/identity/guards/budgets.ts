import { AppError } from '@college-kiosk/kernel';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/db/database.ts';
import type { GuessLimits } from './guess-limits.ts';
import { type BudgetKind, guessBudgets } from './tables.ts';

/** Whose tries are counted together. */
export interface Budget {
  readonly key: string;
  readonly kind: BudgetKind;
  readonly userId: string | null;
}

/** A try that was taken from its budget. */
export interface Taken {
  /** How many came to nothing, this one included until it is given back. */
  readonly wrong: number;
  readonly nextAt: Date;
}

/** The exponent at which a wait is longer than any that can be set. */
const DOUBLED_AT_MOST = 20;

/**
 * Takes a try before anybody looks at what it proves: it counts as wrong until it is given back, so that a thousand at one
 * moment are as many as allowed, and a process that dies lets nobody try for nothing. One statement, and committed. Throws
 * RATE_LIMITED, with the seconds to wait, for one that comes too early.
 */
export async function takeTry(
  db: Database,
  { key, kind, userId }: Budget,
  limits: GuessLimits,
  now: Date,
): Promise<Taken> {
  const { guessFreeTries: free, guessWaitSecondsMax: longest, guessLockMinutes } = limits;
  const at = sql`${now.toISOString()}::timestamptz`;
  const isOld = sql`(b.locked_at is not null or b.last_at <= ${at} - make_interval(mins => ${guessLockMinutes}::int))`;
  const wrong = sql`case when ${isOld} then 1 else b.wrong + 1 end`;
  const wait = sql`case when ${wrong} < ${free}::int then 0
    else least(power(2, least(${wrong} - ${free}::int, ${DOUBLED_AT_MOST}::int)), ${longest}::int) end`;
  const [taken] = await db.execute<{ wrong: number; waits: number }>(sql`
    insert into guess_budgets as b (key, kind, user_id, wrong, last_at, next_at)
    values (${key}, ${kind}, ${userId}::uuid, 1, ${at}, ${at})
    on conflict (key) do update set
      wrong = ${wrong}, last_at = ${at}, locked_at = null, user_id = excluded.user_id,
      next_at = ${at} + make_interval(secs => ${wait})
    where b.next_at <= ${at}
    returning wrong, extract(epoch from next_at - last_at)::float8 as waits`);
  if (taken) return { wrong: taken.wrong, nextAt: new Date(now.getTime() + taken.waits * 1_000) };
  const [row] = await db.select({ nextAt: guessBudgets.nextAt }).from(guessBudgets).where(eq(guessBudgets.key, key));
  throw tooMany(((row?.nextAt ?? now).getTime() - now.getTime()) / 1_000);
}

/** The try came to something, or to nothing at all: it does not count. What others took meanwhile still does. */
export async function giveTryBack(db: Database, { key }: Budget, { nextAt }: Taken, now: Date): Promise<void> {
  await db
    .update(guessBudgets)
    .set({
      wrong: sql`greatest(${guessBudgets.wrong} - 1, 0)`,
      // Only the wait that this try began.
      nextAt: sql`case when ${guessBudgets.nextAt} = ${nextAt.toISOString()}::timestamptz then ${now.toISOString()}::timestamptz else ${guessBudgets.nextAt} end`,
    })
    .where(and(eq(guessBudgets.key, key), sql`${guessBudgets.lockedAt} is null`));
}

/** Whoever sits there has proved who they are: nothing is held against the place. Gives how many wrong tries that were, the right one included. */
export async function clearBudget(db: Database, { key }: Budget): Promise<number> {
  const [gone] = await db
    .delete(guessBudgets)
    .where(eq(guessBudgets.key, key))
    .returning({ wrong: guessBudgets.wrong });
  return gone?.wrong ?? 0;
}

/** Takes what was forgiven in one place from what is counted of all places together. */
export async function forgive(db: Database, { key }: Budget, wrong: number): Promise<void> {
  await db
    .update(guessBudgets)
    .set({ wrong: sql`greatest(${guessBudgets.wrong} - ${wrong}::int, 0)` })
    .where(and(eq(guessBudgets.key, key), sql`${guessBudgets.lockedAt} is null`));
}

/** What somebody hears who tries too often. */
export function tooMany(seconds: number): AppError {
  const wait = Math.max(1, Math.ceil(seconds));
  return new AppError('RATE_LIMITED', `Too many wrong tries. Try again in ${inWords(wait)}.`, {
    retryAfterSeconds: wait,
  });
}

/** A wait in words. */
export function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
