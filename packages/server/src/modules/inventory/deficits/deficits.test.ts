import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { approveCount } from '../counts/approve-count.ts';
import { enterCount } from '../counts/enter-count.ts';
import { handInCount } from '../counts/hand-in-count.ts';
import { openCount } from '../counts/open-count.ts';
import { counts } from '../counts/tables.ts';
import { expireBatches } from '../expire-batches.ts';
import { inventoryIdentities } from '../identities.ts';
import { mainLocation } from '../locations/location.ts';
import { batchesOfOrders } from '../recall/used-batches.ts';
import { insertDishOf, insertStockItem } from '../sample-stock.ts';
import { batches } from '../tables.ts';
import { owingIn } from './sample-deficits.ts';
import { deficits } from './tables.ts';

const { open, arrive, order, cook, lose, balance, owed, levelOf } = owingIn(() => world);
let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction(seedAccounts);
});
beforeEach(holds);
afterAll(async () => {
  await holds();
  await world.close();
});

/** Stock and books agree: what the books hold is what the batches are worth, less what was used beyond them (rules §3.3). */
async function holds() {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
  const [row] = await world.db.execute<{ booked: string; lying: string; open: string }>(sql`
    select (select coalesce(sum(debit - credit), 0) from journal_lines where account_code = '1200') as booked,
      (select coalesce(sum(value_remaining), 0) from batches b join stock_items i on i.id = b.stock_item_id
        where i.kind in ('INGREDIENT', 'PREP')) as lying,
      (select coalesce(sum(value_open), 0) from stock_deficits) as open`);
  expect(Number(row?.booked)).toBe(Number(row?.lying) - Number(row?.open));
}

const flagged = (given = {}) => insertStockItem(world, { negativePolicy: 'ALLOW_FLAG', ...given });

test('a kitchen that starts with less than was held goes on: the missing part is owed at the last known cost', async () => {
  const rice = await flagged();
  const dish = await insertDishOf(world, { [rice]: 100_000 });
  const batchId = await open(rice, 1_000_000, 6_000);
  const orderId = await order(dish.variantId, 8);
  await lose(batchId, 700_000);
  expect(await levelOf(rice)).toMatchObject({ onHand: 300_000, reserved: 800_000 });
  const cost = await balance('5100');
  expect(await cook(orderId)).toEqual([]);
  // 300 g out of the batch, worth 18.00; 500 g at 6 paise a gram.
  expect((await balance('5100')) - cost).toBe(1_800 + 3_000);
  expect(await owed(rice)).toMatchObject([
    {
      quantity: 500_000,
      value: 3_000,
      quantityOpen: 500_000,
      valueOpen: 3_000,
      sourceId: orderId,
      moveType: 'CONSUME',
    },
  ]);
  expect(await levelOf(rice)).toMatchObject({ onHand: 0, reserved: 0 });
  // Said twice it is used once.
  await cook(orderId);
  expect(await owed(rice)).toHaveLength(1);
});

test('what expired between is not eaten: on hand keeps it, and what is missing is owed', async () => {
  const curd = await flagged();
  const dish = await insertDishOf(world, { [curd]: 100_000 });
  await open(curd, 100_000, 700, '2026-11-23');
  await open(curd, 50_000, 600, '2026-11-24');
  const orderId = await order(dish.variantId, 1, new Date('2026-11-23T07:00:00.000Z'));
  expect(await cook(orderId)).toEqual([]);
  // Both came at one moment; the newer batch told the cost: 12 paise for ten grams.
  expect(await owed(curd)).toMatchObject([{ quantity: 50_000, value: 600 }]);
  expect(await levelOf(curd)).toMatchObject({ onHand: 100_000, reserved: 0 });
  await expireBatches(world.system());
  expect(await levelOf(curd)).toMatchObject({ onHand: 0 });
});

test('what may not go below nothing is refused as before, and nothing is used', async () => {
  const [bun, rice] = [await insertStockItem(world, { name: 'Bun' }), await flagged()];
  const dish = await insertDishOf(world, { [bun]: 1_000, [rice]: 1_000 });
  const batchId = await open(bun, 1_000, 500);
  await open(rice, 1_000, 5);
  const orderId = await order(dish.variantId);
  await lose(batchId, 1_000);
  expect(await cook(orderId)).toEqual(['Bun']);
  expect(await owed(rice)).toEqual([]);
  expect(await levelOf(rice)).toMatchObject({ onHand: 1_000, reserved: 1_000 });
});

/** Rice at 6 paise a gram of which a kitchen used so many grams more than there were, one order each. */
async function used(...grams: number[]): Promise<{ rice: string; orders: string[] }> {
  const rice = await flagged();
  const dish = await insertDishOf(world, { [rice]: 1_000 });
  const all = grams.reduce((sum, each) => sum + each, 0);
  const batchId = await open(rice, all * 1_000, all * 6);
  const orders: string[] = [];
  for (const each of grams) orders.push(await order(dish.variantId, each));
  await lose(batchId, all * 1_000);
  for (const orderId of orders) {
    world.clock.advance(1_000);
    expect(await cook(orderId)).toEqual([]);
  }
  return { rice, orders };
}

test('a receipt clears what was used before it came, the oldest first, and the dearer price is a variance (5190)', async () => {
  const { rice, orders } = await used(200, 300);
  const before = await balance('5190');
  // 400 g at 7 paise: 200 g for the first, 200 g of the second.
  await arrive('receipt', [{ stockItemId: rice, quantity: 400_000, value: 2_800 }]);
  expect(await owed(rice)).toMatchObject([
    { quantityOpen: 0, valueOpen: 0 },
    { quantityOpen: 100_000, valueOpen: 600 },
  ]);
  expect((await balance('5190')) - before).toBe(400);
  expect(await levelOf(rice)).toMatchObject({ onHand: 0 });
  const found = await batchesOfOrders(world.db, orders);
  expect(orders.map((id) => found.get(id)?.map(({ quantity }) => quantity))).toEqual([[200_000], [200_000]]);

  // The rest, out of two batches of one delivery; what is over lies on the shelf.
  await arrive('receipt', [
    { stockItemId: rice, quantity: 60_000, value: 240 },
    { stockItemId: rice, quantity: 60_000, value: 360 },
  ]);
  expect((await owed(rice)).map(({ quantityOpen }) => quantityOpen)).toEqual([0, 0]);
  expect(await levelOf(rice)).toMatchObject({ onHand: 20_000 });
  // 60 g two paise cheaper, 40 g at the same.
  expect((await balance('5190')) - before).toBe(400 - 120);
});

/** Counts what lies in the main store of an item, by one person, and has it approved by another. */
async function count(stockItemId: string, quantity: number): Promise<void> {
  const countId = world.newId();
  const { id: locationId } = await world.db.transaction((tx) => mainLocation(tx, world.outletId, world.clock.now()));
  const spot = { outletId: world.outletId, locationId, kind: 'SPOT' as const, stockItemIds: [stockItemId] };
  await openCount(world.as('count:enter'), { id: countId, ...spot });
  const said = () => ({ commandId: world.newId(), countId });
  for (const version of [0, 2]) {
    const lines = [{ stockItemId, quantity, unit: 'g', version }];
    await enterCount(world.as('count:enter'), { ...said(), lines });
    // What is far off is counted once more.
    const handedIn = await handInCount(world.as('count:enter'), said());
    expect(handedIn).toEqual({ id: countId });
    const [counted] = await world.db.select().from(counts).where(eq(counts.id, countId));
    if (counted?.state === 'REVIEW') break;
  }
  expect(await approveCount(world.as('count:approve', { id: world.newId() }), said())).toEqual({ id: countId });
}

test('what a count found too much clears it too, and the difference is a variance of stock (5160)', async () => {
  const { rice } = await used(100);
  // What the newest batch cost is what a surplus is worth: 8 paise a gram.
  await arrive('return', [{ stockItemId: rice, quantity: 50_000, value: 400 }]);
  const [counted, bought] = [await balance('5160'), await balance('5190')];
  await count(rice, 200_000);
  expect(await owed(rice)).toMatchObject([{ quantityOpen: 0, valueOpen: 0 }]);
  // What was counted is there: what had been used before was there beside it.
  expect(await levelOf(rice)).toMatchObject({ onHand: 200_000 });
  // 150 g too much, and the hundred that were used, booked at 6 paise, which cost 8.
  expect((await balance('5160')) - counted).toBe(-1_200 - 800 + 200);
  expect(await balance('5190')).toBe(bought);
});

test('a count that finds nothing more settles what was used all the same: nothing is there, and nothing is owed', async () => {
  const { rice } = await used(100);
  const variance = await balance('5160');
  await count(rice, 0);
  expect(await owed(rice)).toMatchObject([{ quantityOpen: 0, valueOpen: 0 }]);
  expect(await levelOf(rice)).toMatchObject({ onHand: 0 });
  expect((await balance('5160')) - variance).toBe(-600);
});

test('what came back, is held back or has expired clears nothing', async () => {
  const { rice } = await used(100);
  await arrive('return', [{ stockItemId: rice, quantity: 50_000, value: 300 }]);
  await arrive('receipt', [{ stockItemId: rice, quantity: 50_000, value: 300, status: 'QUARANTINE' }]);
  await arrive('receipt', [{ stockItemId: rice, quantity: 50_000, value: 300, expiryDate: '2026-11-23' }]);
  expect(await owed(rice)).toMatchObject([{ quantityOpen: 100_000 }]);
});

test('a kitchen and a delivery at once: whoever comes first, what was used is used once and all adds up', async () => {
  for (let round = 0; round < 8; round += 1) {
    const rice = await flagged();
    const dish = await insertDishOf(world, { [rice]: 100_000 });
    const batchId = await open(rice, 500_000, 3_000);
    const orders = await Promise.all(Array.from({ length: 5 }, () => order(dish.variantId)));
    await lose(batchId, 450_000);
    const delivery = { stockItemId: rice, quantity: 120_000, value: 1_000 };
    await Promise.all([...orders.map(cook), arrive('receipt', [delivery]), arrive('receipt', [delivery])]);
    const open_ = (await owed(rice)).reduce((sum, { quantityOpen }) => sum + quantityOpen, 0);
    const [lying] = await world.db
      .select({ quantity: sql<string>`sum(${batches.quantityRemaining})` })
      .from(batches)
      .where(eq(batches.stockItemId, rice));
    // 50 g were there and 240 g came; 500 g were used.
    expect(Number(lying?.quantity) - open_).toBe(50_000 + 240_000 - 500_000);
    await holds();
  }
});

test('what was used beyond the records is not rewritten, only cleared', async () => {
  const { rice } = await used(10);
  const rewritten = world.db.update(deficits).set({ value: 0 }).where(eq(deficits.stockItemId, rice));
  await expect(rewritten).rejects.toMatchObject({ cause: { code: '42501' } });
});
