import { isRefusal } from '@college-kiosk/kernel';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ManualClock } from '../../../../../tools/faults/fake-clock.ts';
import { plugSockets } from '../../entry/compose.ts';
import { seedDemo } from '../../entry/seed/seed.ts';
import type { Quoted } from '../../modules/catalog/index.ts';
import { startTicket } from '../../modules/kitchen/index.ts';
import { orderAsWritten, ordersById, placeOrder, quoteOrder, takeCash } from '../../modules/ordering/index.ts';
import { noProvider } from '../../modules/payments/index.ts';
import { systemActor } from '../../platform/auth/actor.ts';
import type { CallContext } from '../../platform/context.ts';
import { APP_ROLE } from '../../platform/db/app-role.ts';
import { type OpenDatabase, openDatabase } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { Live } from '../../platform/live/live.ts';
import { Sockets } from '../../platform/socket.ts';
import { copyTestDatabase, createTestDatabase, type TestDatabase } from '../database.ts';
import { referencePlaceOrder, referenceStartTicket, referenceTakeCash } from './selling.ts';
import { writtenBy } from './written.ts';

/** Noon in India, the day after the demo's history. */
const NOW = new Date('2026-11-24T07:00:00.000Z');
const DAY_MS = 86_400_000;

/** One of two copies of the demo canteen: the product acts in one, the reference in the other. */
interface Side {
  readonly database: TestDatabase;
  readonly opened: OpenDatabase;
  readonly context: CallContext;
}

interface Dish {
  readonly itemId: string;
  readonly variantId: string;
  /** What may be chosen with it, where nothing must be. */
  readonly extras: readonly string[];
}

const clock = new ManualClock(NOW);
const cashier = { ...systemActor('Cashier'), kind: 'user' as const, id: newId(NOW) };
let product: Side;
let reference: Side;
let outletId: string;
let dishes: Dish[];
/** What was placed so far, oldest first. */
const placed: string[] = [];

beforeAll(async () => {
  const database = await createTestDatabase();
  await seedDemo(database.ownerUrl, NOW, { days: 1 });
  await complicate(database);
  reference = openSide(await copyTestDatabase(database));
  product = openSide(database);
  [outletId, dishes] = await readDishes();
}, 120_000);

afterAll(async () => {
  for (const side of [product, reference]) {
    await side?.opened.close();
    await side?.database.drop();
  }
});

/**
 * What the demo's calm first day lacks: of everything a later delivery that expires sooner, and options that leave out more
 * of an ingredient than is in the dish.
 */
async function complicate(database: TestDatabase): Promise<void> {
  const owner = openDatabase(database.ownerUrl, { max: 1 });
  await owner.sql.begin(async (sql) => {
    await sql`
      with added as (
        insert into batches (id, outlet_id, stock_item_id, receipt_id, received_at, expiry_date, quantity_received,
          quantity_remaining, value_received, value_remaining, status)
        select gen_random_uuid(), outlet_id, stock_item_id, receipt_id, max(received_at) + interval '1 hour', '2026-11-25',
          7001, 7001, 997, 997, 'AVAILABLE'
        from batches where status = 'AVAILABLE' group by outlet_id, stock_item_id, receipt_id
        returning outlet_id, stock_item_id
      ), sums as (select outlet_id, stock_item_id, count(*) as n from added group by 1, 2)
      update stock_levels l set on_hand = l.on_hand + 7001 * s.n from sums s
      where s.outlet_id = l.outlet_id and s.stock_item_id = l.stock_item_id`;
    await sql`
      with options as (
        select distinct on (o.id) o.id as option, t.stock_item_id from modifier_options o
        join item_modifier_groups g on g.group_id = o.group_id join item_variants v on v.item_id = g.item_id
        join recipes r on r.variant_id = v.id join recipe_lines t on t.recipe_id = r.id order by o.id, t.stock_item_id
      ), made as (
        insert into recipes (id, option_id, version, created_at)
        select gen_random_uuid(), option, 99, now() from options returning id, option_id
      )
      insert into recipe_lines (recipe_id, stock_item_id, quantity)
      select m.id, o.stock_item_id, -1000000000 from made m join options o on o.option = m.option_id`;
  });
  await owner.close();
}

function openSide(database: TestDatabase): Side {
  const opened = openDatabase(database.url(APP_ROLE), { max: 4, name: 'test' });
  const { db, statements } = opened;
  const log = pino({ level: 'silent' });
  const platform = { db, statements, clock, log, sockets: new Sockets(), live: new Live(), wakeRelay: () => {} };
  const keys = { quote: new Uint8Array(32).fill(1), pickup: new Uint8Array(32).fill(2) };
  plugSockets(platform.sockets, { db, clock, keys, provider: noProvider, resetDemo: async () => {} });
  return { database, opened, context: { platform, actor: cashier, requestId: 'test', address: null } };
}

/** What the demo's first outlet serves all day, one variant of each; with options where a group asks for none. */
async function readDishes(): Promise<[string, Dish[]]> {
  const rows = await product.opened.sql<{ outlet: string; item: string; variant: string; extras: string[] | null }[]>`
    select distinct on (i.code) oi.outlet_id as outlet, oi.item_id as item, v.id as variant,
      (select array_agg(distinct (select o.id from modifier_options o where o.group_id = g.id order by o.position limit 1))
       from item_modifier_groups l join modifier_groups g on g.id = l.group_id where l.item_id = oi.item_id) as extras
    from outlet_items oi join items i on i.id = oi.item_id join item_variants v on v.item_id = oi.item_id join outlets t on t.id = oi.outlet_id
    where not oi.sold_out and not exists (select from item_dayparts d where d.item_id = oi.item_id)
      and not exists (select from item_modifier_groups l join modifier_groups g on g.id = l.group_id
        where l.item_id = oi.item_id and g.min > 1)
      and t.code = (select min(code) from outlets)
    order by i.code, v.position`;
  const [first] = rows;
  if (!first) throw new Error('The demo serves nothing all day.');
  return [first.outlet, rows.map((row) => ({ itemId: row.item, variantId: row.variant, extras: row.extras ?? [] }))];
}

type Line = { readonly dish: number; readonly quantity: number; readonly extra: boolean };
type Act =
  | { readonly do: 'place'; readonly lines: readonly Line[]; readonly tendered: number | null; readonly times: number }
  | { readonly do: 'take cash'; readonly order: number; readonly tendered: number }
  | { readonly do: 'start ticket'; readonly ticket: number }
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
  { weight: 4, arbitrary: fc.record({ do: fc.constant('start ticket' as const), ticket: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(0, 1, 3) }) },
);

/** Does the same on both sides. Answers what each said, as far as both say the same thing. */
async function doBoth(what: Act): Promise<[unknown, unknown]> {
  const said = (answer: unknown) => (isRefusal(answer) ? answer.code : 'done');
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
          expect(orderAsWritten(answer)).toEqual(written);
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
    case 'start ticket': {
      const [one, other] = [await ticketOf(product, what.ticket), await ticketOf(reference, what.ticket)];
      if (!one || !other) return [one, other];
      const commandId = newId(clock.now());
      return [
        said(await startTicket(product.context, { commandId, ticketId: one })),
        said(await referenceStartTicket(reference.context, { commandId, ticketId: other })),
      ];
    }
  }
}

/** The n-th ticket of what was placed here, whatever its state: tickets are named anew on each side. */
async function ticketOf({ opened }: Side, n: number): Promise<string | undefined> {
  const rows = await opened.sql<{ id: string }[]>`
    select id from tickets where order_id = any(${placed}) order by order_id, station_code`;
  return rows[n % rows.length]?.id;
}

/** The same again and again, until there is too little of it. */
const SOLD_OUT: Act[] = Array.from({ length: 4 }, (_, dish) => ({
  ...{ do: 'place' as const, lines: [{ dish, quantity: 20, extra: false }], tendered: null, times: 60 },
}));

test('whatever is sold, paid and begun, the statements write what the plain reference writes', async () => {
  const told: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
      for (const what of acts) {
        const [fast, plain] = await doBoth(what);
        expect(fast, JSON.stringify(what)).toEqual(plain);
        const name = `${what.do}: ${fast}`;
        told[name] = (told[name] ?? 0) + 1;
      }
      expect(await writtenBy(product.opened.sql)).toEqual(await writtenBy(reference.opened.sql));
    }),
    { numRuns: 12, seed: 20_261_124, endOnFailure: true, examples: [[SOLD_OUT]] },
  );
  // It has been everywhere.
  expect(Object.keys(told)).toEqual(
    expect.arrayContaining([
      ...['place: done', 'place: WRONG_TENDER', 'place: OUT_OF_STOCK'],
      ...['take cash: done', 'take cash: ILLEGAL_TRANSITION', 'take cash: WRONG_TENDER'],
      ...['start ticket: done', 'start ticket: ILLEGAL_TICKET_CHANGE', 'start ticket: INGREDIENTS_MISSING'],
    ]),
  );
}, 120_000);
