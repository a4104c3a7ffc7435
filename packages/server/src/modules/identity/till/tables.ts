import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';
import { users } from '../accounts/tables.ts';

/** By which somebody takes over a till. It opens nothing else, and nothing anywhere else. */
export const tillPins = pgTable('till_pins', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id),
  pinHash: text().notNull(),
  setAt: instant().notNull(),
});

/** Why somebody's turn at a till was ended before its time. */
export const TURN_ENDS = ['LOCKED', 'TAKEN_OVER', 'PIN_CHANGED'] as const;

/** Who stood at which till. One that is over by its time is not written to: the next one ends it. */
export const tillTurns = pgTable(
  'till_turns',
  {
    id: uuid().primaryKey(),
    deviceId: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    startedAt: instant().notNull(),
    // When somebody last touched the till.
    activeAt: instant().notNull(),
    endedAt: instant(),
    endReason: text({ enum: TURN_ENDS }),
  },
  (row) => [
    // A till is nobody's or one person's.
    uniqueIndex('till_turns_open').on(row.deviceId).where(sql`${row.endedAt} is null`),
    index('till_turns_user').on(row.userId),
    check('till_turns_ended', sql`(${row.endedAt} is null) = (${row.endReason} is null)`),
    check('till_turns_reason', sql`${row.endReason} in ('LOCKED', 'TAKEN_OVER', 'PIN_CHANGED')`),
    check('till_turns_active', sql`${row.activeAt} >= ${row.startedAt}`),
  ],
);
