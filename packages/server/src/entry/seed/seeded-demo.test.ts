import { isRefusal } from '@college-kiosk/kernel';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ManualClock } from '../../../../../tools/faults/fake-clock.ts';
import { menuOf } from '../../modules/catalog/index.ts';
import { financeIdentities } from '../../modules/finance/index.ts';
import { expireBatches, inventoryIdentities, portionsLeft } from '../../modules/inventory/index.ts';
import { cancelOrder, placeOrder, quoteOrder } from '../../modules/ordering/index.ts';
import { paymentsIdentities } from '../../modules/payments/index.ts';
import { systemActor } from '../../platform/auth/actor.ts';
import type { CallContext, Platform } from '../../platform/context.ts';
import { APP_ROLE } from '../../platform/db/app-role.ts';
import { type OpenDatabase, openDatabase } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { Live } from '../../platform/live/live.ts';
import { Sockets } from '../../platform/socket.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { plugForTest } from '../../testing/plug.ts';
import { historyIdentities } from './history/identities.ts';
import { restockDemo } from './restock-demo.ts';
import { seedDemo } from './seed.ts';

const NOW = new Date('2026-11-24T03:30:00.000Z');
const DAY_MS = 86_400_000;

let database: TestDatabase;
let opened: OpenDatabase;
const clock = new ManualClock(NOW);
let platform: Platform;

/** A seeded demo canteen as the product runs it: with the application's own role. */
beforeAll(async () => {
  database = await createTestDatabase();
  await seedDemo(database.ownerUrl, NOW, { days: 6 });
  opened = openDatabase(database.url(APP_ROLE), { max: 4, name: 'test' });
  const log = pino({ level: 'silent' });
  const { db, statements } = opened;
  platform = { db, statements, clock, log, sockets: new Sockets(), live: new Live(), wakeRelay: () => {} };
  plugForTest(platform.sockets, { db: opened.db, clock });
}, 120_000);

afterAll(async () => {
  await opened?.close();
  await database?.drop();
});

function as(actor: CallContext['actor']): CallContext {
  return { platform, actor, requestId: 'test', address: null };
}

test('an order of the history is row for row what the product writes, and the product counts on from it', async () => {
  const [seeded] = await opened.sql`
    select o.*, p.tendered, s.reason from orders o join payments p on p.order_id = o.id
    join order_steps s on s.order_id = o.id and s.to_state = 'CANCELLED'
    where o.channel = 'COUNTER' and p.tender = 'CASH' and o.payment_status = 'REFUNDED'
      and o.outlet_id not in (select outlet_id from drawers) order by o.id limit 1`;
  if (!seeded) throw new Error('The history has no order that was paid in cash and cancelled.');
  const cart = await opened.sql`select * from order_lines where order_id = ${seeded.id} order by position`;
  // The same hour of today: the same dishes are served.
  const [date, time] = [NOW.toISOString().slice(0, 10), new Date(seeded.placed_at).toISOString().slice(10)];
  clock.set(new Date(`${date}${time}`));
  const cashier = as({ ...systemActor('Cashier'), kind: 'user', id: seeded.placed_by });
  const asked = {
    outletId: seeded.outlet_id as string,
    lines: cart.map((line) => ({
      ...{ itemId: line.item_id as string, variantId: line.variant_id as string, quantity: line.quantity as number },
      optionIds: (line.modifiers as { optionId: string }[]).map(({ optionId }) => optionId),
    })),
  };
  const quote = await quoteOrder(cashier, asked);
  if (!('signed' in quote)) throw new Error(`The cart was not priced: ${JSON.stringify(quote)}`);
  const id = newId(clock.now());
  const cash = { tendered: Number(seeded.tendered) };
  const placed = await placeOrder(cashier, { id, ...asked, quote: quote.signed, cash });
  expect(isRefusal(placed)).toBe(false);
  const cancelled = await cancelOrder(cashier, { commandId: newId(NOW), orderId: id, reason: seeded.reason as string });
  expect(isRefusal(cancelled)).toBe(false);

  expect(await rowsOf(id)).toEqual(await rowsOf(seeded.id as string));
  const checks = [
    ...(await financeIdentities(opened.db)),
    ...(await inventoryIdentities(opened.db)),
    ...(await paymentsIdentities(opened.db)),
    ...(await historyIdentities(opened.db)),
  ];
  // One token of today was given: the day has its counter.
  expect(checks.filter(({ violations }) => violations.length > 0)).toEqual([]);
  const numbers = await opened.sql`select type, number, series, financial_year, sequence from documents
    where order_id = ${id} order by type`;
  for (const { type, number, series, financial_year: year, sequence } of numbers) {
    const [before] = await opened.sql`select number from documents
      where series = ${series} and financial_year = ${year} and sequence = ${sequence - 1}`;
    expect(before, `${type} ${number}`).toBeDefined();
    expect(before?.number.length).toBe(number.length);
    expect(Number(number.split('/')[2])).toBe(Number(before?.number.split('/')[2]) + 1);
  }
});

/** All rows of an order, without what is its own: ids, times, and the numbers it was given. */
async function rowsOf(orderId: string) {
  const own = /(^|_)(id|ref)$|_at$|_date$|^(at|number|sequence|token|token_number|party|written_in)$/;
  const rows = await Promise.all([
    opened.sql`select * from orders where id = ${orderId}`,
    opened.sql`select * from order_lines where order_id = ${orderId} order by position`,
    opened.sql`select * from order_steps where order_id = ${orderId} order by version`,
    opened.sql`select * from payments where order_id = ${orderId}`,
    opened.sql`select * from refunds where order_id = ${orderId}`,
    opened.sql`select * from reservations where order_id = ${orderId} order by line, stock_item_id`,
    opened.sql`select * from tickets where order_id = ${orderId} order by station_code`,
    opened.sql`select l.* from ticket_lines l join tickets t on t.id = l.ticket_id where t.order_id = ${orderId} order by line`,
    opened.sql`select * from documents where order_id = ${orderId} order by type`,
    opened.sql`select l.* from document_lines l join documents d on d.id = l.document_id
      where d.order_id = ${orderId} order by d.type, l.position`,
    opened.sql`select e.*, l.* from journal_entries e join journal_lines l on l.entry_id = e.id
      where e.source_id = ${orderId} order by e.event, l.position`,
  ]);
  return rows.map((table) =>
    table.map((row) => {
      const kept = Object.entries(row).filter(
        ([key]) => !own.test(key) || key.startsWith('item') || key.startsWith('var'),
      );
      // The narration names the token and the document; the rest of it is compared.
      return Object.fromEntries(
        kept.map(([key, value]) => [key, key === 'narration' ? String(value).replace(/[A-Z0-9/]*\d{3,}/, '#') : value]),
      );
    }),
  );
}

test('every dish of the demo says what it is in three languages, each in its script, to whoever reads its menu', async () => {
  const [outlet] = await opened.sql`select id from outlets limit 1`;
  const menu = await menuOf(opened.db, String(outlet?.id));
  expect(menu.itemsById.size).toBeGreaterThan(50);
  for (const { names, descriptions } of menu.itemsById.values()) {
    for (const words of [names, descriptions]) {
      expect(words.en).toMatch(/[a-z]/);
      expect(words.hi).toMatch(/\p{Script=Devanagari}/u);
      expect(words.ml).toMatch(/\p{Script=Malayalam}/u);
    }
  }
});

test('the demo brings food for tomorrow, once, and only what is short', async () => {
  clock.set(new Date(NOW.getTime() + DAY_MS));
  const first = await restockDemo(as(systemActor('test')));
  expect(first).toBeGreaterThan(20);
  expect(await restockDemo(as(systemActor('test')))).toBe(0);

  // Nobody looked for a week: all that is fresh has gone, and every dish can be had again.
  clock.set(new Date(NOW.getTime() + 8 * DAY_MS));
  await expireBatches(as(systemActor('test')));
  expect(await restockDemo(as(systemActor('test')))).toBeGreaterThan(first);
  const outlets = await opened.sql`select id from outlets`;
  for (const { id } of outlets) {
    const portions = await portionsLeft(opened.db, id as string, clock.now());
    expect(Math.min(...portions.values())).toBeGreaterThanOrEqual(10);
  }
  const checks = [...(await financeIdentities(opened.db)), ...(await inventoryIdentities(opened.db))];
  expect(checks.filter(({ violations }) => violations.length > 0)).toEqual([]);
});

test('a canteen that is not the demo gets nothing', async () => {
  const owner = openDatabase(database.ownerUrl, { max: 1 });
  await owner.sql`update organisations set demo = false`;
  clock.set(new Date(NOW.getTime() + 30 * DAY_MS));
  const received = await restockDemo(as(systemActor('test')));
  await owner.sql`update organisations set demo = true`;
  await owner.close();
  expect(received).toBe(0);
});
