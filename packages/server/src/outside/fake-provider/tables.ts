import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { instant } from '../../platform/db/columns.ts';

/** The fake provider's own books: it is the outside world, so nothing of the product reads these tables. */
export const fakeProviderOrders = pgTable(
  'fake_provider_orders',
  {
    // `order_…`
    id: text().primaryKey(),
    receipt: text().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
    currency: text().notNull(),
    status: text({ enum: ['created', 'attempted', 'paid'] }).notNull(),
    createdAt: instant().notNull(),
  },
  (row) => [unique('fake_provider_orders_receipt').on(row.receipt)],
);

export const fakeProviderPayments = pgTable(
  'fake_provider_payments',
  {
    // `pay_…`
    id: text().primaryKey(),
    orderId: text().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
    status: text({ enum: ['created', 'authorized', 'captured', 'failed', 'refunded'] }).notNull(),
    vpa: text().notNull(),
    // When a pending one will change by itself, and into what.
    settlesAt: instant(),
    settlesAs: text(),
    createdAt: instant().notNull(),
  },
  (row) => [index('fake_provider_payments_order').on(row.orderId)],
);

export const fakeProviderRefunds = pgTable(
  'fake_provider_refunds',
  {
    // `rfnd_…`
    id: text().primaryKey(),
    paymentId: text().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
    status: text({ enum: ['pending', 'processed', 'failed'] }).notNull(),
    idempotencyKey: text().notNull(),
    settlesAt: instant(),
    createdAt: instant().notNull(),
  },
  (row) => [unique('fake_provider_refunds_key').on(row.idempotencyKey)],
);

/** Webhooks still to be delivered, and those that were. */
export const fakeProviderWebhooks = pgTable(
  'fake_provider_webhooks',
  {
    id: text().primaryKey(),
    body: jsonb().notNull(),
    dueAt: instant().notNull(),
    attempts: integer().notNull().default(0),
    deliveredAt: instant(),
  },
  (row) => [index('fake_provider_webhooks_due').on(row.dueAt).where(sql`${row.deliveredAt} is null`)],
);
