import { eq } from 'drizzle-orm';
import { ticketChanged } from '../../events/kitchen.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { groupBy } from '../../platform/group.ts';
import type { Order, OrderLine } from '../ordering/index.ts';
import { ticketLines, tickets } from './tables.ts';
import { ticketSteps } from './ticket.ts';

/**
 * Opens a ticket at every station that has something of the order to cook. Plugged into `ordering.onAccepted`: the order
 * is accepted and the kitchen has its tickets by the same commit, or neither.
 */
export async function openTickets(scope: CommandScope, order: Order, lines: readonly OrderLine[]): Promise<void> {
  const { tx, now, emit, newId } = scope;
  const cooked = lines.filter((line) => line.stationCode !== null);
  const byStation = groupBy(cooked, (line) => line.stationCode as string);
  const opened = [...byStation].map(([stationCode, own]) => ({ id: newId(), stationCode, own }));
  if (opened.length === 0) return;
  await tx.insert(tickets).values(
    opened.map(({ id, stationCode, own }) => ({
      id,
      orderId: order.id,
      outletId: order.outletId,
      stationCode,
      token: order.token,
      state: 'NEW' as const,
      prepSeconds: Math.max(...own.map((line) => line.prepSeconds)),
      openedAt: now,
    })),
  );
  await tx.insert(ticketLines).values(
    opened.flatMap(({ id, own }) =>
      own.map((line) => ({
        ticketId: id,
        line: line.position,
        itemId: line.itemId,
        name: line.name,
        variantName: line.variantName,
        modifiers: line.modifiers.map((modifier) => modifier.name),
        allergens: line.allergens,
        quantity: line.quantity,
      })),
    ),
  );
  for (const { id, stationCode } of opened) {
    emit(ticketChanged, { outletId: order.outletId, ticketId: id, orderId: order.id, stationCode, state: 'NEW' });
  }
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
