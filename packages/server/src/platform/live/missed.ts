import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import type { PublishedEvent } from '../outbox/event.ts';
import { outbox } from '../outbox/tables.ts';
import type { LiveStreamOptions } from './stream.ts';

/** More than this was missed: the client does better to ask anew than to be told everything. */
const RESUME_LIMIT = 1_000;

/** What a client missed since the position it saw last. */
export interface Missed {
  /** Oldest first; only the newest when there is too much to tell. */
  readonly events: readonly PublishedEvent[];
  /** What comes before the first of them: not the position it saw last when something is left out, so that it asks anew. */
  readonly after: number;
}

/** Reads what happened in a stream after a position. */
export async function missedSince(db: Database, options: LiveStreamOptions, since: number): Promise<Missed> {
  const names = options.events.map((event) => event.name);
  const rows = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.stream, options.stream), gt(outbox.position, since), inArray(outbox.event, names)))
    .orderBy(desc(outbox.position))
    .limit(RESUME_LIMIT + 1);
  const events = rows
    .reverse()
    .map((row): PublishedEvent => ({ ...row, name: row.event, position: row.position ?? 0 }))
    .filter((event) => options.matches?.(event) ?? true);
  if (events.length <= RESUME_LIMIT) return { events, after: since };
  return { events: events.slice(-1), after: events.at(-2)?.position ?? since };
}
