import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { batches, inventoryIdentities } from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { decidePurchaseOrder } from '../orders/decide-order.ts';
import { stockUp } from '../replenishment/sample-stock.ts';
import { ANNA, BIJU, buying, DEVI } from '../sample-purchasing.ts';
import { saveSupplierItem } from '../suppliers/save-supplier-item.ts';
import { returnGoods } from './return-goods.ts';
import { goodsReceipts } from './tables.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
  await world.db.execute(
    sql`insert into users (id, email, name, password_hash) values (${DEVI}, 'devi@x.example', 'Devi', 'x')`,
  );
  await world.db.execute(sql`insert into user_roles (id, user_id, role, outlet_id, limits)
    values (${world.newId()}, ${DEVI}, 'owner', null, '{}')`);
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of [...checks, ...(await purchasingIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

type Line = Parameters<typeof buy.came>[1];

/** Receives of an item, from a supplier of its own and without an order; each line is so much for so many paise. */
const bring = async (stockItemId: string, lines: Line[], overrideReason: string | null = null) => {
  const by = buy.as(ANNA, overrideReason === null ? [] : ['receipt:override']);
  const supplierId = await buy.supplier();
  return buy.receive({ supplierId, overrideReason, lines: lines.map((line) => buy.came(stockItemId, line)) }, by);
};
const kilos = (quantity: number, value: number, more: Line = {}): Line => ({
  ...{ accepted: quantity * 1_000, value, ...more },
});
const doubtsOf = async (answer: object) => {
  const id = 'receiptId' in answer ? String(answer.receiptId) : '';
  const [receipt] = await world.db.select().from(goodsReceipts).where(eq(goodsReceipts.id, id));
  return receipt?.doubts;
};
const batchesOf = (stockItemId: string) => world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId));
const decide = (purchaseOrderId: string, version: number, reason: string | null) =>
  decidePurchaseOrder(world.as(['purchase:approve'], { id: DEVI }), {
    ...{ commandId: world.newId(), purchaseOrderId, version, decision: 'APPROVE', reason },
  });
/** An order of one line, submitted. */
async function submitted(...lines: Parameters<typeof buy.draft>[1]) {
  const { id } = await buy.draft(await buy.supplier(), lines);
  await buy.submit(id);
  return id;
}
const stateOf = async (id: string) => (await buy.orderOf(id)).state;

test('what is bought for a paisa is a doubt, once anything was paid for such goods; a reason of somebody who may is kept with it', async () => {
  const rice = await buy.item();
  // Nobody knows yet what it costs.
  expect(await bring(rice, [kilos(1, 6_000)])).toHaveProperty('receiptId');
  expect(await bring(rice, [kilos(2, 10_000)])).toHaveProperty('receiptId');
  // 50.00 a kg, of which more came: a fifth of it is dear enough.
  expect(await bring(rice, [kilos(1, 999)])).toMatchObject({
    ...{ code: 'FAR_BELOW_COST', details: { stockItemId: rice, value: 999, usual: 5_000 } },
    message: expect.stringContaining('Rice for ₹9.99: so much of it usually costs about ₹50.00.'),
  });
  const without = { supplierId: await buy.supplier(), overrideReason: 'So.' };
  expect(await buy.receive({ ...without, lines: [buy.came(rice, kilos(1, 1))] })).toMatchObject({
    code: 'FAR_BELOW_COST',
  });
  expect(await doubtsOf(await bring(rice, [kilos(1, 1)], 'The last of the sack.'))).toEqual(['FAR_BELOW_COST']);
  // One of three says nothing.
  expect(await bring(rice, [kilos(1, 999)])).toMatchObject({ code: 'FAR_BELOW_COST', details: { usual: 5_000 } });
  expect(await bring(rice, [kilos(1, 1_000)])).toHaveProperty('receiptId');
  expect(await bring(rice, [kilos(1, 0)])).toMatchObject({ code: 'MUCH_FREE' });
});

test('a price that is typed too dear is asked about when it is typed, and stops no right delivery after it', async () => {
  const rice = await buy.item();
  await bring(rice, [kilos(10, 40_000)]);
  expect(await bring(rice, [kilos(1, 400_000)])).toMatchObject({
    ...{ code: 'FAR_ABOVE_COST', details: { stockItemId: rice, value: 400_000, usual: 4_000 } },
    message: expect.stringContaining('Rice for ₹4,000.00: so much of it usually costs about ₹40.00. Send it back'),
  });
  expect(await batchesOf(rice)).toHaveLength(1);
  expect(await doubtsOf(await bring(rice, [kilos(1, 400_000)], 'They say so.'))).toEqual(['FAR_ABOVE_COST']);
  // Of two deliveries the one counts of which more came.
  expect(await doubtsOf(await bring(rice, [kilos(10, 40_000)]))).toEqual([]);
  expect(await stateOf(await submitted(buy.line(rice, { price: 4_000 })))).toBe('APPROVED');
});

test('what went back to its supplier says nothing of what goods cost', async () => {
  const [rice, dal] = [await buy.item(), await buy.item()];
  for (const item of [rice, dal]) await bring(item, [kilos(10, 100_000)]);
  expect(await bring(rice, [kilos(10, 10_000)])).toMatchObject({ code: 'FAR_BELOW_COST' });
  const [slip] = await batchesOf(rice);
  const back = { id: world.newId(), outletId: world.outletId, reason: 'Typed wrongly' };
  const sent = await returnGoods(buy.as(BIJU), { ...back, lines: [{ batchId: slip?.id ?? '', quantity: 10_000_000 }] });
  expect(sent).toMatchObject({ waits: false });
  expect(await bring(rice, [kilos(10, 10_000)])).toHaveProperty('receiptId');
  expect(await bring(dal, [kilos(10, 10_000)])).toMatchObject({ code: 'FAR_BELOW_COST' });
});

test('a delivery counts once, in however many batches it came', async () => {
  const rice = await buy.item();
  await bring(rice, [kilos(10, 40_000)]);
  const many = Array.from({ length: 5 }, () => kilos(1, 400));
  expect(await bring(rice, many, 'The end of the season.')).toHaveProperty('receiptId');
  expect(await bring(rice, [kilos(10, 40_000)])).toHaveProperty('receiptId');
  expect(await bring(rice, [kilos(10, 4_000)])).toMatchObject({ code: 'FAR_BELOW_COST', details: { usual: 40_000 } });
});

test('before any was bought the price list says what goods cost, and what was there from the start', async () => {
  const [rice, dal] = [await buy.item({}, { sack: 50_000 }), await buy.item()];
  await saveSupplierItem(buy.as(ANNA), {
    ...{ commandId: world.newId(), supplierId: await buy.supplier(), stockItemId: rice, unit: 'sack', minimumPacks: 1 },
    ...{ price: 250_000, validFrom: '2026-11-01' },
  });
  await stockUp(world, [{ stockItemId: dal, quantity: 1_000_000, value: 9_000 }]);
  expect(await bring(rice, [kilos(2, 1_999)])).toMatchObject({ code: 'FAR_BELOW_COST', details: { usual: 10_000 } });
  expect(await bring(rice, [kilos(2, 50_001)])).toMatchObject({ code: 'FAR_ABOVE_COST', details: { usual: 10_000 } });
  expect(await bring(dal, [kilos(2, 3_599)])).toMatchObject({ code: 'FAR_BELOW_COST', details: { usual: 18_000 } });
  expect(await bring(rice, [kilos(2, 2_000)])).toHaveProperty('receiptId');
});

test('where nobody knows what it costs, next to nothing is a doubt', async () => {
  const [rice, cups] = [await buy.item(), await buy.item({ name: 'Cups', baseUnit: 'pcs' })];
  expect(await bring(rice, [kilos(900_000, 1)])).toMatchObject({
    ...{ code: 'FAR_BELOW_COST', details: { stockItemId: rice, value: 1, usual: 90_000_000 } },
    message: expect.stringContaining(
      'nobody knows yet what it costs, and so much of anything costs ₹9,00,000.00 or more',
    ),
  });
  expect(await bring(rice, [kilos(10, 999)])).toMatchObject({ code: 'FAR_BELOW_COST', details: { usual: 1_000 } });
  const pieces = (value: number) => bring(cups, [{ accepted: 10_000, unit: 'pcs', value }]);
  expect(await pieces(99)).toMatchObject({ code: 'FAR_BELOW_COST', details: { usual: 100 } });
  expect(await batchesOf(rice)).toEqual([]);
  expect(await bring(rice, [kilos(10, 1_000)])).toHaveProperty('receiptId');
  expect(await pieces(100)).toHaveProperty('receiptId');
});

test('an order of what nobody knows for next to nothing waits for another person, who says why', async () => {
  const rice = await buy.item({}, { sack: 1_000_000 });
  const id = await submitted(buy.line(rice, { quantity: 900_000, unit: 'sack', price: 1 }));
  expect(await stateOf(id)).toBe('SUBMITTED');
  expect(await decide(id, 1, null)).toMatchObject({ code: 'FAR_BELOW_COST', details: { value: 900 } });
  const gift = await submitted(buy.line(await buy.item(), { price: 0 }));
  expect(await stateOf(gift)).toBe('SUBMITTED');
  expect(await stateOf(await submitted(buy.line(await buy.item(), { price: 100 })))).toBe('APPROVED');
});

test('what is free makes it cheaper, beside what is paid for or as another line', async () => {
  const rice = await buy.item();
  await bring(rice, [kilos(10, 40_000)]);
  const refused = { code: 'FAR_BELOW_COST', details: { stockItemId: rice, value: 8_100, usual: 80_000 } };
  expect(await bring(rice, [kilos(10, 8_100, { free: 10_000 })])).toMatchObject(refused);
  expect(await bring(rice, [kilos(10, 8_100), kilos(10, 0)])).toMatchObject(refused);
  expect(await bring(rice, [kilos(10, 8_100), kilos(10, 7_900)])).toHaveProperty('receiptId');
  expect(await bring(rice, [kilos(10, 16_000, { free: 10_000 })])).toHaveProperty('receiptId');
});

test('an order for a paisa waits for another person however little it comes to, who says why; nobody asks again when it comes', async () => {
  const rice = await buy.item();
  await bring(rice, [kilos(1, 5_000)]);
  const id = await submitted(buy.line(rice, { quantity: 900_000, price: 1 }));
  expect(await stateOf(id)).toBe('SUBMITTED');
  expect(await decide(id, 1, null)).toMatchObject({
    ...{ code: 'FAR_BELOW_COST', details: { stockItemId: rice, value: 900, usual: 4_500_000 } },
    message: expect.stringContaining('₹45,000.00. Say why that is right'),
  });
  expect(await decide(id, 1, 'A gift of the mill, agreed by letter.')).toEqual({ id });
  await buy.send(id);
  for (const accepted of [400_000, 500_000]) {
    const answer = await buy.receive({ orderId: id, lines: [buy.came(rice, { accepted })] });
    expect(await doubtsOf(answer)).toEqual([]);
  }
});

test('an order for far more than usual waits too, and a gift that somebody said why comes unasked', async () => {
  const [rice, salt] = [await buy.item(), await buy.item()];
  await bring(rice, [kilos(10, 40_000)]);
  const id = await submitted(buy.line(rice, { quantity: 1_000, price: 400_000 }), buy.line(salt, { price: 0 }));
  expect(await stateOf(id)).toBe('SUBMITTED');
  expect(await decide(id, 1, null)).toMatchObject({ code: 'FAR_ABOVE_COST', details: { usual: 4_000 } });
  await decide(id, 1, 'The last of the harvest, and salt with it.');
  await buy.send(id);
  const lines = [buy.came(rice, { accepted: 1_000 }), buy.came(salt)];
  expect(await doubtsOf(await buy.receive({ orderId: id, lines }))).toEqual([]);
});

test('goods are doubted whose price nobody said why: approved by rule, or without a word before it was odd', async () => {
  const rice = await buy.item();
  const small = await submitted(buy.line(rice, { quantity: 1_000, price: 40_000 }));
  const large = await submitted(buy.line(rice, { quantity: 20_000, price: 40_000 }));
  expect([await stateOf(small), await stateOf(large)]).toEqual(['APPROVED', 'SUBMITTED']);
  expect(await decide(large, 1, null)).toEqual({ id: large });
  await bring(rice, [kilos(10, 40_000)]);
  for (const orderId of [small, large]) {
    await buy.send(orderId);
    const came = await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 1_000 })] });
    expect(came).toMatchObject({ code: 'FAR_ABOVE_COST' });
  }
});

test('what was changed and never sent is held against the yes to what the supplier has', async () => {
  const rice = await buy.item();
  await bring(rice, [kilos(1, 5_000)]);
  const id = await submitted(buy.line(rice, { price: 500 }));
  await decide(id, 1, 'The end of the season.');
  await buy.send(id);
  await buy.change(id, [buy.line(rice, { price: 5_000 })]);
  expect(await buy.orderOf(id)).toMatchObject({ state: 'APPROVED', decidedBy: null });
  expect(await doubtsOf(await buy.receive({ orderId: id, lines: [buy.came(rice)] }))).toEqual([]);
});

test('an order that was approved is not cheapened past whoever approved it, nor made dearer for less', async () => {
  const rice = await buy.item();
  await bring(rice, [kilos(1, 5_000)]);
  const [cheapened, dearer] = [await submitted(buy.line(rice)), await submitted(buy.line(rice))];
  expect(await buy.statesOf([cheapened, dearer])).toEqual(['APPROVED', 'APPROVED']);
  await buy.change(cheapened, [buy.line(rice, { price: 4_000 })]);
  await buy.change(dearer, [buy.line(rice, { quantity: 2_000, price: 25_000 })]);
  expect(await buy.statesOf([cheapened, dearer])).toEqual(['APPROVED', 'APPROVED']);
  await buy.change(cheapened, [buy.line(rice, { price: 1 })]);
  await buy.change(dearer, [buy.line(rice, { quantity: 1_000, price: 25_001 })]);
  expect(await buy.statesOf([cheapened, dearer])).toEqual(['SUBMITTED', 'SUBMITTED']);
});
