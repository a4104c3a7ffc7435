import { expect, test } from 'vitest';
import { reconcile } from './reconcile.ts';
import { soundDay } from './sound-day.ts';

type Planted = { -readonly [Key in keyof Day]: Mutable<Day[Key]> };
type Day = ReturnType<typeof soundDay>;
type Mutable<Value> =
  Value extends ReadonlyMap<string, number>
    ? Map<string, number>
    : Value extends object
      ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
      : Value;

/** Which comparison names the difference, by how it begins, and how the difference is planted. */
const planted: readonly (readonly [finds: RegExp, what: string, plant: (day: Planted) => unknown])[] = [
  [/^tickets in the file/, 'an order that was never collected', (day) => set(one(day.read.orders), { state: 'READY' })],
  [/^tickets in the file/, 'an order that is missing', (day) => day.read.orders.pop()],
  [/^tickets in the file/, 'an order of no ticket', (day) => set(one(day.plan.orders), { id: 'other' })],
  [/^tickets in the file/, 'a token given twice', (day) => set(one(day.read.orders), { token: 'R2' })],
  [/^tickets in the file/, 'another business date', (day) => set(one(day.read.orders), { businessDate: '2026-11-23' })],
  [/^pieces/, 'one piece less', (day) => set(one(day.read.orders[1]?.lines), { quantity: 1 })],
  [/^pieces/, 'another price', (day) => add(one(one(day.read.orders).lines), 'gross', 1)],
  [/^live messages/, 'a message that was lost', (day) => day.seen.tickets.messages.splice(1, 1)],
  [/^live messages/, 'a message heard twice', (day) => day.seen.board.messages.push(last(day.seen.board.messages))],
  [/^live messages/, 'messages out of order', (day) => day.seen.stock.messages.reverse()],
  [/^live messages/, 'a first message that was lost', (day) => day.seen.stock.messages.shift()],
  [/^orders seen/, 'a step that nobody was shown', (day) => day.seen.orders.messages.splice(2, 1)],
  [
    /^orders seen/,
    'an order that was shown going back',
    (day) => set(one(day.seen.orders.messages).order, { version: 3 }),
  ],
  [/^orders seen/, 'a step left out', (day) => one(day.read.orders).steps.splice(2, 1)],
  [
    /^orders seen/,
    'an order last shown before it was collected',
    (day) => set(last(day.seen.orders.messages).order, { state: 'READY' }),
  ],
  [
    /^orders to be cooked/,
    'a ticket that was never bumped',
    (day) => set(one(one(day.read.orders).tickets), { state: 'DONE' }),
  ],
  [/^orders to be cooked/, 'a ticket too few', (day) => one(day.read.orders).tickets.pop()],
  [/^orders to be cooked/, 'a change that the kitchen did not hear', (day) => day.seen.tickets.messages.pop()],
  [
    /^orders shown on the board/,
    'a token left on the board',
    (day) => {
      last(day.seen.board.messages).board.ready.push({ orderId: 'o2' });
    },
  ],
  [/^orders shown on the board/, 'a board that missed the end', (day) => day.seen.board.messages.pop()],
  [
    /^orders shown on the board/,
    'a board that never showed anybody',
    (day) => {
      for (const { board } of day.seen.board.messages) set(board, { preparing: [], ready: [] });
    },
  ],
  [
    /^ingredients used/,
    'a level that was not shown anew',
    (day) => add(one(last(day.seen.stock.messages).levels), 'onHand', 1),
  ],
  [/^ingredients used/, 'an ingredient never shown', (day) => last(day.seen.stock.messages).levels.pop()],
  [/^stock =/, 'a gram too many', (day) => add(one(day.read.levels), 'onHand', 1)],
  [/^stock =/, 'stock still reserved', (day) => set(one(day.read.levels), { reserved: 1 })],
  [/^\d+ batches/, 'a paisa less in a batch', (day) => add(last(day.read.batches), 'valueRemaining', -1)],
  [/^\d+ batches/, 'an issue of another value', (day) => add(one(one(day.read.batches).moves), 'value', 1)],
  [/^\d+ batches/, 'an issue that was not written', (day) => one(day.read.batches).moves.shift()],
  [/^\d+ batches/, 'a level worth something else', (day) => add(one(day.read.levels), 'value', 1)],
  [
    /^batches taken/,
    'a batch begun too early',
    (day) => {
      one(day.read.batches).quantityRemaining = 1;
      day.read.batches[1] = { ...day.read.batches[1], quantityRemaining: 199 } as never;
    },
  ],
  [
    /^invoices/,
    'a gap in the numbers',
    (day) => set(one(day.read.orders[1]?.documents), { number: 'RX0/2627/000003' }),
  ],
  [
    /^invoices/,
    'a number given twice',
    (day) => set(one(day.read.orders[1]?.documents), { number: 'RX0/2627/000001' }),
  ],
  [/^invoices/, 'an order without an invoice', (day) => one(day.read.orders).documents.pop()],
  [/^invoices/, 'an invoice of another amount', (day) => add(one(one(day.read.orders).documents), 'total', 1)],
  [/^trial balance/, 'sides that differ', (day) => add(day.read.trialBalance, 'debit', 1)],
  [/^trial balance/, 'an entry that does not balance', (day) => add(one(last(day.read.entries).lines), 'debit', 1)],
  [/^trial balance/, 'a sale posted twice', (day) => day.read.entries.push(last(day.read.entries.slice(0, 2)))],
  [/^trial balance/, 'a balance that no entry explains', (day) => add(one(day.read.trialBalance.rows), 'debit', 1)],
  [/^revenue/, 'revenue that no order explains', (day) => add(row(day, '4100'), 'credit', 1)],
  [/^revenue/, 'tax of another amount', (day) => add(row(day, '2210'), 'credit', 1)],
  [/^revenue/, 'rounding of another amount', (day) => add(row(day, '6910'), 'debit', 1)],
  [/^cost/, 'cost of another amount', (day) => add(row(day, '5100'), 'debit', 1)],
  [/^cost/, 'inventory of another amount', (day) => add(row(day, '1220'), 'debit', 1)],
  [/^cost/, 'deliveries not booked', (day) => set(row(day, '2110'), { credit: 0 })],
  [/^cash in drawer/, 'a rupee missing in the drawer', (day) => add(row(day, '1010'), 'debit', -100)],
  [/^cash in drawer/, 'a payment not at the gateway', (day) => set(row(day, '1140'), { debit: 0 })],
  [
    /^cash in drawer/,
    'an order paid twice',
    (day) => {
      const { payments } = one(day.read.orders);
      payments.push(last(payments));
    },
  ],
  [/^cash in drawer/, 'wrong change', (day) => set(one(one(day.read.orders).payments), { change: 400 })],
  [/^today's page/, 'an order left open', (day) => set(day.read.today, { openOrders: 1 })],
  [/^today's page/, 'another revenue', (day) => add(day.read.today, 'revenue', 1)],
];

test('a day in which everything agrees has no difference', () => {
  expect(reconcile(soundDay()).flatMap(({ differences }) => differences)).toEqual([]);
});

test('an order that was cooked and collected within a moment need not have been seen on the board', () => {
  const day = soundDay() as unknown as Planted;
  for (const { board } of day.seen.board.messages) set(board, { preparing: [], ready: [] });
  for (const { steps } of day.read.orders) for (const step of steps) set(step, { at: '2026-11-24T05:00:00Z' });
  expect(reconcile(day as unknown as Day).flatMap(({ differences }) => differences)).toEqual([]);
});

test.each(planted)('%s names %s', (finds, _what, plant) => {
  const day = soundDay() as unknown as Planted;
  plant(day);
  const found = reconcile(day as unknown as Day).filter(({ differences }) => differences.length > 0);
  expect(found.map(({ what }) => what)).toContainEqual(expect.stringMatching(finds));
});

test('no comparison goes without a planted difference', () => {
  const without = reconcile(soundDay()).filter(({ what }) => !planted.some(([finds]) => finds.test(what)));
  expect(without).toEqual([]);
});

function set<Value extends object>(on: Value, change: Partial<Value>) {
  return Object.assign(on, change);
}

function add<Key extends string>(on: { [_ in Key]: number }, key: Key, amount: number) {
  on[key] = (on[key] + amount) as (typeof on)[Key];
}

function one<Value>(values: readonly Value[] | undefined): Value {
  if (!values?.[0]) throw new Error('There is none.');
  return values[0];
}

function last<Value>(values: readonly Value[]): Value {
  return one(values.slice(-1));
}

function row(day: Planted, code: string) {
  return one(day.read.trialBalance.rows.filter(({ account }) => account.code === code));
}
