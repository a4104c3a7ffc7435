import { and, asc, count, eq, gt, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import { type Page, pageRequest, timeKey, toPage } from '../../platform/graphql/connection.ts';
import { groupBy } from '../../platform/group.ts';
import { ordersInHand } from '../ordering/index.ts';
import { placeOf } from '../places/index.ts';
import { ticketLines, ticketState, tickets } from './tables.ts';
import type { Ticket, TicketLine } from './ticket.ts';

/** A token that nobody came for leaves the board before the same number is given again. */
const BOARD_HOURS = 12;

const OPEN = ['NEW', 'COOKING', 'DONE'] as const;

/** An outlet's tickets, oldest first; the open ones unless said otherwise. */
export const listTickets = query({
  name: 'kitchen.tickets',
  permission: 'ticket:read',
  input: z.object({
    outletId: z.uuid(),
    stationCodes: z.array(z.string()).nullish(),
    states: z.array(z.enum(ticketState.enumValues)).nullish(),
    first: z.int().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, input): Promise<Page<Ticket>> {
    await placeOf(db, input.outletId);
    within(input.outletId);
    const { limit, after } = pageRequest(input, 2);
    const filter = and(
      eq(tickets.outletId, input.outletId),
      inArray(tickets.state, [...(input.states ?? OPEN)]),
      input.stationCodes ? inArray(tickets.stationCode, input.stationCodes) : undefined,
    );
    const rows = await db
      .select()
      .from(tickets)
      .where(and(filter, later(timeKey(after))))
      .orderBy(asc(tickets.openedAt), asc(tickets.id))
      .limit(limit);
    const total = async () => (await db.select({ count: count() }).from(tickets).where(filter))[0]?.count ?? 0;
    return toPage(
      rows,
      limit,
      (ticket) => [ticket.openedAt.toISOString(), ticket.id],
      (ticket) => ticket,
      total,
    );
  },
});

/** How much of each dish is still to be cooked, over all open tickets: “Dosa × 14”. */
export const allDayCounts = query({
  name: 'kitchen.allDayCounts',
  permission: 'ticket:read',
  input: z.object({ outletId: z.uuid(), stationCodes: z.array(z.string()).nullish() }),
  async handle({ db, within }, { outletId, stationCodes }) {
    await placeOf(db, outletId);
    within(outletId);
    const { itemId, name, variantName } = ticketLines;
    const quantity = sql<number>`sum(${ticketLines.quantity})::int`;
    return db
      .select({ itemId, name, variantName, stationCode: tickets.stationCode, quantity })
      .from(ticketLines)
      .innerJoin(tickets, eq(tickets.id, ticketLines.ticketId))
      .where(
        and(
          eq(tickets.outletId, outletId),
          inArray(tickets.state, ['NEW', 'COOKING']),
          stationCodes ? inArray(tickets.stationCode, stationCodes) : undefined,
        ),
      )
      .groupBy(itemId, name, variantName, tickets.stationCode)
      .orderBy(sql`sum(${ticketLines.quantity}) desc`, asc(name));
  },
});

/** The order-ready board: tokens only, never names. */
export const readBoard = query({
  name: 'kitchen.board',
  permission: 'public',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, now }, { outletId }) {
    await placeOf(db, outletId);
    const inHand = await ordersInHand(db, outletId, new Date(now.getTime() - BOARD_HOURS * 3_600_000));
    const shown = (ready: boolean) =>
      inHand
        .filter((order) => (order.state === 'READY') === ready)
        .map((order) => ({
          orderId: order.id,
          token: order.token,
          since: (ready ? order.readyAt : order.acceptedAt) ?? order.placedAt,
        }));
    return { outletId, preparing: shown(false), ready: shown(true) };
  },
});

export async function ticketsById(reader: Reader, ids: readonly string[]): Promise<Map<string, Ticket>> {
  const rows = await reader
    .select()
    .from(tickets)
    .where(inArray(tickets.id, [...ids]));
  return new Map(rows.map((ticket) => [ticket.id, ticket]));
}

export async function ticketsByOrder(reader: Reader, orderIds: readonly string[]): Promise<Map<string, Ticket[]>> {
  const rows = await reader
    .select()
    .from(tickets)
    .where(and(inArray(tickets.orderId, [...orderIds]), ne(tickets.state, 'CANCELLED')))
    .orderBy(asc(tickets.stationCode));
  return groupBy(rows, (ticket) => ticket.orderId);
}

export async function linesByTicket(reader: Reader, ticketIds: readonly string[]): Promise<Map<string, TicketLine[]>> {
  const rows = await reader
    .select()
    .from(ticketLines)
    .where(inArray(ticketLines.ticketId, [...ticketIds]))
    .orderBy(asc(ticketLines.ticketId), asc(ticketLines.line));
  return groupBy(rows, (line) => line.ticketId);
}

function later(key: ReturnType<typeof timeKey>): SQL | undefined {
  if (!key) return undefined;
  return or(gt(tickets.openedAt, key.at), and(eq(tickets.openedAt, key.at), gt(tickets.id, key.id)));
}
