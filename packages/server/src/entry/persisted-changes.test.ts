import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { addAccounts, hashPassword } from '../modules/identity/index.ts';
import { mailTemplate, writeMail } from '../modules/mail/index.ts';
import { orderingKeys, pickupCode } from '../modules/ordering/index.ts';
import { graphContext } from '../testing/graph-context.ts';
import {
  type AskedCanteen,
  type OwnDocument,
  openAskedCanteen,
  ownDocuments,
  waysOf,
} from '../testing/own-documents.ts';

// What our apps change. What they look at: persisted-documents.test.ts.
const PASSWORD = 'correct horse battery staple';
const EMAIL = 'asha@college.example';
let canteen: AskedCanteen;
beforeAll(async () => {
  canteen = await openAskedCanteen();
  const passwordHash = await hashPassword(PASSWORD);
  await canteen.db.transaction((tx) =>
    addAccounts(tx, [{ email: EMAIL, name: 'Asha', passwordHash, role: 'cashier' }], canteen.newId),
  );
});
afterAll(() => canteen.close());

/** The variables of a document. */
type Asked = object;

/** What one change is asked for, and what it costs. */
interface Row {
  /** What is done once; asked for again, it is something else that is done. */
  done(): Promise<Asked>;
  /** What is refused, or is an error, after what was done. */
  refused?(done: Asked): Promise<Asked[]> | Asked[];
  /** What is made anew each time: two are made, compared by everything but these fields. */
  readonly anew?: readonly string[];
}

const cart = async (quantity = 1) => canteen.quoted([{ dish: dish(), quantity }], canteen.administrator);
const dish = () => canteen.dishes[0] as AskedCanteen['dishes'][number];
const unpaid = async () => {
  const id = canteen.newId();
  await canteen.order([{ dish: dish() }], { id });
  return id;
};
const cooked = async (...steps: ('start' | 'finish')[]) => {
  const id = canteen.newId();
  await canteen.order([{ dish: dish() }], { id, tendered: 6_000 });
  for (const step of steps) await canteen.work(id, step);
  return id;
};
/** A command about something, under an id of its own. */
const saying = (about: object) => ({ input: { commandId: canteen.newId(), ...about } });
/** The same again under another id: it comes too late. */
const again = ({ input }: { input?: object }, more: object = {}) => [
  saying({ ...input, ...more, commandId: canteen.newId() }),
];
const ticketWork = (...before: ('start' | 'finish')[]): Row => ({
  done: async () => saying({ ticketId: await canteen.ticketOf(await cooked(...before)) }),
  refused: again,
});

const ask = (name: string) => waysOf(ownDocuments.find((one) => one.name === name) as OwnDocument);
const pairing = async () => {
  const { data } = await ask('BeginPairing').ours(canteen.administrator, { kind: 'KITCHEN' });
  return data.beginPairing as { id: string; code: string; secret: string };
};
const entered = ({ code }: { code: string }) => ({ input: { code, outletId: canteen.outletId, name: 'Kitchen' } });

const letter = mailTemplate({
  name: 'test.letter',
  data: z.object({}),
  letter: () => ({ subject: 'A letter', paragraphs: [] }),
});
const written = async () => {
  const { db, clock, newId, administrator } = canteen;
  const to = { name: 'Asha', email: EMAIL };
  await db.transaction((tx) =>
    writeMail({ tx, now: clock.now(), newId }, letter, { to, language: 'en', data: {}, usefulMinutes: 30 }),
  );
  const { data } = await ask('Mails').ours(administrator, {});
  return data.mails.edges[0].node.id as string;
};

let made = 0;
const code = () => {
  made += 1;
  return `S${made}`;
};
const outlet = () => ({
  ...{
    id: canteen.newId(),
    code: `Q${code()}`,
    name: 'Hall',
    opensAt: 0,
    closesAt: 1440,
    dayCutHour: 4,
    tokenPrefix: 'H',
  },
});
const withAnotherId = ({ input }: { input?: object }) => [{ input: { ...input, id: canteen.newId() } }];

const CHANGES: Readonly<Record<string, Row>> = {
  QuoteOrder: {
    async done() {
      const { quote: _, ...input } = await cart();
      return { input };
    },
    async refused() {
      const { quote: _, ...input } = await cart();
      return [{ input: { ...input, lines: input.lines.map((line) => ({ ...line, quantity: 99 })) } }];
    },
  },
  PlaceOrder: {
    done: async () => ({ input: { id: canteen.newId(), ...(await cart(2)), cash: { tendered: 12_000 } } }),
    refused: async () => [{ input: { id: canteen.newId(), ...(await cart()), cash: { tendered: 1 } } }],
  },
  StartPayment: {
    done: async () => ({ input: { id: canteen.newId(), orderId: await unpaid() } }),
    refused: async () => [{ input: { id: canteen.newId(), orderId: await cooked() } }],
  },
  TakeCash: {
    done: async () => ({ input: { id: canteen.newId(), orderId: await unpaid(), tendered: 6_000 } }),
    refused: withAnotherId,
  },
  CancelOrder: { done: async () => saying({ orderId: await unpaid(), reason: 'CUSTOMER' }), refused: again },
  CollectOrder: {
    async done() {
      const orderId = await cooked('start', 'finish');
      return saying({ orderId, pickupCode: pickupCode(canteen.platform.sockets.use(orderingKeys).pickup, orderId) });
    },
    refused: again,
  },
  UnlockPickup: {
    done: async () => saying({ orderId: await cooked() }),
    refused: () => [saying({ orderId: canteen.newId() })],
  },
  StartTicket: ticketWork(),
  FinishTicket: ticketWork('start'),
  BumpTicket: ticketWork('start', 'finish'),
  RecallTicket: ticketWork('start', 'finish'),
  ReceiveStock: {
    async done() {
      const [id, batchId, stockItemId] = [canteen.newId(), canteen.newId(), dish().stockItemId];
      const line = { batchId, stockItemId, quantity: 1_000, unit: 'pcs', value: 1_500 };
      return { input: { id, outletId: canteen.outletId, supplier: 'Mill', lines: [line] } };
    },
    refused: withAnotherId,
  },
  SaveOutlet: { done: async () => ({ input: outlet() }), refused: withAnotherId },
  SaveStation: {
    async done() {
      const { id, outletId } = { id: canteen.newId(), outletId: canteen.outletId };
      return { input: { id, outletId, code: code(), name: 'Wok', position: 3 } };
    },
    refused: withAnotherId,
  },
  SetOutletOpen: {
    done: async () => saying({ outletId: canteen.outletId, takesOrders: true }),
    refused: () => [saying({ outletId: canteen.newId(), takesOrders: true })],
  },
  SetItemAvailability: {
    done: async () => saying({ outletId: canteen.outletId, itemId: dish().itemId, available: true }),
    refused: () => [saying({ outletId: canteen.outletId, itemId: canteen.newId(), available: true })],
  },
  ImportMenu: {
    async done() {
      const csv = `category,item,serving,price_inr,diet,allergens\nTea,Tea ${code()},,10,veg,\n`;
      return saying({ outletIds: [canteen.outletId], csv, existing: 'UPDATE', defaults: {}, dryRun: false });
    },
    refused: (done) => again(done, { csv: 'a,b\n1,2\n' }),
  },
  SendMailAgain: {
    done: async () => ({ mailId: await written() }),
    refused: () => [{ mailId: canteen.newId() }],
  },
  SignIn: {
    done: async () => ({ input: { email: EMAIL, password: PASSWORD } }),
    refused: () => [{ input: { email: EMAIL, password: 'wrong' } }],
  },
  SignOut: { done: async () => ({}) },
  BeginPairing: { done: async () => ({ kind: 'KIOSK' }), anew: ['id', 'code', 'secret'] },
  BeginKitchenPairing: { done: async () => ({}), anew: ['id', 'code', 'secret'] },
  PairDevice: {
    done: async () => entered(await pairing()),
    refused: (done) => [done],
    anew: ['id', 'number'],
  },
  ...Object.fromEntries(['ClaimPairing', 'ClaimKitchenPairing'].map((name) => [name, claim()])),
  // No canteen but the demo's has these, and this one is none.
  PairDemoDevice: { done: async () => ({ kind: 'KIOSK' }) },
  PairDemoKitchen: { done: async () => ({}) },
  ResetDemo: { done: async () => ({}) },
};

function claim(): Row {
  return {
    async done() {
      const begun = await pairing();
      await ask('PairDevice').ours(canteen.administrator, entered(begun));
      return { input: { pairingId: begun.id, secret: begun.secret } };
    },
    refused: () => [{ input: { pairingId: canteen.newId(), secret: 'x' } }],
  };
}

/**
 * What each costs, done once: statements on the wire, the shared barrier among them, and how often PostgreSQL was waited
 * for. A write by `handle` is planned anew each time, which is waited for as well.
 */
const COSTS: Readonly<Record<string, readonly [statements: number, roundTrips: number]>> = {
  'finance SignIn': [9, 14],
  'finance SignOut': [4, 5],
  'kiosk BeginPairing': [7, 10],
  'kiosk CancelOrder': [17, 30],
  'kiosk ClaimPairing': [9, 14],
  'kiosk PairDemoDevice': [6, 8],
  'kiosk PlaceOrder': [2, 2],
  'kiosk QuoteOrder': [3, 3],
  'kiosk StartPayment': [29, 46],
  'staff BeginKitchenPairing': [7, 10],
  'staff BumpTicket': [3, 3],
  'staff CancelOrder': [17, 30],
  'staff ClaimKitchenPairing': [9, 14],
  'staff CollectOrder': [3, 3],
  'staff FinishTicket': [3, 3],
  'staff ImportMenu': [35, 59],
  'staff PairDemoKitchen': [6, 8],
  'staff PairDevice': [9, 15],
  'staff PlaceOrder': [3, 3],
  'staff QuoteOrder': [3, 3],
  'staff RecallTicket': [16, 28],
  'staff ReceiveStock': [20, 35],
  'staff ResetDemo': [1, 1],
  'staff SaveOutlet': [9, 14],
  'staff SaveStation': [8, 13],
  'staff SendMailAgain': [6, 9],
  'staff SetItemAvailability': [12, 19],
  'staff SetOutletOpen': [11, 18],
  'staff SignIn': [9, 14],
  'staff SignOut': [4, 5],
  'staff StartTicket': [3, 3],
  'staff TakeCash': [7, 7],
  'staff UnlockPickup': [11, 18],
};

const changes = ownDocuments.filter(({ kind }) => kind === 'mutation');
const titleOf = ({ app, name }: { app: string; name: string }) => `${app} ${name}`;
const rowOf = (name: string) => CHANGES[name] as Row;
const without = (fields: readonly string[], answer: object) =>
  JSON.parse(JSON.stringify(answer, (key, value) => (fields.includes(key) ? typeof value : value)));
/** What an answer was: a type of the schema, an error's text, or just true. */
const outcome = ({ data, errors }: { data?: Record<string, unknown>; errors?: { message: string }[] }) => {
  const [value] = Object.values(data ?? {});
  return errors?.[0]?.message ?? (value as { __typename?: string } | null)?.__typename ?? value;
};

test('every change of our apps is compared and has its budget', () => {
  expect(changes.map(titleOf).sort()).toEqual(Object.keys(COSTS).sort());
  expect([...new Set(changes.map(({ name }) => name))].sort()).toEqual(Object.keys(CHANGES).sort());
});

test.each(changes)(
  '$name of $app is answered the same compiled and interpreted: done, done again, refused',
  async (asked) => {
    const { ours, reference } = waysOf(asked);
    const { done, refused, anew } = rowOf(asked.name);
    const first = await done();
    const answer = await ours(canteen.administrator, first);
    const other = await reference(canteen.administrator, anew ? await done() : first);
    expect(without(anew ?? [], answer)).toEqual(without(anew ?? [], other));
    expect(answer.errors).toBeUndefined();
    for (const variables of (await refused?.(first)) ?? []) {
      const late = await ours(canteen.administrator, variables);
      expect(late).toEqual(await reference(canteen.administrator, variables));
      if (asked.name !== 'ReceiveStock') expect(outcome(late)).not.toBe(outcome(answer));
    }
  },
);

test.each(changes)('$name of $app is done within its statements', async (asked) => {
  const { ours } = waysOf(asked);
  const { done } = rowOf(asked.name);
  // The first time every statement is prepared.
  for (let n = 0; n < 2; n += 1) {
    const variables = await done();
    await canteen.onTheWire((call) => ours(call, variables));
  }
  const variables = await done();
  const { statements, roundTrips } = await canteen.onTheWire(async (call) => {
    expect((await ours({ ...graphContext(call) }, variables)).errors).toBeUndefined();
  });
  expect([statements.length, roundTrips], statements.map((text) => text.slice(0, 120)).join('\n')).toEqual(
    COSTS[titleOf(asked)],
  );
});
