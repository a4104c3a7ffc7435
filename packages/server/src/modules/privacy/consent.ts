import { desc, eq, sql } from 'drizzle-orm';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Reader } from '../../platform/db/database.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import type { Purpose } from './purposes.ts';
import { birthYears, consents } from './tables.ts';

/** What somebody said last about each purpose; a purpose they never said anything about is not among them. */
export function latestConsents(reader: Reader, userId: string) {
  return reader
    .selectDistinctOn([consents.purpose])
    .from(consents)
    .where(eq(consents.userId, userId))
    .orderBy(consents.purpose, desc(consents.sequence));
}

/** What somebody said last about one purpose; null when they never said anything. */
export async function latestConsent(reader: Reader, userId: string, purpose: Purpose) {
  return (await latestConsents(reader, userId)).find((latest) => latest.purpose === purpose) ?? null;
}

/** Whether data of the person may be used for a purpose now: they agreed to the text that holds now, and have not taken it back. */
export async function hasConsent(reader: Reader, userId: string, purpose: Purpose): Promise<boolean> {
  const latest = await latestConsent(reader, userId, purpose);
  return latest?.given === true && latest.version === CONSENT_TEXTS[purpose].version;
}

/** The year somebody said they were born in; null where they did not. */
export async function birthYearOf(reader: Reader, userId: string): Promise<number | null> {
  const [said] = await reader.select().from(birthYears).where(eq(birthYears.userId, userId));
  return said?.year ?? null;
}

/** One at a time of one person: what is said last is also written last. */
export async function holdConsents(tx: CommandScope['tx'], userId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('privacy.consents:' || ${userId}, 0))`);
}

/** Takes a consent back, where it stands. */
export async function takeBack({ tx, now, newId }: CommandScope, userId: string, purpose: Purpose): Promise<void> {
  const latest = await latestConsent(tx, userId, purpose);
  if (!latest?.given) return;
  await tx.insert(consents).values({ id: newId(), userId, purpose, version: latest.version, given: false, at: now });
}
