import type { PermissionRegistry } from '../../../platform/auth/permission.ts';
import type { Database } from '../../../platform/db/database.ts';
import { staffAtTill, type TillPerson } from './staff-at-till.ts';
import { turnAt } from './turns.ts';

/** Whoever has taken over a till, with what they may do there now; null while it is locked. */
export async function personAtTill(
  { db, permissions, now }: { readonly db: Database; readonly permissions: PermissionRegistry; readonly now: Date },
  { id, outletId }: { readonly id: string; readonly outletId: string },
): Promise<TillPerson | null> {
  const turn = await turnAt(db, id, now);
  if (!turn) return null;
  const [person] = await staffAtTill(db, { permissions, outletId, now }, turn.userId);
  return person ?? null;
}
