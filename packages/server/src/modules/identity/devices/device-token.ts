import { and, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { deviceTokens } from './tables.ts';

/** How long the token before stays good once a device has shown the next: what it asked a moment ago may still be on its way. */
const GRACE_SECONDS = 60;
/** A token that no device ever showed was lost on its way: after so long nobody will. */
const NEVER_SHOWN_HOURS = 24;

/** Gives a device a token; only its digest is kept. */
export async function keepToken(tx: Tx, deviceId: string, token: string, at: Date): Promise<void> {
  await tx.insert(deviceTokens).values({ deviceId, tokenDigest: tokenDigest(token), createdAt: at });
}

/** Of tokens those that open something at a moment. */
export function tokenCounts(now: Date) {
  return and(isNull(deviceTokens.revokedAt), or(isNull(deviceTokens.endsAt), gt(deviceTokens.endsAt, now)));
}

/** Whether a token was given and opens something. */
export async function isGood(tx: Tx, token: string, now: Date): Promise<boolean> {
  const [good] = await tx
    .select({ deviceId: deviceTokens.deviceId })
    .from(deviceTokens)
    .where(and(eq(deviceTokens.tokenDigest, tokenDigest(token)), tokenCounts(now)));
  return good !== undefined;
}

/**
 * A device shows a token for the first time, so it has kept it: those that it was given before end in a minute. One that was given later stays, whoever shows
 * first: so two that are shown at one moment do not end each other.
 */
export async function beginToUse(db: Reader, digest: string, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`
    with mine as (
      update device_tokens set used_at = ${at} where token_digest = ${digest} and used_at is null
      returning device_id, created_at, token_digest
    )
    update device_tokens before set ends_at = ${at} + make_interval(secs => ${GRACE_SECONDS}::int)
    from mine
    where before.device_id = mine.device_id and before.ends_at is null and before.revoked_at is null
      and (before.created_at, before.token_digest) < (mine.created_at, mine.token_digest)`);
}

/** Forgets tokens of a device that it never showed. */
export async function forgetLostTokens(tx: Tx, deviceId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - NEVER_SHOWN_HOURS * 3_600_000);
  await tx
    .delete(deviceTokens)
    .where(and(eq(deviceTokens.deviceId, deviceId), isNull(deviceTokens.usedAt), lt(deviceTokens.createdAt, since)));
}

/** The device that had this token and has shown a later one since, while it is trusted: whoever shows the old one now has a copy. Null for others. */
export async function replacedTokenOf(db: Reader, digest: string): Promise<string | null> {
  const old = and(eq(deviceTokens.tokenDigest, digest), isNull(deviceTokens.revokedAt), isNotNull(deviceTokens.endsAt));
  const [found] = await db.select({ deviceId: deviceTokens.deviceId }).from(deviceTokens).where(old);
  return found?.deviceId ?? null;
}
