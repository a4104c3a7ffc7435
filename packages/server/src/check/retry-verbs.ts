import type { Api } from '../entry/replay/api.ts';
import { deliveryOf, makeSupplier } from '../entry/replay/deliver.ts';
import * as documents from '../entry/replay/documents.ts';
import { freshId } from '../entry/replay/fresh-id.ts';
import type { PlannedItem } from '../entry/replay/plan.ts';
import type { Shop } from '../testing/shop.ts';

/** One command, ready to be said: the same input always means the same thing. */
export interface Saying {
  readonly document: string;
  readonly input: object;
  /** The same id with another body. */
  readonly another: object;
  /** The order or delivery it is about. */
  readonly subject: string;
}

export interface Verb {
  readonly name: string;
  /** What it does once, as the effects are counted. */
  readonly does: Readonly<Record<string, number>>;
  prepare(): Promise<Saying>;
}

const CANCEL_ORDER = `mutation ($input: CancelOrderInput!) {
  result: cancelOrder(input: $input) {
    __typename ... on Order { id state paymentStatus } ... on Refusal { code message }
  }
}`;

const REOPEN_TICKET = `mutation ($input: TicketCommandInput!) {
  result: reopenTicket(input: $input) { __typename ... on KitchenTicket { id state } ... on Refusal { code message } }
}`;

const TICKETS = 'query ($id: UUID!) { order(id: $id) { tickets { id } } }';

/** Every verb that R6 speaks of. */
export function retryVerbs(api: Api, shop: Shop): Verb[] {
  const { outlet, cooked, handedOver } = shop;

  const cart = async (item: PlannedItem, quantity = 1) => {
    const lines = [{ itemId: item.id, variantId: item.variantId, quantity, optionIds: [] }];
    const asked = { outletId: outlet.id, lines };
    const quote = await api.command<{ signed: string; total: number }>(documents.QUOTE_ORDER, asked, 'Quote');
    return { id: freshId(), ...asked, quote: quote.signed, total: quote.total };
  };
  const place = async (item: PlannedItem, tendered?: number) => {
    const { total, ...order } = await cart(item);
    const input = { ...order, cash: tendered === undefined ? null : { tendered } };
    const placed = await api.command<{ pickupCode: string }>(documents.PLACE_ORDER, input, 'Order');
    return { id: order.id, total, pickupCode: placed.pickupCode };
  };
  const more = ({ total: _, ...order }: Awaited<ReturnType<typeof cart>>) => {
    return { ...order, lines: order.lines.map((line) => ({ ...line, quantity: line.quantity + 1 })) };
  };

  return [
    {
      name: 'placeOrder',
      does: { orders: 1, payments: 0, entries: 0, documents: 0, moves: 0 },
      async prepare() {
        const { total: _, ...input } = await cart(cooked);
        return { document: documents.PLACE_ORDER, input, another: more({ total: 0, ...input }), subject: input.id };
      },
    },
    {
      name: 'placeOrder with cash',
      does: { orders: 1, payments: 1, entries: 1, documents: 1, tickets: 1, moves: 0 },
      async prepare() {
        const { total, ...order } = await cart(cooked);
        const input = { ...order, cash: { tendered: total + 100 } };
        const another = { ...order, cash: { tendered: total + 200 } };
        return { document: documents.PLACE_ORDER, input, another, subject: order.id };
      },
    },
    {
      name: 'takeCash',
      does: { orders: 0, payments: 1, entries: 1, documents: 1, tickets: 1, moves: 0 },
      async prepare() {
        const { id: orderId, total } = await place(cooked);
        const input = { id: freshId(), orderId, tendered: total + 100 };
        return { document: documents.TAKE_CASH, input, another: { ...input, tendered: total + 200 }, subject: orderId };
      },
    },
    {
      name: 'startPayment',
      does: { orders: 0, payments: 1, entries: 0, documents: 0, moves: 0 },
      async prepare() {
        const [{ id: orderId }, other] = [await place(cooked), await place(cooked)];
        const input = { id: freshId(), orderId };
        return { document: documents.START_PAYMENT, input, another: { ...input, orderId: other.id }, subject: orderId };
      },
    },
    {
      name: 'collectOrder',
      does: { orders: 0, payments: 0, entries: 1, documents: 0, moves: handedOver.recipe.size },
      async prepare() {
        const { id: orderId, pickupCode } = await place(handedOver, 1_000_000);
        const input = { commandId: freshId(), orderId, pickupCode };
        const wrong = pickupCode === '000000' ? '111111' : '000000';
        return { document: documents.COLLECT_ORDER, input, another: { ...input, pickupCode: wrong }, subject: orderId };
      },
    },
    {
      name: 'receiveGoods',
      does: { orders: 0, payments: 0, entries: 1, documents: 0, moves: 1 },
      async prepare() {
        const { id: stockItemId, unit } = shop.received;
        const line = { batchId: freshId(), stockItemId, quantity: 1_000, unit, value: 1_234 };
        const input = deliveryOf(outlet.id, await makeSupplier(api), [line]);
        const another = { ...input, ...{ lines: deliveryOf(outlet.id, '', [{ ...line, quantity: 2_000 }]).lines } };
        return { document: documents.RECEIVE_GOODS, input, another, subject: input.id };
      },
    },
    ...cancellingVerbs((tendered) => place(cooked, tendered)),
    ...cookingVerbs(api, async () => (await place(cooked, 1_000_000)).id, cooked.recipe.size),
  ];
}

/** What a cook says to a ticket, each after what must come before it. */
function cookingVerbs(api: Api, placePaid: () => Promise<string>, ingredients: number): Verb[] {
  const { start, finish, bump } = documents.TICKET_COMMANDS;
  const ticketOf = async (id: string) => {
    const { order } = await api.ask<{ order: { tickets: { id: string }[] } }>(TICKETS, { id });
    return order.tickets[0]?.id ?? '';
  };
  const verb = (name: string, does: Verb['does'], document: string, ...before: string[]): Verb => ({
    name,
    does: { orders: 0, payments: 0, documents: 0, tickets: 0, ticketSteps: 1, ...does },
    async prepare() {
      const [subject, other] = [await placePaid(), await placePaid()];
      const ticketId = await ticketOf(subject);
      for (const step of before) await api.command(step, { commandId: freshId(), ticketId }, 'KitchenTicket');
      const input = { commandId: freshId(), ticketId };
      return { document, input, another: { ...input, ticketId: await ticketOf(other) }, subject };
    },
  });
  return [
    verb('startTicket', { moves: ingredients, steps: 1, entries: 1 }, start),
    verb('finishTicket', { moves: 0, steps: 1, entries: 0 }, finish, start),
    verb('bumpTicket', { moves: 0, steps: 0, entries: 0 }, bump, start, finish),
    verb('reopenTicket', { moves: 0, steps: 1, entries: 0 }, REOPEN_TICKET, start, finish),
  ];
}

function cancellingVerbs(place: (tendered?: number) => Promise<{ readonly id: string }>): Verb[] {
  const unchanged = { orders: 0, payments: 0, moves: 0 };
  return [
    {
      name: 'cancelOrder, unpaid',
      does: { ...unchanged, refunds: 0, entries: 0, documents: 0, steps: 1 },
      prepare: async () => cancelling((await place()).id),
    },
    {
      name: 'cancelOrder, paid in cash',
      does: { ...unchanged, refunds: 1, entries: 1, documents: 1, steps: 1 },
      prepare: async () => cancelling((await place(1_000_000)).id),
    },
  ];
}

function cancelling(orderId: string): Saying {
  const input = { commandId: freshId(), orderId, reason: 'Changed my mind' };
  return { document: CANCEL_ORDER, input, another: { ...input, reason: 'Another reason' }, subject: orderId };
}
