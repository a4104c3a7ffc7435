import { AppError, Fault, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { ticketChanged } from '../../events/kitchen.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import type { Tx } from '../../platform/db/database.ts';
import { lockOrder } from '../ordering/index.ts';
import { tickets } from './tables.ts';
import { type Ticket, type TicketEvent, type TicketState, ticketSteps } from './ticket.ts';

export type IllegalTicketChange = Refusal<'ILLEGAL_TICKET_CHANGE', { state: TicketState }>;

/** Reads a ticket and keeps it and its order from changing until the transaction ends. Throws NOT_FOUND. */
export async function lockTicket(tx: Tx, ticketId: string): Promise<Ticket> {
  const ofIt = eq(tickets.id, ticketId);
  const [found] = await tx.select({ orderId: tickets.orderId }).from(tickets).where(ofIt);
  if (!found) throw new AppError('NOT_FOUND', 'There is no such ticket.');
  // The order first, as everywhere: whoever changes an order and its tickets takes the locks in this order.
  await lockOrder(tx, found.orderId);
  const [ticket] = await tx.select().from(tickets).where(ofIt).for('update');
  if (!ticket) throw new Fault('A ticket vanished under its lock.');
  return ticket;
}

/** The refusal for a step that the ticket's state does not allow; null when it is legal. */
export function illegal(ticket: Ticket, event: TicketEvent): IllegalTicketChange | null {
  if (ticketSteps.next(ticket.state, event)) return null;
  return refuse('ILLEGAL_TICKET_CHANGE', `This ticket is ${ticket.state.toLowerCase()}: it cannot ${event} now.`, {
    state: ticket.state,
  });
}

/** A ticket as a step leaves it that was found legal. */
export function stepped<Of extends Ticket>(ticket: Of, event: TicketEvent, at: Date): Of {
  const state = ticketSteps.next(ticket.state, event);
  if (!state) throw new Fault(`A ticket that is ${ticket.state} cannot ${event}.`);
  const stamps = {
    start: { startedAt: at },
    finish: { doneAt: at },
    bump: { bumpedAt: at },
    reopen: { doneAt: null, bumpedAt: null },
    cancel: {},
  };
  return { ...ticket, state, version: ticket.version + 1, ...stamps[event] };
}

/** Moves a locked ticket one legal step on and announces it. */
export async function changeTicket(scope: CommandScope, ticket: Ticket, event: TicketEvent): Promise<void> {
  const { tx, now, emit, changed } = scope;
  const { id, outletId, orderId, stationCode } = ticket;
  const { state, version, startedAt, doneAt, bumpedAt } = stepped(ticket, event, now);
  await tx.update(tickets).set({ state, version, startedAt, doneAt, bumpedAt }).where(eq(tickets.id, id));
  changed({ entity: 'ticket', id, before: ticket, after: { state, startedAt, doneAt, bumpedAt } });
  emit(ticketChanged, { outletId, ticketId: id, orderId, stationCode, state });
}
