import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, transactionId } from '../db/columns.ts';

/** One row per command: done, refused or denied. Append-only for the application's role. */
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
    outcome: text({ enum: ['done', 'refused', 'denied'] }).notNull(),
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
  },
  (row) => [
    index('audit_entries_at').on(row.at),
    index('audit_entries_actor').on(row.actorId, row.at),
    index('audit_entries_sealing').on(row.transaction, row.sequence),
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
