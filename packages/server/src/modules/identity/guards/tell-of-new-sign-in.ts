import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { writeMail } from '../../mail/index.ts';
import { grantsOf, isOnlyStudent } from '../accounts/grants.ts';
import { users } from '../accounts/tables.ts';
import { deviceInWords } from '../sessions/my-sessions.ts';
import { sessions } from '../sessions/tables.ts';
import type { Acquaintance } from './known-devices.ts';
import { newSignIn } from './letters.ts';

const USEFUL_MINUTES = 24 * 60;

interface SignedIn {
  readonly device: Acquaintance;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly country: string | null;
}

/**
 * Writes a letter to somebody whose account is being opened at a device, or from a country, that is new to it: OWASP ASVS 5.0
 * 6.3.5. The very first sign-in is new in every way, and is not told of. Call it before the session is written.
 */
export async function tellOfNewSignIn(
  scope: CommandScope,
  userId: string,
  { device, userAgent, address, country }: SignedIn,
): Promise<void> {
  const { tx, now } = scope;
  const isNew = device === 'NEW' || (device === 'KNOWN' && (await isNewCountry(scope, userId, country)));
  if (!isNew) return;
  const { name, email, language } = users;
  const [person] = await tx.select({ name, email, language }).from(users).where(eq(users.id, userId));
  if (!person) return;
  const isStudent = isOnlyStudent(await grantsOf(tx, userId, now));
  const data = { at: now.toISOString(), device: deviceInWords(userAgent), from: address, country, isStudent };
  await writeMail(scope, newSignIn, {
    ...{ to: person, userId, language: person.language, data, usefulMinutes: USEFUL_MINUTES },
  });
}

/** Whether there were sessions from other countries, and none from this one. */
async function isNewCountry(
  { tx }: Pick<CommandScope, 'tx'>,
  userId: string,
  country: string | null,
): Promise<boolean> {
  if (country === null) return false;
  const [seen] = await tx
    .select({
      any: sql<number>`count(*)::int`,
      here: sql<number>`(count(*) filter (where ${sessions.country} = ${country}))::int`,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNotNull(sessions.country)));
  return seen !== undefined && seen.any > 0 && seen.here === 0;
}
