import { sql } from 'drizzle-orm';
import { orderChanged } from '../../events/ordering.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { insertRow, oneRow } from './rows.ts';

export interface OrderRow extends Record<string, unknown> {
  id: string;
  outlet_id: string;
  state: string;
  payment_status: string;
  token: string;
  version: number;
  wrong_codes: number;
  total: string;
}

export interface TicketRow extends Record<string, unknown> {
  id: string;
  order_id: string;
  outlet_id: string;
  station_code: string;
  state: string;
}

/** An order, kept from changing. */
export function readOrder({ tx }: CommandScope, id: string): Promise<OrderRow> {
  return oneRow<OrderRow>(tx, sql`select * from orders where id = ${id} for update`);
}

/** Takes an order a step on. */
export async function step(
  { tx, now, actor, emit }: CommandScope,
  order: OrderRow,
  state: string,
  paymentStatus: string,
  stamps: Record<string, Date | null>,
): Promise<OrderRow> {
  const version = order.version + 1;
  await tx.execute(sql`
    update orders set state = ${state}::order_state, payment_status = ${paymentStatus}::payment_status, version = ${version}
    where id = ${order.id}`);
  for (const [column, at] of Object.entries(stamps)) {
    await tx.execute(sql`
      update orders set ${sql.identifier(column)} = ${at?.toISOString() ?? null}::timestamptz where id = ${order.id}`);
  }
  await insertRow(tx, 'order_steps', {
    ...{ orderId: order.id, version, fromState: order.state, toState: state, at: now, by: actor.label },
  });
  emit(orderChanged, { outletId: order.outlet_id, orderId: order.id, state, paymentStatus });
  return { ...order, state, version, payment_status: paymentStatus };
}
