import type { RoleCode } from '../../../platform/auth/permission.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { factorRules } from './tables.ts';

const DAY_MS = 24 * 3_600_000;

/** The roles that people have, as opposed to devices. */
export const ROLES_OF_PEOPLE = [
  'administrator',
  'manager',
  'finance',
  'cashier',
  'cook',
  'student',
] as const satisfies readonly RoleCode[];

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
