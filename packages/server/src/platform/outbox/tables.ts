import { sql } from 'drizzle-orm';
import { bigint, boolean, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, transactionId } from '../db/columns.ts';

/** Every event, written in the transaction that made it true and numbered afterwards by the one relay. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid().primaryKey(),
    sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    // Rows of transactions that may still be running are not below the snapshot's xmin and wait: nothing is passed over.
    transaction: transactionId().notNull().default(sql`pg_current_xact_id()`),
    event: text().notNull(),
    stream: uuid().notNull(),
    payload: jsonb().notNull(),
    occurredAt: instant().notNull(),
    // Given by the relay: gap-free within the stream.
    position: bigint({ mode: 'number' }),
    // True once every reaction to it has left its mark.
    settled: boolean().notNull().default(false),
  },
  (row) => [
    unique('outbox_stream_position').on(row.stream, row.position),
    index('outbox_unclaimed').on(row.sequence).where(sql`${row.position} is null`),
    index('outbox_unsettled').on(row.sequence).where(sql`${row.position} is not null and not ${row.settled}`),
  ],
);

/** The last position given in each stream. */
export const streamPositions = pgTable('stream_positions', {
  stream: uuid().primaryKey(),
  position: bigint({ mode: 'number' }).notNull(),
});

/** A reaction leaves its mark in the transaction of what it did, so it happens once however often it is run. */
export const reactionMarks = pgTable(
  'reaction_marks',
  {
    reaction: text().notNull(),
    eventId: uuid().notNull(),
    at: instant().notNull(),
  },
  (row) => [primaryKey({ name: 'reaction_marks_pkey', columns: [row.reaction, row.eventId] })],
);
