import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../db/columns.ts';

/** The answers of commands that succeeded, by the id their caller made: saying it again answers it again. */
export const rememberedCommands = pgTable('remembered_commands', {
  id: uuid().primaryKey(),
  command: text().notNull(),
  actorId: uuid(),
  // Digest of the input, so that another body under the same id is a conflict.
  digest: text().notNull(),
  answer: jsonb().notNull(),
  at: instant().notNull(),
});
