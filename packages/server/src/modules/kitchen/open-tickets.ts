import { eq, sql } from 'drizzle-orm';
import { ticketChanged } from '../../events/kitchen.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { asRow } from '../../platform/db/rows.ts';
import type { Order, OrderLine } from '../ordering/index.ts';
import { tickets } from './tables.ts';
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

/** Withdraws the tickets of a cancelled order. Plugged into `ordering.onCancelled`. */
export async function withdrawTickets({ tx, emit }: CommandScope, order: Order): Promise<void> {
  const own = await tx.select().from(tickets).where(eq(tickets.orderId, order.id)).for('update');
  for (const ticket of own) {
    if (!ticketSteps.next(ticket.state, 'cancel')) continue;
    await tx
      .update(tickets)
      .set({ state: 'CANCELLED', version: ticket.version + 1 })
      .where(eq(tickets.id, ticket.id));
    const { outletId, orderId, stationCode } = ticket;
    emit(ticketChanged, { outletId, ticketId: ticket.id, orderId, stationCode, state: 'CANCELLED' });
  }
}
