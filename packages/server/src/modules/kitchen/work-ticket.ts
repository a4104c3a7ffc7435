import { type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../platform/command/command.ts';
import { beginCooking, finishCooking, recallCooking } from '../ordering/index.ts';
import { changeTicket, illegal, lockTickets } from './change-ticket.ts';
import { ticketLines } from './tables.ts';
import { isFinished } from './ticket.ts';

const input = z.object({ commandId: z.uuid(), ticketId: z.uuid() });

/** A station begins: the ticket's ingredients are consumed from their batches and their cost is booked. */
export const startTicket = command({
  name: 'kitchen.startTicket',
  permission: 'ticket:work',
  input,
  once: ({ commandId }) => commandId,
  async handle(scope, { ticketId }): Promise<{ ticketId: string } | Refusal> {
    const { ticket } = await lockTickets(scope.tx, ticketId);
    scope.within(ticket.outletId);
    const refusal = illegal(ticket, 'start');
    if (refusal) return refusal;
    const own = await scope.tx
      .select({ line: ticketLines.line })
      .from(ticketLines)
      .where(eq(ticketLines.ticketId, ticketId));
    const begun = await beginCooking(scope, ticket.orderId, { id: ticketId, lines: own.map(({ line }) => line) });
    if (!begun.legal) {
      return refuse('ILLEGAL_TICKET_CHANGE', `The order is ${begun.order.state.toLowerCase()}.`, {
        state: ticket.state,
      });
    }
    if (begun.missing.length > 0) {
      return refuse(
        'INGREDIENTS_MISSING',
        'Something it needs has expired or is gone. Receive it, or cancel the order.',
        { items: [...begun.missing] },
      );
    }
    await changeTicket(scope, ticket, 'start');
    return { ticketId };
  },
});

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
