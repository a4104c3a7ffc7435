import type { Reader } from '../../../platform/db/database.ts';
import { factorRules } from './tables.ts';

const DAY_MS = 24 * 3_600_000;

/** How many days may be given to set a second factor up. */
export const GRACE_DAYS_AT_MOST = 90;

interface Rule {
  readonly since: Date;
  readonly graceDays: number;
}

/** Until when holders of the role may do without a second factor. */
export function graceEnds({ since, graceDays }: Rule): Date {
  return new Date(since.getTime() + graceDays * DAY_MS);
}

/** The rules of all roles that demand a second factor. */
export function rulesInForce(db: Reader) {
  return db.select().from(factorRules).orderBy(factorRules.role);
}
