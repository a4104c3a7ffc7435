import { z } from 'zod';
import { command, oneCall } from '../../platform/command/command.ts';
import { readiness } from '../ordering/index.ts';
import { illegal, stepped } from './change-ticket.ts';
import { lookAtTicket } from './look-at-ticket.ts';
import { FINISHED } from './ticket.ts';
import { writtenTickets } from './written-ticket.ts';

const input = z.object({ commandId: z.uuid(), ticketId: z.uuid() });

/** A station is done. When it was the last one, the order is ready. One statement: work-ticket.sql. */
export const finishTicket = command({
  name: 'kitchen.finishTicket',
  permission: 'ticket:work',
  input,
  once: ({ commandId }) => commandId,
  async statement(scope, { ticketId }) {
    const { ticket, order } = await lookAtTicket(scope, ticketId);
    const refusal = illegal(ticket, 'finish');
    if (refusal) return refusal;
    const answer = { ticketId };
    const { version } = ticket;
    return oneCall({
      name: 'kitchen_finish_ticket',
      body: { at: scope.now, ticketId, version, finished: FINISHED, ready: readiness(scope, order) },
      answer,
      done: () => writtenTickets.keep(answer, stepped(ticket, 'finish', scope.now)),
    });
  },
});

/** Takes a finished ticket off the screen. One statement: work-ticket.sql. */
export const bumpTicket = command({
  name: 'kitchen.bumpTicket',
  permission: 'ticket:work',
  input,
  once: ({ commandId }) => commandId,
  async statement(scope, { ticketId }) {
    const { ticket } = await lookAtTicket(scope, ticketId);
    const refusal = illegal(ticket, 'bump');
    if (refusal) return refusal;
    const answer = { ticketId };
    return oneCall({
      name: 'kitchen_bump_ticket',
      body: { at: scope.now, ticketId, version: ticket.version },
      answer,
      done: () => writtenTickets.keep(answer, stepped(ticket, 'bump', scope.now)),
    });
  },
});
