import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, seedAccounts } from '../../finance/index.ts';
import { batches, inventoryIdentities } from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { purchaseOrderLines, purchaseOrders } from '../orders/tables.ts';
import { ANNA, buying } from '../sample-purchasing.ts';
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
  const orderId = await buy.sent([buy.line(rice, { quantity: 900_000, price: 100 })]);
  // As orders were that came before such a price waited for a yes.
  await world.db.update(purchaseOrderLines).set({ price: 0 }).where(eq(purchaseOrderLines.orderId, orderId));
  await world.db.update(purchaseOrders).set({ total: 0 }).where(eq(purchaseOrders.id, orderId));
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
