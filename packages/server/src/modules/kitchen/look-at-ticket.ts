import { AppError } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import type { StatementScope } from '../../platform/command/command.ts';
import { type OrderAtWork, orderAtWork } from '../ordering/index.ts';
import { type SeenTicket, seen } from './queries.ts';
import { tickets } from './tables.ts';

/** What a cook's step is prepared from. */
interface LookedAt {
  readonly ticket: SeenTicket;
  readonly order: OrderAtWork;
}

/** A ticket with its order, as they are now, in one statement; files the command under its outlet. Throws NOT_FOUND. */
export async function lookAtTicket({ db, within, about }: StatementScope, ticketId: string): Promise<LookedAt> {
  const [found] = await db
    .select({ ...seen, order: orderAtWork(sql`"tickets"."order_id"`) })
    .from(tickets)
    .where(eq(tickets.id, ticketId));
  if (!found) throw new AppError('NOT_FOUND', 'There is no such ticket.');
  const { order, ...ticket } = found;
  within(ticket.outletId);
  about('order', ticket.orderId);
  return { ticket, order };
}
