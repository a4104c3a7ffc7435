import { AppError } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { denial, holdsIn } from '../../../platform/auth/actor.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { apiKeys } from './tables.ts';

/**
 * The key that somebody wants to change, held until the commit. Throws NOT_FOUND, and FORBIDDEN for whoever does not manage keys where it
 * opens.
 */
export async function keyToChange({ tx, actor, within }: CommandScope, keyId: string) {
  const [key] = await tx.select().from(apiKeys).where(eq(apiKeys.id, keyId)).for('update');
  if (!key) throw new AppError('NOT_FOUND', 'There is no such API key.');
  if (key.outletId !== null) within(key.outletId);
  else if (!holdsIn(actor, 'key:manage', null)) throw denial(actor, 'key:manage');
  return key;
}

/** Whether a key opens nothing any more, whoever shows it. */
export function isKeyOver(
  { revokedAt, expiresAt }: Pick<typeof apiKeys.$inferSelect, 'revokedAt' | 'expiresAt'>,
  now: Date,
): boolean {
  return revokedAt !== null || (expiresAt !== null && expiresAt <= now);
}
