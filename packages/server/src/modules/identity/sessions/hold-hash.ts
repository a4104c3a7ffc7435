import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { users } from '../accounts/tables.ts';

/**
 * The hash of somebody's password as it is now, for whoever proved a moment ago who they are; null when the account was disabled
 * meanwhile. Holds the account's row until the commit: whoever changes the password or disables the account at the same moment either
 * is seen here, or sees the session that opens, and ends it.
 */
export async function holdHash(tx: Tx, userId: string): Promise<string | null> {
  const [user] = await tx
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)))
    .for('share');
  return user?.passwordHash ?? null;
}
