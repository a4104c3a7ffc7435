import type { Reader } from '../../../platform/db/database.ts';
import { DEFAULT_LIMITS, type SessionLimits } from './limits.ts';
import { securitySettings } from './tables.ts';

/** The limits that hold now. */
export async function sessionLimits(db: Reader): Promise<SessionLimits> {
  const [row] = await db.select().from(securitySettings);
  if (!row) return DEFAULT_LIMITS;
  const { one: _, ...limits } = row;
  return limits;
}
