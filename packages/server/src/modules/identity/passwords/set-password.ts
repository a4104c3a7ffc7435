import { eq } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { users } from '../accounts/tables.ts';
import { hashPassword } from './password.ts';
import { isShortPassword } from './password-policy.ts';

/** Sets the password of an account: chosen by its owner, or by somebody else, who tells it to them. */
export async function setPassword(
  tx: Tx,
  userId: string,
  { password, isDue }: { readonly password: string; readonly isDue: boolean },
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await tx
    .update(users)
    .set({ passwordHash, passwordIsDue: isDue, passwordIsShort: isShortPassword(password) })
    .where(eq(users.id, userId));
}
