import { AppError } from '@college-kiosk/kernel';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import {
  cellColumn,
  ROWS_READ,
  SHEET_FORMATS,
  type WrittenSheet,
  writeSheet,
} from '../../../platform/sheets/write-sheet.ts';
import { measuredItems } from '../../inventory/index.ts';
import { placeOf } from '../../places/index.ts';
import { lineAmounts, WORDS } from '../orders/order.ts';
import { linesByOrder, orderById } from '../orders/queries.ts';
import { purchaseOrderState, purchaseOrders } from '../orders/tables.ts';
import { acceptedOf } from '../receipts/queries.ts';
import { suppliers } from '../suppliers/tables.ts';

const ORDERS = [
  ...[cellColumn('order', 'number'), cellColumn('supplier'), cellColumn('state'), cellColumn('written', 'instant')],
  ...[cellColumn('wanted on', 'date'), cellColumn('sent', 'instant'), cellColumn('total with tax', 'money')],
  cellColumn('note'),
];
// As `importPurchaseOrderLines` takes them, so that an order goes out, is filled in, and comes back.
const LINES = [
  ...[cellColumn('code'), cellColumn('item'), cellColumn('quantity', 'quantity'), cellColumn('unit')],
  ...[cellColumn('price', 'money'), cellColumn('tax %', 'percent'), cellColumn('total with tax', 'money')],
  cellColumn('received'),
];

/** The purchase orders of an outlet as a file, newest first. Throws INVALID for too many at once. */
export const exportPurchaseOrders = query({
  name: 'purchasing.exportOrders',
  permission: 'purchase:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(purchaseOrderState.enumValues)).max(purchaseOrderState.enumValues.length).nullish(),
    format: z.enum(SHEET_FORMATS),
  }),
  async handle({ db, within }, { outletId, states, format }): Promise<WrittenSheet> {
    within(outletId);
    const { outlet } = await placeOf(db, outletId);
    const rows = await db
      .select({ order: purchaseOrders, supplier: suppliers.name })
      .from(purchaseOrders)
      .innerJoin(suppliers, eq(suppliers.id, purchaseOrders.supplierId))
      .where(and(eq(purchaseOrders.outletId, outletId), states ? inArray(purchaseOrders.state, states) : undefined))
      .orderBy(desc(purchaseOrders.madeAt), desc(purchaseOrders.id))
      .limit(ROWS_READ);
    const cells = rows.map(({ supplier, order }) => ({
      ...{ order: order.number, supplier, state: WORDS[order.state], written: order.madeAt, sent: order.sentAt },
      ...{ 'wanted on': order.wantedOn, 'total with tax': order.total, note: order.note },
    }));
    return writeSheet(`${outlet.code.toLowerCase()}-purchase-orders`, format, ORDERS, cells);
  },
});

/** The lines of one purchase order as a file. Throws NOT_FOUND. */
export const exportOrderLines = query({
  name: 'purchasing.exportOrderLines',
  permission: 'purchase:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid(), format: z.enum(SHEET_FORMATS) }),
  async handle({ db, within }, { outletId, id, format }): Promise<WrittenSheet> {
    within(outletId);
    const { outlet } = await placeOf(db, outletId);
    const order = await orderById(db, id);
    if (order?.outletId !== outletId) throw new AppError('NOT_FOUND', 'There is no such purchase order.');
    const lines = (await linesByOrder(db, [id])).get(id) ?? [];
    const accepted = await acceptedOf(db, id);
    const items = await measuredItems(
      db,
      lines.map(({ stockItemId }) => stockItemId),
    );
    const cells = lines.map((line) => {
      const item = items.get(line.stockItemId);
      const came = accepted.get(line.stockItemId) ?? 0;
      return {
        ...{ code: item?.code ?? null, item: item?.name ?? null, quantity: line.quantity, unit: line.unit },
        ...{ price: line.price, 'tax %': line.taxRate, 'total with tax': lineAmounts(line).total },
        received: came === 0 ? null : `${came / 1_000} ${item?.baseUnit ?? ''}`,
      };
    });
    return writeSheet(`${outlet.code.toLowerCase()}-order-${order.number}`, format, LINES, cells);
  },
});
