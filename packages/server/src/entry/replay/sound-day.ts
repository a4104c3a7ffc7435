import type { DayRun } from './day-run.ts';
import type { PlannedItem, PlannedOrder } from './plan.ts';
import type { ReadBatch, ReadEntry, ReadOrder } from './read-back.ts';

const DAY = '2026-11-24';
const FLOUR = 'flour';
const CUPS = 'cups';

const item = (id: string, price: number, cooked: boolean, recipe: [string, number][]): PlannedItem => ({
  ...{ id, variantId: `${id}-v`, recipeId: `${id}-r`, code: id, name: id, price, cooked, prepSeconds: 60 },
  recipe: new Map(recipe),
});
const bread = item('bread', 10_525, true, [[FLOUR, 100]]);
const juice = item('juice', 2_100, false, [[CUPS, 1_000]]);

/** One order for bread, paid in cash and cooked; one for two juices, paid by UPI and handed over. */
const planned: PlannedOrder[] = [
  { id: 'o1', ticket: '1', afterMs: 0, payer: 'CASH_WITH_ORDER', lines: [{ item: bread, pieces: 1 }] },
  { id: 'o2', ticket: '2', afterMs: 1, payer: 'UPI', lines: [{ item: juice, pieces: 2 }] },
];

const path = (states: string[]) =>
  states.map((to, index) => ({
    ...{ version: index + 1, from: states[index - 1] ?? null, to },
    at: `${DAY}T05:0${index}:00Z`,
  }));
const COOKED = path(['PLACED', 'PAID', 'ACCEPTED', 'PREPARING', 'READY', 'COLLECTED']);
const HANDED = path(['PLACED', 'AWAITING_PAYMENT', 'PAID', 'READY', 'COLLECTED']);

function order(id: string, token: string, own: Partial<ReadOrder> & Pick<ReadOrder, 'taxable' | 'tax'>): ReadOrder {
  const total = own.taxable + own.tax;
  const roundOff = own.roundOff ?? 0;
  const sums = { taxable: own.taxable, tax: own.tax, total: total + roundOff, roundOff };
  return {
    ...{
      id,
      token,
      state: 'COLLECTED',
      paymentStatus: 'PAID',
      businessDate: DAY,
      total,
      roundOff,
      steps: [],
      lines: [],
    },
    ...{
      payments: [],
      tickets: [],
      documents: [{ number: `RX0/2627/00000${token.slice(1)}`, type: 'INVOICE', ...sums }],
    },
    ...own,
    version: own.steps?.length ?? 0,
  };
}

const paid = { state: 'CAPTURED', stray: null, refunds: [] };
const orders = [
  order('o1', 'R1', {
    ...{ taxable: 10_024, tax: 501, roundOff: -25, steps: COOKED },
    lines: [{ itemId: 'bread', quantity: 1, gross: 10_525 }],
    payments: [{ ...paid, tender: 'CASH', amount: 10_500, tendered: 11_000, change: 500 }],
    tickets: [{ id: 't1', state: 'BUMPED', version: 4 }],
  }),
  order('o2', 'R2', {
    ...{ taxable: 4_000, tax: 200, steps: HANDED },
    lines: [{ itemId: 'juice', quantity: 2, gross: 4_200 }],
    payments: [{ ...paid, tender: 'UPI', amount: 4_200, tendered: null, change: null }],
  }),
];

/** An entry by account: a debit is positive, a credit negative. */
function entry(number: number, event: string, sourceId: string, amounts: Record<string, number>): ReadEntry {
  const lines = Object.entries(amounts).map(([code, amount]) => {
    return { account: { code }, debit: Math.max(amount, 0), credit: Math.max(-amount, 0) };
  });
  const total = lines.reduce((sum, line) => sum + line.debit, 0);
  return { number, event, sourceType: 'order', sourceId, total, businessDate: DAY, lines };
}

const entries = [
  entry(1, 'RECEIVED', 'd1', { 1200: 1_500, 1220: 900, 2110: -2_400 }),
  entry(2, 'sale', 'o1', { 1010: 10_500, 6910: 25, 4100: -10_024, 2210: -251, 2211: -250 }),
  entry(3, 'start:t1', 'o1', { 5100: 500, 1200: -500 }),
  entry(4, 'sale', 'o2', { 1140: 4_200, 4100: -4_000, 2210: -100, 2211: -100 }),
  entry(5, 'hand-over', 'o2', { 5140: 600, 1220: -600 }),
];

function balance() {
  const sums = new Map<string, number>();
  for (const { account, debit, credit } of entries.flatMap(({ lines }) => lines)) {
    sums.set(account.code, (sums.get(account.code) ?? 0) + debit - credit);
  }
  const rows = [...sums].map(([code, amount]) => {
    return { account: { code }, debit: Math.max(amount, 0), credit: Math.max(-amount, 0) };
  });
  const side = (of: 'debit' | 'credit') => rows.reduce((sum, row) => sum + row[of], 0);
  return { rows, debit: side('debit'), credit: side('credit') };
}

/** A batch that came, and one issue from it where there was one. */
function batch(id: string, came: [number, number], went: [number, number], expiryDate: string | null): ReadBatch {
  const issue = { type: 'CONSUME', quantity: -went[0], value: -went[1] };
  return {
    ...{ id, expiryDate, receivedAt: `${DAY}T04:00:00Z`, status: came[0] === went[0] ? 'DEPLETED' : 'AVAILABLE' },
    ...{ quantityReceived: came[0], quantityRemaining: came[0] - went[0] },
    ...{ valueReceived: came[1], valueRemaining: came[1] - went[1] },
    moves: [...(went[0] > 0 ? [issue] : []), { type: 'RECEIPT', quantity: came[0], value: came[1] }],
  };
}

const batches = [
  batch('b1', [100, 500], [100, 500], '2026-11-25'),
  batch('b2', [200, 1_000], [0, 0], '2026-11-26'),
  batch('b3', [3_000, 900], [2_000, 600], null),
];
const levels = [
  { onHand: 200, reserved: 0, available: 200, value: 1_000, item: { id: FLOUR, name: 'Flour' } },
  { onHand: 1_000, reserved: 0, available: 1_000, value: 300, item: { id: CUPS, name: 'Cups' } },
];

/** Messages of one stream at these positions of the outlet's stream, after position 10. */
function stream<Content>(contents: readonly (Content & { at: number })[]) {
  return {
    since: 10,
    messages: contents.map(({ at, ...content }, index) => {
      return { position: at, after: contents[index - 1]?.at ?? 10, ...(content as Omit<Content, 'at'>) };
    }),
  };
}

const shown = (id: string, steps: typeof COOKED, from: number) =>
  steps.map(({ version, to }, index) => ({ at: from + index * 2, order: { id, state: to, version } }));
const ticketStates = ['NEW', 'COOKING', 'DONE', 'BUMPED'];

/** A small day in which everything agrees; mutable, so that a test may plant a difference. */
export function soundDay(): DayRun {
  const kept = { kind: 'INGREDIENT' as const, unit: 'g' as const, pickPolicy: 'FEFO' as const };
  const sent = (batchId: string, stockItemId: string, quantity: number, value: number) => {
    return { batchId, stockItemId, quantity, value, unit: 'g', expiryDate: null };
  };
  return structuredClone({
    plan: {
      items: [bread, juice],
      ingredients: [FLOUR, CUPS].map((id) => ({ ...kept, id, code: id, name: id === FLOUR ? 'Flour' : 'Cups' })),
      orders: planned,
    },
    opening: [sent('b1', FLOUR, 100, 500), sent('b2', FLOUR, 200, 1_000), sent('b3', CUPS, 3_000, 900)],
    seen: {
      orders: stream([...shown('o1', COOKED, 11), ...shown('o2', HANDED, 31)]),
      tickets: stream(
        ticketStates.map((state, index) => {
          return {
            at: 12 + index * 2,
            ticket: { id: 't1', orderId: 'o1', state, version: index + 1, prepSeconds: 60 },
          };
        }),
      ),
      board: stream([
        { at: 17, board: { preparing: [{ orderId: 'o1' }], ready: [] } },
        { at: 37, board: { preparing: [], ready: [{ orderId: 'o2' }] } },
        { at: 39, board: { preparing: [], ready: [] } },
      ]),
      stock: stream([
        { at: 18, levels: structuredClone(levels.slice(0, 1)) },
        { at: 40, levels: structuredClone(levels) },
      ]),
    },
    read: {
      ...{ orders, entries, levels, batches, trialBalance: balance(), board: { preparing: [], ready: [] } },
      today: { orders: 2, openOrders: 0, revenue: 14_024 },
      ...{ strayPayments: { totalCount: 0 }, kitchenTickets: { totalCount: 0 } },
    },
    businessDates: [DAY, DAY] as const,
  });
}
