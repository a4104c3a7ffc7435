import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, seedAccounts } from '../../finance/index.ts';
import { batches, inventoryIdentities } from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { decidePurchaseOrder } from '../orders/decide-order.ts';
import { stockUp } from '../replenishment/sample-stock.ts';
import { ANNA, buying, DEVI } from '../sample-purchasing.ts';
import { saveSupplierItem } from '../suppliers/save-supplier-item.ts';
import { goodsReceiptLines, goodsReceipts } from './tables.ts';

let world: World;
let buy: ReturnType<typeof buying>;
let supplierId: string;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
  supplierId = await buy.supplier();
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of [...checks, ...(await purchasingIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

const batchesOf = (stockItemId: string) =>
  world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId)).orderBy(batches.id);
const linesOf = (stockItemId: string) =>
  world.db.select().from(goodsReceiptLines).where(eq(goodsReceiptLines.stockItemId, stockItemId));
async function sidesOf(sourceId: string) {
  const rows = await world.db
    .select({ line: journalLines })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(eq(journalEntries.sourceId, sourceId));
  return rows.map(({ line }) => [line.accountCode, line.debit, line.credit, line.party]).sort();
}

/** Makes somebody an owner: they may approve anything. */
async function hire(id: string) {
  await world.db.execute(
    sql`insert into users (id, email, name, password_hash) values (${id}, ${`${id}@x.example`}, 'X', 'x')`,
  );
  await world.db.execute(sql`insert into user_roles (id, user_id, role, outlet_id, limits)
    values (${world.newId()}, ${id}, 'owner', null, '{}')`);
}

const override = { by: () => buy.as(ANNA, ['receipt:override']) };

test('all doubts are told at once, and the one reason is kept with all of them', async () => {
  const curd = await buy.item({ name: 'Curd', shelfLifeDays: 10 });
  const orderId = await buy.sent([buy.line(curd)]);
  const line = { accepted: 20_000, free: 21_000, expiryDate: '2026-11-25' };
  const much = { orderId, lines: [buy.came(curd, line)] };
  const message =
    'Curd keeps for 1 more days; 5 are needed. Of Curd more came than was ordered. Of Curd more is free than is paid for.';
  expect(await buy.receive(much)).toMatchObject({
    ...{ code: 'SHORT_SHELF_LIFE', message: `${message} Send it back, or ask somebody who may take it in.` },
  });
  expect(await buy.receive(much, override.by())).toMatchObject({
    message: `${message} Say why you take it in, or send it back.`,
  });
  expect(await batchesOf(curd)).toEqual([]);
  await buy.receive({ ...much, overrideReason: 'A wedding today.' }, override.by());
  const [receipt] = await world.db.select().from(goodsReceipts).where(eq(goodsReceipts.orderId, orderId));
  expect(receipt?.doubts).toEqual(['SHORT_SHELF_LIFE', 'MORE_THAN_ORDERED', 'MUCH_FREE']);
  const forged = { ...receipt, id: world.newId(), overrideReason: null } as NonNullable<typeof receipt>;
  await expect(world.db.insert(goodsReceipts).values(forged)).rejects.toThrow();
});

test.each([
  ['CHILLED', 50, 51],
  ['FROZEN', -180, -179],
] as const)(
  '%s goods are taken in at %i tenths of a degree, and not above or unmeasured unless somebody who may says why',
  async (storage, safe, warm) => {
    const item = await buy.item({ name: 'Milk', storage });
    const came = (temperature: number | null, given: object = {}) => ({
      supplierId,
      lines: [buy.came(item, { accepted: 1_000, value: 100, temperature, ...given })],
    });
    expect(await buy.receive(came(warm))).toMatchObject({
      ...{ code: 'TOO_WARM', details: { stockItemId: item, temperature: warm, warmest: safe } },
      message: expect.stringMatching(/^Milk came at .* °C; .* at most is safe. Send it back, or ask somebody/),
    });
    expect(await buy.receive(came(null))).toMatchObject({
      ...{ code: 'NOT_MEASURED', details: { warmest: safe }, message: expect.stringContaining('measure it') },
    });
    // Free goods are eaten too; what is sent back is not.
    expect(await buy.receive(came(null, { accepted: 0, free: 1_000, value: 0 }))).toMatchObject({
      code: 'NOT_MEASURED',
    });
    expect(await batchesOf(item)).toEqual([]);
    const back = { accepted: 0, rejected: 1_000, rejectReason: 'Warm' };
    await expect(buy.receive(came(warm, back))).rejects.toMatchObject({ code: 'INVALID' });
    expect(await buy.receive(came(warm, { ...back, value: 0 }))).toHaveProperty('receiptId');
    expect(await buy.receive(came(safe))).toHaveProperty('receiptId');
    expect(await batchesOf(item)).toMatchObject([{ temperature: safe }]);
    const said = { overrideReason: 'Cooked at once.' };
    expect(await buy.receive({ ...came(warm), ...said })).toMatchObject({ code: 'TOO_WARM' });
    const id = world.newId();
    await buy.receive({ ...came(warm), ...said, id }, override.by());
    const [receipt] = await world.db.select().from(goodsReceipts).where(eq(goodsReceipts.id, id));
    expect(receipt).toMatchObject({ doubts: ['TOO_WARM'], overrideReason: 'Cooked at once.' });
  },
);

test('free goods add quantity and no value, and do not count as ordered', async () => {
  const [rice, gift] = [await buy.item(), await buy.item()];
  const orderId = await buy.sent([buy.line(rice)]);
  await buy.receive({ orderId, lines: [buy.came(rice, { free: 2_000 })] });
  expect(await batchesOf(rice)).toMatchObject([{ quantityReceived: 12_000_000, valueReceived: 50_000 }]);
  const id = world.newId();
  const given = { id, supplierId, lines: [buy.came(gift, { accepted: 0, free: 1_000 })] };
  expect(await buy.receive(given)).toMatchObject({
    ...{ code: 'MUCH_FREE', details: { stockItemId: gift, free: 1_000_000, accepted: 0 } },
  });
  expect(await batchesOf(gift)).toEqual([]);
  await buy.receive({ ...given, overrideReason: 'A sample.' }, override.by());
  expect(await sidesOf(id)).toEqual([]);
  expect(await batchesOf(gift)).toMatchObject([{ valueReceived: 0 }]);
});

test('what is taken in as bought and costs nothing is free: a doubt, with an order and without', async () => {
  const rice = await buy.item();
  const refused = { code: 'MUCH_FREE', details: { stockItemId: rice, free: 900_000_000, accepted: 0 } };
  const came = buy.came(rice, { accepted: 900_000, value: 0 });
  expect(await buy.receive({ supplierId, lines: [came] })).toMatchObject(refused);
  const orderId = await buy.sent([buy.line(rice, { quantity: 900_000, price: 0 })]);
  expect(await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 900_000 })] })).toMatchObject(refused);
  expect(await batchesOf(rice)).toEqual([]);
});

test('more than can be counted or paid is not taken in against an order either, whoever says why, and whether it was accepted or not', async () => {
  const [rice, saffron] = [await buy.item(), await buy.item({ name: 'Saffron' })];
  const orderId = await buy.sent([buy.line(rice), buy.line(saffron, { quantity: 1, unit: 'g', price: 100_000_000 })]);
  const come = (stockItemId: string, given: object) =>
    buy.receive({ orderId, overrideReason: 'So.', lines: [buy.came(stockItemId, given)] }, override.by());
  for (const much of [1_000_000_001, 1_000_000_000_000, 1_000_000_000_000_000]) {
    for (const given of [{ accepted: much }, { free: much }, { accepted: 0, rejected: much, rejectReason: 'Wet' }])
      await expect(come(rice, given)).rejects.toMatchObject({ code: 'INVALID' });
  }
  await expect(come(saffron, { accepted: 1_001_000, unit: 'g' })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await linesOf(rice)).toEqual([]);
  expect(await linesOf(saffron)).toEqual([]);
  expect(await come(saffron, { accepted: 1_000_000, unit: 'g' })).toHaveProperty('receiptId');
});

test('what is bought for a paisa is a doubt, once anything was paid for such goods; a reason of somebody who may is kept with it', async () => {
  const rice = await buy.item();
  const bring = (value: number, more: object = {}, by = buy.as(ANNA)) =>
    buy.receive({ supplierId, lines: [buy.came(rice, { accepted: 1_000, value })], ...more }, by);
  // Nobody knows yet what it costs.
  expect(await bring(6_000)).toHaveProperty('receiptId');
  expect(await bring(4_000)).toHaveProperty('receiptId');
  // 50.00 a kg on average: a fifth of it is dear enough.
  expect(await bring(999)).toMatchObject({
    ...{ code: 'FAR_BELOW_COST', details: { stockItemId: rice, value: 999, usual: 5_000 } },
    message: expect.stringContaining('Rice for ₹9.99: so much of it usually costs about ₹50.00.'),
  });
  expect(await bring(1, { overrideReason: 'So.' })).toMatchObject({ code: 'FAR_BELOW_COST' });
  const id = world.newId();
  expect(await bring(1, { id, overrideReason: 'The last of the sack.' }, override.by())).toHaveProperty('receiptId');
  const [receipt] = await world.db.select().from(goodsReceipts).where(eq(goodsReceipts.id, id));
  expect(receipt?.doubts).toEqual(['FAR_BELOW_COST']);
  expect(await bring(666)).toMatchObject({ code: 'FAR_BELOW_COST', details: { usual: 3_334 } });
  expect(await batchesOf(rice)).toHaveLength(3);
  expect(await bring(0)).toMatchObject({ code: 'MUCH_FREE' });
});

test('before any was bought the price list says what goods cost, and what was there from the start', async () => {
  const [rice, dal] = [await buy.item({}, { sack: 50_000 }), await buy.item()];
  await saveSupplierItem(buy.as(ANNA), {
    ...{ commandId: world.newId(), supplierId, stockItemId: rice, unit: 'sack', minimumPacks: 1, price: 250_000 },
    validFrom: '2026-11-01',
  });
  await stockUp(world, [{ stockItemId: dal, quantity: 1_000_000, value: 9_000 }]);
  const bring = (stockItemId: string, value: number) =>
    buy.receive({ supplierId, lines: [buy.came(stockItemId, { accepted: 2_000, value })] });
  expect(await bring(rice, 1_999)).toMatchObject({ code: 'FAR_BELOW_COST', details: { usual: 10_000 } });
  expect(await bring(dal, 3_599)).toMatchObject({ code: 'FAR_BELOW_COST', details: { usual: 18_000 } });
  expect(await bring(rice, 2_000)).toHaveProperty('receiptId');
});

test('an order for a paisa waits for another person however little it comes to, who says why; and its goods are doubted when they come', async () => {
  const [rice, seller] = [await buy.item(), await buy.supplier()];
  await buy.receive({ supplierId, lines: [buy.came(rice, { accepted: 1_000, value: 5_000 })] });
  const cheap = buy.line(rice, { quantity: 900_000, price: 1 });
  const { id } = await buy.draft(seller, [cheap]);
  await buy.submit(id);
  expect(await buy.statesOf([id])).toEqual(['SUBMITTED']);
  const decide = (reason: string | null) =>
    decidePurchaseOrder(world.as(['purchase:approve'], { id: DEVI }), {
      ...{ commandId: world.newId(), purchaseOrderId: id, version: 1, decision: 'APPROVE', reason },
    });
  await hire(DEVI);
  expect(await decide(null)).toMatchObject({
    ...{ code: 'FAR_BELOW_COST', details: { stockItemId: rice, value: 900, usual: 4_500_000 } },
    message: expect.stringContaining('₹45,000.00. Say why that is right'),
  });
  expect(await decide('A gift of the mill, agreed by letter.')).toEqual({ id });
  await buy.send(id);
  const lines = [buy.came(rice, { accepted: 900_000 })];
  expect(await buy.receive({ orderId: id, lines })).toMatchObject({ code: 'FAR_BELOW_COST' });
  expect(await buy.receive({ orderId: id, lines, overrideReason: 'As agreed.' }, override.by())).toHaveProperty(
    'receiptId',
  );
});

test('an order that was approved is not cheapened past whoever approved it', async () => {
  const [rice, seller] = [await buy.item(), await buy.supplier()];
  await buy.receive({ supplierId, lines: [buy.came(rice, { accepted: 1_000, value: 5_000 })] });
  const { id } = await buy.draft(seller, [buy.line(rice, { quantity: 10_000, price: 5_000 })]);
  await buy.submit(id);
  expect(await buy.statesOf([id])).toEqual(['APPROVED']);
  await buy.change(id, [buy.line(rice, { quantity: 10_000, price: 4_000 })]);
  expect(await buy.statesOf([id])).toEqual(['APPROVED']);
  await buy.change(id, [buy.line(rice, { quantity: 10_000, price: 1 })]);
  expect(await buy.statesOf([id])).toEqual(['SUBMITTED']);
});
