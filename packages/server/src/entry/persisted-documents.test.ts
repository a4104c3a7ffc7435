import { fileURLToPath } from 'node:url';
import { getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '../modules/identity/index.ts';
import { listTickets } from '../modules/kitchen/index.ts';
import { paymentsOfOrders } from '../modules/payments/index.ts';
import { ANONYMOUS } from '../platform/auth/actor.ts';
import type { CallContext } from '../platform/context.ts';
import { compiled, interpreted } from '../platform/graphql/operation.ts';
import type { LiveMessage } from '../platform/live/stream.ts';
import { type Canteen, type Dish, openCanteen } from '../testing/canteen.ts';
import { countingStatements, graphContext } from '../testing/graph-context.ts';
import { composeSchema, permissions } from './compose.ts';
import { loadPersistedDocuments } from './persisted-documents.ts';

const schema = composeSchema();
const documents = loadPersistedDocuments(fileURLToPath(new URL('../../../../apps', import.meta.url)));
const named = [...documents].map(([key, text]) => {
  const operation = getOperationAST(parse(text));
  return { key, text, name: operation?.name?.value ?? '', kind: operation?.operation };
});

let canteen: Canteen;
let dishes: Dish[];
let orderId: string;
let ticketId: string;
let administrator: CallContext;
let accountId: string;
beforeAll(async () => {
  canteen = await openCanteen();
  await canteen.addOutlet('EW');
  dishes = [];
  for (let n = 0; n < 3; n += 1) dishes.push(await canteen.dish({ stock: 100 }));
  for (let n = 0; n < 6; n += 1) {
    orderId = canteen.newId();
    await canteen.order(
      dishes.map((dish) => ({ dish })),
      { id: orderId, tendered: 18_000 },
    );
    if (n % 2 === 0) await canteen.work(orderId, 'start');
    if (n === 0) await canteen.work(orderId, 'finish');
  }
  administrator = canteen.as(permissions.ofRole('administrator'), { everywhere: true });
  ticketId = await ticketOf(orderId);
  accountId = canteen.newId();
  const cook = { role: 'cook', outletId: canteen.outletId, expiresAt: null } as const;
  const person = { id: accountId, name: 'Devika', email: 'devika@college.example', roles: [cook] };
  await createAccount(administrator, { ...person, firstPassword: 'copper-otter-window-plum' });
});
afterAll(() => canteen.close());

async function ticketOf(id: string): Promise<string> {
  const { edges } = await listTickets(administrator, { outletId: canteen.outletId, first: 100 });
  return edges.find(({ node }) => node.orderId === id)?.node.id ?? '';
}

function variablesOf(name: string) {
  const { outletId } = canteen;
  const ids: Readonly<Record<string, string | undefined>> = { StockItem: dishes[0]?.stockItemId, Account: accountId };
  return { outletId, mailId: orderId, id: ids[name] ?? orderId, orderId };
}

/** The answer of the interpreter first, then of the compiled document; the world is the same for both. */
async function bothWays(key: string, text: string, call: CallContext, variables: object, root?: LiveMessage) {
  const plain = interpreted(schema, parse(text), null, key);
  const reference = await plain.execute(root, graphContext(call), { ...variables });
  const ours = await compiled(schema, key, text).execute(root, graphContext(call), { ...variables });
  const shown = ({ data, errors }: typeof ours) =>
    JSON.parse(JSON.stringify({ data, errors: errors?.map(({ message, path }) => ({ message, path })) }));
  return [shown(ours), shown(reference)];
}

/** What each change is asked for: done, done again, and refused in every way that is at hand. */
const ASKED: Readonly<Record<string, () => Promise<object[]>>> = {
  async QuoteOrder() {
    const cart = await canteen.quoted([{ dish: dishes[0] as Dish }], administrator);
    const { quote: _, ...wish } = cart;
    return [wish, { ...wish, lines: wish.lines.map((line) => ({ ...line, quantity: 99 })) }];
  },
  async PlaceOrder() {
    const cart = await canteen.quoted([{ dish: dishes[1] as Dish, quantity: 2 }], administrator);
    const paid = { id: canteen.newId(), ...cart, cash: { tendered: 12_000 } };
    return [paid, { ...paid, id: canteen.newId(), cash: { tendered: 1 } }];
  },
  async TakeCash() {
    const cart = await canteen.order([{ dish: dishes[2] as Dish }], { id: canteen.newId() });
    const { orderId: unpaid } = cart as { orderId: string };
    const input = { id: canteen.newId(), orderId: unpaid, tendered: 6_000 };
    return [input, { ...input, id: canteen.newId() }];
  },
  async CancelOrder() {
    const cart = await canteen.order([{ dish: dishes[2] as Dish }], { id: canteen.newId() });
    const { orderId: unpaid } = cart as { orderId: string };
    const input = { commandId: canteen.newId(), orderId: unpaid, reason: 'CUSTOMER' };
    return [input, { ...input, commandId: canteen.newId() }];
  },
  async StartTicket() {
    const input = { commandId: canteen.newId(), ticketId };
    return [input, { ...input, commandId: canteen.newId() }];
  },
  async FinishTicket() {
    const input = { commandId: canteen.newId(), ticketId };
    return [input, { ...input, commandId: canteen.newId() }];
  },
};

/** How many statements each query takes at most, whatever the number of rows. */
const STATEMENTS: Readonly<Record<string, number>> = {
  ...{ DayBook: 4, FinanceOrder: 8, TrialBalance: 2, FinanceViewer: 3 },
  ...{ ReadyBoard: 1, KioskMenu: 1, OpenNow: 1, WhereAmI: 2, WatchOrder: 2 },
  ...{ OpenOrders: 1, StrayPayments: 1, TillMenu: 1, Devices: 2, AllDayCounts: 1, RecallableTickets: 2 },
  ...{ KitchenBoard: 1, MenuPage: 1, Order: 9, Orders: 1, ReceivableItems: 3, StockItem: 5, StockLevels: 3 },
  ...{ Today: 4, Viewer: 4, MyAccount: 5, SecuritySettings: 8 },
  ...{ Mails: 2, Letter: 0 },
  ...{ Accounts: 3, Account: 3, ApiKeys: 1, KeyScopes: 0 },
};

/** What a canteen as this one answers to nobody: letters are read in the demo alone. */
const REFUSED = new Set(['Letter']);

const queries = named.filter(({ kind }) => kind === 'query');
const streams = named.filter(({ kind }) => kind === 'subscription');
const changes = named.filter(({ name }) => name in ASKED);

test('every query of our apps has its budget', () => {
  expect(new Set(queries.map(({ name }) => name))).toEqual(new Set(Object.keys(STATEMENTS)));
});

test.each(queries)('$name is answered within its statements', async ({ key, text, name }) => {
  const operation = compiled(schema, key, text);
  await operation.execute(undefined, graphContext(administrator), variablesOf(name));
  const { call, count } = countingStatements(administrator);
  await operation.execute(undefined, graphContext(call), variablesOf(name));
  expect(count()).toBe(STATEMENTS[name]);
});

test.each(['Orders', 'KitchenBoard'])('%s counts what is on no page by the same statement', async (name) => {
  const { key, text } = named.find((one) => one.name === name) ?? { key: '', text: '' };
  const operation = compiled(schema, key, text);
  const { call, count } = countingStatements(administrator);
  // A page of two, of six.
  const { data } = await operation.execute(undefined, graphContext(call), { ...variablesOf(name), first: 2 });
  expect(JSON.stringify(data)).toContain('"totalCount":6');
  expect(count()).toBe(1);
});

test.each(queries)('$name is answered the same compiled and interpreted', async ({ key, text, name }) => {
  for (const call of [administrator, { ...administrator, actor: ANONYMOUS }]) {
    const [ours, reference] = await bothWays(key, text, call, variablesOf(name));
    expect(ours).toEqual(reference);
    if (call === administrator) expect(ours.errors === undefined).toBe(!REFUSED.has(name));
  }
});

test.each(streams)('a message of $name is the same compiled and interpreted', async ({ key, text }) => {
  const { outletId: stream, clock } = canteen;
  const paymentId = (await paymentsOfOrders(canteen.db, [orderId])).get(orderId)?.[0]?.id;
  const payload = {
    outletId: stream,
    orderId,
    ticketId,
    paymentId,
    stockItemIds: [dishes[0]?.stockItemId],
    state: 'CAPTURED',
  };
  const event = { id: orderId, name: 'x', stream, position: 7, payload, occurredAt: clock.now() };
  const message: LiveMessage = { position: 7, after: 5, at: clock.now(), events: [event] };
  const [ours, reference] = await bothWays(key, text, administrator, variablesOf(''), message);
  expect(ours).toEqual(reference);
  expect(JSON.stringify(ours.data)).toContain('"position":7');
});

test.each(changes)('$name is answered the same compiled and interpreted: done, done again, refused', async (asked) => {
  const answers = [];
  for (const input of (await ASKED[asked.name]?.()) ?? []) {
    const [ours, reference] = await bothWays(asked.key, asked.text, administrator, { input });
    expect(ours).toEqual(reference);
    answers.push(ours.errors ?? Object.values(ours.data as Record<string, { __typename: string }>)[0]?.__typename);
  }
  expect(new Set(answers).size).toBeGreaterThan(1);
});
