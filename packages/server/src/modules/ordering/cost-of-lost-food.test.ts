import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, type Dish, openCanteen } from '../../testing/canteen.ts';
import { historyIdentities } from '../../testing/history-identities.ts';
import { financeIdentities, journalEntries, journalLines } from '../finance/index.ts';
import { inventoryIdentities, mainLocation, recordWaste, takeIn } from '../inventory/index.ts';
import { cancelOrder } from './cancel-order.ts';
import { markNoShow } from './mark-no-show.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

async function cooking(dish: Dish, quantity: number): Promise<string> {
  const id = canteen.newId();
  await canteen.order([{ dish, quantity }], { id, tendered: 100_000 });
  await canteen.work(id, 'start');
  return id;
}
const cancel = (orderId: string) =>
  cancelOrder(canteen.manager(), { commandId: canteen.newId(), orderId, reason: 'Burnt' });
const wasteOf = async (orderId: string) => {
  const found = await canteen.db.execute<{ value: number; tax: number }>(
    sql`select value::int, tax_reversed::int as tax from waste_dishes where order_id = ${orderId}`,
  );
  return [...found];
};
async function booked(orderId: string): Promise<Record<string, number>> {
  const lines = await canteen.db
    .select({ account: journalLines.accountCode, debit: journalLines.debit, credit: journalLines.credit })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(sql`${journalEntries.sourceId} = ${orderId} and ${journalEntries.event} = 'waste'`);
  return Object.fromEntries(lines.map(({ account, debit, credit }) => [account, debit - credit]));
}
async function arrives({ stockItemId }: Dish, quantity: number, value: number): Promise<void> {
  await canteen.db.transaction(async (tx) => {
    const location = await mainLocation(tx, canteen.outletId, canteen.clock.now());
    await takeIn(tx, {
      ...{ source: { type: 'receipt', id: canteen.newId() }, type: 'RECEIPT', outletId: canteen.outletId, location },
      ...{ at: canteen.clock.now(), businessDate: '2026-11-24', actorId: null },
      lines: [{ batchId: canteen.newId(), stockItemId, quantity, value }],
    });
  });
}

test('what was used beyond the records is waste at what was booked then, whatever it cost when it came', async () => {
  const dish = await canteen.dish({ stock: 2 });
  await canteen.db.execute(sql`update stock_items set negative_policy = 'ALLOW_FLAG' where id = ${dish.stockItemId}`);
  const id = canteen.newId();
  await canteen.order([{ dish, quantity: 2 }], { id, tendered: 100_000 });
  const dropped = { stockItemId: dish.stockItemId, quantity: 1_000, unit: 'pcs', reason: 'DROPPED' as const };
  await recordWaste(canteen.as('waste:record'), { id: canteen.newId(), outletId: canteen.outletId, ...dropped });
  await canteen.work(id, 'start');
  await arrives(dish, 5_000, 12_345);

  expect(await cancel(id)).toEqual({ orderId: id });
  expect(await wasteOf(id)).toEqual([{ value: 3_000, tax: 0 }]);
  expect(await booked(id)).toEqual({ 5150: 3_000, 5100: -3_000 });
});

test('what is still missing of it when the order ends is waste as well, and what comes later changes nothing', async () => {
  const dish = await canteen.dish({ stock: 1 });
  await canteen.db.execute(sql`update stock_items set negative_policy = 'ALLOW_FLAG' where id = ${dish.stockItemId}`);
  const id = canteen.newId();
  await canteen.order([{ dish }], { id, tendered: 100_000 });
  const dropped = { stockItemId: dish.stockItemId, quantity: 1_000, unit: 'pcs', reason: 'DROPPED' as const };
  await recordWaste(canteen.as('waste:record'), { id: canteen.newId(), outletId: canteen.outletId, ...dropped });
  await canteen.work(id, 'start');
  await cancel(id);
  await arrives(dish, 5_000, 999);
  expect(await wasteOf(id)).toEqual([{ value: 1_500, tax: 0 }]);
});

test('packaged goods that went into the food are written off from their own account, with the tax that was credited', async () => {
  const dish = await canteen.dish({ stock: 10, kind: 'PACKAGED' });
  await canteen.db.execute(sql`
    update batches set input_tax_rate = 4000 where stock_item_id = ${dish.stockItemId}`);
  const id = await cooking(dish, 1);
  await canteen.work(id, 'finish');
  await markNoShow(canteen.cashier(), { commandId: canteen.newId(), orderId: id });
  expect(await wasteOf(id)).toEqual([{ value: 1_500, tax: 600 }]);
  expect(await booked(id)).toEqual({ 5150: 2_100, 5120: -1_500, 1310: -300, 1311: -300 });
});

test('a dish that takes nothing from stock is told of and costs nothing', async () => {
  const dish = await canteen.dish({ stock: 1 });
  await canteen.db.execute(sql`
    insert into recipes select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'version', 2))).*
    from recipes r where variant_id = ${dish.variantId}`);
  const id = await cooking(dish, 3);
  await cancel(id);
  expect(await wasteOf(id)).toEqual([{ value: 0, tax: 0 }]);
  expect(await booked(id)).toEqual({});
});

test('after all of this, everything that must always add up does', async () => {
  const own = ['an order that nobody got', 'waste in the books', 'cost in the books'];
  const between = (await historyIdentities(canteen.db)).filter(({ name }) => own.some((one) => name.startsWith(one)));
  expect(between).toHaveLength(own.length);
  for (const check of [
    ...between,
    ...(await financeIdentities(canteen.db)),
    ...(await inventoryIdentities(canteen.db)),
  ]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
