import type { Reader } from '../../../platform/db/database.ts';
import { grantsOf } from '../accounts/grants.ts';
import { DEFAULT_LIMITS, limitsOf, type SessionLimits } from './limits.ts';
import { securitySettings } from './tables.ts';

/** The limits that hold now. */
export async function sessionLimits(db: Reader): Promise<SessionLimits> {
  const [row] = await db.select().from(securitySettings);
  if (!row) return DEFAULT_LIMITS;
  const { one: _, ...limits } = row;
  return limits;
}

/** How long a session of this person may last now, by the roles that they hold. */
export async function limitsFor(reader: Reader, userId: string, now: Date): Promise<ReturnType<typeof limitsOf>> {
  const grants = await grantsOf(reader, userId, now);
  return limitsOf(
    await sessionLimits(reader),
    grants.map(({ role }) => role),
  );
}
