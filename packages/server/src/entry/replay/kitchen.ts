import type { Api } from './api.ts';
import type { TicketMessage } from './displays.ts';
import { TICKET_COMMANDS } from './documents.ts';
import { freshId } from './fresh-id.ts';

const NEXT = { NEW: 'start', COOKING: 'finish', DONE: 'bump' } as const;

/**
 * A kitchen that does what its display tells it: it begins a new ticket, finishes it when its time is over, and bumps
 * what is done. Returns what to call with each message.
 */
export function openKitchen(
  api: Api,
  options: { readonly speed: number; failed(error: unknown): void },
): (message: TicketMessage) => void {
  const done = new Set<string>();
  const work = async ({ ticket }: TicketMessage) => {
    const step = NEXT[ticket.state as keyof typeof NEXT] as (typeof NEXT)[keyof typeof NEXT] | undefined;
    if (!step || done.has(`${ticket.id} ${step}`)) return;
    done.add(`${ticket.id} ${step}`);
    if (step === 'finish') {
      await new Promise((resolve) => setTimeout(resolve, (ticket.prepSeconds * 1_000) / options.speed));
    }
    await api.command(TICKET_COMMANDS[step], { commandId: freshId(), ticketId: ticket.id }, 'KitchenTicket');
  };
  return (message) => void work(message).catch(options.failed);
}
