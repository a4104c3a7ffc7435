import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, seedAccounts } from '../../finance/index.ts';
import { batches, inventoryIdentities, stockLevels } from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { closePurchaseOrder } from '../orders/close-order.ts';
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
const oilInTins = () => buy.item({ name: 'Oil', baseUnit: 'ml' }, { tin: 15_000 });
const override = { by: () => buy.as(ANNA, ['receipt:override']) };

test('oil and cola come in as in the rules (G02, G06): batches, levels and the books agree', async () => {
  const [oil, cola] = [await oilInTins(), await buy.item({ kind: 'PACKAGED', baseUnit: 'pcs', taxCreditable: true })];
  const lines = [
    buy.came(oil, { unit: 'l', value: 147_000, expiryDate: '2027-01-31', supplierBatch: 'B7', temperature: 41 }),
    buy.came(cola, { accepted: 4_000, unit: 'dozen', value: 57_600, dateKind: 'BEST_BEFORE' }),
  ];
  const id = world.newId();
  expect(await buy.receive({ id, supplierId, lines })).toEqual({ receiptId: id });
  expect(await batchesOf(oil)).toMatchObject([
    { quantityReceived: 10_000_000, valueRemaining: 147_000, supplierBatch: 'B7', supplierId, temperature: 41 },
  ]);
  expect(await batchesOf(cola)).toMatchObject([{ quantityRemaining: 48_000, dateKind: 'BEST_BEFORE' }]);
  expect(await sidesOf(id)).toEqual([
    ['1200', 147_000, 0, null],
    ['1210', 57_600, 0, null],
    ['2110', 0, 204_600, supplierId],
  ]);
  const [event] = (await world.events('inventory.stock_changed.v1')).slice(-1);
  expect(event).toMatchObject({ outletId: world.outletId, stockItemIds: expect.arrayContaining([oil, cola]) });
});

test('what was ordered comes at the price of the order: with its tax where that is not credited, without where it is', async () => {
  const [oil, cola] = [await oilInTins(), await buy.item({ kind: 'PACKAGED', baseUnit: 'pcs', taxCreditable: true })];
  const orderId = await buy.sentTo(await buy.registered(), [
    buy.line(oil, { quantity: 1_000, unit: 'tin', price: 140_000, taxRate: 500 }),
    buy.line(cola, { quantity: 2_000, unit: 'dozen', price: 14_400, taxRate: 4_000 }),
  ]);
  // Said in other units than it was ordered in.
  const lines = [buy.came(oil, { accepted: 15_000, unit: 'l' }), buy.came(cola, { accepted: 24_000, unit: 'pcs' })];
  await buy.receive({ orderId, lines });
  expect(await batchesOf(oil)).toMatchObject([{ valueReceived: 147_000 }]);
  expect(await batchesOf(cola)).toMatchObject([{ valueReceived: 28_800 }]);
  expect(await buy.orderOf(orderId)).toMatchObject({ state: 'RECEIVED' });
});

test('an order comes in parts: it stays open until all of it came, or is closed short', async () => {
  const [rice, dal] = [await buy.item(), await buy.item()];
  const orderId = await buy.sent([buy.line(rice), buy.line(dal)]);
  await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 4_000 })] });
  expect(await buy.statesOf([orderId])).toEqual(['PARTIALLY_RECEIVED']);
  await buy.receive({
    orderId,
    lines: [buy.came(rice, { accepted: 3_000 }), buy.came(rice, { accepted: 3_000 }), buy.came(dal)],
  });
  expect(await buy.statesOf([orderId])).toEqual(['RECEIVED']);
  expect(await batchesOf(rice)).toHaveLength(3);
  expect(await buy.receive({ orderId, lines: [buy.came(rice)] })).toMatchObject({
    ...{ code: 'PURCHASE_ORDER_NOT_OPEN', details: { state: 'RECEIVED' } },
  });

  const other = await buy.sent([buy.line(rice)]);
  await buy.receive({ orderId: other, lines: [buy.came(rice, { accepted: 4_000 })] });
  const end = { commandId: world.newId(), purchaseOrderId: other, reason: 'The rest will not come.' };
  await closePurchaseOrder(buy.as(ANNA), end);
  expect(await buy.statesOf([other])).toEqual(['SHORT_CLOSED']);
});

test('two who receive the rest of an order at once do not take it in twice', async () => {
  const rice = await buy.item();
  const orderId = await buy.sent([buy.line(rice)]);
  const answers = await Promise.all(Array.from({ length: 6 }, () => buy.receive({ orderId, lines: [buy.came(rice)] })));
  expect(answers.filter((answer) => 'receiptId' in answer)).toHaveLength(1);
  expect(await batchesOf(rice)).toHaveLength(1);
});

test('nothing is received for an order that is unknown, of another outlet, not approved or not sent', async () => {
  const rice = await buy.item();
  const lines = [buy.came(rice)];
  expect(await buy.receive({ orderId: world.newId(), lines })).toMatchObject({ code: 'PURCHASE_ORDER_UNKNOWN' });
  const { id: orderId } = await buy.draft(supplierId, [buy.line(rice)]);
  for (const state of ['DRAFT', 'APPROVED']) {
    expect(await buy.receive({ orderId, lines })).toMatchObject({
      code: 'PURCHASE_ORDER_NOT_OPEN',
      details: { state },
    });
    await buy.submit(orderId);
  }
  const elsewhere = await world.addOutlet('RY');
  const there = world.as('stock:receive', { outletId: elsewhere });
  expect(await buy.receive({ outletId: elsewhere, orderId, lines }, there)).toMatchObject({
    code: 'PURCHASE_ORDER_UNKNOWN',
  });
  expect(await batchesOf(rice)).toEqual([]);
});

test('what is not on the order is refused whole', async () => {
  const [rice, dal] = [await buy.item(), await buy.item()];
  const orderId = await buy.sent([buy.line(rice)]);
  expect(await buy.receive({ orderId, lines: [buy.came(rice), buy.came(dal)] })).toMatchObject({
    ...{ code: 'NOT_ORDERED', details: { stockItemId: dal } },
  });
  expect(await batchesOf(rice)).toEqual([]);
});

test('five percent more than ordered is taken in, or one pack of its own; beyond that somebody who may says why', async () => {
  const [rice, oil] = [await buy.item(), await oilInTins()];
  const weighed = await buy.sent([buy.line(rice)]);
  expect(await buy.receive({ orderId: weighed, lines: [buy.came(rice, { accepted: 10_501 })] })).toMatchObject({
    ...{ code: 'MORE_THAN_ORDERED', details: { ordered: 10_000_000, accepted: 10_501_000 } },
  });
  await buy.receive({ orderId: weighed, lines: [buy.came(rice, { accepted: 10_500 })] });
  const tins = () => buy.sent([buy.line(oil, { quantity: 2_000, unit: 'tin' })]);
  const one = await tins();
  expect(await buy.receive({ orderId: one, lines: [buy.came(oil, { accepted: 3_000, unit: 'tin' })] })).toHaveProperty(
    'receiptId',
  );
  const orderId = await tins();
  const much = {
    orderId,
    overrideReason: 'The feast is on Friday.',
    lines: [buy.came(oil, { accepted: 4_000, unit: 'tin' })],
  };
  expect(await buy.receive(much)).toMatchObject({ code: 'MORE_THAN_ORDERED' });
  const unsaid = { ...much, overrideReason: null };
  expect(await buy.receive(unsaid, override.by())).toMatchObject({ code: 'MORE_THAN_ORDERED' });
  const taken = await buy.receive(much, override.by());
  expect(taken).toHaveProperty('receiptId');
  const [receipt] = await world.db.select().from(goodsReceipts).where(eq(goodsReceipts.orderId, orderId));
  expect(receipt).toMatchObject({ overrideReason: 'The feast is on Friday.' });
});

test('what was rejected is written with its reason and is no stock; a delivery rejected whole leaves the order as it was', async () => {
  const rice = await buy.item();
  const orderId = await buy.sent([buy.line(rice)]);
  const bad = { accepted: 0, rejected: 10_000, rejectReason: 'Weevils' };
  await buy.receive({ orderId, lines: [buy.came(rice, bad)] });
  expect(await buy.statesOf([orderId])).toEqual(['SENT']);
  expect(await batchesOf(rice)).toEqual([]);
  await buy.receive({ orderId, lines: [buy.came(rice, { accepted: 8_000, rejected: 2_000, rejectReason: 'Wet' })] });
  expect(await batchesOf(rice)).toMatchObject([{ quantityReceived: 8_000_000, valueReceived: 40_000 }]);
  expect(await linesOf(rice)).toMatchObject([
    { delivered: 10_000_000, accepted: 0, rejected: 10_000_000, rejectReason: 'Weevils', batchId: null, value: 0 },
    { delivered: 10_000_000, accepted: 8_000_000, rejected: 2_000_000, rejectReason: 'Wet', ordered: 10_000_000 },
  ]);
  const unsaid = buy.came(rice, { accepted: 1_000, rejected: 1_000 });
  await expect(buy.receive({ orderId, lines: [unsaid] })).rejects.toMatchObject({ code: 'INVALID' });
});

test('what expired is sent back, whoever says what; what keeps for less than half its life needs a reason', async () => {
  const curd = await buy.item({ shelfLifeDays: 10 });
  const line = (given: object) => ({ supplierId, lines: [buy.came(curd, { value: 1_000, ...given })] });
  const why = { overrideReason: 'It is used today.' };
  const old = { ...line({ expiryDate: '2026-11-23' }), ...why };
  expect(await buy.receive(old, override.by())).toMatchObject({
    ...{ code: 'EXPIRED_ON_ARRIVAL', details: { expiryDate: '2026-11-23' } },
  });
  expect(await buy.receive(line({ expiryDate: '2026-11-28' }))).toMatchObject({
    ...{ code: 'SHORT_SHELF_LIFE', details: { left: 4, needed: 5 } },
  });
  expect(await buy.receive({ ...line({ expiryDate: '2026-11-28' }), ...why })).toMatchObject({
    code: 'SHORT_SHELF_LIFE',
  });
  expect(await buy.receive({ ...line({ expiryDate: '2026-11-28' }), ...why }, override.by())).toHaveProperty(
    'receiptId',
  );
  // What its label says of its own life does not shorten that of the item.
  const made = { manufacturedOn: '2026-11-20', expiryDate: '2026-11-27' };
  expect(await buy.receive(line(made))).toMatchObject({ code: 'SHORT_SHELF_LIFE', details: { left: 3, needed: 5 } });
  expect(await buy.receive(line({ expiryDate: '2026-11-29' }))).toHaveProperty('receiptId');
  await buy.receive(line({}));
  expect(await batchesOf(curd)).toContainEqual(expect.objectContaining({ expiryDate: '2026-12-04' }));
});

test('after midnight, in the middle of a shift, what was good until then is expired on arrival, and shelf lives begin', async () => {
  const curd = await buy.item({ shelfLifeDays: 10 });
  const now = world.clock.now();
  const line = (given: object) => ({ supplierId, lines: [buy.came(curd, { value: 1_000, ...given })] });
  world.clock.set(new Date('2026-11-24T18:30:00.000Z'));
  const late = await buy.receive(line({ expiryDate: '2026-11-24' }));
  const made = await buy.receive(line({ manufacturedOn: '2026-11-25' }));
  world.clock.set(now);
  expect(late).toMatchObject({ code: 'EXPIRED_ON_ARRIVAL' });
  expect(made).toHaveProperty('receiptId');
  expect((await batchesOf(curd)).map(({ expiryDate }) => expiryDate)).toEqual(['2026-12-05']);
});

test('a unit it is not counted in is refused whole', async () => {
  const rice = await buy.item();
  const lines = [buy.came(rice, { value: 1 }), buy.came(rice, { unit: 'l', value: 1 })];
  expect(await buy.receive({ supplierId, lines })).toMatchObject({ code: 'UNIT_UNKNOWN', details: { unit: 'l' } });
  expect(await batchesOf(rice)).toEqual([]);
});

test('the same delivery said many times at once comes in once; with another body it is a conflict', async () => {
  const rice = await buy.item();
  const input = { id: world.newId(), supplierId, lines: [buy.came(rice, { value: 1_000 })] };
  await Promise.all(Array.from({ length: 8 }, () => buy.receive(input)));
  expect(await batchesOf(rice)).toHaveLength(1);
  await expect(buy.receive({ ...input, reference: 'Other' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(buy.receive({ ...input, id: world.newId() })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('two deliveries that name one batch at once: one comes in, the other is a conflict', async () => {
  const rice = await buy.item();
  const line = buy.came(rice, { value: 1_000 });
  const tried = Array.from({ length: 6 }, () => buy.receive({ supplierId, lines: [line] }).catch(({ code }) => code));
  const answers = await Promise.all(tried);
  expect(answers.filter((answer) => answer !== 'CONFLICT')).toHaveLength(1);
  expect(await batchesOf(rice)).toHaveLength(1);
});

test('a day of making that is said at the door makes nothing fresh', async () => {
  const milk = await buy.item({ shelfLifeDays: 10 });
  const come = (given: object) => buy.receive({ supplierId, lines: [buy.came(milk, { value: 10_000, ...given })] });
  const old = { expiryDate: '2026-11-25' };
  expect(await come(old)).toMatchObject({ code: 'SHORT_SHELF_LIFE' });
  expect(await come({ ...old, manufacturedOn: '2026-11-24' })).toMatchObject({ code: 'SHORT_SHELF_LIFE' });
  for (const dates of [
    { expiryDate: '2026-12-25', manufacturedOn: '2099-01-01' },
    { expiryDate: '2026-11-24', manufacturedOn: '2026-11-25' },
  ])
    await expect(come(dates)).rejects.toMatchObject({ code: 'INVALID' });
});

test('deliveries of the same things in any order come in together', async () => {
  const stock = await Promise.all(Array.from({ length: 5 }, () => buy.item()));
  const inputs = Array.from({ length: 30 }, (_, n) => ({
    supplierId,
    lines: stock.map((_id, i) =>
      buy.came(stock[(n * 2 + i * (n % 2 ? 1 : 4)) % 5] ?? '', { accepted: 1_000, unit: 'g', value: 7 }),
    ),
  }));
  await Promise.all(inputs.map((input) => buy.receive(input)));
  for (const id of stock) {
    const [level] = await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, id));
    expect(level).toMatchObject({ onHand: 30_000, reserved: 0 });
  }
});

test('what cannot be is invalid or not found; who may not is denied', async () => {
  const rice = await buy.item();
  const bad: [object, string][] = [
    [{ accepted: 0 }, 'INVALID'],
    [{ accepted: -5 }, 'INVALID'],
    [{ free: -1 }, 'INVALID'],
    [{ rejected: -1 }, 'INVALID'],
    [{ accepted: Number.MAX_SAFE_INTEGER }, 'INVALID'],
    [{ accepted: 1_000_000_000_000_000 }, 'INVALID'],
    [{ value: -1 }, 'INVALID'],
    [{ value: null }, 'INVALID'],
    [{ expiryDate: '2026-02-30' }, 'INVALID'],
    [{ stockItemId: world.newId() }, 'NOT_FOUND'],
  ];
  for (const [given, code] of bad) {
    const lines = [buy.came(rice, { value: 1_000, ...given })];
    await expect(buy.receive({ supplierId, lines })).rejects.toMatchObject({ code });
  }
  const lines = [buy.came(rice, { value: 1_000 })];
  await expect(buy.receive({ lines })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(buy.receive({ supplierId: world.newId(), lines })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(buy.receive({ supplierId, locationId: world.newId(), lines })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const outletId = await world.addOutlet('RX');
  await expect(buy.receive({ supplierId, outletId, lines })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(buy.receive({ supplierId, lines }, world.as('stock:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
