import { z } from 'zod';
import type { PermissionCategory, PermissionRegistry, PermissionSpec } from '../../../platform/auth/permission.ts';
import { GRACE_DAYS_AT_MOST } from '../factors/factor-rules.ts';
import type { RoleRow } from './tables.ts';

/** What reaches people's data, money, the keys of the house or its records: a password alone is not enough for it (decision 37). */
const SENSITIVE: readonly PermissionCategory[] = ['MONEY', 'PEOPLE', 'SECURITY', 'ADMINISTRATION'];

/** A week: whoever works at all signs in within it. */
const DEFAULT_GRACE_DAYS = 7;

/** Whether a role of one's own demands a second factor by itself, and after how many days; null: as it is, or as is the default. */
export const factorWish = z
  .object({ isDemanded: z.boolean(), graceDays: z.int().min(0).max(GRACE_DAYS_AT_MOST) })
  .nullable()
  .default(null);

/** What a role says of second factors; both null: nothing. */
export type RoleFactor = Pick<RoleRow, 'factorGraceDays' | 'factorSince'>;

const NONE: RoleFactor = { factorGraceDays: null, factorSince: null };

/** Whether a role that holds the permission, made from no other, demands a second factor unless somebody decides otherwise. */
export function isSensitive({ category, isOfDevices }: Pick<PermissionSpec, 'category' | 'isOfDevices'>): boolean {
  return SENSITIVE.includes(category) && !isOfDevices;
}

interface Change {
  readonly wish: z.output<typeof factorWish>;
  readonly isBuiltIn: boolean;
  readonly basedOn: string | null;
  /** The role as it stands; null: it is new. */
  readonly row: RoleFactor | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * What a role says of second factors after a change. Where nobody says anything it stays as it is; but one made from no other role that
 * comes to hold something sensitive demands a factor, after a week. One that demanded it before keeps the day from which its grace is counted.
 */
export function factorAfter(registry: PermissionRegistry, change: Change, now: Date): RoleFactor {
  const { wish, isBuiltIn, basedOn, row, before, after } = change;
  if (isBuiltIn) return NONE;
  const present = row ?? NONE;
  const demanding = (graceDays: number) => ({ factorGraceDays: graceDays, factorSince: present.factorSince ?? now });
  if (wish) return wish.isDemanded ? demanding(wish.graceDays) : NONE;
  const sensitive = new Set<string>(
    registry
      .all()
      .filter(isSensitive)
      .map(({ permission }) => permission),
  );
  const comesToHold = after.some((name) => sensitive.has(name)) && !before.some((name) => sensitive.has(name));
  const isAsked = present.factorGraceDays === null && basedOn === null && comesToHold;
  return isAsked
    ? demanding(DEFAULT_GRACE_DAYS)
    : { factorGraceDays: present.factorGraceDays, factorSince: present.factorSince };
}

/** Whether a change lets holders of a role do without a second factor, or for longer. */
export function easesFactor(before: RoleFactor | null, after: RoleFactor): boolean {
  const days = ({ factorGraceDays }: RoleFactor) => factorGraceDays ?? Number.POSITIVE_INFINITY;
  return before !== null && days(after) > days(before);
}
