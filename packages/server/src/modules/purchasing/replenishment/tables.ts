import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money, quantity } from '../../../platform/db/columns.ts';
import { purchaseOrders } from '../orders/tables.ts';
import { suppliers } from '../suppliers/tables.ts';

export const suggestionState = pgEnum('purchase_suggestion_state', ['OPEN', 'DISMISSED', 'ORDERED', 'GONE']);

/** How an outlet replenishes; without a row the defaults count. */
export const replenishmentOutlets = pgTable(
  'replenishment_outlets',
  {
    outletId: uuid().primaryKey(),
    // Every night drafts of orders are made of what is suggested.
    draftsByThemselves: boolean().notNull(),
    // What one order costs us, whatever is in it.
    orderCost: money().notNull(),
    // Basis points of what goods cost that it costs to keep them for a year.
    holdingRate: integer().notNull(),
    // The business day for which it was worked out last; null: it is due.
    plannedOn: date({ mode: 'string' }),
    // Raised when somebody changes how it replenishes, its classes among that.
    version: integer().notNull().default(0),
  },
  (row) => [
    check('replenishment_outlets_order_cost', sql`${row.orderCost} between 0 and 100000000`),
    check('replenishment_outlets_holding_rate', sql`${row.holdingRate} between 1 and 10000`),
  ],
);

/** How sure an outlet wants to be of items of a class, and how often it orders them; without a row the defaults count. */
export const replenishmentClasses = pgTable(
  'replenishment_classes',
  {
    outletId: uuid().notNull(),
    countClass: text().notNull(),
    // Basis points of the order cycles in which there is enough.
    serviceLevel: integer().notNull(),
    reviewDays: integer().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.outletId, row.countClass] }),
    check('replenishment_classes_class', sql`${row.countClass} in ('A', 'B', 'C')`),
    check('replenishment_classes_level', sql`${row.serviceLevel} in (9000, 9500, 9750, 9800, 9900)`),
    check('replenishment_classes_review', sql`${row.reviewDays} between 0 and 60`),
  ],
);

/** What somebody decided about one item in an outlet; null leaves it to its class, its supplier, or what is used. */
export const replenishmentItems = pgTable(
  'replenishment_items',
  {
    outletId: uuid().notNull(),
    stockItemId: uuid().notNull(),
    serviceLevel: integer(),
    reviewDays: integer(),
    // Up to which it is ordered.
    par: quantity(),
    // At or below which it is ordered.
    reorderPoint: quantity(),
    leadDays: integer(),
    // Who it is bought from as long as they sell it.
    supplierId: uuid().references(() => suppliers.id),
    version: integer().notNull().default(1),
  },
  (row) => [
    primaryKey({ columns: [row.outletId, row.stockItemId] }),
    check('replenishment_items_level', sql`${row.serviceLevel} in (9000, 9500, 9750, 9800, 9900)`),
    check('replenishment_items_review', sql`${row.reviewDays} between 0 and 60`),
    check('replenishment_items_par', sql`${row.par} between 0 and 1000000000000`),
    check('replenishment_items_point', sql`${row.reorderPoint} between 0 and 1000000000000`),
    check('replenishment_items_lead', sql`${row.leadDays} between 0 and 365`),
  ],
);

/** Up to which an item is ordered in an outlet so that there is enough on one weekday, where it is another than on the rest. */
export const replenishmentPars = pgTable(
  'replenishment_pars',
  {
    outletId: uuid().notNull(),
    stockItemId: uuid().notNull(),
    // 1 is Monday, 7 Sunday.
    weekday: integer().notNull(),
    par: quantity().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.outletId, row.stockItemId, row.weekday] }),
    foreignKey({
      name: 'replenishment_pars_item',
      columns: [row.outletId, row.stockItemId],
      foreignColumns: [replenishmentItems.outletId, replenishmentItems.stockItemId],
    }),
    check('replenishment_pars_weekday', sql`${row.weekday} between 1 and 7`),
    check('replenishment_pars_par', sql`${row.par} between 0 and 1000000000000`),
  ],
);

/** What was worked out for an item in an outlet (rules §3.6), as of a night. Quantities in thousandths of the base unit. */
export const replenishmentPoints = pgTable(
  'replenishment_points',
  {
    outletId: uuid().notNull(),
    stockItemId: uuid().notNull(),
    // Statistics, in thousandths a day and in days: never money, never stock.
    dailyMean: doublePrecision().notNull(),
    dailySd: doublePrecision().notNull(),
    leadDays: doublePrecision().notNull(),
    leadSd: doublePrecision().notNull(),
    // Open days that the mean is of; 0 where somebody decided without.
    daysSeen: integer().notNull(),
    serviceLevel: integer().notNull(),
    reviewDays: integer().notNull(),
    safetyStock: quantity().notNull(),
    reorderPoint: quantity().notNull(),
    orderUpTo: quantity().notNull(),
    // The weekday whose par that is, 1 for Monday; null where it is the same on all, or follows from what is used.
    parWeekday: integer(),
    // As much as is used while it keeps; null when it keeps for good.
    usedWhileItKeeps: quantity(),
    // The quantity at which ordering and keeping cost least together; null where nothing is used, or it has no price.
    economicQuantity: quantity(),
    plannedAt: instant().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.outletId, row.stockItemId] }),
    check('replenishment_points_not_negative', sql`${row.safetyStock} >= 0 and ${row.reorderPoint} >= 0`),
    check('replenishment_points_par_weekday', sql`${row.parWeekday} between 1 and 7`),
    check('replenishment_points_up_to', sql`${row.orderUpTo} >= ${row.reorderPoint}`),
  ],
);

/** That an item should be ordered, and how much. One is live (open or dismissed) for each item and outlet. */
export const purchaseSuggestions = pgTable(
  'purchase_suggestions',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    stockItemId: uuid().notNull(),
    state: suggestionState().notNull(),
    // Null, with the pack and its price, where nobody sells it.
    supplierId: uuid().references(() => suppliers.id),
    unit: text(),
    packs: quantity(),
    // One pack in the base unit.
    packSize: quantity(),
    // Of one pack, without tax.
    price: money(),
    // What is to be had in the base unit; in whole packs where somebody sells it.
    quantity: quantity().notNull(),
    // What was free and on order together when it was worked out.
    position: quantity().notNull(),
    // It is less than what is missing, for more would not keep.
    isCapped: boolean().notNull(),
    // The sentence that says why, with its numbers.
    because: text().notNull(),
    madeAt: instant().notNull(),
    settledAt: instant(),
    settledBy: uuid(),
    // Why it was dismissed.
    reason: text(),
    orderId: uuid().references(() => purchaseOrders.id),
  },
  (row) => [
    uniqueIndex('purchase_suggestions_live')
      .on(row.outletId, row.stockItemId)
      .where(sql`${row.state} in ('OPEN', 'DISMISSED')`),
    index('purchase_suggestions_made').on(row.outletId, row.madeAt, row.id),
    check('purchase_suggestions_quantity', sql`${row.quantity} > 0`),
    check(
      'purchase_suggestions_pack',
      sql`num_nonnulls(${row.supplierId}, ${row.unit}, ${row.packs}, ${row.packSize}, ${row.price}) in (0, 5)`,
    ),
    check('purchase_suggestions_packs', sql`${row.packs} is null or ${row.packs} * ${row.packSize} = ${row.quantity}`),
    check('purchase_suggestions_dismissed', sql`${row.state} <> 'DISMISSED' or ${row.reason} is not null`),
    check('purchase_suggestions_ordered', sql`(${row.state} = 'ORDERED') = (${row.orderId} is not null)`),
    check('purchase_suggestions_settled', sql`(${row.state} = 'OPEN') = (${row.settledAt} is null)`),
  ],
);
