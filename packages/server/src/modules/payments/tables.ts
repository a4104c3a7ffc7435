import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, money } from '../../platform/db/columns.ts';

export const tender = pgEnum('tender', ['CASH', 'UPI']);
export const paymentState = pgEnum('payment_state', [
  'PENDING',
  'CAPTURED',
  'FAILED',
  'EXPIRED',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
]);
export const refundState = pgEnum('refund_state', ['PENDING', 'PROCESSED', 'FAILED']);

/** Money asked for, and whether it came. States move forward only; a failed one may still be captured late. */
export const payments = pgTable(
  'payments',
  {
    id: uuid().primaryKey(),
    orderId: uuid().notNull(),
    outletId: uuid().notNull(),
    tender: tender().notNull(),
    // Null for cash.
    provider: text(),
    // The provider's name for it; given after the payment row exists.
    providerRef: text(),
    // Where the payer goes: a `upi://` link or the provider's own page.
    payUrl: text(),
    amount: money().notNull(),
    state: paymentState().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    capturedAt: instant(),
    failureReason: text(),
    // Cash only: what was handed over, and what was given back.
    tendered: money(),
    change: money(),
    // True for money that came for an order that was already dead or paid: it waits in 2330 for staff.
    stray: text({ enum: ['DEAD_ORDER', 'PAID_TWICE'] }),
  },
  (row) => [
    unique('payments_provider_ref').on(row.provider, row.providerRef),
    index('payments_order').on(row.orderId),
    // Money that its order could not take, and of which something may be with us still.
    index('payments_stray').on(row.outletId).where(sql`${row.stray} is not null and ${row.state} <> 'REFUNDED'`),
    index('payments_pending').on(row.createdAt).where(sql`${row.state} = 'PENDING'`),
    check('payments_amount', sql`${row.amount} > 0`),
    check('payments_cash_change', sql`${row.tender} <> 'CASH' or (${row.tendered} - ${row.change} = ${row.amount})`),
  ],
);

/** What the provider told us, byte for byte, once per event of theirs. Append-only. */
export const providerEvents = pgTable(
  'provider_events',
  {
    id: uuid().primaryKey(),
    provider: text().notNull(),
    eventId: text().notNull(),
    body: text().notNull(),
    receivedAt: instant().notNull(),
  },
  (row) => [unique('provider_events_once').on(row.provider, row.eventId)],
);

export const refunds = pgTable(
  'refunds',
  {
    id: uuid().primaryKey(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    orderId: uuid().notNull(),
    outletId: uuid().notNull(),
    amount: money().notNull(),
    state: refundState().notNull(),
    reason: text().notNull(),
    providerRef: text(),
    createdAt: instant().notNull(),
    settledAt: instant(),
    // How it is paid out, where that is not as the payment came: cash.
    paidIn: tender(),
    // Of one that failed: the refund that pays out since what it owes. Set once.
    retriedBy: uuid(),
  },
  (row) => [
    index('refunds_payment').on(row.paymentId),
    index('refunds_pending').on(row.createdAt).where(sql`${row.state} = 'PENDING'`),
    check('refunds_amount', sql`${row.amount} > 0`),
    check('refunds_paid_in', sql`${row.paidIn} is null or (${row.paidIn} = 'CASH' and ${row.state} = 'PROCESSED')`),
    check('refunds_retried', sql`${row.retriedBy} is null or ${row.state} = 'FAILED'`),
    index('refunds_owed').on(row.outletId).where(sql`${row.state} = 'FAILED' and ${row.retriedBy} is null`),
  ],
);
