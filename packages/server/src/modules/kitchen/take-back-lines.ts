import { and, eq, sql } from 'drizzle-orm';
import { ticketChanged } from '../../events/kitchen.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Order } from '../ordering/index.ts';
import { stepped } from './change-ticket.ts';
import { ticketLines, tickets } from './tables.ts';
import { FINISHED, type Ticket } from './ticket.ts';

/** Pieces of an order's line that go back. */
interface PiecesBack {
  readonly position: number;
  readonly quantity: number;
}

/**
 * Takes pieces that were given back off the tickets that no station has begun; a ticket of which nothing is left is withdrawn. What is
 * being cooked stays as it is. Plugged into `ordering.onLinesBack`. Says whether the stations have nothing more to cook of the order.
 */
export async function takeBackLines(scope: CommandScope, order: Order, back: readonly PiecesBack[]): Promise<boolean> {
  const { tx } = scope;
  const own = await tx.select().from(tickets).where(eq(tickets.orderId, order.id)).orderBy(tickets.id).for('update');
  const after: Ticket[] = [];
  for (const ticket of own) after.push(ticket.state === 'NEW' ? await takeOff(scope, ticket, back) : ticket);
  return after.length > 0 && after.every(({ state }) => FINISHED.includes(state));
}

async function takeOff({ tx, now, emit }: CommandScope, ticket: Ticket, back: readonly PiecesBack[]): Promise<Ticket> {
  const mine = eq(ticketLines.ticketId, ticket.id);
  const lines = await tx.select().from(ticketLines).where(mine);
  const gone = back.filter(({ position }) => lines.some(({ line }) => line === position));
  if (gone.length === 0) return ticket;
  for (const { position, quantity } of gone) {
    await tx
      .update(ticketLines)
      .set({ givenBack: sql`${ticketLines.givenBack} + ${quantity}` })
      .where(and(mine, eq(ticketLines.line, position)));
  }
  const [left] = await tx
    .select({ pieces: sql<number>`sum(${ticketLines.quantity} - ${ticketLines.givenBack})::int` })
    .from(ticketLines)
    .where(mine);
  // Another version also where it stays: whoever begins at this moment looks again at what there is to make.
  const changed = left?.pieces === 0 ? stepped(ticket, 'cancel', now) : { ...ticket, version: ticket.version + 1 };
  const { id, outletId, orderId, stationCode, state, version } = changed;
  await tx.update(tickets).set({ state, version }).where(eq(tickets.id, id));
  emit(ticketChanged, { outletId, ticketId: id, orderId, stationCode, state });
  return changed;
}
