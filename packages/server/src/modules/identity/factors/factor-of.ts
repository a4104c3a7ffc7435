import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { recoveryCodes, totpFactors } from './tables.ts';

/** The second factor of a person that is on; null without one. */
export async function factorOf(db: Reader, userId: string) {
  const [factor] = await db
    .select()
    .from(totpFactors)
    .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt)));
  return factor ?? null;
}

/** How many recovery codes a person has not used yet. */
export async function recoveryCodesLeft(db: Reader, userId: string): Promise<number> {
  const [row] = await db
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  return row?.left ?? 0;
}
