import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { reopenCooking } from '../ordering/index.ts';
import { changeTicket, illegal, lockTicket } from './change-ticket.ts';

/** Takes a finished ticket back to the stove; a ready order leaves the board again. */
export const reopenTicket = command({
  name: 'kitchen.reopenTicket',
  permission: 'ticket:work',
  input: z.object({ commandId: z.uuid(), ticketId: z.uuid() }),
  once: ({ commandId }) => commandId,
  async handle(scope, { ticketId }): Promise<{ ticketId: string } | Refusal> {
    const ticket = await lockTicket(scope.tx, ticketId);
    scope.within(ticket.outletId);
    scope.about('order', ticket.orderId);
    const refusal = illegal(ticket, 'reopen');
    if (refusal) return refusal;
    if (!(await reopenCooking(scope, ticket.orderId))) {
      return refuse('ILLEGAL_TICKET_CHANGE', 'Its order was handed over, or is ready for too long to be taken back.', {
        state: ticket.state,
      });
    }
    await changeTicket(scope, ticket, 'reopen');
    return { ticketId };
  },
});
