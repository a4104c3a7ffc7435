import { addDays, businessDate, sumMoney, zonedInstant } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { menuOf } from '../../../modules/catalog/index.ts';
import { capitalPosting, openingPosting } from '../../../modules/finance/index.ts';
import { DEMO_ACCOUNTS } from '../../../modules/identity/index.ts';
import { mainLocation } from '../../../modules/inventory/index.ts';
import { addDevice, datesAt, placeOf } from '../../../modules/places/index.ts';
import { supplierIdsByName } from '../../../modules/purchasing/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { groupBy } from '../../../platform/group.ts';
import { demoCanteen, demoIngredients } from '../demo-menu.ts';
import type { SeededCanteen } from '../seed-canteen.ts';
import { openBooks } from './books.ts';
import { type DayKeeper, keepDay, keepDelivery } from './keep-day.ts';
import { type Good, openLarder } from './larder.ts';
import { liveDay } from './live-day.ts';
import { writeOrders, writeRefunds } from './order-rows.ts';
import { priceWishes } from './price-wishes.ts';
import { type Random, seededRandom } from './random.ts';
import { usualUse } from './scale.ts';
import { type Scribe, withScribe } from './scribe.ts';
import { inPacks, shelfTarget, toBuy } from './shopping.ts';
import type { HistoryOutlet, Life, Person, Staff, Wish } from './ticket.ts';
import { wishesOf } from './wishes.ts';

/** Minutes of the local day at which the doors of the store open for suppliers. */
const DELIVERIES_AT = 5 * 60 + 45;
/** Days of usual use with which the canteen opened; what keeps less is stocked for as long as it keeps. */
const OPENING_DAYS = 5;
const OPENING_MONEY = { cash: 500_000, bank: 10_000_000, equipment: 12_000_000 };
const KIOSKS = { MC: 'Kiosk at the entrance', LC: 'Kiosk in the reading hall' } as const;

/** Every table that has a history. */
const TABLES = [
  ...['orders', 'order_lines', 'order_steps', 'token_counters', 'payments', 'refunds', 'tickets', 'ticket_lines'],
  ...['reservations', 'goods_receipts', 'goods_receipt_lines', 'batches', 'stock_moves', 'stock_levels'],
  ...['document_series', 'documents', 'document_lines', 'journal_entries', 'journal_lines'],
];

/**
 * Writes the canteen's last business days, and this morning's delivery, into a freshly seeded database: what people
 * ordered, paid and collected, what was cooked, what it took from the stock and what the books say of it. The days are
 * made in memory by the product's own pricing, picking and postings and written table by table, one outlet's while the
 * next one's are thought of.
 *
 * History is seeded, not lived: there are no events in the outbox and no rows of audit, since nobody gave a command.
 * Everything that must add up does, and every constraint of the database is on. The deferred trigger that balances the
 * journal runs once for each of some 80,000 rows at the commit, about a second of the whole; without it nothing but our
 * own code would vouch for the books. So it stays as it is.
 */
export async function seedHistory(
  tx: Tx,
  canteen: SeededCanteen,
  { now, seed, days: length }: { readonly now: Date; readonly seed: number; readonly days: number },
): Promise<void> {
  const random = seededRandom(seed);
  const today = businessDate(now, demoCanteen.zone, canteen.dayCutHour);
  const days = Array.from({ length }, (_, index) => addDays(today, index - length));
  const goods = goodsOf(canteen);
  const shared = { staff: await staffOf(tx), books: openBooks(random), supplierIds: await supplierIdsByName(tx) };

  await withScribe(tx, async (scribe) => {
    const lives: Life[] = [];
    for (const { id, code } of canteen.outlets) {
      const outlet = await scribe.reading(() => outletOf(tx, { id, code }, days, random));
      const store = await scribe.reading(() => mainLocation(tx, id, now));
      const larder = openLarder(
        { id, locationId: store.id },
        new Map(goods.map((good) => [good.stockItemId, good])),
        random,
      );
      const keeper = { ...shared, outlet, larder };
      const own = await livesOf(tx, keeper, { days, random, scribe });
      writeOrders(scribe, own);
      openStore(keeper, goods, days[0] ?? today);
      await keepDays(keeper, goods, { days, lives: own, random, scribe });
      fillShelves(keeper, goods, { today, now });
      larder.write(scribe, today);
      lives.push(...own);
    }
    writeRefunds(scribe, lives, random);
    shared.books.write(scribe);
  });
  // The first who ask must not wait for the server to find out by itself how much there is.
  await tx.execute(sql`analyze ${sql.raw(TABLES.join(', '))}`);
}

async function staffOf(tx: Tx): Promise<Staff> {
  const rows = await tx.execute<{ id: string; email: string; name: string }>(sql`select id, email, name from users`);
  const users = new Map([...rows].map((row) => [row.email, { id: row.id, label: row.name }]));
  const [manager, cook, cashier, student] = (['manager', 'cook', 'cashier', 'student'] as const).map((role): Person => {
    const user = users.get(DEMO_ACCOUNTS.find((account) => account.role === role)?.email ?? '');
    if (!user) throw new Error(`The demo has no ${role}.`);
    return user;
  }) as [Person, Person, Person, Person];
  return { manager, cook, cashier, student };
}

function goodsOf(canteen: SeededCanteen): Good[] {
  return demoIngredients.map((ingredient) => {
    const stockItemId = canteen.stockIds.get(ingredient.code);
    if (!stockItemId) throw new Error(`The demo does not stock ${ingredient.code}.`);
    return { ...ingredient, stockItemId };
  });
}

/** The outlet with the kiosk that stood there: its invoices are a series of their own. */
async function outletOf(
  tx: Tx,
  { id, code }: { id: string; code: HistoryOutlet['code'] },
  days: readonly string[],
  random: Random,
): Promise<HistoryOutlet> {
  const pairedAt = zonedInstant(days[0] ?? '', DELIVERIES_AT, demoCanteen.zone);
  const device = { id: random.id(pairedAt), outletId: id, kind: 'KIOSK', name: KIOSKS[code], pairedAt } as const;
  return { code, place: await placeOf(tx, id), kiosk: await addDevice(tx, device) };
}

/** What thinking days up takes: which, by what chance, and who writes meanwhile. */
interface Thought {
  readonly days: readonly string[];
  readonly random: Random;
  readonly scribe: Scribe;
}

async function livesOf(tx: Tx, { outlet, staff }: DayKeeper, { days, random, scribe }: Thought): Promise<Life[]> {
  const menu = await scribe.reading(() => menuOf(tx, outlet.place.outlet.id));
  const wishes: Wish[] = [];
  for (const businessDate of days) {
    wishes.push(...wishesOf({ outlet, businessDate, menu, staff }, random));
    await scribe.letWrite();
  }
  const tickets = groupBy(await scribe.reading(() => priceWishes(tx, wishes)), (ticket) => ticket.businessDate);
  const lives: Life[] = [];
  for (const day of days) {
    lives.push(...liveDay(tickets.get(day) ?? [], staff, random));
    await scribe.letWrite();
  }
  return lives;
}

/** What stood on the outlet's shelves, in its drawer and at the bank when it opened, taken over to the owner's capital. */
function openStore({ outlet, larder, books }: DayKeeper, goods: readonly Good[], day: string): void {
  const at = zonedInstant(day, DELIVERIES_AT - 30, demoCanteen.zone);
  const lines = goods.map((good) => {
    const days = Math.min(OPENING_DAYS, good.shelfLifeDays ?? OPENING_DAYS);
    return { good, quantity: inPacks(good, Math.max(1, usualUse(outlet.code, good.dailyUse) * days)) };
  });
  const by = { id: null, label: 'seed' };
  const arrival = { type: 'OPENING', supplierId: null, reference: null, at, businessDate: day, by } as const;
  const { receiptId, stock } = larder.takeIn({ ...arrival, lines });
  const opening = openingPosting({ stock, ...OPENING_MONEY });
  const amount = sumMoney(opening.map(({ debit = 0 }) => debit));
  const posting = {
    ...({ outletId: outlet.place.outlet.id, kind: 'OPENING', source: { type: 'opening', id: receiptId }, at } as const),
    ...{ dates: datesAt(outlet.place, at), postedBy: by.label },
  };
  books.post({ ...posting, event: 'opening', narration: 'Opening balances', lines: opening });
  const narration = 'What the owner brought in, out of the opening balances';
  books.post({ ...posting, event: 'capital', narration, lines: capitalPosting({ amount }) });
}

async function keepDays(
  keeper: DayKeeper,
  goods: readonly Good[],
  { days, lives, random, scribe }: Thought & { readonly lives: readonly Life[] },
): Promise<void> {
  const eaten = eatenBy(lives);
  const byDate = groupBy(lives, ({ ticket }) => ticket.businessDate);
  for (const [index, date] of days.entries()) {
    const at = zonedInstant(date, DELIVERIES_AT, demoCanteen.zone);
    const dates = datesAt(keeper.outlet.place, at);
    const day = { outlet: keeper.outlet.code, date, index, days: days.length };
    keepDelivery(keeper, toBuy(day, goods, { larder: keeper.larder, eaten, random }), { at, dates });
    await keepDay(keeper, byDate.get(date) ?? [], { dates, scribe });
  }
}

/** What all orders of a day hold of a stock item, those that came to nothing included: it had to be there. */
function eatenBy(lives: readonly Life[]): (stockItemId: string, date: string) => number {
  const sums = new Map<string, number>();
  for (const { ticket } of lives) {
    for (const { stockItemId, quantity } of ticket.demand) {
      const key = `${ticket.businessDate} ${stockItemId}`;
      sums.set(key, (sums.get(key) ?? 0) + quantity);
    }
  }
  return (stockItemId, date) => sums.get(`${date} ${stockItemId}`) ?? 0;
}

/** This morning's delivery: enough, and fresh enough, for whoever looks at the demo today. */
function fillShelves(keeper: DayKeeper, goods: readonly Good[], { today, now }: { today: string; now: Date }): void {
  const { outlet, larder } = keeper;
  const opening = zonedInstant(today, DELIVERIES_AT, demoCanteen.zone);
  const at = opening < now ? opening : now;
  const needs = goods.flatMap((good) => {
    const short = shelfTarget(outlet.code, good).full - larder.usable(good.stockItemId, addDays(today, 1));
    return short > 0 ? [{ good, quantity: inPacks(good, short) }] : [];
  });
  keepDelivery(keeper, needs, { at, dates: datesAt(outlet.place, at), latest: now });
}
