import { Fault } from '@college-kiosk/kernel';
import { asc, eq } from 'drizzle-orm';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Tx } from '../../platform/db/database.ts';
import { socket } from '../../platform/socket.ts';
import { type DocumentLineDraft, issueInvoice, post, salePosting } from '../finance/index.ts';
import { datesAt, deviceById, placeOf } from '../places/index.ts';
import { changeOrder, lockOrder } from './change-order.ts';
import { isOver, type Order, type OrderLine } from './order.ts';
import { orderLines } from './tables.ts';

/** The kitchen opens tickets for what must be cooked, in the transaction that accepted the order. */
export const onAccepted =
  socket<(scope: CommandScope, order: Order, lines: readonly OrderLine[]) => Promise<void>>('ordering.onAccepted');

export interface Captured {
  readonly id: string;
  readonly orderId: string;
  readonly tender: 'CASH' | 'UPI';
  readonly amount: number;
  readonly roundOff: number;
}

/**
 * What money does to an order, in the transaction that took it: the invoice is issued, the sale is in the books, the
 * order is paid and, where it was not yet, in the kitchen. Money for an order that is over or paid changes nothing.
 */
export async function applyCapture(
  scope: CommandScope,
  payment: Captured,
): Promise<'APPLIED' | 'DEAD_ORDER' | 'PAID_TWICE'> {
  const { tx, now, actor } = scope;
  const order = await lockOrder(tx, payment.orderId);
  if (order.paymentStatus === 'PAID' || order.paymentStatus === 'REFUNDED') return 'PAID_TWICE';
  if (isOver(order.state)) return 'DEAD_ORDER';
  if (payment.amount !== order.total + payment.roundOff)
    throw new Fault('A payment of another amount reached an order.');

  const lines = await linesOf(tx, order.id);
  const place = await placeOf(tx, order.outletId);
  const dates = datesAt(place, now);
  const paid = await changeOrder(scope, order, {
    event: 'pay',
    paymentStatus: 'PAID',
    set: { roundOff: payment.roundOff, paidAt: now, expiresAt: null },
  });
  if (paid.state === 'PAID') await acceptPaid(scope, paid, lines);

  const drafts = lines.map(documentLine);
  const posting = salePosting({
    tender: payment.tender,
    lines: drafts,
    roundOff: payment.roundOff,
    paymentId: payment.id,
  });
  await post(tx, {
    outletId: order.outletId,
    source: { type: 'order', id: order.id },
    event: 'sale',
    narration: `Sale ${order.token}, ${payment.tender.toLowerCase()}`,
    at: now,
    dates,
    postedBy: actor.label,
    lines: posting,
  });
  // The series row is hot: it is taken last and held for as short as can be.
  const device = order.deviceId ? await deviceById(tx, order.deviceId) : null;
  await issueInvoice(tx, {
    orderId: order.id,
    outlet: place.outlet,
    device,
    at: now,
    dates,
    lines: drafts,
    roundOff: payment.roundOff,
  });
  return 'APPLIED';
}

/** A paid order goes to the kitchen at once; one without anything to cook is ready at once. */
async function acceptPaid(scope: CommandScope, order: Order, lines: readonly OrderLine[]): Promise<void> {
  if (lines.every((line) => line.stationCode === null)) {
    await changeOrder(scope, order, { event: 'finish' });
    return;
  }
  const accepted = await changeOrder(scope, order, { event: 'accept' });
  await scope.use(onAccepted)(scope, accepted, lines);
}

/** The lines of an order, in order. */
export function linesOf(tx: Tx, orderId: string): Promise<OrderLine[]> {
  return tx.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position));
}

function documentLine(line: OrderLine): DocumentLineDraft {
  const modifiers = line.modifiers.map((modifier) => modifier.name).join(', ');
  return {
    description: modifiers ? `${line.name} (${line.variantName}; ${modifiers})` : `${line.name} (${line.variantName})`,
    taxCode: line.taxCode,
    taxKind: line.taxKind,
    quantity: line.quantity * 1_000,
    gross: line.gross,
    taxable: line.taxable,
    rateBp: line.rateBp,
    cgst: line.cgst,
    sgst: line.sgst,
    igst: line.igst,
  };
}
