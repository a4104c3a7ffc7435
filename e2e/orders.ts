import { type Api, newId } from './api.ts';

export interface Line {
  readonly itemId: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly optionIds: readonly string[];
}

export interface PlacedOrder {
  readonly id: string;
  readonly token: string;
  readonly ticketIds: readonly string[];
}

/** An order as a third party places it: paid in cash at once, or left to be paid. */
export async function placeOrder(
  api: Api,
  outletId: string,
  lines: readonly Line[],
  { paid = true }: { paid?: boolean } = {},
): Promise<PlacedOrder> {
  const { quoteOrder } = await api.send<{ quoteOrder: { signed: string } }>(
    'mutation ($input: QuoteOrderInput!) { quoteOrder(input: $input) { ... on Quote { signed } } }',
    { input: { outletId, lines } },
  );
  const { placeOrder: order } = await api.send<{
    placeOrder: { id: string; token: string; tickets: { id: string }[] };
  }>('mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on Order { id token tickets { id } } } }', {
    input: {
      ...{ id: newId(), outletId, lines, quote: quoteOrder.signed },
      cash: paid ? { tendered: 200_000 } : null,
    },
  });
  return { id: order.id, token: order.token, ticketIds: order.tickets.map(({ id }) => id) };
}

/** What a cook does to a ticket. */
export async function cook(api: Api, verb: 'startTicket' | 'finishTicket' | 'bumpTicket', ticketId: string) {
  const document = `mutation ($input: TicketCommandInput!) { ${verb}(input: $input) { __typename } }`;
  await api.send(document, { input: { commandId: newId(), ticketId } });
}
