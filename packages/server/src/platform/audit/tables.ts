import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../db/columns.ts';

/** One row per command: done, refused or denied. Append-only for the application's role. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    // The order in which rows were written, for readers and for sealing; not gap-free.
    sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
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
  (row) => [index('audit_entries_at').on(row.at), index('audit_entries_actor').on(row.actorId, row.at)],
);
