import { eq, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { userRoles } from '../accounts/tables.ts';
import { roles } from '../roles/tables.ts';
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

/**
 * In a statement about grants and their roles, which rule is about a grant: a role of the organisation's own making demands what the one
 * does that it was made from.
 */
export const ruleOfGrant = eq(factorRules.role, sql`coalesce(${roles.basedOn}, ${userRoles.role})`);

/** The rules of all roles that demand a second factor. */
export function rulesInForce(db: Reader) {
  return db.select().from(factorRules).orderBy(factorRules.role);
}
