import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, seedAccounts } from '../finance/index.ts';
import { demandOf } from './demand.ts';
import { inventoryIdentities } from './identities.ts';
import { portionsLeft } from './portions-left.ts';
import { receiveStock } from './receive-stock.ts';
import { insertDishOf, insertStockItem, type SoldDish, stockUp } from './sample-stock.ts';
import { saveRecipe } from './save-recipe.ts';
import { saveStockItem } from './save-stock-item.ts';
import { batches, stockItemUnits, stockLevels } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(async () => {
  for (const check of [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
  await world.close();
});

type Input = Parameters<typeof receiveStock>[1];
type Line = Input['lines'][number];
const receiver = () => world.as('stock:receive');
const lineOf = (stockItemId: string, given: Partial<Line> = {}): Line => ({
  ...{ batchId: world.newId(), stockItemId, quantity: 1_000, unit: 'g', value: 100, ...given },
});
const delivery = (lines: Line[], given: Partial<Input> = {}): Input => ({
  ...{ id: world.newId(), outletId: world.outletId, supplier: 'Market', lines, ...given },
});
const batchesOf = (stockItemId: string) => world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId));

async function oilInTins(): Promise<string> {
  const oil = await insertStockItem(world, { name: 'Oil', baseUnit: 'ml' });
  const tin = { stockItemId: oil, unit: 'tin', numerator: 15_000, denominator: 1 };
  await world.db
    .insert(stockItemUnits)
    .values([tin, { stockItemId: oil, unit: 'third', numerator: 1, denominator: 3 }]);
  return oil;
}

test('oil and cola come in as in the rules (G02, G06): batches, levels and the books agree', async () => {
  const oil = await oilInTins();
  const cola = await insertStockItem(world, { name: 'Cola', kind: 'PACKAGED', baseUnit: 'pcs', taxCreditable: true });
  const input = delivery([
    lineOf(oil, { quantity: 10_000, unit: 'l', value: 147_000, expiryDate: '2027-01-31', supplierBatch: 'B7' }),
    lineOf(cola, { quantity: 4_000, unit: 'dozen', value: 57_600 }),
  ]);
  await receiveStock(receiver(), input);

  expect(await batchesOf(oil)).toMatchObject([
    { quantityReceived: 10_000_000, valueRemaining: 147_000, expiryDate: '2027-01-31', supplierBatch: 'B7' },
  ]);
  expect(await batchesOf(cola)).toMatchObject([{ quantityRemaining: 48_000, status: 'AVAILABLE', expiryDate: null }]);
  const [entry] = await world.db.select().from(journalEntries).where(eq(journalEntries.sourceId, input.id));
  const lines = await world.db
    .select()
    .from(journalLines)
    .where(eq(journalLines.entryId, entry?.id ?? ''));
  const sides = lines.map((line) => [line.accountCode, line.debit, line.credit]).sort();
  expect(sides).toEqual([
    ['1200', 147_000, 0],
    ['1210', 57_600, 0],
    ['2110', 0, 204_600],
  ]);
  const [event] = (await world.events('inventory.stock_changed.v1')).slice(-1);
  expect(event).toMatchObject({ outletId: world.outletId, stockItemIds: expect.arrayContaining([oil, cola]) });
});

test('units convert exactly, rounded once, and by the item’s own', async () => {
  const oil = await oilInTins();
  const lines = [
    lineOf(oil, { quantity: 2_000, unit: 'tin' }),
    lineOf(oil, { quantity: 1_000, unit: 'third' }),
    lineOf(oil, { quantity: 500, unit: 'l' }),
  ];
  await receiveStock(receiver(), delivery(lines));
  const received = new Map((await batchesOf(oil)).map((batch) => [batch.id, batch.quantityReceived]));
  expect(lines.map(({ batchId }) => received.get(batchId))).toEqual([30_000_000, 333, 500_000]);
});

test('a unit it is not counted in, and a batch that expired before today, are refused whole', async () => {
  const rice = await insertStockItem(world);
  const good = lineOf(rice);
  expect(await receiveStock(receiver(), delivery([good, lineOf(rice, { unit: 'l' })]))).toMatchObject({
    ...{ code: 'UNIT_UNKNOWN', details: { unit: 'l' } },
  });
  expect(await receiveStock(receiver(), delivery([good, lineOf(rice, { expiryDate: '2026-11-23' })]))).toMatchObject({
    ...{ code: 'EXPIRED_ON_ARRIVAL', details: { expiryDate: '2026-11-23' } },
  });
  expect(await batchesOf(rice)).toEqual([]);
  await receiveStock(receiver(), delivery([good, lineOf(rice, { expiryDate: '2026-11-24' })]));
  expect(await batchesOf(rice)).toHaveLength(2);
});

test('without a date on it, a batch keeps for the shelf life of its item', async () => {
  const curd = await insertStockItem(world, { shelfLifeDays: 3 });
  await receiveStock(receiver(), delivery([lineOf(curd)]));
  expect(await batchesOf(curd)).toMatchObject([{ expiryDate: '2026-11-27' }]);
});

test('goods for nothing are stock, and no entry in the books', async () => {
  const gift = await insertStockItem(world);
  const input = delivery([lineOf(gift, { value: 0 })]);
  await receiveStock(receiver(), input);
  expect(await world.db.select().from(journalEntries).where(eq(journalEntries.sourceId, input.id))).toEqual([]);
  expect(await batchesOf(gift)).toHaveLength(1);
});

test('the same delivery said many times at once comes in once; with another body it is a conflict', async () => {
  const rice = await insertStockItem(world);
  const input = delivery([lineOf(rice)]);
  await Promise.all(Array.from({ length: 8 }, () => receiveStock(receiver(), input)));
  expect(await batchesOf(rice)).toHaveLength(1);
  await expect(receiveStock(receiver(), { ...input, supplier: 'Other' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(receiveStock(receiver(), delivery(input.lines))).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('an id that another delivery or batch has is a conflict, not a second one', async () => {
  const rice = await insertStockItem(world);
  await stockUp(world, [{ stockItemId: rice, quantity: 1_000, batchId: world.newId() }]);
  const [opening] = await batchesOf(rice);
  const again = delivery([lineOf(rice)], { id: opening?.sourceId ?? '' });
  await expect(receiveStock(receiver(), again)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await batchesOf(rice)).toHaveLength(1);
});

test('deliveries of the same things in any order come in together', async () => {
  const stock = await Promise.all(Array.from({ length: 5 }, () => insertStockItem(world)));
  const inputs = Array.from({ length: 30 }, (_, n) =>
    delivery(stock.map((_id, i) => lineOf(stock[(n * 2 + i * (n % 2 ? 1 : 4)) % 5] ?? ''))),
  );
  await Promise.all(inputs.map((input) => receiveStock(receiver(), input)));
  for (const id of stock) {
    const [level] = await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, id));
    expect(level).toMatchObject({ onHand: 30_000, reserved: 0 });
  }
});

test('what cannot be is invalid or not found; who may not is denied', async () => {
  const rice = await insertStockItem(world);
  const bad: [Partial<Line>, string][] = [
    [{ quantity: 0 }, 'INVALID'],
    [{ quantity: -5 }, 'INVALID'],
    [{ quantity: Number.MAX_SAFE_INTEGER, unit: 'kg' }, 'INVALID'],
    [{ value: -1 }, 'INVALID'],
    [{ value: Number.MAX_SAFE_INTEGER }, 'INVALID'],
    [{ expiryDate: '2026-02-30' }, 'INVALID'],
    [{ stockItemId: world.newId() }, 'NOT_FOUND'],
  ];
  for (const [given, code] of bad) {
    await expect(receiveStock(receiver(), delivery([lineOf(rice, given)]))).rejects.toMatchObject({ code });
  }
  const twice = lineOf(rice);
  await expect(receiveStock(receiver(), delivery([twice, twice]))).rejects.toMatchObject({ code: 'INVALID' });
  const fine = delivery([lineOf(rice)]);
  await expect(receiveStock(receiver(), { ...fine, outletId: world.newId() })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const outletId = await world.addOutlet('RX');
  await expect(receiveStock(receiver(), { ...fine, outletId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(receiveStock(world.as('stock:read'), fine)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

const stockItem = (given = {}) => ({
  ...{ id: world.newId(), code: world.newId(), name: 'Ghee', kind: 'INGREDIENT' as const, baseUnit: 'g' as const },
  ...{ pickPolicy: 'FEFO' as const, allergens: ['MILK' as const], taxCreditable: false, units: [], ...given },
});
const store = () => world.as('stock:manage');

test('a stock item is made and changed; its code is its own; in use, its unit and kind stay', async () => {
  const ghee = stockItem({ units: [{ unit: 'jar', numerator: 455, denominator: 1 }] });
  expect(await saveStockItem(store(), ghee)).toMatchObject({ id: ghee.id, name: 'Ghee' });
  expect(await saveStockItem(store(), stockItem({ code: ghee.code }))).toMatchObject({ code: 'CODE_TAKEN' });
  await saveStockItem(store(), { ...ghee, baseUnit: 'ml' });
  await saveStockItem(store(), ghee);
  await receiveStock(receiver(), delivery([lineOf(ghee.id, { unit: 'jar', quantity: 2_000 })]));
  expect(await batchesOf(ghee.id)).toMatchObject([{ quantityReceived: 910_000 }]);
  await saveStockItem(store(), { ...ghee, name: 'Pure ghee' });
  for (const given of [{ baseUnit: 'ml' as const }, { kind: 'PACKAGED' as const }]) {
    await expect(saveStockItem(store(), { ...ghee, ...given })).rejects.toMatchObject({ code: 'CONFLICT' });
  }
  await expect(saveStockItem(world.as('stock:receive'), stockItem())).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('of many stock items that want one code at once, one gets it and the others are refused', async () => {
  const code = world.newId();
  const answers = await Promise.all(Array.from({ length: 4 }, () => saveStockItem(store(), stockItem({ code }))));
  expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => answer.code === 'CODE_TAKEN')).toHaveLength(3);
});

test('the newest recipe counts at once: in what is taken and in the portions left', async () => {
  const [rice, oil] = [await insertStockItem(world), await oilInTins()];
  const dish: SoldDish = await insertDishOf(world, { [rice]: 100_000 }, { rich: {} });
  await stockUp(world, [
    { stockItemId: rice, quantity: 1_000_000 },
    { stockItemId: oil, quantity: 60_000 },
  ]);
  const left = async () => (await portionsLeft(world.db, world.outletId)).get(dish.variantId);
  expect(await left()).toBe(10);

  const line = (stockItemId: string, quantity: number, unit: string) => ({ stockItemId, quantity, unit });
  const recipe = (lines: ReturnType<typeof line>[], of: object = { variantId: dish.variantId }) =>
    saveRecipe(store(), { id: world.newId(), lines, ...of });
  expect(await recipe([line(rice, 200, 'kg'), line(oil, 1, 'tin')])).toMatchObject({ version: 2 });
  expect(await left()).toBe(4);
  await recipe([line(rice, -50_000, 'g'), line(oil, 5_000, 'ml')], { optionId: dish.options.rich });
  const asked = { line: 1, variantId: dish.variantId, optionIds: [dish.options.rich ?? ''], quantity: 2 };
  expect(await demandOf(world.db, [asked])).toEqual(
    expect.arrayContaining([
      { line: 1, stockItemId: rice, quantity: 300_000 },
      { line: 1, stockItemId: oil, quantity: 40_000 },
    ]),
  );

  expect(await recipe([line(rice, 1_000, 'l')])).toMatchObject({ code: 'UNIT_UNKNOWN' });
  await expect(recipe([line(rice, -1_000, 'g')])).rejects.toMatchObject({ code: 'INVALID' });
  await expect(recipe([line(rice, 1, 'g'), line(rice, 1, 'kg')])).rejects.toMatchObject({ code: 'INVALID' });
  await expect(recipe([], { variantId: world.newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(recipe([line(world.newId(), 1, 'g')])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(recipe([], {})).rejects.toMatchObject({ code: 'INVALID' });
  const said = { id: world.newId(), variantId: dish.variantId, lines: [line(rice, 1, 'kg')] };
  const twins = await Promise.all(Array.from({ length: 6 }, () => saveRecipe(store(), said)));
  for (const twin of twins) expect(twin).toEqual(twins[0]);
  expect(twins[0]).toMatchObject({ version: 3 });
  const versions = await Promise.all(Array.from({ length: 5 }, () => recipe([])));
  expect(versions.map((saved) => ('version' in saved ? saved.version : 0)).sort()).toEqual([4, 5, 6, 7, 8]);
  expect(await left()).toBeUndefined();
});
