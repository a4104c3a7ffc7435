import { AppError } from '@college-kiosk/kernel';
import { and, count, eq, gt, sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { wrongGuesses } from './tables.ts';

const WRONG_AT_MOST = 10;
const WINDOW_MINUTES = 15;

/** Guesses at one account come one after the other: each must see how many were wrong before it. */
export function holdGuesses(tx: Tx, userId: string): Promise<unknown> {
  return tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`guess:${userId}`}, 0))`);
}

/** Asserts that the account may be guessed at once more. Throws RATE_LIMITED after ten wrong guesses in a quarter of an hour. */
export async function assertMayGuess(tx: Tx, userId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - WINDOW_MINUTES * 60_000);
  const [wrong] = await tx
    .select({ count: count() })
    .from(wrongGuesses)
    .where(and(eq(wrongGuesses.userId, userId), gt(wrongGuesses.at, since)));
  if ((wrong?.count ?? 0) < WRONG_AT_MOST) return;
  throw new AppError('RATE_LIMITED', 'Too many wrong codes for this account. Try again in a quarter of an hour.', {
    retryAfterSeconds: WINDOW_MINUTES * 60,
  });
}

/** Keeps a wrong guess, although what it was for was refused. */
export async function countWrongGuess({ tx, now, newId }: CommandScope, userId: string): Promise<void> {
  await tx.insert(wrongGuesses).values({ id: newId(), userId, at: now });
}
