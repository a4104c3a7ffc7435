import { asc, eq } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { users } from '../accounts/tables.ts';
import { passkeys } from './tables.ts';

export type Passkey = typeof passkeys.$inferSelect;

/** A person's passkeys, the first one first. */
export function passkeysOf(db: Reader, userId: string): Promise<Passkey[]> {
  return db
    .select()
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

/** As a browser is told which passkeys are meant. */
export function descriptorsOf(mine: readonly Passkey[]) {
  return mine.map(({ credentialId, transports }) => ({ id: credentialId, transports: transports as Transport[] }));
}

/** The names of WebAuthn §5.8.4; a browser passes over those it does not know. */
type Transport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb';

/** Whose passkey this is; null for one that nobody has. */
export async function ownerOfCredential(
  db: Reader,
  credentialId: string,
): Promise<{ readonly userId: string; readonly email: string } | null> {
  const [owner] = await db
    .select({ userId: users.id, email: users.email })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(eq(passkeys.credentialId, credentialId));
  return owner ?? null;
}
