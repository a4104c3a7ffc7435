import { type Comparison, type DayRun, differs, rupees, sum } from './day-run.ts';
import { booksBalance, costIsBooked, invoicesRun, moneyIsWhereItWent, revenueIsBooked } from './reconcile-books.ts';
import {
  boardIsEmpty,
  displaysMissNothing,
  ordersSeenWhole,
  stockSeen,
  ticketsSeenWhole,
} from './reconcile-displays.ts';
import { batchesAddUp, picksInOrder, stockIsOpeningLessConsumed } from './reconcile-stock.ts';

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
