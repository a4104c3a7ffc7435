import { and, asc, eq, getTableColumns, gt, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { askOf } from '../../platform/db/ask.ts';
import type { Reader } from '../../platform/db/database.ts';
import { jsonList } from '../../platform/db/json.ts';
import { type Page, pageRequest, timeKey, toPage } from '../../platform/graphql/connection.ts';
import { groupBy } from '../../platform/group.ts';
import { channelOfOrder, type Order, ordersInHand } from '../ordering/index.ts';
import { placeKept, placeOf } from '../places/index.ts';
import { ticketLines, ticketState, tickets } from './tables.ts';
import type { Ticket, TicketLine } from './ticket.ts';

/** A token that nobody came for leaves the board before the same number is given again. */
const BOARD_HOURS = 12;

const OPEN = ['NEW', 'COOKING', 'DONE'] as const;

/** A ticket as it is shown. */
export interface SeenTicket extends Ticket {
  /** The dishes, in the order's order. */
  readonly lines: readonly TicketLine[];
  readonly channel: Order['channel'];
  /** The other stations that work on the same order. */
  readonly alsoAt: readonly string[];
}

const line = alias(ticketLines, 'l');

/** Read with the ticket, as values of the same row: a board of tickets is one statement. */
export const seen = {
  ...getTableColumns(tickets),
  lines: jsonList(
    getTableColumns(line),
    sql`${ticketLines} l where ${line.ticketId} = "tickets"."id"`,
    sql`${line.line}`,
  ),
  channel: channelOfOrder(sql`"tickets"."order_id"`),
  alsoAt: sql<string[]>`(select coalesce(jsonb_agg(t.station_code order by t.station_code), '[]'::jsonb) from tickets t
    where t.order_id = "tickets"."order_id" and t.id <> "tickets"."id" and t.state <> 'CANCELLED')`,
};

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
    // Whether it will be asked how many there are in all.
    counted: z.boolean().default(false),
  }),
  async handle({ db, within }, input): Promise<Page<SeenTicket>> {
    within(input.outletId);
    const page = pageRequest(input, 2);
    const filter = and(
      eq(tickets.outletId, input.outletId),
      inArray(tickets.state, [...(input.states ?? OPEN)]),
      input.stationCodes ? inArray(tickets.stationCode, input.stationCodes) : undefined,
    );
    const inAll = sql<number>`(select count(*)::integer from ${tickets} where ${filter})`;
    const rows = await db
      .select({ ...seen, ...(input.counted && { inAll }) })
      .from(tickets)
      .where(and(filter, later(timeKey(page.after))))
      .orderBy(asc(tickets.openedAt), asc(tickets.id))
      .limit(page.limit);
    // Whatever has tickets is an outlet.
    if (rows.length === 0) await placeOf(db, input.outletId);
    const total = async () => rows[0]?.inAll ?? askOf(db)<number>('inAll', inAll);
    return toPage(
      rows,
      page,
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
    within(outletId);
    const { itemId, name, variantName } = ticketLines;
    const pieces = sql`sum(${ticketLines.quantity} - ${ticketLines.givenBack})`;
    const quantity = sql<number>`${pieces}::int`;
    const counts = await db
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
      .having(sql`${pieces} > 0`)
      .orderBy(sql`${pieces} desc`, asc(name));
    if (counts.length === 0) await placeOf(db, outletId);
    return counts;
  },
});

/** The order-ready board: tokens only, never names. */
export const readBoard = query({
  name: 'kitchen.board',
  permission: 'public',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, ask, now }, { outletId }) {
    const since = new Date(now.getTime() - BOARD_HOURS * 3_600_000);
    const [inHand] = await Promise.all([ordersInHand(db, outletId, since, ask), placeKept(db, outletId, ask)]);
    return {
      outletId,
      preparing: inHand.filter(({ isReady }) => !isReady),
      ready: inHand.filter(({ isReady }) => isReady),
    };
  },
});

export async function ticketsById(reader: Reader, ids: readonly string[]): Promise<Map<string, SeenTicket>> {
  const rows = await reader
    .select(seen)
    .from(tickets)
    .where(inArray(tickets.id, [...ids]));
  return new Map(rows.map((ticket) => [ticket.id, ticket]));
}

export async function ticketsByOrder(reader: Reader, orderIds: readonly string[]): Promise<Map<string, SeenTicket[]>> {
  const rows = await reader
    .select(seen)
    .from(tickets)
    .where(and(inArray(tickets.orderId, [...orderIds]), ne(tickets.state, 'CANCELLED')))
    .orderBy(asc(tickets.stationCode));
  return groupBy(rows, (ticket) => ticket.orderId);
}

function later(key: ReturnType<typeof timeKey>): SQL | undefined {
  if (!key) return undefined;
  return or(gt(tickets.openedAt, key.at), and(eq(tickets.openedAt, key.at), gt(tickets.id, key.id)));
}
