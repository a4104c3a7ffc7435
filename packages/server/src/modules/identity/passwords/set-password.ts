import { eq } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { users } from '../accounts/tables.ts';
import { hashPassword } from './password.ts';
import { isShortPassword } from './password-policy.ts';

/** Sets the password of an account: chosen by its owner, or by somebody else, who tells it to them. */
export async function setPassword(
  { tx, changed }: Pick<CommandScope, 'tx' | 'changed'>,
  account: typeof users.$inferSelect,
  { password, isDue }: { readonly password: string; readonly isDue: boolean },
): Promise<void> {
  const passwordHash = await hashPassword(password);
  const after = { passwordHash, passwordIsDue: isDue, passwordIsShort: isShortPassword(password) };
  await tx.update(users).set(after).where(eq(users.id, account.id));
  changed({ entity: 'account', id: account.id, before: account, after });
}
