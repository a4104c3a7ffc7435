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
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money } from '../../platform/db/columns.ts';

export const orderState = pgEnum('order_state', [
  'PLACED',
  'AWAITING_PAYMENT',
  'PAID',
  'ACCEPTED',
  'PREPARING',
  'READY',
  'COLLECTED',
  'CANCELLED',
  'EXPIRED',
  'NO_SHOW',
]);
export const paymentStatus = pgEnum('payment_status', [
  'UNPAID',
  'PENDING',
  'PAID',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'FAILED',
]);
export const channel = pgEnum('channel', ['KIOSK', 'COUNTER', 'MOBILE', 'API']);

export const orders = pgTable(
  'orders',
  {
    // Made by the device at the first tap.
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    channel: channel().notNull(),
    state: orderState().notNull(),
    paymentStatus: paymentStatus().notNull(),
    // Given at placing, per outlet and business date: `A042`.
    token: text().notNull(),
    tokenNumber: integer().notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    placedBy: uuid(),
    deviceId: uuid(),
    taxable: money().notNull(),
    tax: money().notNull(),
    // Taxable plus tax, before cash rounding; what is due.
    total: money().notNull(),
    // Set when cash was taken and rounded.
    roundOff: money().notNull().default(0),
    placedAt: instant().notNull(),
    // When an unpaid order gives its stock back.
    expiresAt: instant(),
    paidAt: instant(),
    acceptedAt: instant(),
    preparingAt: instant(),
    readyAt: instant(),
    collectedAt: instant(),
    closedAt: instant(),
    // Whom its invoice is made out to, where they are registered and said so before they paid; all three or none.
    buyerGstin: text(),
    buyerName: text(),
    buyerAddress: text(),
    wrongCodes: integer().notNull().default(0),
    version: integer().notNull().default(1),
  },
  (row) => [
    unique('orders_token').on(row.outletId, row.businessDate, row.tokenNumber),
    index('orders_outlet_placed').on(row.outletId, row.placedAt, row.id),
    index('orders_expiring').on(row.expiresAt).where(sql`${row.state} in ('PLACED', 'AWAITING_PAYMENT')`),
    index('orders_open')
      .on(row.outletId)
      .where(sql`${row.state} in ('PLACED', 'AWAITING_PAYMENT', 'PAID', 'ACCEPTED', 'PREPARING', 'READY')`),
    check('orders_buyer', sql`finance_is_buyer(${row.buyerGstin}, ${row.buyerName}, ${row.buyerAddress})`),
    check('orders_add_up', sql`${row.total} = ${row.taxable} + ${row.tax}`),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    position: integer().notNull(),
    itemId: uuid().notNull(),
    variantId: uuid().notNull(),
    name: text().notNull(),
    variantName: text().notNull(),
    modifiers: jsonb().$type<LineModifier[]>().notNull(),
    allergens: text().array().notNull(),
    stationCode: text(),
    prepSeconds: integer().notNull(),
    quantity: integer().notNull(),
    // The price the customer agreed to, modifiers included. The menu may change; this may not.
    unitPrice: money().notNull(),
    gross: money().notNull(),
    taxable: money().notNull(),
    taxCode: text().notNull(),
    taxKind: text({ enum: ['PREPARED', 'GOODS'] }).notNull(),
    rateBp: integer().notNull(),
    cgst: money().notNull(),
    sgst: money().notNull(),
    igst: money().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.orderId, row.position] }),
    check('order_lines_quantity', sql`${row.quantity} between 1 and 99`),
    index('order_lines_item').on(row.itemId),
  ],
);

export interface LineModifier {
  readonly optionId: string;
  readonly name: string;
  readonly priceDelta: number;
}

/** The next token of an outlet's business day. */
export const tokenCounters = pgTable(
  'token_counters',
  {
    outletId: uuid().notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    last: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.outletId, row.businessDate] })],
);

/** Each step of an order: who, when, why. Append-only. */
export const orderSteps = pgTable(
  'order_steps',
  {
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    // The order's version after the step.
    version: integer().notNull(),
    fromState: orderState(),
    toState: orderState().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
    reason: text(),
  },
  (row) => [primaryKey({ columns: [row.orderId, row.version] })],
);

/** What an outlet decided about orders that nobody gets; where there is no row, the defaults count. */
export const pickupRules = pgTable(
  'pickup_rules',
  {
    outletId: uuid().primaryKey(),
    // So long after it was ready an order counts as not collected by itself; null: only staff say so.
    noShowMinutes: integer(),
    refundsNoShows: boolean().notNull(),
    // Whether what was paid goes back when an order is cancelled that the kitchen had begun.
    refundsCooked: boolean().notNull(),
  },
  (row) => [check('pickup_rules_minutes', sql`${row.noShowMinutes} between 5 and 1440`)],
);
