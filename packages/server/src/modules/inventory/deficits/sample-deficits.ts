import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/db/database.ts';
import { postgresError } from '../../../platform/db/errors.ts';
import { countPosting, entryRow, openingPosting, post, receiptPosting, STOCK_CLASSES } from '../../finance/index.ts';
import { mainLocation } from '../locations/location.ts';
import { reserve, stockUp, TODAY } from '../sample-stock.ts';
import { stockLevels } from '../tables.ts';
import { type ArrivalSource, type IncomingBatch, takeIn } from '../take-in.ts';
import { takeOut } from '../take-out.ts';
import { deficits } from './tables.ts';

/** What of a test's world it needs. */
interface World {
  readonly db: Database;
  readonly outletId: string;
  readonly clock: { now(): Date; advance(ms: number): unknown };
  newId(): string;
}

const DATES = { businessDate: TODAY, taxDate: TODAY };

/** For tests: stock that comes, is held by orders, cooked and lost, each with its entry in the books. */
export function owingIn(world: () => World) {
  const entryOf = (sourceId: string, event: string) => ({
    ...{
      outletId: world().outletId,
      source: { type: 'test', id: sourceId },
      event,
      at: world().clock.now(),
      dates: DATES,
    },
    ...{ narration: 'A test', postedBy: 'test' },
  });

  /** Opening stock with its entry in the books. */
  async function open(stockItemId: string, quantity: number, value: number, expiryDate: string | null = null) {
    // Each came later than the one before: what cost something last is known.
    world().clock.advance(1_000);
    const batchId = world().newId();
    const stock = await stockUp(world(), [{ stockItemId, batchId, quantity, value, expiryDate }]);
    await world().db.transaction((tx) =>
      post(tx, { ...entryOf(batchId, 'opened'), kind: 'OPENING', lines: openingPosting({ stock: [...stock] }) }),
    );
    return batchId;
  }

  /** What comes in, with its entry in the books. */
  async function arrive(
    type: ArrivalSource,
    lines: readonly Omit<IncomingBatch, 'batchId'>[],
    businessDate: string = TODAY,
  ) {
    const id = world().newId();
    await world().db.transaction(async (tx) => {
      const location = await mainLocation(tx, world().outletId, world().clock.now());
      const stock = await takeIn(tx, {
        ...{ source: { type, id }, type: 'RECEIPT', outletId: world().outletId, location },
        ...{ at: world().clock.now(), businessDate, actorId: null },
        lines: lines.map((line) => ({ ...line, batchId: world().newId() })),
      });
      await post(tx, { ...entryOf(id, 'arrived'), lines: receiptPosting({ stock }) });
    });
  }

  async function order(variantId: string, quantity = 1, at?: Date): Promise<string> {
    const orderId = world().newId();
    const lines = [{ line: 1, variantId, optionIds: [], quantity }];
    const short = await world().db.transaction((tx) => reserve(tx, { outletId: world().outletId, orderId, lines }, at));
    if (short.length > 0) throw new Error('There is too little for this order.');
    return orderId;
  }

  /** What a kitchen that starts a ticket does to stock and books; the names of what is missing when it may not. */
  async function cook(orderId: string): Promise<string[]> {
    const at = world().clock.now().toISOString();
    const use = { orderId, lines: [1], type: 'CONSUME', businessDate: TODAY, sourceType: 'order', sourceId: orderId };
    const entry = entryRow(entryOf(orderId, 'start'));
    const p = JSON.stringify({ at, use: { ...use, actorId: null }, entry, classes: STOCK_CLASSES });
    try {
      await world().db.execute(sql`select ordering_use_stock(${p}::text::jsonb)`);
      return [];
    } catch (error) {
      return JSON.parse(postgresError(error)?.detail ?? '{}').items;
    }
  }

  /** Something else takes it while an order holds it: what is gone is gone. */
  async function lose(batchId: string, quantity: number): Promise<void> {
    const id = world().newId();
    await world().db.transaction(async (tx) => {
      const left = await takeOut(tx, {
        ...{
          source: { type: 'test', id },
          type: 'COUNT_ADJ',
          outletId: world().outletId,
          takes: [{ batchId, quantity }],
        },
        ...{ at: world().clock.now(), businessDate: TODAY, actorId: null },
      });
      const taken = 'taken' in left ? left.taken : [];
      await post(tx, { ...entryOf(id, 'lost'), lines: countPosting({ short: taken, over: [] }) });
    });
  }

  return { open, arrive, order, cook, lose, ...lookingIn(world) };
}

/** For tests: what there is of it. */
function lookingIn(world: () => World) {
  const balance = async (account: string) => {
    const [row] = await world().db.execute<{ amount: string }>(
      sql`select coalesce(sum(debit - credit), 0) as amount from journal_lines where account_code = ${account}`,
    );
    return Number(row?.amount);
  };
  const owed = (stockItemId: string) =>
    world().db.select().from(deficits).where(eq(deficits.stockItemId, stockItemId)).orderBy(deficits.at, deficits.id);
  const levelOf = async (stockItemId: string) =>
    (await world().db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId)))[0];
  return { balance, owed, levelOf };
}
