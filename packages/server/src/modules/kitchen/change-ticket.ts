import { AppError, Fault, type Refusal, refuse } from '@college-kiosk/kernel';
import { asc, eq } from 'drizzle-orm';
import { ticketChanged } from '../../events/kitchen.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Tx } from '../../platform/db/database.ts';
import { lockOrder } from '../ordering/index.ts';
import { tickets } from './tables.ts';
import { type Ticket, type TicketEvent, type TicketState, ticketSteps } from './ticket.ts';

export type IllegalTicketChange = Refusal<'ILLEGAL_TICKET_CHANGE', { state: TicketState }>;

/**
 * Reads a ticket with all tickets of its order, and keeps the order from changing: two stations that finish at once must
 * see each other. Throws NOT_FOUND.
 */
export async function lockTickets(tx: Tx, ticketId: string): Promise<{ ticket: Ticket; all: Ticket[] }> {
  const [found] = await tx.select({ orderId: tickets.orderId }).from(tickets).where(eq(tickets.id, ticketId));
  if (!found) throw new AppError('NOT_FOUND', 'There is no such ticket.');
  // The order first, as everywhere: whoever changes an order and its tickets takes the locks in this order.
  await lockOrder(tx, found.orderId);
  const all = await tx
    .select()
    .from(tickets)
    .where(eq(tickets.orderId, found.orderId))
    .orderBy(asc(tickets.id))
    .for('update');
  const ticket = all.find((one) => one.id === ticketId);
  if (!ticket) throw new Fault('A ticket vanished under its lock.');
  return { ticket, all };
}

/** The refusal for a step that the ticket's state does not allow; null when it is legal. */
export function illegal(ticket: Ticket, event: TicketEvent): IllegalTicketChange | null {
  if (ticketSteps.next(ticket.state, event)) return null;
  return refuse('ILLEGAL_TICKET_CHANGE', `This ticket is ${ticket.state.toLowerCase()}: it cannot ${event} now.`, {
    state: ticket.state,
  });
}

/** Moves a locked ticket one legal step on and announces it. */
export async function changeTicket({ tx, now, emit }: CommandScope, ticket: Ticket, event: TicketEvent): Promise<void> {
  const state = ticketSteps.next(ticket.state, event);
  if (!state) throw new Fault(`A ticket that is ${ticket.state} cannot ${event}.`);
  const stamps = {
    start: { startedAt: now },
    finish: { doneAt: now },
    bump: { bumpedAt: now },
    recall: { doneAt: null, bumpedAt: null },
    cancel: {},
  };
  await tx
    .update(tickets)
    .set({ state, version: ticket.version + 1, ...stamps[event] })
    .where(eq(tickets.id, ticket.id));
  const { id, outletId, orderId, stationCode } = ticket;
  emit(ticketChanged, { outletId, ticketId: id, orderId, stationCode, state });
}
