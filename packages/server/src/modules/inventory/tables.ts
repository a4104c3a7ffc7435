import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, money, quantity, transactionId } from '../../platform/db/columns.ts';

export const stockKind = pgEnum('stock_kind', ['INGREDIENT', 'PREP', 'PACKAGED', 'CONSUMABLE']);
export const baseUnit = pgEnum('base_unit', ['g', 'ml', 'pcs']);
export const pickPolicy = pgEnum('pick_policy', ['FIFO', 'FEFO']);
// Whether a kitchen may use more than the records hold (rules §3.3).
export const negativePolicy = pgEnum('stock_negative_policy', ['BLOCK', 'ALLOW_FLAG']);
export const storage = pgEnum('stock_storage', ['AMBIENT', 'CHILLED', 'FROZEN']);
export const countClass = pgEnum('stock_count_class', ['A', 'B', 'C']);
export const locationKind = pgEnum('stock_location_kind', ['STORE', 'KITCHEN', 'COUNTER']);
export const dateKinds = ['USE_BY', 'BEST_BEFORE'] as const;
export const dateKind = pgEnum('batch_date_kind', dateKinds);
export const batchStatus = pgEnum('batch_status', ['AVAILABLE', 'EXPIRED', 'DEPLETED', 'QUARANTINE', 'BLOCKED']);
export const moveType = pgEnum('stock_move_type', [
  ...(['OPENING', 'RECEIPT', 'CONSUME', 'SALE', 'RETURN_TO_SUPPLIER', 'TRANSFER_OUT', 'TRANSFER_IN'] as const),
  ...(['PRODUCE', 'SALE_RETURN', 'WASTE', 'COUNT_ADJ'] as const),
]);
export const reservationState = pgEnum('reservation_state', ['HELD', 'CONSUMED', 'RELEASED']);

export const stockItems = pgTable(
  'stock_items',
  {
    id: uuid().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    kind: stockKind().notNull(),
    baseUnit: baseUnit().notNull(),
    pickPolicy: pickPolicy().notNull(),
    allergens: text().array().notNull(),
    shelfLifeDays: integer(),
    // Whether the tax on its purchase is credited (packaged goods) or part of its cost.
    taxCreditable: boolean().notNull(),
    // Basis points of tax on its purchase; a supplier's bill is held against it (rules §3.5).
    purchaseTaxRate: integer().notNull().default(0),
    storage: storage().notNull().default('AMBIENT'),
    // How often it is counted: A every week, B every month, C every quarter (rules §3.7).
    countClass: countClass().notNull().default('C'),
    // Somebody decided on the class; else it follows from what is consumed in a year.
    countClassFixed: boolean().notNull().default(false),
    // Days it keeps once opened; null when opening changes nothing.
    openedLifeDays: integer(),
    negativePolicy: negativePolicy().notNull().default('BLOCK'),
    // Rises with every change; whoever changes one says which they saw.
    version: integer().notNull().default(1),
  },
  (row) => [
    unique('stock_items_code').on(row.code),
    check('stock_items_purchase_tax', sql`${row.purchaseTaxRate} between 0 and 10000`),
    check('stock_items_opened_life', sql`${row.openedLifeDays} >= 0`),
    // What is sold as it was bought is counted piece by piece: it is never below nothing.
    check('stock_items_packaged_block', sql`${row.kind} <> 'PACKAGED' or ${row.negativePolicy} = 'BLOCK'`),
  ],
);

/** `numerator / denominator` base units make one of this unit (1 tin = 15000 / 1 ml). */
export const stockItemUnits = pgTable(
  'stock_item_units',
  {
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    unit: text().notNull(),
    numerator: bigint({ mode: 'number' }).notNull(),
    denominator: bigint({ mode: 'number' }).notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.stockItemId, row.unit] }),
    check('stock_item_units_positive', sql`${row.numerator} > 0 and ${row.denominator} > 0`),
  ],
);

/** The hot counter. Reserving is a guarded update of this row; available to promise = on hand - reserved. */
export const stockLevels = pgTable(
  'stock_levels',
  {
    outletId: uuid().notNull(),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    // Sum of what remains in batches that may be picked.
    onHand: quantity().notNull(),
    reserved: quantity().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.outletId, row.stockItemId] }),
    check('stock_levels_not_negative', sql`${row.onHand} >= 0 and ${row.reserved} >= 0`),
  ],
);

/** A place within an outlet where stock lies: its store, its kitchen, its counter. */
export const locations = pgTable(
  'stock_locations',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    kind: locationKind().notNull(),
    // Whether orders take from what lies here; from a store behind a lock it must be moved first.
    forOrders: boolean().notNull(),
    retiredAt: instant(),
    // Rises with every change; whoever changes one says which they saw.
    version: integer().notNull().default(1),
  },
  (row) => [
    unique('stock_locations_code').on(row.outletId, row.code),
    // What batches refer to: they know whether orders take from them, and never differ from where they lie.
    unique('stock_locations_for_orders').on(row.id, row.outletId, row.forOrders),
    check('stock_locations_code_form', sql`${row.code} ~ '^[A-Z][A-Z0-9-]{0,19}$'`),
  ],
);

/** The items of which something says a quantity: in their base unit, which stays from then on, as does their kind. */
export const usedStockItems = pgTable('stock_items_in_use', {
  stockItemId: uuid()
    .primaryKey()
    .references(() => stockItems.id),
});

export const batches = pgTable(
  'batches',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    locationId: uuid().notNull(),
    forOrders: boolean().notNull(),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    // What brought it: a receipt, an opening, a transfer, a production, a count.
    sourceType: text().notNull(),
    sourceId: uuid().notNull(),
    // The batch it is a part of (moved), or whose cost and dates it took over (found by a count).
    parentBatchId: uuid(),
    supplierId: uuid(),
    supplierBatch: text(),
    receivedAt: instant().notNull(),
    manufacturedOn: date({ mode: 'string' }),
    // The last day on which it may be used.
    expiryDate: date({ mode: 'string' }),
    dateKind: dateKind().notNull().default('USE_BY'),
    openedAt: instant(),
    // When it came, in tenths of a degree Celsius.
    temperature: integer(),
    // The input tax that is credited on it, of its value: basis points, 0 for none; as one head where it was billed from another State.
    inputTaxRate: integer().notNull().default(0),
    inputTaxInterState: boolean().notNull().default(false),
    quantityReceived: quantity().notNull(),
    quantityRemaining: quantity().notNull(),
    valueReceived: money().notNull(),
    valueRemaining: money().notNull(),
    status: batchStatus().notNull(),
    // Of a preparation: the allergens of what went into it, when it did. Kept by the database, whoever writes the batch, and never changed.
    allergens: text().array().notNull().default(sql`'{}'`),
  },
  (row) => [
    foreignKey({
      name: 'batches_location',
      columns: [row.locationId, row.outletId, row.forOrders],
      foreignColumns: [locations.id, locations.outletId, locations.forOrders],
    }).onUpdate('cascade'),
    foreignKey({ name: 'batches_parent', columns: [row.parentBatchId], foreignColumns: [row.id] }),
    index('batches_pickable')
      .on(row.outletId, row.stockItemId)
      .where(sql`${row.status} = 'AVAILABLE' and ${row.forOrders}`),
    // What lies where orders do not take from.
    index('batches_apart')
      .on(row.outletId, row.stockItemId)
      .where(sql`${row.status} = 'AVAILABLE' and not ${row.forOrders}`),
    index('batches_expiring').on(row.expiryDate).where(sql`${row.status} = 'AVAILABLE'`),
    index('batches_held').on(row.outletId, row.stockItemId, row.locationId).where(sql`${row.status} <> 'DEPLETED'`),
    index('batches_source').on(row.sourceId),
    index('batches_spent').on(row.outletId).where(sql`${row.status} = 'EXPIRED'`),
    // What deliveries cost, one after the other.
    index('batches_receipts')
      .on(row.outletId, row.stockItemId, row.receivedAt)
      .where(sql`${row.sourceType} = 'receipt'`),
    // The newest of an item: what it cost last.
    index('batches_newest').on(row.outletId, row.stockItemId, row.receivedAt),
    index('batches_parents').on(row.parentBatchId).where(sql`${row.parentBatchId} is not null`),
    index('batches_supplier').on(sql`upper(${row.supplierBatch})`).where(sql`${row.supplierBatch} is not null`),
    check('batches_remaining', sql`${row.quantityRemaining} >= 0 and ${row.valueRemaining} >= 0`),
    check('batches_within_received', sql`${row.quantityRemaining} <= ${row.quantityReceived}`),
    check('batches_empty_is_worthless', sql`${row.quantityRemaining} > 0 or ${row.valueRemaining} = 0`),
    check('batches_input_tax', sql`${row.inputTaxRate} between 0 and 10000`),
    check('batches_depleted', sql`(${row.status} = 'DEPLETED') = (${row.quantityRemaining} = 0)`),
  ],
);

/** Every change of every batch. Append-only; what remains in a batch is the sum of its moves. */
export const stockMoves = pgTable(
  'stock_moves',
  {
    id: uuid().primaryKey(),
    outletId: uuid().notNull(),
    stockItemId: uuid().notNull(),
    batchId: uuid()
      .notNull()
      .references(() => batches.id),
    type: moveType().notNull(),
    quantity: quantity().notNull(),
    value: money().notNull(),
    sourceType: text().notNull(),
    sourceId: uuid().notNull(),
    at: instant().notNull(),
    businessDate: date({ mode: 'string' }).notNull(),
    actorId: uuid(),
    // Which transaction wrote it: a count knows by it what moved after its snapshot.
    transaction: transactionId().notNull().default(sql`pg_current_xact_id()`),
  },
  (row) => [
    // The newest of a batch are read, however often it was taken from.
    index('stock_moves_batch').on(row.batchId, row.at, row.id),
    index('stock_moves_item').on(row.outletId, row.stockItemId, row.at),
    index('stock_moves_source').on(row.sourceId),
    // A day's moves are found among all that ever moved; it costs a sale next to nothing (decision 0042).
    index('stock_moves_at').using('brin', row.at),
    // The same for the days that are given out as a file.
    index('stock_moves_days').using('brin', row.businessDate),
  ],
);

/** What an order line holds of a stock item, until it is consumed or released. */
export const reservations = pgTable(
  'reservations',
  {
    orderId: uuid().notNull(),
    line: integer().notNull(),
    stockItemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    outletId: uuid().notNull(),
    quantity: quantity().notNull(),
    state: reservationState().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.orderId, row.line, row.stockItemId] }),
    check('reservations_positive', sql`${row.quantity} > 0`),
    index('reservations_held').on(row.outletId, row.stockItemId).where(sql`${row.state} = 'HELD'`),
  ],
);
