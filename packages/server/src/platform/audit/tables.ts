import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, transactionId } from '../db/columns.ts';
import type { RecordChange } from './changes.ts';

/**
 * One row per command, done, refused, denied or invalid, and for others who were not let in. Append-only for the application's role.
 * Whatever column is added is added to the digest of the next version: `seal.sql`.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    // The order in which rows were written; not gap-free.
    sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    // Sealed in the order of transactions: below the snapshot's xmin nothing can appear any more, so no row is passed over.
    transaction: transactionId().notNull().default(sql`pg_current_xact_id()`),
    at: instant().notNull(),
    command: text().notNull(),
    outcome: text({ enum: ['done', 'refused', 'denied', 'invalid'] }).notNull(),
    actorKind: text().notNull(),
    actorId: uuid(),
    actorLabel: text().notNull(),
    deviceId: uuid(),
    outletId: uuid(),
    requestId: text().notNull(),
    address: text(),
    // What was asked, with secrets masked.
    input: jsonb(),
    // The refusal's code, or why it was denied.
    reason: text(),
    // The record it is about, where there is one.
    entity: text(),
    entityId: uuid(),
    // Fields before and after; null where none changed, or the new rows say it.
    changes: jsonb().$type<readonly RecordChange[]>(),
    // Where the address is registered (ISO 3166-1), or LAN; null where that is not known.
    country: text(),
    // How many more were turned away in the same way and only counted since the row before; null: none.
    repeated: integer(),
  },
  (row) => [
    index('audit_entries_at').on(row.at),
    index('audit_entries_actor').on(row.actorId, row.at),
    index('audit_entries_sealing').on(row.transaction, row.sequence),
    index('audit_entries_entity').on(row.entityId, row.at).where(sql`${row.entityId} is not null`),
    // A command may change several records: each leads to the row.
    index('audit_entries_changes')
      .using('gin', row.changes.op('jsonb_path_ops'))
      .where(sql`${row.changes} is not null`),
    check('audit_entries_outcome', sql`${row.outcome} in ('done', 'refused', 'denied', 'invalid')`),
    check(
      'audit_entries_subject',
      sql`(${row.entity} is null) = (${row.entityId} is null) and ${row.entity} ~ '^[a-z][a-z_]*$'`,
    ),
    check(
      'audit_entries_changes',
      sql`jsonb_typeof(${row.changes}) = 'array' and length(${row.changes}::text) <= 65536`,
    ),
    check('audit_entries_repeated', sql`${row.repeated} > 0`),
  ],
);

/** Links of the chain that shows whether the trail was tampered with. Append-only for the application's role. */
export const auditSeals = pgTable('audit_seals', {
  // 1, 2, 3 without a gap.
  number: bigint({ mode: 'number' }).primaryKey(),
  sealedAt: instant().notNull(),
  // How the digests were made: see seal.sql.
  version: smallint().notNull(),
  // The last row it holds; the first is the one after the last row of the seal before.
  throughTransaction: transactionId().notNull(),
  throughSequence: bigint({ mode: 'number' }).notNull(),
  // SHA-256 of each of its rows in order, 32 bytes each: they tell which row is the bad one.
  digests: bytes().notNull(),
  // The hash of the seal before; null for the first.
  previous: bytes(),
  // SHA-256 over all of the above.
  hash: bytes().notNull(),
});

/**
 * How many of one kind were turned away in a minute, by the digest of who it was. The trail cannot be deleted from, so nobody fills it at
 * will: beyond so many rows a minute they are counted here, and the next row says how many.
 */
export const turnedAway = pgTable(
  'turned_away',
  {
    key: text().primaryKey(),
    // When the minute began.
    since: instant().notNull(),
    // Rows that were written in it.
    written: integer().notNull(),
    // Counted since the last row.
    unwritten: integer().notNull(),
  },
  (row) => [
    index('turned_away_since').on(row.since),
    check('turned_away_counts', sql`${row.written} >= 0 and ${row.unwritten} >= 0`),
  ],
);
