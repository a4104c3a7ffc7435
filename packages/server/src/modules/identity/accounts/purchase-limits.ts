import { and, eq, isNull, or } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { grantCounts } from './grants.ts';
import { userRoles } from './tables.ts';

/** The roles somebody holds in an outlet, each with the amount in minor units that its grant states for purchases; null: none. */
export async function purchaseLimitsOf(
  reader: Reader,
  userId: string,
  { outletId, now }: { readonly outletId: string; readonly now: Date },
): Promise<{ role: string; upTo: number | null }[]> {
  const rows = await reader
    .select({ role: userRoles.role, limits: userRoles.limits })
    .from(userRoles)
    .where(
      and(
        eq(userRoles.userId, userId),
        grantCounts(now),
        or(isNull(userRoles.outletId), eq(userRoles.outletId, outletId)),
      ),
    );
  return rows.map(({ role, limits }) => ({ role, upTo: limits.purchaseUpToMinor ?? null }));
}
