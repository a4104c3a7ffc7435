import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { users } from '../accounts/tables.ts';
import { registrations } from '../registration/tables.ts';

export const LINK_PURPOSES = ['CONFIRM_ADDRESS', 'CHOOSE_PASSWORD', 'UNLOCK'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** Links in letters. What opens the door is derived from the id and the installation's secret, and stored nowhere. */
export const accountLinks = pgTable(
  'account_links',
  {
    id: uuid().primaryKey(),
    purpose: text({ enum: LINK_PURPOSES }).notNull(),
    registrationId: uuid().references(() => registrations.id),
    userId: uuid().references(() => users.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    // Used, or void since something newer holds.
    spentAt: instant(),
  },
  (row) => [
    index('account_links_user').on(row.userId, row.createdAt),
    index('account_links_registration').on(row.registrationId),
    check(
      'account_links_subject',
      sql`(${row.purpose} = 'CONFIRM_ADDRESS' and ${row.registrationId} is not null and ${row.userId} is null)
        or (${row.purpose} in ('CHOOSE_PASSWORD', 'UNLOCK') and ${row.userId} is not null and ${row.registrationId} is null)`,
    ),
    check('account_links_time', sql`${row.expiresAt} > ${row.createdAt}`),
  ],
);

export type AccountLink = typeof accountLinks.$inferSelect;

/** Who asked for a new password, until that was looked into: the answer must not depend on whether the address is known. */
export const newPasswordRequests = pgTable('new_password_requests', {
  id: uuid().primaryKey(),
  email: text().notNull(),
  askedAt: instant().notNull(),
});
