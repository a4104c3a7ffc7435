import { refuse } from '@college-kiosk/kernel';
import { and, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { userRoles, users } from './tables.ts';

const LAST = refuse(
  'LAST_ADMINISTRATOR',
  'Nobody else may do everything everywhere. Make somebody else owner or administrator, without an expiry, first.',
);

const LAST_OWNER = refuse(
  'LAST_ADMINISTRATOR',
  'Nobody else is owner everywhere. Make somebody else owner, without an expiry, first.',
);

/** Those who may do everything; and among them whoever answers for the canteen, where somebody does. */
const CHIEFS = ['owner', 'administrator'];
const OWNERS = ['owner'];

/**
 * The refusal LAST_ADMINISTRATOR when nobody would be left, once `gone` is, who is owner or administrator everywhere and
 * for good, or the last owner goes; null when somebody is. Two who would take each other's right wait for each other. The database refuses such a
 * commit as well (`identity_keep_an_administrator`).
 */
export async function lastAdministrator(tx: Tx, gone: { readonly userId: string } | { readonly grantId: string }) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('identity.administrators', 0))`);
  const target = 'userId' in gone ? eq(userRoles.userId, gone.userId) : eq(userRoles.id, gone.grantId);
  const others = 'userId' in gone ? ne(userRoles.userId, gone.userId) : ne(userRoles.id, gone.grantId);
  const isLast = async (roles: readonly string[]) =>
    (await anyOf(tx, roles, target)) && !(await anyOf(tx, roles, others));
  if (await isLast(CHIEFS)) return LAST;
  return (await isLast(OWNERS)) ? LAST_OWNER : null;
}

async function anyOf(tx: Tx, roles: readonly string[], which: SQL): Promise<boolean> {
  const found = await tx
    .select({ id: userRoles.id })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(
      and(
        which,
        inArray(userRoles.role, [...roles]),
        isNull(userRoles.outletId),
        isNull(userRoles.expiresAt),
        isNull(userRoles.withdrawnAt),
        isNull(users.disabledAt),
      ),
    )
    .limit(1);
  return found.length > 0;
}
