import { isRefusal } from '@college-kiosk/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ManualClock } from '../../../../../tools/faults/fake-clock.ts';
import { seedDemo } from '../../entry/seed/seed.ts';
import type { Quoted } from '../../modules/catalog/index.ts';
import { bumpTicket, finishTicket, startTicket, ticketsById, writtenTickets } from '../../modules/kitchen/index.ts';
import {
  collectOrder,
  ordersById,
  pickupCode,
  placeOrder,
  quoteOrder,
  takeCash,
  writtenOrders,
} from '../../modules/ordering/index.ts';
import { newId } from '../../platform/ids.ts';
import { copyTestDatabase, createTestDatabase } from '../database.ts';
import { referencePlaceOrder, referenceTakeCash } from './selling.ts';
import { referenceBumpTicket, referenceCollectOrder, referenceFinishTicket, referenceStartTicket } from './serving.ts';
import { complicate, type Dish, keys, NOW, openSide, readDishes, type Side } from './sides.ts';
import { writtenBy } from './written.ts';

const DAY_MS = 86_400_000;

const clock = new ManualClock(NOW);
let product: Side;
let reference: Side;
let outletId: string;
let dishes: Dish[];
/** What was placed so far, oldest first. */
const placed: string[] = [];
const handedOver: string[] = [];

beforeAll(async () => {
  const database = await createTestDatabase();
  await seedDemo(database.ownerUrl, NOW, { days: 1 });
  await complicate(database);
  reference = openSide(await copyTestDatabase(database), clock);
  product = openSide(database, clock);
  [outletId, dishes] = await readDishes(product);
}, 120_000);

afterAll(async () => {
  for (const side of [product, reference]) {
    await side?.opened.close();
    await side?.database.drop();
  }
});

type Line = { readonly dish: number; readonly quantity: number; readonly extra: boolean };
type Step = keyof typeof STEPS;
type Act =
  | { readonly do: 'place'; readonly lines: readonly Line[]; readonly tendered: number | null; readonly times: number }
  | { readonly do: 'take cash'; readonly order: number; readonly tendered: number }
  | { readonly do: Step; readonly ticket: number }
  | { readonly do: 'collect'; readonly order: number; readonly isRight: boolean; readonly times: number }
  | { readonly do: 'wait'; readonly days: number };

const tendered = fc.constantFrom(100, 20_000, 5_000_000);
const line = fc.record({
  dish: fc.nat(),
  // Now and then more than there can be.
  quantity: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 1, arbitrary: fc.constant(99) },
  ),
  extra: fc.boolean(),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('place' as const),
      lines: fc.array(line, { minLength: 1, maxLength: 5 }),
      tendered: fc.option(tendered),
      times: fc.constant(1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('take cash' as const), order: fc.nat(), tendered }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom('start ticket' as const, 'finish ticket' as const, 'bump ticket' as const),
      ticket: fc.nat(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('collect' as const),
      order: fc.nat(),
      isRight: fc.boolean(),
      // Six wrong guesses in a row meet the lock.
      times: fc.constantFrom(1, 1, 6),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(0, 1, 3) }) },
);

const said = (answer: unknown) => (isRefusal(answer) ? answer.code : 'done');

/** What a call said, or the code of the error that it threw. */
const saidBy = (call: Promise<unknown>) => call.then(said, (error: { code?: unknown }) => error.code ?? error);

/** Does the same on both sides. Answers what each said, as far as both say the same thing. */
async function doBoth(what: Act): Promise<[unknown, unknown]> {
  switch (what.do) {
    case 'wait':
      clock.set(new Date(clock.now().getTime() + what.days * DAY_MS + 1_000));
      return [null, null];
    case 'place': {
      const lines = what.lines.map(({ dish, quantity, extra }) => {
        const { extras, ...ids } = dishes[dish % dishes.length] as Dish;
        return { ...ids, quantity, optionIds: extra ? [...extras] : [] };
      });
      const cash = what.tendered === null ? null : { tendered: what.tendered };
      const quoted = await quoteOrder(product.context, { outletId, lines });
      // What is short is refused by the quote already; placing comes to it when the same is sold again and again.
      if (isRefusal(quoted)) return [null, null];
      const { signed: quote } = quoted as { signed: string };
      let answers: [unknown, unknown] = [null, null];
      for (let time = 0; time < what.times && answers[0] === answers[1]; time += 1) {
        const id = newId(clock.now());
        const answer = await placeOrder(product.context, { id, outletId, lines, quote, cash });
        // What is shown without another look is what was written, to the last field.
        if (!isRefusal(answer)) {
          const written = (await ordersById(product.context.platform.db, [id])).get(id);
          expect(writtenOrders.by(answer)).toEqual(written);
        }
        answers = [
          said(answer),
          said(await referencePlaceOrder(reference.context, { id, outletId, quoted: quoted as Quoted, cash })),
        ];
        if (answers[0] === 'done') placed.push(id);
      }
      return answers;
    }
    case 'take cash': {
      const orderId = placed[what.order % placed.length];
      if (!orderId) return [null, null];
      const input = { id: newId(clock.now()), orderId, tendered: what.tendered };
      return [said(await takeCash(product.context, input)), said(await referenceTakeCash(reference.context, input))];
    }
    case 'collect':
      return collectBoth(what);
    default:
      return stepBoth(what);
  }
}

const STEPS = {
  'start ticket': { product: startTicket, reference: referenceStartTicket, from: 'NEW' },
  'finish ticket': { product: finishTicket, reference: referenceFinishTicket, from: 'COOKING' },
  'bump ticket': { product: bumpTicket, reference: referenceBumpTicket, from: 'DONE' },
} as const;

async function stepBoth(what: { readonly do: Step; readonly ticket: number }): Promise<[unknown, unknown]> {
  const { from, ...take } = STEPS[what.do];
  const [one, other] = [await ticketOf(product, what.ticket, from), await ticketOf(reference, what.ticket, from)];
  if (!one || !other) return [one, other];
  const commandId = newId(clock.now());
  const answer = await take.product(product.context, { commandId, ticketId: one });
  // As above: what is shown is what was written.
  if (!isRefusal(answer)) {
    expect(writtenTickets.by(answer)).toEqual((await ticketsById(product.context.platform.db, [one])).get(one));
  }
  return [said(answer), said(await take.reference(reference.context, { commandId, ticketId: other }))];
}

/** Somebody comes for an order, with its code or without, once or again and again. */
async function collectBoth(what: Extract<Act, { readonly do: 'collect' }>): Promise<[unknown, unknown]> {
  const ready = await product.opened.sql<{ id: string }[]>`
    select id from orders where id = any(${placed}) order by state <> 'READY', id`;
  // Most come when it is ready.
  const orderId = ready[what.order % (what.order % 4 === 0 ? ready.length : Math.min(3, ready.length))]?.id;
  if (!orderId) return [null, null];
  const right = pickupCode(keys.pickup, orderId);
  const typed = what.isRight ? right : right.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
  let answers: [unknown, unknown] = [null, null];
  for (let time = 0; time < what.times && answers[0] === answers[1]; time += 1) {
    const input = { commandId: newId(clock.now()), orderId, pickupCode: typed };
    const collected = collectOrder(product.context, input);
    answers = [await saidBy(collected), await saidBy(referenceCollectOrder(reference.context, input))];
    if (answers[0] !== 'done') continue;
    handedOver.push(orderId);
    const written = (await ordersById(product.context.platform.db, [orderId])).get(orderId);
    expect(writtenOrders.by(await collected)).toEqual(written);
  }
  return answers;
}

/** The n-th ticket of what was placed here, mostly one in this state: tickets are named anew on each side. */
async function ticketOf({ opened }: Side, n: number, state: string): Promise<string | undefined> {
  const rows = await opened.sql<{ id: string; fits: boolean }[]>`
    select id, state = ${state} as fits from tickets where order_id = any(${placed}) order by order_id, station_code`;
  const fitting = rows.filter(({ fits }) => fits);
  const among = n % 5 === 0 || fitting.length === 0 ? rows : fitting;
  return among[n % among.length]?.id;
}

/** Too little is held out for the first order of all. */
const TOO_LITTLE: Act[] = [
  { do: 'place', lines: [{ dish: 0, quantity: 1, extra: false }], tendered: null, times: 1 },
  { do: 'take cash', order: 0, tendered: 1 },
];

/** The same again and again, until there is too little of it. */
const SOLD_OUT: Act[] = Array.from({ length: 4 }, (_, dish) => ({
  ...{ do: 'place' as const, lines: [{ dish, quantity: 20, extra: false }], tendered: null, times: 60 },
}));

/** One of each dish, and whatever is ready without being cooked is fetched: goods leave the stock at the hand-over. */
const HANDED_OVER: Act[] = [
  ...Array.from({ length: 80 }, (_, dish) => ({
    ...{ do: 'place' as const, lines: [{ dish, quantity: 1, extra: false }], tendered: 5_000_000, times: 1 },
  })),
  ...Array.from({ length: 6 }, () => ({ do: 'collect' as const, order: 1, isRight: true, times: 1 })),
];

test('whatever is sold, paid, cooked and handed over, the statements write what the plain reference writes', async () => {
  const told: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 22 }), async (acts) => {
      for (const what of acts) {
        const [fast, plain] = await doBoth(what);
        expect(fast, JSON.stringify(what)).toEqual(plain);
        const name = `${what.do}: ${fast}`;
        told[name] = (told[name] ?? 0) + 1;
      }
      expect(await writtenBy(product.opened.sql)).toEqual(await writtenBy(reference.opened.sql));
    }),
    { numRuns: 12, seed: 20_261_124, endOnFailure: true, examples: [[TOO_LITTLE], [HANDED_OVER], [SOLD_OUT]] },
  );
  // It has been everywhere.
  expect(Object.keys(told)).toEqual(
    expect.arrayContaining([
      ...['place: done', 'place: WRONG_TENDER', 'place: OUT_OF_STOCK'],
      ...['take cash: done', 'take cash: ILLEGAL_TRANSITION', 'take cash: WRONG_TENDER'],
      ...['start ticket: done', 'start ticket: ILLEGAL_TICKET_CHANGE', 'start ticket: INGREDIENTS_MISSING'],
      ...['finish ticket: done', 'finish ticket: ILLEGAL_TICKET_CHANGE'],
      ...['bump ticket: done', 'bump ticket: ILLEGAL_TICKET_CHANGE'],
      ...['collect: done', 'collect: ILLEGAL_TRANSITION', 'collect: WRONG_PICKUP_CODE', 'collect: PICKUP_LOCKED'],
    ]),
  );
  const [beyond] = await product.opened.sql<{ n: number }[]>`select count(*)::integer as n from stock_deficits`;
  expect(beyond?.n).toBeGreaterThan(0);
  const [goods] = await product.opened.sql<{ n: number }[]>`
    select count(*)::integer as n from journal_entries where event = 'hand-over' and source_id = any(${handedOver})`;
  expect(goods?.n).toBeGreaterThan(0);
}, 120_000);
