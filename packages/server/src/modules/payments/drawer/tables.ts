import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';
import type { CashCount } from './cash-count.ts';
import { type DrawerFigures, MOVEMENT_KINDS } from './drawer-figures.ts';

export const drawerSessionState = pgEnum('drawer_session_state', ['OPEN', 'COUNTED', 'CLOSED']);
export const drawerMovementKind = pgEnum('drawer_movement_kind', MOVEMENT_KINDS);

/** A box with cash in it, at a till or at a desk. */
export const drawers = pgTable(
  'drawers',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    name: text().notNull(),
    // The till it stands at; null at a desk, where it is whose who opened it.
    deviceId: uuid(),
    // One that is no longer used stays as history.
    inUse: boolean().notNull().default(true),
    // The number of its latest Z report.
    lastZ: integer().notNull().default(0),
  },
  (row) => [
    uniqueIndex('drawers_name').on(row.outletId, row.name).where(sql`${row.inUse}`),
    uniqueIndex('drawers_device').on(row.deviceId).where(sql`${row.inUse}`),
    index('drawers_outlet').on(row.outletId),
    check('drawers_last_z', sql`${row.lastZ} >= 0`),
  ],
);

/** From the counting of a float to the counting of what is there in the end. Whatever was cut stays as it is: a trigger. */
export const drawerSessions = pgTable(
  'drawer_sessions',
  {
    id: uuid().primaryKey(),
    drawerId: uuid()
      .notNull()
      .references(() => drawers.id),
    outletId: uuid().notNull(),
    // As its drawer's when it was opened.
    deviceId: uuid(),
    state: drawerSessionState().notNull(),
    openedBy: uuid().notNull(),
    openedByLabel: text().notNull(),
    openedAt: instant().notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    floatCount: jsonb().$type<CashCount>().notNull(),
    float: money().notNull(),
    // The cut: what has a number up to this one is of this session, and nothing else is.
    cutAt: integer(),
    expected: money(),
    count: jsonb().$type<CashCount>(),
    counted: money(),
    countedBy: uuid(),
    countedByLabel: text(),
    countedAt: instant(),
    reason: text(),
    closedBy: uuid(),
    closedByLabel: text(),
    closedAt: instant(),
    zNumber: integer(),
    // The figures of the Z report, as they were printed.
    figures: jsonb().$type<DrawerFigures>(),
  },
  (row) => [
    uniqueIndex('drawer_sessions_open').on(row.drawerId).where(sql`${row.state} = 'OPEN'`),
    // At a desk a person has one drawer: their cash goes there.
    uniqueIndex('drawer_sessions_person')
      .on(row.openedBy, row.outletId)
      .where(sql`${row.state} = 'OPEN' and ${row.deviceId} is null`),
    index('drawer_sessions_device').on(row.deviceId).where(sql`${row.state} = 'OPEN'`),
    unique('drawer_sessions_z').on(row.drawerId, row.zNumber),
    index('drawer_sessions_opened').on(row.outletId, row.openedAt, row.id),
    check(
      'drawer_sessions_counted',
      sql`(${row.state} = 'OPEN') = (${row.cutAt} is null) and num_nulls(${row.cutAt}, ${row.expected}, ${row.count},
        ${row.counted}, ${row.countedBy}, ${row.countedByLabel}, ${row.countedAt}) in (0, 7)`,
    ),
    check(
      'drawer_sessions_closed',
      sql`(${row.state} = 'CLOSED') = (${row.closedAt} is not null) and num_nulls(${row.closedBy}, ${row.closedByLabel},
        ${row.closedAt}, ${row.zNumber}, ${row.figures}) in (0, 5)`,
    ),
    check('drawer_sessions_money', sql`${row.float} >= 0 and ${row.counted} >= 0 and ${row.expected} >= 0`),
    // Rules §4.3: more than ten rupees need a reason, more than a hundred another person.
    check(
      'drawer_sessions_reason',
      sql`${row.state} <> 'CLOSED' or abs(${row.counted} - ${row.expected}) <= 1000 or ${row.reason} is not null`,
    ),
    check(
      'drawer_sessions_another_person',
      sql`${row.state} <> 'CLOSED' or abs(${row.counted} - ${row.expected}) <= 10000
        or (${row.closedBy} <> ${row.countedBy} and ${row.closedBy} <> ${row.openedBy})`,
    ),
  ],
);

/** What the movements of a session come to so far: one row, changed with each of them, so that a count finds nothing left to add up. */
export const drawerTallies = pgTable(
  'drawer_tallies',
  {
    sessionId: uuid()
      .primaryKey()
      .references(() => drawerSessions.id),
    // Whether cash still comes and goes: until the cut.
    takesCash: boolean().notNull(),
    lastNumber: integer().notNull(),
    balance: money().notNull(),
  },
  (row) => [check('drawer_tallies_balance', sql`not ${row.takesCash} or ${row.balance} >= 0`)],
);

/** Cash that came into a drawer or left it, numbered within its session without a gap. Append-only. */
export const drawerMovements = pgTable(
  'drawer_movements',
  {
    id: uuid().primaryKey(),
    sessionId: uuid()
      .notNull()
      .references(() => drawerSessions.id),
    number: integer().notNull(),
    kind: drawerMovementKind().notNull(),
    // Signed: what left the drawer is negative.
    amount: money().notNull(),
    // Where it came from or went to, for what a person moved.
    purpose: text(),
    reason: text(),
    paymentId: uuid(),
    refundId: uuid(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (row) => [
    unique('drawer_movements_number').on(row.sessionId, row.number),
    // A payment is in one drawer once, and so is what goes back of it.
    unique('drawer_movements_payment').on(row.paymentId),
    unique('drawer_movements_refund').on(row.refundId),
    check(
      'drawer_movements_side',
      sql`case ${row.kind} when 'SALE' then ${row.amount} > 0 and ${row.paymentId} is not null
        when 'REFUND' then ${row.amount} < 0 and ${row.refundId} is not null
        when 'FLOAT' then ${row.amount} >= 0 when 'PAID_IN' then ${row.amount} > 0
        when 'PAID_OUT' then ${row.amount} < 0 when 'DROP' then ${row.amount} < 0 when 'NO_SALE' then ${row.amount} = 0
        when 'HANDED_ON' then ${row.amount} < 0 else ${row.amount} <> 0 end`,
    ),
  ],
);
