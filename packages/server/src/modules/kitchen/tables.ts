import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../platform/db/columns.ts';

export const ticketState = pgEnum('ticket_state', ['NEW', 'COOKING', 'DONE', 'BUMPED', 'CANCELLED']);

/** An order's work at one station. */
export const tickets = pgTable(
  'tickets',
  {
    id: uuid().primaryKey(),
    orderId: uuid().notNull(),
    outletId: uuid().notNull(),
    stationCode: text().notNull(),
    token: text().notNull(),
    state: ticketState().notNull(),
    // What was promised to the kitchen: the longest preparation on the ticket.
    prepSeconds: integer().notNull(),
    openedAt: instant().notNull(),
    startedAt: instant(),
    doneAt: instant(),
    bumpedAt: instant(),
    version: integer().notNull().default(1),
  },
  (row) => [
    unique('tickets_station').on(row.orderId, row.stationCode),
    index('tickets_open').on(row.outletId, row.openedAt).where(sql`${row.state} in ('NEW', 'COOKING', 'DONE')`),
    check('tickets_started', sql`${row.state} in ('NEW', 'CANCELLED') or ${row.startedAt} is not null`),
  ],
);

export const ticketLines = pgTable(
  'ticket_lines',
  {
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    // The order line it speaks of.
    line: integer().notNull(),
    itemId: uuid().notNull(),
    name: text().notNull(),
    variantName: text().notNull(),
    modifiers: jsonb().$type<string[]>().notNull(),
    allergens: text().array().notNull(),
    quantity: integer().notNull(),
    // Pieces that were given back before the station began: they are not to be made.
    givenBack: integer().notNull().default(0),
  },
  (row) => [
    primaryKey({ columns: [row.ticketId, row.line] }),
    check('ticket_lines_given_back', sql`${row.givenBack} between 0 and ${row.quantity}`),
  ],
);
