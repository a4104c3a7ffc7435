import { and, eq, gt, isNull, lt, max, or, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { apiKeySecrets, apiKeys } from '../keys/tables.ts';

const DAY_MS = 24 * 3_600_000;
/** Two weeks: time enough to give a program another key. */
export const KEY_ENDS_WITHIN_DAYS = 14;
/** A term: what used no key for so long has most likely forgotten it. */
export const KEY_UNUSED_DAYS = 90;

/**
 * Keys that work and want a look: those that end within two weeks, the next first, and then those that nobody used for ninety days,
 * the longest unused first. One that was never used counts from when it was made.
 */
export async function keysToLookAt(reader: Reader, now: Date, atMost: number) {
  const used = max(apiKeySecrets.lastUsedAt);
  const soon = new Date(now.getTime() + KEY_ENDS_WITHIN_DAYS * DAY_MS);
  const unusedSince = new Date(now.getTime() - KEY_UNUSED_DAYS * DAY_MS);
  const idleFrom = sql`coalesce(${used}, ${apiKeys.createdAt})`;
  const endsSoon = sql<boolean>`coalesce(${lt(apiKeys.expiresAt, soon)}, false)`;
  const isUnused = sql<boolean>`${idleFrom} < ${unusedSince.toISOString()}::timestamptz`;
  const rows = await reader
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      expiresAt: apiKeys.expiresAt,
      lastUsedAt: used,
      endsSoon: endsSoon.as('ends_soon'),
      isUnused: isUnused.as('is_unused'),
      all: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(apiKeys)
    .leftJoin(apiKeySecrets, eq(apiKeySecrets.keyId, apiKeys.id))
    .where(and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now))))
    .groupBy(apiKeys.id)
    .having(or(endsSoon, isUnused))
    .orderBy(sql`ends_soon desc`, sql`case when ${endsSoon} then ${apiKeys.expiresAt} else ${idleFrom} end`, apiKeys.id)
    .limit(atMost);
  return { count: rows[0]?.all ?? 0, keys: rows.map(({ all: _, ...key }) => key) };
}
