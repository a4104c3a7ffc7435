import { Fault } from '@college-kiosk/kernel';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Order } from './order.ts';
import type { QuotedOrder } from './priced.ts';
import { orderLines, orderSteps, orders } from './tables.ts';

export interface NewOrder {
  readonly id: string;
  readonly outletId: string;
  readonly quoted: QuotedOrder;
  readonly token: string;
  readonly number: number;
  readonly businessDate: string;
  readonly channel: Order['channel'];
  readonly expiresAt: Date;
}

/** Writes an order, its lines with the prices agreed to, and its first step. */
export async function insertOrder({ tx, now, actor }: CommandScope, order: NewOrder): Promise<Order> {
  const { quoted } = order;
  const [inserted] = await tx
    .insert(orders)
    .values({
      id: order.id,
      outletId: order.outletId,
      channel: order.channel,
      state: 'PLACED',
      paymentStatus: 'UNPAID',
      token: order.token,
      tokenNumber: order.number,
      businessDate: order.businessDate,
      placedBy: actor.id,
      deviceId: actor.deviceId,
      taxable: quoted.taxable,
      tax: quoted.tax,
      total: quoted.total,
      placedAt: now,
      expiresAt: order.expiresAt,
    })
    .returning();
  if (!inserted) throw new Fault('An order was not inserted.');
  await tx.insert(orderLines).values(
    quoted.lines.map((line, index) => ({
      ...line,
      orderId: order.id,
      position: index + 1,
      modifiers: [...line.modifiers],
      allergens: [...line.allergens],
    })),
  );
  await tx
    .insert(orderSteps)
    .values({ orderId: order.id, version: 1, fromState: null, toState: 'PLACED', at: now, by: actor.label });
  return inserted;
}
