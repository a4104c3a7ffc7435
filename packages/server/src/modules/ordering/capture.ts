import { Fault } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { CommandScope } from '../../platform/command/command.ts';
import { socket } from '../../platform/socket.ts';
import { placeOf } from '../places/index.ts';
import { lockOrder } from './change-order.ts';
import { isOver, type Order, type OrderLine, wasPaid } from './order.ts';
import { linesOf } from './queries.ts';
import { moneyTaken } from './sale.ts';

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
  { tx, now, actor }: CommandScope,
  payment: Captured,
): Promise<'APPLIED' | 'DEAD_ORDER' | 'PAID_TWICE'> {
  const order = await lockOrder(tx, payment.orderId);
  if (wasPaid(order)) return 'PAID_TWICE';
  if (isOver(order.state)) return 'DEAD_ORDER';
  if (payment.amount !== order.total + payment.roundOff)
    throw new Fault('A payment of another amount reached an order.');

  const [lines, place] = [await linesOf(tx, order.id), await placeOf(tx, order.outletId)];
  const paid = { ...payment, row: null };
  const body = await moneyTaken(tx, { order, lines, place, payment: paid, at: now, by: actor.label, taker: null });
  await tx.execute(sql`select ordering_take_money(${JSON.stringify(body)}::text::jsonb)`);
  return 'APPLIED';
}
