import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalLines, seedAccounts } from '../../finance/index.ts';
import { batches, inventoryIdentities, recordWaste } from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { ANNA, buying, GSTIN } from '../sample-purchasing.ts';
import { suppliers } from '../suppliers/tables.ts';
import { billDesk } from './sample-bills.ts';

let world: World;
let buy: ReturnType<typeof buying>;
let desk: ReturnType<typeof billDesk>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  desk = billDesk(world.db, buy, world.newId);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of [...checks, ...(await purchasingIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

const AFAR = '27AAPFU0939F1ZV';

/** Ten cola at ₹12, of 40 % that is credited to whoever is registered. */
async function cola(gstin: string | null) {
  const supplierId = gstin === null ? await buy.supplier() : await buy.registered(gstin);
  const tax = { taxCreditable: true, purchaseTaxRate: 4_000 };
  const item = await buy.item({ name: 'Cola', kind: 'PACKAGED', baseUnit: 'pcs', ...tax });
  const line = buy.came(item, { unit: 'pcs', value: 12_000 });
  const receiptId = await desk.delivered(supplierId, line);
  const bill = (taxRate: number) =>
    buy.enter({ supplierId, lines: [buy.billed(receiptId, { unit: 'pcs', price: 1_200, taxRate })] });
  return { supplierId, item, batchId: line.batchId, bill };
}

async function waste(stockItemId: string, pieces: number) {
  const id = world.newId();
  const said = { id, outletId: world.outletId, stockItemId, quantity: pieces * 1_000, unit: 'pcs' };
  await recordWaste(world.as('waste:record', { id: ANNA }), { ...said, reason: 'DROPPED' });
  return desk.sidesOf(id);
}

async function inputTaxLeft() {
  const [row] = await world.db
    .select({ left: sql<number>`coalesce(sum(${journalLines.debit} - ${journalLines.credit}), 0)::float8` })
    .from(journalLines)
    .where(inArray(journalLines.accountCode, ['1310', '1311', '1312']));
  return row?.left;
}

test('what is wasted gives back the input tax that its bill credited, under its head; none where none was', async () => {
  for (const [gstin, rate, heads] of [
    [GSTIN, 4_000, { 1310: 2_400, 1311: 2_400 }],
    [AFAR, 4_000, { 1312: 4_800 }],
    [null, 0, {}],
  ] as const) {
    const { item, bill } = await cola(gstin);
    const id = await desk.entered(bill(rate));
    expect(await desk.billOf(id)).toMatchObject({ state: 'MATCHED' });
    expect(await desk.sidesOf(id)).toMatchObject(heads);
    const back = Object.fromEntries(Object.entries(heads).map(([account, amount]) => [account, -amount]));
    const lost = gstin === null ? 12_000 : 16_800;
    expect(await waste(item, 10)).toEqual({ 5150: lost, 1210: -12_000, ...back });
    expect(await inputTaxLeft()).toBe(0);
  }
});

test('what is wasted before its bill comes gives back what the bill will credit', async () => {
  const { item, bill } = await cola(AFAR);
  expect(await waste(item, 5)).toEqual({ 5150: 8_400, 1210: -6_000, 1312: -2_400 });
  await desk.entered(bill(4_000));
  expect(await waste(item, 5)).toEqual({ 5150: 8_400, 1210: -6_000, 1312: -2_400 });
  expect(await inputTaxLeft()).toBe(0);
});

test('a bill that credits another rate than was foreseen says so to its batch, and to what was made of it', async () => {
  const { item, batchId, bill } = await cola(GSTIN);
  const [batch] = await world.db.select().from(batches).where(eq(batches.id, batchId));
  expect(batch).toMatchObject({ inputTaxRate: 4_000, inputTaxInterState: false });
  const [part, found] = [world.newId(), world.newId()];
  const none = { quantityReceived: 1, quantityRemaining: 0, valueReceived: 0, valueRemaining: 0, status: 'DEPLETED' };
  for (const [id, sourceType, inputTaxRate] of [
    [part, 'opened', 4_000],
    [found, 'count', 0],
  ] as const) {
    const child = { ...batch, ...none, id, sourceType, inputTaxRate, parentBatchId: batchId };
    await world.db.insert(batches).values(child as NonNullable<typeof batch>);
  }
  const held = await desk.entered(bill(1_800));
  await buy.decideBill(held, 'APPROVE');
  const rates = await world.db.select().from(batches).where(eq(batches.stockItemId, item)).orderBy(batches.id);
  expect(new Map(rates.map((row) => [row.id, row.inputTaxRate]))).toEqual(
    new Map([
      [batchId, 1_800],
      [part, 1_800],
      [found, 0],
    ]),
  );
  expect(await waste(item, 10)).toEqual({ 5150: 14_160, 1210: -12_000, 1310: -1_080, 1311: -1_080 });
  const asked = await cola(GSTIN);
  const dear = await desk.entered(asked.bill(6_000));
  await buy.decideBill(dear, 'DEBIT_NOTE');
  expect(await waste(asked.item, 10)).toEqual({ 5150: 16_800, 1210: -12_000, 1310: -2_400, 1311: -2_400 });
  expect(await inputTaxLeft()).toBe(0);
});

test('a held bill is booked by the terms of the day it was entered, whatever became of its supplier since', async () => {
  const { supplierId, bill } = await cola(null);
  const id = await desk.entered(bill(4_000));
  expect(await desk.linesOf(id)).toMatchObject([{ findings: ['TAX'], isCredited: false, isInterState: false }]);
  await world.db.update(suppliers).set({ gstin: AFAR }).where(eq(suppliers.id, supplierId));
  await buy.decideBill(id, 'APPROVE');
  expect(await desk.sidesOf(id)).toEqual({ 2110: 12_000, 5190: 4_800, 2100: -16_800 });
});
