import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { accountLinks } from '../links/tables.ts';
import { registrations } from './tables.ts';

/**
 * Removes the registrations, with their links, by which an account came to the address it leaves, and those of nobody at that
 * address: later the address may be another person's. Those that wait to be decided stay: somebody may be waiting.
 */
export async function forgetRegistrations(tx: Tx, account: { readonly id: string; readonly email: string }) {
  const theirs = and(
    eq(registrations.email, account.email),
    ne(registrations.state, 'WAITING'),
    or(eq(registrations.accountId, account.id), isNull(registrations.accountId)),
  );
  const ids = tx.select({ id: registrations.id }).from(registrations).where(theirs);
  await tx.delete(accountLinks).where(inArray(accountLinks.registrationId, ids));
  await tx.delete(registrations).where(theirs);
}
