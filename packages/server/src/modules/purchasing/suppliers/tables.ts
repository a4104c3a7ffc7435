import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money } from '../../../platform/db/columns.ts';

/** Whom the organisation buys from. */
export const suppliers = pgTable(
  'suppliers',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    // Whom to ask for there, and how to reach them.
    contact: text(),
    phone: text(),
    email: text(),
    // Their tax registration; null where they have none.
    gstin: text(),
    // Somebody said that they are another supplier than the one who has it too.
    sharesGstin: boolean().notNull().default(false),
    // Days from the bill until it is due.
    paymentDays: integer().notNull(),
    // A micro, small or medium enterprise: paid within 45 days (rules §3.5).
    isMsme: boolean().notNull(),
    // Days from an order until it comes.
    leadDays: integer().notNull(),
    retiredAt: instant(),
    // Rises with every change; whoever changes one says which they saw.
    version: integer().notNull().default(1),
  },
  (row) => [
    uniqueIndex('suppliers_name').on(sql`lower(${row.name})`),
    uniqueIndex('suppliers_gstin').on(row.gstin).where(sql`not ${row.sharesGstin}`),
    check('suppliers_name_trimmed', sql`${row.name} = btrim(${row.name}) and ${row.name} <> ''`),
    check('suppliers_gstin_form', sql`${row.gstin} ~ '^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$'`),
    check('suppliers_payment_days', sql`${row.paymentDays} between 0 and 365`),
    check('suppliers_msme_days', sql`not ${row.isMsme} or ${row.paymentDays} <= 45`),
    check('suppliers_lead_days', sql`${row.leadDays} between 0 and 365`),
  ],
);

/** Which taxpayers a supplier is known to be, or was: by the numbers (PAN) in the registrations it ever had. Kept by the database, append-only. */
export const supplierTaxpayers = pgTable(
  'supplier_taxpayers',
  {
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    pan: text().notNull(),
  },
  (row) => [primaryKey({ columns: [row.supplierId, row.pan] }), index('supplier_taxpayers_pan').on(row.pan)],
);

/** What a supplier sells, and in which packs. */
export const supplierItems = pgTable(
  'supplier_items',
  {
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id),
    stockItemId: uuid().notNull(),
    // What the supplier calls it.
    code: text(),
    // The pack it is sold in: a unit of the stock item.
    unit: text().notNull(),
    // The fewest packs that are delivered.
    minimumPacks: integer().notNull(),
    retiredAt: instant(),
  },
  (row) => [
    primaryKey({ columns: [row.supplierId, row.stockItemId] }),
    index('supplier_items_item').on(row.stockItemId),
    check('supplier_items_minimum', sql`${row.minimumPacks} > 0`),
  ],
);

/** What a pack costs from a day on. Append-only: a new price begins a new row, the last said counts. */
export const supplierPrices = pgTable(
  'supplier_prices',
  {
    id: uuid().primaryKey(),
    supplierId: uuid().notNull(),
    stockItemId: uuid().notNull(),
    // The pack it is the price of, even when it is sold in another by now.
    unit: text().notNull(),
    // Without tax.
    price: money().notNull(),
    validFrom: date({ mode: 'string' }).notNull(),
    setAt: instant().notNull(),
    setBy: uuid(),
  },
  (row) => [
    foreignKey({
      name: 'supplier_prices_item',
      columns: [row.supplierId, row.stockItemId],
      foreignColumns: [supplierItems.supplierId, supplierItems.stockItemId],
    }),
    index('supplier_prices_valid').on(row.supplierId, row.stockItemId, row.validFrom),
    check('supplier_prices_not_negative', sql`${row.price} >= 0`),
  ],
);
