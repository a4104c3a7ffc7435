import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command, oneCall } from '../../platform/command/command.ts';
import { missingRaised } from '../inventory/index.ts';
import { cookingOf } from '../ordering/index.ts';
import { illegal, stepped } from './change-ticket.ts';
import { lookAtTicket } from './look-at-ticket.ts';
import { writtenTickets } from './written-ticket.ts';

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
    const { ticket, order } = await lookAtTicket(scope, ticketId);
    const refusal = illegal(ticket, 'start');
    if (refusal) return refusal;
    const cooking = await cookingOf(scope, order, { id: ticketId, lines: ticket.lines.map(({ line }) => line) });
    if (!cooking) {
      return refuse('ILLEGAL_TICKET_CHANGE', `The order is ${order.state.toLowerCase()}.`, { state: ticket.state });
    }
    const answer = { ticketId };
    return oneCall({
      name: 'kitchen_start_ticket',
      body: { at: scope.now, ticketId, version: ticket.version, cooking },
      answer,
      done: () => writtenTickets.keep(answer, stepped(ticket, 'start', scope.now)),
      async refused(detail) {
        const message = 'Something it needs has expired or is gone. Receive it, or cancel the order.';
        return refuse('INGREDIENTS_MISSING', message, { items: missingRaised(detail) });
      },
    });
  },
});
