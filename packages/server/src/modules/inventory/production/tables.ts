import { sql } from 'drizzle-orm';
import {
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money, quantity } from '../../../platform/db/columns.ts';
import { recipes } from '../recipes/tables.ts';
import { batches, locations, stockItems } from '../tables.ts';

export const productionState = pgEnum('production_state', ['PLANNED', 'STARTED', 'FINISHED', 'CANCELLED']);

/** A preparation that is cooked in one go, by one version of its recipe (rules §3.4). */
export const productionOrders = pgTable(
  'production_orders',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    // Where what is made is put.
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    recipeId: uuid()
      .notNull()
      .references(() => recipes.id),
    state: productionState().notNull(),
    // Good yield by the recipe, in thousandths of the base unit.
    planned: quantity().notNull(),
    plannedFor: date({ mode: 'string' }).notNull(),
    note: text(),
    plannedBy: uuid(),
    plannedAt: instant().notNull(),
    startedBy: uuid(),
    startedAt: instant(),
    finishedBy: uuid(),
    finishedAt: instant(),
    // What came of it, and what went into it.
    produced: quantity(),
    value: money(),
    batchId: uuid(),
    businessDate: date({ mode: 'string' }),
    cancelledBy: uuid(),
    cancelledAt: instant(),
    reason: text(),
    // Why more came of it than was planned and is tolerated.
    excessReason: text(),
  },
  (row) => [
    foreignKey({ name: 'production_orders_batch', columns: [row.batchId], foreignColumns: [batches.id] }),
    index('production_orders_outlet').on(row.outletId, row.plannedAt, row.id),
    check('production_orders_some', sql`${row.planned} > 0 and ${row.produced} > 0 and ${row.value} >= 0`),
    check(
      'production_orders_started',
      sql`${row.state} not in ('STARTED', 'FINISHED') or ${row.startedAt} is not null`,
    ),
    check(
      'production_orders_finished',
      sql`(${row.state} = 'FINISHED') = (num_nonnulls(${row.finishedAt}, ${row.produced}, ${row.value}, ${row.batchId}, ${row.businessDate}) = 5)
        and (${row.state} = 'FINISHED' or num_nonnulls(${row.finishedAt}, ${row.produced}, ${row.value}, ${row.batchId}, ${row.businessDate}) = 0)`,
    ),
    check(
      'production_orders_cancelled',
      sql`(${row.state} = 'CANCELLED') = (${row.cancelledAt} is not null and ${row.reason} is not null)`,
    ),
  ],
);

/** What goes into a production order: by the recipe, and what really did. */
export const productionInputs = pgTable(
  'production_inputs',
  {
    orderId: uuid()
      .notNull()
      .references(() => productionOrders.id),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    planned: quantity().notNull(),
    // Which part of the pot it is, from 0 to 1, since it was begun: by what it costs, or weighs where nothing cost anything. A statistic, no money.
    share: doublePrecision(),
    used: quantity(),
    value: money(),
  },
  (row) => [
    primaryKey({ columns: [row.orderId, row.stockItemId] }),
    check('production_inputs_some', sql`${row.planned} > 0 and ${row.used} >= 0 and ${row.value} >= 0`),
    check('production_inputs_share', sql`${row.share} between 0 and 1`),
    check('production_inputs_both', sql`(${row.used} is null) = (${row.value} is null)`),
  ],
);
