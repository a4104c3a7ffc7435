import { and, eq, gt, inArray } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { type PurchaseOrder, type PurchaseOrderLine, step } from './order.ts';
import { byOrder, factsOf, linesOf } from './queries.ts';
import { purchaseOrderLines, purchaseOrderSentLines, purchaseOrders, purchaseOrdersAsSent } from './tables.ts';

/**
 * Keeps an order as its supplier has it, with its lines, before it is changed for the first time since: what comes meanwhile is held against this
 * (decision 0055). Nothing where they have none, or it was changed before.
 */
export async function keepAsSent(tx: Tx, order: PurchaseOrder, lines: readonly PurchaseOrderLine[]): Promise<void> {
  const { id: orderId, sentVersion, version } = order;
  if (sentVersion !== version) return;
  await tx.insert(purchaseOrdersAsSent).values({ orderId, ...factsAsSent(order) });
  await tx.insert(purchaseOrderSentLines).values(lines.map((line) => ({ ...line, version })));
}

function factsAsSent({ version, total, approvedTotal, wantedOn, note, ...rest }: PurchaseOrder) {
  const { submittedBy, submittedAt, submittedOn, decidedBy, decidedAt } = rest;
  return { version, total, approvedTotal, wantedOn, note, submittedBy, submittedAt, submittedOn, decidedBy, decidedAt };
}

/**
 * Takes back what was changed of an order and never sent, for goods came by what the supplier has. The order is again as they have it, its yes too; it counts as
 * another version, which they have. It is locked, and was found changed. Null where nothing was kept of what they have.
 */
export async function takeBackChange(scope: CommandScope, order: PurchaseOrder): Promise<PurchaseOrder | null> {
  const { tx, changed } = scope;
  const version = order.sentVersion ?? 0;
  const [kept] = await tx
    .select()
    .from(purchaseOrdersAsSent)
    .where(and(eq(purchaseOrdersAsSent.orderId, order.id), eq(purchaseOrdersAsSent.version, version)));
  if (!kept) return null;
  const before = await linesOf(tx, order.id);
  const after = await sentLinesOf(tx, [order.id]);
  await tx.delete(purchaseOrderLines).where(eq(purchaseOrderLines.orderId, order.id));
  await tx.insert(purchaseOrderLines).values(after);
  changed({
    ...{ entity: 'purchase_order_lines', id: order.id },
    ...{ before: { lines: factsOf(before) }, after: { lines: factsOf(after) } },
  });
  const { orderId: _, ...facts } = kept;
  const next = order.version + 1;
  return step(scope, order, 'takeBack', { ...facts, reason: null, version: next, sentVersion: next });
}

/** What the suppliers of some orders were told to bring, by order, in its order; empty for an order that nobody has. */
export async function linesAsSent(reader: Reader, ids: readonly string[]): Promise<Map<string, PurchaseOrderLine[]>> {
  const same = await reader
    .select({ line: purchaseOrderLines })
    .from(purchaseOrderLines)
    .innerJoin(
      purchaseOrders,
      and(eq(purchaseOrders.id, purchaseOrderLines.orderId), eq(purchaseOrders.sentVersion, purchaseOrders.version)),
    )
    .where(inArray(purchaseOrderLines.orderId, [...ids]))
    .orderBy(purchaseOrderLines.position);
  return byOrder(ids, [...same.map(({ line }) => line), ...(await sentLinesOf(reader, ids))]);
}

/** The lines of the version that was sent last, of those of some orders that were changed since. */
async function sentLinesOf(reader: Reader, ids: readonly string[]): Promise<PurchaseOrderLine[]> {
  const rows = await reader
    .select({ line: purchaseOrderSentLines })
    .from(purchaseOrderSentLines)
    .innerJoin(
      purchaseOrders,
      and(
        eq(purchaseOrders.id, purchaseOrderSentLines.orderId),
        eq(purchaseOrders.sentVersion, purchaseOrderSentLines.version),
        gt(purchaseOrders.version, purchaseOrderSentLines.version),
      ),
    )
    .where(inArray(purchaseOrderSentLines.orderId, [...ids]))
    .orderBy(purchaseOrderSentLines.position);
  return rows.map(({ line: { version: _, ...line } }) => line);
}
