import { refuse } from '@college-kiosk/kernel';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { type Registration, registrations } from './tables.ts';

/**
 * The registration with a confirmed address that waits to be admitted; null without any. One that nobody has confirmed counts for nothing:
 * whoever registered an address that is not theirs would learn by signing in whether it has an account.
 */
export async function waitingAt(reader: Reader, email: string): Promise<Registration | null> {
  const isConfirmed = isNotNull(registrations.addressConfirmedAt);
  const [waiting] = await reader
    .select()
    .from(registrations)
    .where(and(eq(registrations.email, email), eq(registrations.state, 'WAITING'), isConfirmed));
  return waiting ?? null;
}

/** The refusal for somebody who knows the password of a registration that waits. */
export const NOT_ADMITTED_YET = refuse(
  'NOT_ADMITTED_YET',
  'Your registration waits for approval. You get a letter as soon as it is decided.',
);
