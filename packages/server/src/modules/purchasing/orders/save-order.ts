import { AppError, isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isOnePerson } from '../../identity/index.ts';
import { measure } from '../../inventory/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { lockTaxpayer, retired, type Supplier, supplierOf } from '../suppliers/supplier.ts';
import { agreedRate } from '../suppliers/tax-terms.ts';
import { approveIfSmall } from './approval.ts';
import { keepAsSent } from './as-sent.ts';
import { oddLines } from './odd-lines.ts';
import { illegal, lockOrder, noteStep, orderTotal, type PurchaseOrder, type PurchaseOrderLine, step } from './order.ts';
import { factsOf, linesOf } from './queries.ts';
import { purchaseNumbers, purchaseOrderLines, purchaseOrders } from './tables.ts';

/** Paise without tax: ten billion rupees. */
export const LINE_AT_MOST = 1_000_000_000_000n;

const line = z
  .object({
    stockItemId: z.uuid(),
    quantity: z.int().min(1).max(1_000_000_000_000),
    unit: z.string().min(1).max(20),
    price: z.int().min(0).max(1_000_000_000),
    taxRate: z.int().min(0).max(10_000).nullish(),
  })
  .refine(({ quantity, price }) => (BigInt(quantity) * BigInt(price)) / 1_000n <= LINE_AT_MOST, {
    error: 'A line costs ten billion rupees at most: look at its quantity and its price.',
    path: ['price'],
  });

export type Line = z.output<typeof line>;

export const LINES_AT_MOST = 100;

/**
 * Writes a purchase order, or changes what one orders. A change after it was approved counts as another version; when it costs more
 * than it did it waits for another yes (rules §3.5), else the old yes holds, for what it costs now. Whoever approved it does not change it:
 * ANOTHER_PERSON_NEEDED. Refuses also ILLEGAL_PURCHASE_STEP, CHANGED_MEANWHILE, SUPPLIER_RETIRED and UNIT_UNKNOWN.
 */
export const savePurchaseOrder = command({
  name: 'purchasing.saveOrder',
  permission: 'purchase:order',
  input: z.object({
    commandId: z.uuid(),
    id: z.uuid(),
    outletId: z.uuid(),
    supplierId: z.uuid(),
    // The version that was changed; 0 makes the order.
    version: z.int().min(0),
    wantedOn: z.iso.date().nullish(),
    note: z.string().trim().min(1).max(500).nullish(),
    lines: z
      .array(line)
      .min(1)
      .max(LINES_AT_MOST)
      .refine((lines) => new Set(lines.map(({ stockItemId }) => stockItemId)).size === lines.length, {
        error: 'Name each stock item once.',
      }),
  }),
  once: ({ commandId }) => commandId,
  about: ({ id }) => ({ entity: 'purchase_order', id }),
  async handle(scope, { lines, ...asked }): Promise<{ id: string } | Refusal> {
    const { tx, within } = scope;
    await placeOf(tx, asked.outletId);
    within(asked.outletId);
    const supplier = await supplierOf(tx, asked.supplierId);
    const rows = await measuredRows(tx, { orderId: asked.id, supplier }, lines);
    if (isRefusal(rows)) return rows;
    if (asked.version === 0) return retired(supplier) ?? makeOrder(scope, asked, rows);

    const order = await lockOrder(tx, asked.id);
    within(order.outletId);
    if (order.outletId !== asked.outletId || order.supplierId !== asked.supplierId) {
      throw new AppError('CONFLICT', 'An order stays with its outlet and its supplier. Write another one.');
    }
    if (order.version !== asked.version) return changedMeanwhile();
    return change(scope, order, { asked, rows });
  },
});

interface Asked {
  readonly id: string;
  readonly outletId: string;
  readonly supplierId: string;
  readonly wantedOn?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/** Writes a draft with its lines, which were measured before; its supplier is in use. Numbers it within its outlet. */
export async function makeOrder(scope: CommandScope, asked: Asked, rows: PurchaseOrderLine[]): Promise<{ id: string }> {
  const { tx, now, actor, changed } = scope;
  const { id, outletId, supplierId, wantedOn = null, note = null } = asked;
  const [number] = await tx
    .insert(purchaseNumbers)
    .values({ outletId, last: 1 })
    .onConflictDoUpdate({ target: purchaseNumbers.outletId, set: { last: sql`${purchaseNumbers.last} + 1` } })
    .returning();
  const [order] = await tx
    .insert(purchaseOrders)
    .values({
      ...{ id, outletId, supplierId, wantedOn, note, number: number?.last ?? 1, state: 'DRAFT', version: 1 },
      ...{ total: orderTotal(rows), madeBy: actor.id, madeAt: now },
    })
    .returning();
  await tx.insert(purchaseOrderLines).values(rows);
  await noteStep(scope, order as PurchaseOrder, 'make');
  changed({ entity: 'purchase_order', id, before: null, after: { ...order, lines: factsOf(rows) } });
  return { id };
}

/** Changes what an order orders; it was locked before, and its version is the one that was seen. Refuses as `savePurchaseOrder` does. */
export async function change(
  scope: CommandScope,
  order: PurchaseOrder,
  { asked, rows }: { readonly asked: Asked; readonly rows: PurchaseOrderLine[] },
): Promise<{ id: string } | Refusal> {
  const { tx, now, actor, changed } = scope;
  const { id, wantedOn = null, note = null } = asked;
  const total = orderTotal(rows);
  const isApproved = order.state === 'APPROVED' || order.state === 'SENT';
  const before = await linesOf(tx, id);
  const rises = isApproved && (total > (order.approvedTotal ?? 0) || (await isPricedOddly(scope, { before, rows })));
  const event = rises ? 'reopen' : 'edit';
  const refusal = illegal(order, event);
  if (refusal) return refusal;
  if (isApproved && !rises && (await isOnePerson(tx, actor.id, order.decidedBy))) {
    return refuse('ANOTHER_PERSON_NEEDED', 'You approved this order yourself: somebody else changes it.');
  }
  await keepAsSent(tx, order, before);
  await tx.delete(purchaseOrderLines).where(eq(purchaseOrderLines.orderId, id));
  await tx.insert(purchaseOrderLines).values(rows);
  // The yes was to what it costs now: were it kept, one could lower an order, have another approved beside it, and raise this one again.
  const lowered = isApproved && !rises ? { approvedTotal: total } : {};
  const facts = { version: order.version + 1, total, wantedOn, note, ...lowered };
  const again = rises && {
    ...{ submittedBy: actor.id, submittedAt: now, decidedBy: null, decidedAt: null },
    submittedOn: datesAt(await placeOf(tx, order.outletId), now).businessDate,
  };
  const next = await step(scope, order, event, { ...facts, ...again });
  changed({
    ...{ entity: 'purchase_order_lines', id },
    ...{ before: { lines: factsOf(before) }, after: { lines: factsOf(rows) } },
  });
  if (rises) {
    await lockTaxpayer(tx, order.supplierId);
    await approveIfSmall(scope, next);
  }
  return { id };
}

/** Whether the price of a line, which is now an odd one, is another than was approved. */
async function isPricedOddly(
  { tx, now }: Pick<CommandScope, 'tx' | 'now'>,
  { before, rows }: { readonly before: readonly PurchaseOrderLine[]; readonly rows: readonly PurchaseOrderLine[] },
): Promise<boolean> {
  const odd = await oddLines(tx, rows, now);
  return odd.some(({ line }) => {
    const was = before.find(({ stockItemId }) => stockItemId === line.stockItemId);
    return was?.price !== line.price || was.unit !== line.unit;
  });
}

/** Somebody else changed the order since it was read. */
export function changedMeanwhile(): Refusal {
  return refuse('CHANGED_MEANWHILE', 'Somebody changed this order in the meantime: look at it again.');
}

/**
 * Lines as people say them as the rows of an order. Their tax is what was said, else the item's; none where the supplier is not registered,
 * whatever was said. Refuses UNIT_UNKNOWN. Throws NOT_FOUND for what is no stock item.
 */
export async function measuredRows(
  tx: Tx,
  { orderId, supplier }: { readonly orderId: string; readonly supplier: Pick<Supplier, 'gstin'> },
  lines: readonly Line[],
): Promise<PurchaseOrderLine[] | Refusal> {
  const measured = await measure(tx, lines);
  if (isRefusal(measured)) return measured;
  return measured.map(({ line: { stockItemId, quantity, unit, price, taxRate }, item, quantity: base }, index) => ({
    ...{ orderId, stockItemId, position: index + 1, quantity, unit, baseQuantity: base, price },
    taxRate: agreedRate({ purchaseTaxRate: taxRate ?? item.purchaseTaxRate }, supplier),
  }));
}
