import { graphql } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Permission } from '../platform/auth/permission.ts';
import type { CallContext } from '../platform/context.ts';
import { type Canteen, openCanteen } from '../testing/canteen.ts';
import { graphContext } from '../testing/graph-context.ts';
import { composeSchema } from './compose.ts';

// Fields that lead from one room into another's rows ask for that room's permission, in the outlet of the row.
const schema = composeSchema();
let canteen: Canteen;
let elsewhere: string;
let orderId: string;
const owner = '01890000-0000-7000-8000-0000000000aa';
beforeAll(async () => {
  canteen = await openCanteen();
  elsewhere = await canteen.addOutlet('EW');
  orderId = canteen.newId();
  await canteen.order([{ dish: await canteen.dish() }], { id: orderId, tendered: 6_000, as: canteen.cashier(owner) });
});
afterAll(() => canteen.close());

/** Somebody who may do these things here, and everything of `beyond` in another outlet only. */
function somebody(here: readonly Permission[], beyond: readonly Permission[] = [], id?: string): CallContext {
  const call = canteen.as(here, id === undefined ? {} : { id });
  const away = beyond.map((permission) => [permission, new Set([elsewhere])] as const);
  const permissions = new Map([...here.map((one) => [one, new Set([canteen.outletId])] as const), ...away]);
  return { ...call, actor: { ...call.actor, permissions } };
}

async function ask(call: CallContext, source: string, variableValues: Record<string, unknown>) {
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue: graphContext(call) });
  return { data: JSON.parse(JSON.stringify(data ?? null)), errors: errors ?? [] };
}

const TICKETS =
  'query ($outletId: UUID!) { kitchenTickets(outletId: $outletId) { edges { node { id order { id total } } } } }';
const ENTRIES =
  'query ($outletId: UUID!) { journalEntries(outletId: $outletId) { edges { node { sourceType sourceId order { id token } } } } }';
const ORDER =
  'query ($id: UUID!) { order(id: $id) { id payments { id tender amount } documents { number } entries { id } } }';

test('a ticket leads to its order with order:read in its outlet; without, it is refused and nothing of the order is told', async () => {
  const outletId = canteen.outletId;
  const seen = await ask(somebody(['ticket:read', 'order:read']), TICKETS, { outletId });
  expect(seen.errors).toEqual([]);
  expect(seen.data.kitchenTickets.edges).toMatchObject([{ node: { order: { id: orderId, total: 6_000 } } }]);

  for (const call of [somebody(['ticket:read']), somebody(['ticket:read'], ['order:read'])]) {
    const { data, errors } = await ask(call, TICKETS, { outletId });
    expect(errors.map(({ originalError }) => originalError)).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(JSON.stringify(data)).not.toContain(orderId);
  }
});

test('an entry leads to its order with order:read in its outlet; without, to nothing', async () => {
  const outletId = canteen.outletId;
  const orders = async (call: CallContext) => {
    const { data, errors } = await ask(call, ENTRIES, { outletId });
    expect(errors).toEqual([]);
    const nodes = data.journalEntries.edges.map(({ node }: { node: object }) => node);
    expect(nodes).toMatchObject([{ sourceType: 'order', sourceId: orderId }]);
    return nodes.map(({ order }: { order: object | null }) => order);
  };
  expect(await orders(somebody(['ledger:read', 'order:read']))).toEqual([{ id: orderId, token: expect.any(String) }]);
  expect(await orders(somebody(['ledger:read']))).toEqual([null]);
  expect(await orders(somebody(['ledger:read'], ['order:read']))).toEqual([null]);
});

test('an order’s payments are told to its owner and with payment:read in its outlet, its books with ledger:read, its invoice to who prints it', async () => {
  const parts = async (call: CallContext) => {
    const { data, errors } = await ask(call, ORDER, { id: orderId });
    expect(errors).toEqual([]);
    const { payments, documents, entries } = data.order;
    return { payments: payments.length, documents: documents.length, entries: entries.length };
  };
  const see = ['order:see', 'order:read'] as const;
  expect(await parts(somebody(['order:see'], [], owner))).toEqual({ payments: 1, documents: 1, entries: 0 });
  expect(await parts(somebody([...see, 'invoice:print']))).toEqual({ payments: 0, documents: 1, entries: 0 });
  expect(await parts(somebody([...see, 'payment:read']))).toEqual({ payments: 1, documents: 0, entries: 0 });
  expect(await parts(somebody([...see, 'ledger:read']))).toEqual({ payments: 0, documents: 1, entries: 1 });
  expect(await parts(somebody(see))).toEqual({ payments: 0, documents: 0, entries: 0 });
  const away = await parts(somebody(see, ['payment:read', 'ledger:read', 'invoice:print']));
  expect(away).toEqual({ payments: 0, documents: 0, entries: 0 });
});
