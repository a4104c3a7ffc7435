import { and, eq, gt, sql } from 'drizzle-orm';
import { randomToken, tokenDigest } from '../../../platform/auth/credentials.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { knownDevices } from './tables.ts';

/** How long a device is known after the last sign-in from it. */
export const KNOWN_DAYS = 365;
const KNOWN_MS = KNOWN_DAYS * 24 * 3_600_000;

/** What a caller shows of the device it sits at: the cookie of a browser, or the number of a program’s copy. */
export interface Shown {
  readonly known: string | null;
  readonly installationId: string | null;
}

/** The digest of what the caller shows, if somebody has signed in to this account from there within a year; else null. */
export async function knownDeviceOf(
  db: Reader,
  userId: string,
  { known, installationId }: Shown,
  now: Date,
): Promise<string | null> {
  const token = installationId ?? known;
  if (token === null) return null;
  const digest = tokenDigest(token);
  const since = new Date(now.getTime() - KNOWN_MS);
  const [found] = await db
    .select({ digest: knownDevices.digest })
    .from(knownDevices)
    .where(and(eq(knownDevices.userId, userId), eq(knownDevices.digest, digest), gt(knownDevices.lastSeenAt, since)));
  return found?.digest ?? null;
}

/** What a device is to an account: known already, new to it, or the very first. */
export type Acquaintance = 'KNOWN' | 'NEW' | 'FIRST';

/**
 * Remembers that somebody signed in to this account from here. A browser that shows nothing we gave out gets a token of its
 * own; one at which several people work keeps its token for all of them.
 */
export async function rememberDevice(
  { tx, now }: Pick<CommandScope, 'tx' | 'now'>,
  userId: string,
  { known, installationId }: Shown,
): Promise<{ readonly token: string; readonly device: Acquaintance }> {
  const token = installationId ?? (known !== null && (await isOurs(tx, known)) ? known : randomToken());
  const [any] = await tx
    .select({ userId: knownDevices.userId })
    .from(knownDevices)
    .where(eq(knownDevices.userId, userId))
    .limit(1);
  const device = { userId, digest: tokenDigest(token), createdAt: now, lastSeenAt: now };
  const [kept] = await tx
    .insert(knownDevices)
    .values(device)
    .onConflictDoUpdate({ target: [knownDevices.userId, knownDevices.digest], set: { lastSeenAt: now } })
    .returning({ isNew: sql<boolean>`xmax = 0` });
  if (!kept?.isNew) return { token, device: 'KNOWN' };
  return { token, device: any ? 'NEW' : 'FIRST' };
}

/** A token that a caller made up is not taken over: whoever plants one in another’s browser would know it. */
async function isOurs(db: Reader, token: string): Promise<boolean> {
  const [found] = await db
    .select({ digest: knownDevices.digest })
    .from(knownDevices)
    .where(eq(knownDevices.digest, tokenDigest(token)))
    .limit(1);
  return found !== undefined;
}
