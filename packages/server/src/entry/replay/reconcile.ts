import type { BoardMessage, OrderMessage, StockMessage, TicketMessage } from './displays.ts';
import type { Plan, PlannedBatch } from './plan.ts';
import type { ReadBack } from './read-back.ts';
import { booksBalance, costIsBooked, invoicesRun, moneyIsWhereItWent, revenueIsBooked } from './reconcile-books.ts';
import {
  boardIsEmpty,
  displaysMissNothing,
  ordersSeenWhole,
  stockSeen,
  ticketsSeenWhole,
} from './reconcile-displays.ts';
import { batchesAddUp, picksInOrder, stockIsOpeningLessConsumed } from './reconcile-stock.ts';

/** What one display heard. */
export interface Heard<Message> {
  /** The position it began after. */
  readonly since: number;
  readonly messages: readonly Message[];
}

/** A day that was replayed: what was meant, what the displays heard, and what the API says afterwards. */
export interface DayRun {
  readonly plan: Plan;
  readonly opening: readonly PlannedBatch[];
  readonly seen: {
    readonly orders: Heard<OrderMessage>;
    readonly tickets: Heard<TicketMessage>;
    readonly board: Heard<BoardMessage>;
    readonly stock: Heard<StockMessage>;
  };
  readonly read: ReadBack;
  /** The outlet's business date before and after; they differ when midnight passed. */
  readonly businessDates: readonly [before: string, after: string];
}

/** One comparison: what was compared, with its figures, and every difference by name. */
export interface Comparison {
  readonly what: string;
  readonly differences: readonly string[];
}

/** Compares everything that must agree after a day, line by line. Pure: a difference is an answer, never an exception. */
export function reconcile(run: DayRun): Comparison[] {
  return [
    ticketsAreCollected(run),
    piecesAtMenuPrices(run),
    displaysMissNothing(run),
    ordersSeenWhole(run),
    ticketsSeenWhole(run),
    boardIsEmpty(run),
    stockSeen(run),
    stockIsOpeningLessConsumed(run),
    batchesAddUp(run),
    picksInOrder(run),
    invoicesRun(run),
    booksBalance(run),
    revenueIsBooked(run),
    costIsBooked(run),
    moneyIsWhereItWent(run),
    nothingIsOpen(run),
  ];
}

/** Says a difference, or nothing when both are the same. */
export function differs(what: string, found: unknown, wanted: unknown): string[] {
  return found === wanted ? [] : [`${what} is ${String(found)}, not ${String(wanted)}`];
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Paise as rupees. */
export function rupees(paise: number): string {
  return `₹${(paise / 100).toFixed(2)}`;
}

function ticketsAreCollected({ plan, read, businessDates }: DayRun): Comparison {
  const byId = new Map(read.orders.map((order) => [order.id, order]));
  const collected = read.orders.filter(({ state }) => state === 'COLLECTED').length;
  const planned = new Set(plan.orders.map(({ id }) => id));
  const tokens = new Set(read.orders.map(({ businessDate, token }) => `${businessDate} ${token}`));
  return {
    what: `tickets in the file ${plan.orders.length} = orders collected ${collected}`,
    differences: [
      ...differs('the number of orders collected', collected, plan.orders.length),
      ...plan.orders.flatMap(({ id, ticket }) => {
        const order = byId.get(id);
        if (!order) return [`ticket ${ticket} has no order`];
        return [
          ...differs(`ticket ${ticket}: its order`, order.state, 'COLLECTED'),
          ...differs(`ticket ${ticket}: its payment`, order.paymentStatus, 'PAID'),
          ...(businessDates.includes(order.businessDate) ? [] : [`ticket ${ticket} is stamped ${order.businessDate}`]),
        ];
      }),
      ...read.orders.filter(({ id }) => !planned.has(id)).map(({ token }) => `order ${token} is of no ticket`),
      ...differs('the number of different tokens', tokens.size, read.orders.length),
    ],
  };
}

function piecesAtMenuPrices({ plan, read }: DayRun): Comparison {
  const byId = new Map(read.orders.map((order) => [order.id, order]));
  const pieces = sum(plan.orders.flatMap(({ lines }) => lines.map((line) => line.pieces)));
  const gross = sum(plan.orders.flatMap(({ lines }) => lines.map((line) => line.pieces * line.item.price)));
  const found = sum(read.orders.flatMap(({ lines }) => lines.map((line) => line.gross)));
  return {
    what: `pieces in the file ${pieces}, at menu prices ${rupees(gross)} = order lines ${rupees(found)}`,
    differences: [
      ...differs('the sum of the order lines', found, gross),
      ...plan.orders.flatMap(({ id, ticket, lines }) => {
        const own = byId.get(id)?.lines ?? [];
        const wrong = lines.filter(({ item, pieces: wanted }) => {
          const line = own.find(({ itemId }) => itemId === item.id);
          return line?.quantity !== wanted || line.gross !== wanted * item.price;
        });
        return [
          ...differs(`ticket ${ticket}: its number of lines`, own.length, lines.length),
          ...wrong.map(({ item }) => `ticket ${ticket}: the line of ${item.name} is another`),
        ];
      }),
    ],
  };
}

function nothingIsOpen({ read, businessDates }: DayRun): Comparison {
  const ofToday = read.orders.filter(({ businessDate }) => businessDate === businessDates[1]);
  const revenue = sum(ofToday.map(({ taxable }) => taxable));
  return {
    what: `today's page says ${read.today.orders} orders, ${rupees(read.today.revenue)} without tax; nothing is left open`,
    differences: [
      ...differs('open orders', read.today.openOrders, 0),
      ...differs('open tickets in the kitchen', read.kitchenTickets.totalCount, 0),
      ...differs('orders on the page of today', read.today.orders, ofToday.length),
      ...differs('revenue on the page of today', read.today.revenue, revenue),
    ],
  };
}
