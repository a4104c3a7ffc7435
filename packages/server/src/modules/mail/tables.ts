import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../platform/db/columns.ts';

/**
 * Letters that were decided on, in the transaction of what they tell of. A letter is kept as its template and data, never as
 * text: the links in it are secrets, and are made at the moment of sending.
 */
export const mails = pgTable(
  'mails',
  {
    id: uuid().primaryKey(),
    recipientEmail: text().notNull(),
    recipientName: text().notNull(),
    // Whose account it is about; null for somebody without one. An address may change hands, an account does not.
    userId: uuid(),
    // The name of a template, and what it is filled with.
    template: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    // `en`, `hi` or `ml`.
    language: text().notNull(),
    writtenAt: instant().notNull(),
    // When it is to be tried next; while it is being tried, when another may take it up.
    dueAt: instant().notNull(),
    // After this nobody needs it any more: the link in it has run out.
    uselessAt: instant().notNull(),
    attempts: integer().notNull().default(0),
    // The receiving server has said that it took it (250).
    sentAt: instant(),
    givenUpAt: instant(),
    // What the server, or the line to it, said last.
    lastAnswer: text(),
  },
  (mail) => [
    index('mails_due').on(mail.dueAt).where(sql`${mail.sentAt} is null and ${mail.givenUpAt} is null`),
    index('mails_user').on(mail.userId).where(sql`${mail.userId} is not null`),
    index('mails_written').on(mail.writtenAt, mail.id),
    check('mails_one_end', sql`${mail.sentAt} is null or ${mail.givenUpAt} is null`),
    check('mails_attempts', sql`${mail.attempts} >= 0`),
    check('mails_sent_after_trying', sql`${mail.sentAt} is null or ${mail.attempts} > 0`),
  ],
);

export type Mail = typeof mails.$inferSelect;
