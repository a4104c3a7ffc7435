import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../platform/db/columns.ts';
import { PURPOSES } from './purposes.ts';
import { DEFAULT_RETENTION, RETENTION_BOUNDS } from './retention-times.ts';

/** Each time somebody agreed to a purpose or took it back; the latest row counts. Append-only: it is the proof of both. */
export const consents = pgTable(
  'consents',
  {
    id: uuid().primaryKey(),
    // The order in which they were given; not gap-free.
    sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    userId: uuid().notNull(),
    purpose: text({ enum: PURPOSES }).notNull(),
    // Of the text that was read.
    version: integer().notNull(),
    given: boolean().notNull(),
    at: instant().notNull(),
  },
  (row) => [
    index('consents_latest').on(row.userId, row.purpose, row.sequence),
    check('consents_purpose', sql`${row.purpose} in ('ANALYTICS', 'MARKETING', 'LOYALTY')`),
    check('consents_version', sql`${row.version} > 0`),
  ],
);

/** The year in which somebody was born, where they said it. */
export const birthYears = pgTable(
  'birth_years',
  { userId: uuid().primaryKey(), year: integer().notNull(), saidAt: instant().notNull() },
  (row) => [
    check('birth_years_year', sql`${row.year} between 1900 and extract(year from ${row.saidAt} at time zone 'UTC')`),
  ],
);

const within = (column: string, { min, max }: { readonly min: number; readonly max: number }) =>
  sql.raw(`"${column}" between ${min} and ${max}`);

/** How long things are kept: one row, or none where nobody has changed anything. */
export const retentionSettings = pgTable(
  'retention_settings',
  {
    one: boolean().primaryKey().default(true),
    endedSessionsDays: integer().notNull().default(DEFAULT_RETENTION.endedSessionsDays),
    vainTriesDays: integer().notNull().default(DEFAULT_RETENTION.vainTriesDays),
    sentLettersDays: integer().notNull().default(DEFAULT_RETENTION.sentLettersDays),
    unconfirmedRegistrationsDays: integer().notNull().default(DEFAULT_RETENTION.unconfirmedRegistrationsDays),
    unusedDevicesDays: integer().notNull().default(DEFAULT_RETENTION.unusedDevicesDays),
    oldLinksDays: integer().notNull().default(DEFAULT_RETENTION.oldLinksDays),
  },
  (row) => [
    check('retention_settings_one', sql`${row.one}`),
    check('retention_settings_ended_sessions', within('ended_sessions_days', RETENTION_BOUNDS.endedSessionsDays)),
    check('retention_settings_vain_tries', within('vain_tries_days', RETENTION_BOUNDS.vainTriesDays)),
    check('retention_settings_sent_letters', within('sent_letters_days', RETENTION_BOUNDS.sentLettersDays)),
    check(
      'retention_settings_unconfirmed_registrations',
      within('unconfirmed_registrations_days', RETENTION_BOUNDS.unconfirmedRegistrationsDays),
    ),
    check('retention_settings_unused_devices', within('unused_devices_days', RETENTION_BOUNDS.unusedDevicesDays)),
    check('retention_settings_old_links', within('old_links_days', RETENTION_BOUNDS.oldLinksDays)),
  ],
);
