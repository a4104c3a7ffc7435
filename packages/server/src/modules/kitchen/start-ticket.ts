import { AppError, Fault, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command, oneCall, type StatementScope } from '../../platform/command/command.ts';
import { missingRaised } from '../inventory/index.ts';
import { cookingOf, ordersById } from '../ordering/index.ts';
import { illegal } from './change-ticket.ts';
import { ticketLines, tickets } from './tables.ts';

/**
 * A station begins: the ticket's ingredients are consumed from their batches and their cost is booked. One statement:
 * start-ticket.sql.
 */
export const startTicket = command({
  name: 'kitchen.startTicket',
  permission: 'ticket:work',
  input: z.object({ commandId: z.uuid(), ticketId: z.uuid() }),
  once: ({ commandId }) => commandId,
  async statement(scope, { ticketId }) {
    const { ticket, order, lines } = await lookedAt(scope, ticketId);
    const refusal = illegal(ticket, 'start');
    if (refusal) return refusal;
    const cooking = await cookingOf(scope, order, { id: ticketId, lines });
    if (!cooking) {
      return refuse('ILLEGAL_TICKET_CHANGE', `The order is ${order.state.toLowerCase()}.`, { state: ticket.state });
    }
    return oneCall({
      name: 'kitchen_start_ticket',
      body: { at: scope.now, ticketId, version: ticket.version, cooking },
      answer: { ticketId },
      async refused(detail) {
        const message = 'Something it needs has expired or is gone. Receive it, or cancel the order.';
        return refuse('INGREDIENTS_MISSING', message, { items: missingRaised(detail) });
      },
    });
  },
});

/** The ticket with its order, as they are now. Throws NOT_FOUND. */
async function lookedAt({ db, within }: StatementScope, ticketId: string) {
  const [rows, own] = await Promise.all([
    db.select().from(tickets).where(eq(tickets.id, ticketId)),
    db.select({ line: ticketLines.line }).from(ticketLines).where(eq(ticketLines.ticketId, ticketId)),
  ]);
  const [ticket] = rows;
  if (!ticket) throw new AppError('NOT_FOUND', 'There is no such ticket.');
  within(ticket.outletId);
  const order = (await ordersById(db, [ticket.orderId])).get(ticket.orderId);
  if (!order) throw new Fault('A ticket is of an order.');
  return { ticket, order, lines: own.map(({ line }) => line) };
}
