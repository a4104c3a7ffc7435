import { refuse } from '@college-kiosk/kernel';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { randomToken, tokenDigest } from '../../../platform/auth/credentials.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { users } from '../accounts/tables.ts';
import { signInChallenges } from './tables.ts';

const CHALLENGE_MINUTES = 5;
/** Wrong codes after which one must begin again with the password. */
const WRONG_CODES_AT_MOST = 5;

export const CHALLENGE_OVER = refuse(
  'CHALLENGE_OVER',
  'This took too long, or too many tries were wrong. Sign in again.',
);

type Challenge = typeof signInChallenges.$inferSelect;

/** Notes that the password was right, or what the college proved instead, for five minutes and this one person. */
export async function openChallenge(
  { tx, now, newId }: Pick<CommandScope, 'tx' | 'now' | 'newId'>,
  userId: string,
  college: Challenge['college'] = null,
) {
  const challenge = randomToken();
  const expiresAt = new Date(now.getTime() + CHALLENGE_MINUTES * 60_000);
  await tx
    .insert(signInChallenges)
    .values({ id: newId(), userId, tokenDigest: tokenDigest(challenge), createdAt: now, expiresAt, college });
  return { challenge, expiresAt };
}

/** Its id, whose challenge it is, and what the college proved before; null when there is none like it, it is used or over, or the person was disabled meanwhile. */
export async function challenged(
  db: Reader,
  challenge: string,
  now: Date,
): Promise<Pick<Challenge, 'id' | 'userId' | 'college'> | null> {
  const [found] = await db
    .select({ id: signInChallenges.id, userId: signInChallenges.userId, college: signInChallenges.college })
    .from(signInChallenges)
    .innerJoin(users, eq(users.id, signInChallenges.userId))
    .where(
      and(
        eq(signInChallenges.tokenDigest, tokenDigest(challenge)),
        isNull(signInChallenges.spentAt),
        gt(signInChallenges.expiresAt, now),
        isNull(users.disabledAt),
      ),
    );
  return found ?? null;
}

/** Whose challenge it is or was; null when there is none like it. */
export async function ownerOf(
  db: Reader,
  challenge: string,
): Promise<{ readonly userId: string; readonly email: string } | null> {
  const [found] = await db
    .select({ userId: users.id, email: users.email })
    .from(signInChallenges)
    .innerJoin(users, eq(users.id, signInChallenges.userId))
    .where(eq(signInChallenges.tokenDigest, tokenDigest(challenge)));
  return found ?? null;
}

/** Uses the challenge; false for whoever comes second. */
export async function spendChallenge(tx: Tx, challenge: string, now: Date): Promise<boolean> {
  const spent = await tx
    .update(signInChallenges)
    .set({ spentAt: now })
    .where(and(eq(signInChallenges.tokenDigest, tokenDigest(challenge)), isNull(signInChallenges.spentAt)))
    .returning({ id: signInChallenges.id });
  return spent.length > 0;
}

/** Uses up all challenges of somebody: whoever waits for a second step begins again. */
export async function spendChallenges(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx
    .update(signInChallenges)
    .set({ spentAt: now })
    .where(and(eq(signInChallenges.userId, userId), isNull(signInChallenges.spentAt)));
}

/** Counts a wrong code or passkey; after five the challenge is spent. */
export async function countWrongCode(tx: Tx, challenge: string, now: Date): Promise<void> {
  const counted = sql`${signInChallenges.wrongCodes} + 1`;
  await tx
    .update(signInChallenges)
    .set({
      wrongCodes: counted,
      spentAt: sql`case when ${counted} >= ${WRONG_CODES_AT_MOST} then ${now.toISOString()}::timestamptz else ${signInChallenges.spentAt} end`,
    })
    .where(eq(signInChallenges.tokenDigest, tokenDigest(challenge)));
}
