import { refuse } from '@college-kiosk/kernel';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { type Registration, registrations } from './tables.ts';

/** The registration that waits at this address: the confirmed one, else the latest. Null without any. */
export async function waitingAt(reader: Reader, email: string): Promise<Registration | null> {
  const [waiting] = await reader
    .select()
    .from(registrations)
    .where(and(eq(registrations.email, email), eq(registrations.state, 'WAITING')))
    .orderBy(sql`${registrations.addressConfirmedAt} nulls last`, desc(registrations.registeredAt))
    .limit(1);
  return waiting ?? null;
}

/** The refusal for somebody who knows the password of a registration that waits. */
export function notAdmittedYet({ addressConfirmedAt }: Registration) {
  return addressConfirmedAt === null
    ? refuse('NOT_ADMITTED_YET', 'Confirm your address first: follow the link in the letter that we sent you.', {
        waitsFor: 'ADDRESS' as 'ADDRESS' | 'APPROVAL',
      })
    : refuse('NOT_ADMITTED_YET', 'Your registration waits for approval. You get a letter as soon as it is decided.', {
        waitsFor: 'APPROVAL' as 'ADDRESS' | 'APPROVAL',
      });
}
