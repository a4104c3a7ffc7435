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

/** What a statement about a grant finds of second factors: the rule about its role, and what was decided about that role. */
export interface Demanding {
  readonly rule: Rule | null;
  readonly decision: { readonly factorGraceDays: number | null; readonly factorSince: Date | null } | null;
}

/** The rules by which a grant demands a second factor: of the built-in role, and of one of the organisation's own making itself. */
export function demandsOf({ rule, decision }: Demanding): Rule[] {
  const { factorGraceDays, factorSince } = decision ?? { factorGraceDays: null, factorSince: null };
  const own =
    factorGraceDays === null || factorSince === null ? [] : [{ graceDays: factorGraceDays, since: factorSince }];
  return rule ? [rule, ...own] : own;
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
