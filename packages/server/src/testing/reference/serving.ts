import { refuse } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ticketChanged } from '../../events/kitchen.ts';
import { consumptionPosting, type StockKind } from '../../modules/finance/index.ts';
import { orderingKeys, pickupCode } from '../../modules/ordering/index.ts';
import { datesAt, placeOf } from '../../modules/places/index.ts';
import { type CommandScope, command } from '../../platform/command/command.ts';
import { postEntry } from './books.ts';
import { type OrderRow, readOrder, step, type TicketRow } from './orders.ts';
import { oneRow } from './rows.ts';
import { useStock } from './stock.ts';

/** The reference of what happens to an order that is sold, plainly: `selling.ts` says how and why. */
export const referenceStartTicket = command({
  name: 'kitchen.startTicket',
  permission: 'ticket:work',
  input: z.object({ commandId: z.uuid(), ticketId: z.uuid() }),
  once: ({ commandId }) => commandId,
  async handle(scope, { ticketId }) {
    const { tx, now } = scope;
    const ticket = await readTicket(scope, ticketId);
    if (ticket.state !== 'NEW') return refuse('ILLEGAL_TICKET_CHANGE', 'Begun.', {});
    const order = await readOrder(scope, ticket.order_id);
    const own = await tx.execute<{ line: number }>(sql`select line from ticket_lines where ticket_id = ${ticketId}`);
    const lines = [...own].map(({ line }) => line);
    const missing = await bookUse(scope, order, { lines, type: 'CONSUME', event: `start:${ticketId}` });
    if (missing.length > 0) return refuse('INGREDIENTS_MISSING', 'Gone.', { items: missing });
    if (order.state === 'ACCEPTED') await step(scope, order, 'PREPARING', order.payment_status, { preparing_at: now });
    await moveTicket(scope, ticket, 'COOKING', 'started_at');
    return { ticketId };
  },
});

export const referenceFinishTicket = command({
  name: 'kitchen.finishTicket',
  permission: 'ticket:work',
  input: z.object({ commandId: z.uuid(), ticketId: z.uuid() }),
  once: ({ commandId }) => commandId,
  async handle(scope, { ticketId }) {
    const ticket = await readTicket(scope, ticketId);
    if (ticket.state !== 'COOKING') return refuse('ILLEGAL_TICKET_CHANGE', 'Not at it.', {});
    await moveTicket(scope, ticket, 'DONE', 'done_at');
    const { open } = await oneRow<{ open: number }>(
      scope.tx,
      sql`
      select count(*)::integer as open from tickets where order_id = ${ticket.order_id} and state in ('NEW', 'COOKING')`,
    );
    if (open > 0) return { ticketId };
    const order = await readOrder(scope, ticket.order_id);
    await step(scope, order, 'READY', order.payment_status, { ready_at: scope.now });
    return { ticketId };
  },
});

export const referenceBumpTicket = command({
  name: 'kitchen.bumpTicket',
  permission: 'ticket:work',
  input: z.object({ commandId: z.uuid(), ticketId: z.uuid() }),
  once: ({ commandId }) => commandId,
  async handle(scope, { ticketId }) {
    const ticket = await readTicket(scope, ticketId);
    if (ticket.state !== 'DONE') return refuse('ILLEGAL_TICKET_CHANGE', 'Not done.', {});
    await moveTicket(scope, ticket, 'BUMPED', 'bumped_at');
    return { ticketId };
  },
});

export const referenceCollectOrder = command({
  name: 'ordering.collectOrder',
  permission: 'order:collect',
  input: z.object({ commandId: z.uuid(), orderId: z.uuid(), pickupCode: z.string() }),
  once: ({ commandId }) => commandId,
  about: ({ orderId }) => ({ entity: 'order', id: orderId }),
  hold: (tx, { orderId }) => tx.execute(sql`select from orders where id = ${orderId} for update`),
  async handle(scope, { orderId, pickupCode: said }) {
    const { tx, now, use } = scope;
    const order = await readOrder(scope, orderId);
    scope.within(order.outlet_id);
    if (order.state !== 'READY') return refuse('ILLEGAL_TRANSITION', 'Not ready.', {});
    if (!['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(order.payment_status))
      return refuse('NOT_PAID', 'Not paid.', {});
    if (order.wrong_codes >= 5) return refuse('PICKUP_LOCKED', 'Locked.');
    if (said !== pickupCode(use(orderingKeys).pickup, orderId)) return refuse('WRONG_PICKUP_CODE', 'Wrong.', {});
    const own = await tx.execute<{ position: number }>(sql`
      select position from order_lines where order_id = ${orderId} and station_code is null order by position`);
    const lines = [...own].map(({ position }) => position);
    const missing = lines.length > 0 ? await bookUse(scope, order, { lines, type: 'SALE', event: 'hand-over' }) : [];
    if (missing.length > 0) return refuse('GOODS_MISSING', 'Gone.', { items: missing });
    await step(scope, order, 'COLLECTED', order.payment_status, { collected_at: now, closed_at: now });
    return { orderId };
  },
  async onRefusal({ tx }, { orderId }, { code }) {
    if (code !== 'WRONG_PICKUP_CODE') return;
    await tx.execute(sql`update orders set wrong_codes = wrong_codes + 1 where id = ${orderId}`);
  },
});

interface Used {
  readonly lines: readonly number[];
  readonly type: 'CONSUME' | 'SALE';
  readonly event: string;
}

/** Takes what the lines hold from the stock and books its cost. Answers what is missing. */
async function bookUse(scope: CommandScope, order: OrderRow, { lines, type, event }: Used): Promise<string[]> {
  const { id: orderId, outlet_id: outletId, token } = order;
  const dates = datesAt(await placeOf(scope.tx, outletId), scope.now);
  const use = { outletId, orderId, lines, type, businessDate: dates.businessDate };
  const { byKind, missing } = await useStock(scope, use);
  const stock = [...byKind].map(([kind, value]) => ({ kind: kind as StockKind, value }));
  const postings = consumptionPosting({ stock });
  const about = { outletId, orderId, event, dates, narration: `Cost of ${token}` };
  if (missing.length === 0 && postings.length > 0) await postEntry(scope, about, postings);
  return missing;
}

async function readTicket(scope: CommandScope, id: string): Promise<TicketRow> {
  const ticket = await oneRow<TicketRow>(scope.tx, sql`select * from tickets where id = ${id} for update`);
  scope.within(ticket.outlet_id);
  scope.about('order', ticket.order_id);
  return ticket;
}

async function moveTicket({ tx, now, emit }: CommandScope, ticket: TicketRow, state: string, stamp: string) {
  const { id: ticketId, outlet_id: outletId, order_id: orderId, station_code: stationCode } = ticket;
  await tx.execute(sql`
    update tickets set state = ${state}::ticket_state, version = version + 1,
      ${sql.identifier(stamp)} = ${now.toISOString()}::timestamptz
    where id = ${ticketId}`);
  emit(ticketChanged, { outletId, ticketId, orderId, stationCode, state });
}
