import type { Reader } from '../../../platform/db/database.ts';
import { grantsOf } from '../accounts/grants.ts';
import { DEFAULT_GUESS_LIMITS, type GuessLimits } from '../guards/guess-limits.ts';
import { DEFAULT_LETTER_LIMITS, type LetterLimits } from '../guards/letter-limits.ts';
import { DEFAULT_TILL_LIMITS, type TillLimits } from '../till/till-limits.ts';
import { DEFAULT_LIMITS, limitsOf, type SessionLimits } from './limits.ts';
import { securitySettings } from './tables.ts';

export type SecurityFigures = SessionLimits & GuessLimits & LetterLimits & TillLimits;

/** What holds until somebody decides otherwise. */
export const DEFAULT_SECURITY: SecurityFigures = {
  ...{ ...DEFAULT_LIMITS, ...DEFAULT_GUESS_LIMITS },
  ...{ ...DEFAULT_LETTER_LIMITS, ...DEFAULT_TILL_LIMITS },
};

/** The figures of the security settings that hold now. */
export async function securityFigures(db: Reader): Promise<SecurityFigures> {
  const [row] = await db.select().from(securitySettings);
  if (!row) return DEFAULT_SECURITY;
  const { one: _, ...figures } = row;
  return figures;
}

/** How long a session of this person may last now, by the roles that they hold. */
export async function limitsFor(reader: Reader, userId: string, now: Date): Promise<ReturnType<typeof limitsOf>> {
  const grants = await grantsOf(reader, userId, now);
  return limitsOf(
    await securityFigures(reader),
    grants.map(({ role }) => role),
  );
}
