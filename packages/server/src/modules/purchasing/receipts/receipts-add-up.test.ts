import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, seedAccounts } from '../../finance/index.ts';
import { batches, inventoryIdentities, recordWaste, saveStockItem } from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { cancelPurchaseOrder } from '../orders/cancel-order.ts';
import { purchaseOrderLines } from '../orders/tables.ts';
import { ANNA, buying } from '../sample-purchasing.ts';
import { suppliers } from '../suppliers/tables.ts';
import { listGoodsReceipts, listGoodsReturns } from './queries.ts';
import { returnGoods } from './return-goods.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of [...checks, ...(await purchasingIdentities(world.db))])
    expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const batchesOf = (stockItemId: string) =>
  world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId)).orderBy(batches.id);

test('what is too much is too much of all that came for the order, not of one delivery', async () => {
  const rice = await buy.item();
  const orderId = await buy.sent([buy.line(rice), buy.line(await buy.item())]);
  await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 6_000 })] });
  expect(await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 4_501 })] })).toMatchObject({
    ...{ code: 'MORE_THAN_ORDERED', details: { ordered: 10_000_000, accepted: 10_501_000 } },
  });
  expect(await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 4_500 })] })).toHaveProperty('receiptId');
});

test('a tin holds what it held when it was ordered, whatever is said of it since', async () => {
  const oil = await buy.item({ name: 'Oil', baseUnit: 'ml' }, { tin: 15_000 });
  const orderId = await buy.sent([buy.line(oil, { quantity: 2_000, unit: 'tin', price: 200_000 })]);
  await saveStockItem(world.as('stock:manage', { everywhere: true }), {
    ...{ id: oil, code: oil, name: 'Oil', kind: 'INGREDIENT', baseUnit: 'ml', pickPolicy: 'FEFO', allergens: [] },
    ...{ taxCreditable: false, units: [{ unit: 'tin', numerator: 13_000, denominator: 1 }], version: 1 },
  });
  await buy.receive({ orderId, lines: [buy.came(oil, { accepted: 2_000, unit: 'tin' })] });
  expect(await batchesOf(oil)).toMatchObject([{ quantityReceived: 30_000_000, valueReceived: 400_000 }]);
  expect(await buy.orderOf(orderId)).toMatchObject({ state: 'RECEIVED' });
});

test('once something of an order came, and be it for nothing, it is not cancelled', async () => {
  const rice = await buy.item();
  const orderId = await buy.sent([buy.line(rice)]);
  const gift = { orderId, overrideReason: 'They lost a bet.', lines: [buy.came(rice, { accepted: 0, free: 500 })] };
  await buy.receive(gift, buy.as(ANNA, ['receipt:override']));
  expect(await buy.statesOf([orderId])).toEqual(['PARTIALLY_RECEIVED']);
  const cancel = { commandId: world.newId(), purchaseOrderId: orderId, reason: 'Too late.' };
  expect(await cancelPurchaseOrder(buy.as(ANNA), cancel)).toMatchObject({ code: 'ILLEGAL_PURCHASE_STEP' });
});

test('of a supplier from whom nothing is bought any more nothing is received but what was ordered', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const { id: orderId } = await buy.draft(supplierId, [buy.line(rice, { quantity: 1_000 })]);
  await buy.submit(orderId);
  await buy.send(orderId);
  await world.db.update(suppliers).set({ retiredAt: world.clock.now() }).where(eq(suppliers.id, supplierId));
  const lines = () => [buy.came(rice, { accepted: 1_000, value: 100 })];
  expect(await buy.receive({ supplierId, lines: lines() })).toMatchObject({ code: 'SUPPLIER_RETIRED' });
  const ordered = lines().map(({ value: _, ...line }) => line);
  expect(await buy.receive({ orderId, lines: ordered })).toHaveProperty('receiptId');
});

test('what a supplier brings on one day without an order adds up over outlets: beyond the limit somebody who may says why', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const bring = (value: number, more: object = {}, by = buy.as(ANNA)) =>
    buy.receive({ supplierId, lines: [buy.came(rice, { value })], ...more }, by);
  expect(await bring(500_001)).toMatchObject({
    code: 'MUCH_WITHOUT_ORDER',
    details: { limit: 500_000, value: 500_001 },
  });
  expect(await bring(300_000)).toHaveProperty('receiptId');
  const outletId = await world.addOutlet('FAR');
  const there = world.as(['stock:receive'], { outletId, id: ANNA });
  expect(await bring(200_001, { outletId }, there)).toMatchObject({ code: 'MUCH_WITHOUT_ORDER' });
  expect(await bring(200_000, { outletId }, there)).toHaveProperty('receiptId');
  const said = { overrideReason: 'The mill closes tomorrow.' };
  expect(await bring(100_000, said)).toMatchObject({ code: 'MUCH_WITHOUT_ORDER' });
  expect(await bring(900_000, said, buy.as(ANNA, ['receipt:override']))).toHaveProperty('receiptId');
});

test('what the branches of one taxpayer bring on one day without an order adds up, at once too', async () => {
  const rice = await buy.item();
  const branches = [await buy.registered('32AAACX7310D1Z'), await buy.registered('29AAACX7310D1Z')];
  const answers = await Promise.all(
    [...branches, ...branches].map((supplierId) =>
      buy.receive({ supplierId, lines: [buy.came(rice, { value: 200_000 })] }),
    ),
  );
  expect(answers.filter((answer) => 'receiptId' in answer)).toHaveLength(2);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'MUCH_WITHOUT_ORDER')).toHaveLength(2);
});

test('of deliveries without an order at once no more than the limit together comes in without a reason', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const bring = () => buy.receive({ supplierId, lines: [buy.came(rice, { value: 200_000 })] });
  const answers = await Promise.all([bring(), bring(), bring(), bring()]);
  expect(answers.filter((answer) => 'receiptId' in answer)).toHaveLength(2);
});

test('who received is kept with what came, and who sent it back with what went', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const came = buy.came(rice, { value: 10_000 });
  await buy.receive({ supplierId, lines: [came] });
  const by = buy.as(ANNA);
  const back = {
    id: world.newId(),
    outletId: world.outletId,
    reason: 'Weevils',
    lines: [{ batchId: came.batchId, quantity: 1_000 }],
  };
  await returnGoods(by, back);
  const { outletId } = world;
  const [receipts, returns] = [
    await listGoodsReceipts(by, { outletId, supplierId }),
    await listGoodsReturns(by, { outletId, supplierId }),
  ];
  expect(receipts.edges.map(({ node }) => node.receivedByLabel)).toEqual([by.actor.label]);
  expect(returns.edges.map(({ node }) => [node.id, node.returnedByLabel])).toEqual([[back.id, by.actor.label]]);
  const elsewhere = world.as(['purchase:read'], { outletId: await world.addOutlet('NOT') });
  await expect(listGoodsReturns(elsewhere, { outletId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('once something of an order came no line is added to it, whatever code says so', async () => {
  const [rice, dal] = [await buy.item(), await buy.item()];
  const orderId = await buy.sent([buy.line(rice)]);
  await buy.receive({ orderId, lines: [buy.came(rice)] });
  const row = { orderId, stockItemId: dal, position: 2, quantity: 1, unit: 'g', baseQuantity: 1, price: 1, taxRate: 0 };
  await expect(world.db.insert(purchaseOrderLines).values(row)).rejects.toThrow();
});

test('G22: an item that says its tax is ordered with it, and when it is wasted what was credited of that goes back', async () => {
  const cola = world.newId();
  await saveStockItem(world.as('stock:manage', { everywhere: true }), {
    ...{ id: cola, code: cola, name: 'Cola', kind: 'PACKAGED', baseUnit: 'pcs', pickPolicy: 'FIFO', allergens: [] },
    ...{ taxCreditable: true, purchaseTaxRate: 1_800, storage: 'AMBIENT', units: [] },
  });
  const orderId = await buy.sentTo(await buy.registered(), [
    buy.line(cola, { unit: 'pcs', price: 2_000, taxRate: null }),
  ]);
  expect(await buy.orderOf(orderId)).toMatchObject({ total: 23_600 });
  await buy.receive({ orderId, lines: [buy.came(cola, { unit: 'pcs' })] });
  const id = world.newId();
  const said = { id, outletId: world.outletId, stockItemId: cola, quantity: 5_000, unit: 'pcs', reason: 'DROPPED' };
  await recordWaste(world.as('waste:record', { id: ANNA }), said as never);
  const lines = await world.db
    .select({ account: journalLines.accountCode, debit: journalLines.debit, credit: journalLines.credit })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(eq(journalEntries.sourceId, id));
  const sides = Object.fromEntries(lines.map(({ account, debit, credit }) => [account, debit - credit]));
  expect(sides).toMatchObject({ 1310: -900, 1311: -900 });
});
