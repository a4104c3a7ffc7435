import type { Tx } from '../../platform/db/database.ts';
import { purchaseNumbers, purchaseOrderLines, purchaseOrderSteps, purchaseOrders } from './orders/tables.ts';
import { supplierItems, supplierPrices, suppliers } from './suppliers/tables.ts';

/** Whole rows of whom one buys from and what was ordered there, as the tables hold them. */
export interface PurchasingRows {
  readonly suppliers: readonly (typeof suppliers.$inferInsert)[];
  readonly items: readonly (typeof supplierItems.$inferInsert)[];
  readonly prices: readonly (typeof supplierPrices.$inferInsert)[];
  readonly numbers: readonly (typeof purchaseNumbers.$inferInsert)[];
  readonly orders: readonly (typeof purchaseOrders.$inferInsert)[];
  readonly lines: readonly (typeof purchaseOrderLines.$inferInsert)[];
  readonly steps: readonly (typeof purchaseOrderSteps.$inferInsert)[];
}

/** Writes suppliers and orders at once, one statement per table: for seeding. It announces nothing. */
export async function insertPurchasing(tx: Tx, rows: PurchasingRows): Promise<void> {
  await tx.insert(suppliers).values([...rows.suppliers]);
  await tx.insert(supplierItems).values([...rows.items]);
  await tx.insert(supplierPrices).values([...rows.prices]);
  await tx.insert(purchaseNumbers).values([...rows.numbers]);
  await tx.insert(purchaseOrders).values([...rows.orders]);
  await tx.insert(purchaseOrderLines).values([...rows.lines]);
  await tx.insert(purchaseOrderSteps).values([...rows.steps]);
}
