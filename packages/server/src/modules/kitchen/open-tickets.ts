import { eq, inArray, sql } from 'drizzle-orm';
import { ticketChanged } from '../../events/kitchen.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { asRow } from '../../platform/db/rows.ts';
import type { Order, OrderLine } from '../ordering/index.ts';
import { stepped } from './change-ticket.ts';
import { ticketLines, tickets } from './tables.ts';
import { ticketSteps } from './ticket.ts';

/**
 * Opens a ticket at every station that has something of the order to cook. Plugged into `ordering.onAccepted`: the order
 * is accepted and the kitchen has its tickets by the same commit, or neither.
 */
export async function openTickets({ tx, now }: CommandScope, order: Order, lines: readonly OrderLine[]): Promise<void> {
  const rows = JSON.stringify(lines.map(asRow));
  await tx.execute(sql`select kitchen_open_tickets(
    ${order.id}, ${order.outletId}, ${order.token}, ${rows}::text::jsonb, ${now.toISOString()})`);
}

/**
 * Takes the tickets of an order off the screens that nobody will get, and says which of its lines were begun. Plugged into
 * `ordering.onGivenUp`. What was cancelled is withdrawn, also from the stove; what nobody came for is done, and leaves as finished tickets do.
 */
export async function withdrawTickets({ tx, now, emit }: CommandScope, order: Order): Promise<readonly number[]> {
  const own = await tx.select().from(tickets).where(eq(tickets.orderId, order.id)).orderBy(tickets.id).for('update');
  const event = order.state === 'NO_SHOW' ? 'bump' : 'cancel';
  for (const ticket of own) {
    if (!ticketSteps.next(ticket.state, event)) continue;
    const { id, outletId, orderId, stationCode, state, version, bumpedAt } = stepped(ticket, event, now);
    await tx.update(tickets).set({ state, version, bumpedAt }).where(eq(tickets.id, id));
    emit(ticketChanged, { outletId, ticketId: id, orderId, stationCode, state });
  }
  const begun = own.filter(({ startedAt }) => startedAt !== null).map(({ id }) => id);
  if (begun.length === 0) return [];
  const lines = await tx
    .select({ line: ticketLines.line })
    .from(ticketLines)
    .where(inArray(ticketLines.ticketId, begun));
  return lines.map(({ line }) => line);
}
