import { type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { finishCooking, recallCooking } from '../ordering/index.ts';
import { changeTicket, illegal, lockTickets } from './change-ticket.ts';
import { isFinished } from './ticket.ts';

const input = z.object({ commandId: z.uuid(), ticketId: z.uuid() });

/** A station is done. When it was the last one, the order is ready. */
export const finishTicket = command({
  name: 'kitchen.finishTicket',
  permission: 'ticket:work',
  input,
  once: ({ commandId }) => commandId,
  async handle(scope, { ticketId }): Promise<{ ticketId: string } | Refusal> {
    const { ticket, all } = await lockTickets(scope.tx, ticketId);
    scope.within(ticket.outletId);
    const refusal = illegal(ticket, 'finish');
    if (refusal) return refusal;
    await changeTicket(scope, ticket, 'finish');
    const others = all.filter((one) => one.id !== ticketId);
    if (others.every((one) => isFinished(one.state))) await finishCooking(scope, ticket.orderId);
    return { ticketId };
  },
});

/** Takes a finished ticket off the screen. */
export const bumpTicket = command({
  name: 'kitchen.bumpTicket',
  permission: 'ticket:work',
  input,
  once: ({ commandId }) => commandId,
  async handle(scope, { ticketId }): Promise<{ ticketId: string } | Refusal> {
    const { ticket } = await lockTickets(scope.tx, ticketId);
    scope.within(ticket.outletId);
    const refusal = illegal(ticket, 'bump');
    if (refusal) return refusal;
    await changeTicket(scope, ticket, 'bump');
    return { ticketId };
  },
});

/** Takes a finished ticket back to the stove; a ready order leaves the board again. */
export const recallTicket = command({
  name: 'kitchen.recallTicket',
  permission: 'ticket:work',
  input,
  once: ({ commandId }) => commandId,
  async handle(scope, { ticketId }): Promise<{ ticketId: string } | Refusal> {
    const { ticket } = await lockTickets(scope.tx, ticketId);
    scope.within(ticket.outletId);
    const refusal = illegal(ticket, 'recall');
    if (refusal) return refusal;
    if (!(await recallCooking(scope, ticket.orderId))) {
      return refuse('ILLEGAL_TICKET_CHANGE', 'Its order was handed over, or is ready for too long to be taken back.', {
        state: ticket.state,
      });
    }
    await changeTicket(scope, ticket, 'recall');
    return { ticketId };
  },
});
