import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { insertDishOf, insertStockItem, reserve, stockUp } from '../sample-stock.ts';
import { saveStockItem } from '../save-stock-item.ts';
import { stockItems } from '../tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('holding stays strict: nobody is promised what only the records lack', async () => {
  const rice = await insertStockItem(world, { negativePolicy: 'ALLOW_FLAG' });
  const dish = await insertDishOf(world, { [rice]: 100_000 });
  await stockUp(world, [{ stockItemId: rice, quantity: 100_000, value: 10 }]);
  const lines = [{ line: 1, variantId: dish.variantId, optionIds: [], quantity: 2 }];
  const asked = { outletId: world.outletId, orderId: world.newId(), lines };
  expect(await world.db.transaction((tx) => reserve(tx, asked))).toHaveLength(1);
});

test('packaged goods never go below nothing, whoever says so', async () => {
  const cola = await insertStockItem(world, { kind: 'PACKAGED', baseUnit: 'pcs' });
  const said = world.db.update(stockItems).set({ negativePolicy: 'ALLOW_FLAG' }).where(eq(stockItems.id, cola));
  await expect(said).rejects.toMatchObject({ cause: { code: '23514' } });
  const item = {
    ...{ id: world.newId(), code: 'COLA', name: 'Cola', kind: 'PACKAGED' as const, baseUnit: 'pcs' as const },
    ...{ pickPolicy: 'FIFO' as const, allergens: [], taxCreditable: true, units: [] },
  };
  const save = (given: object) => saveStockItem(world.as('stock:manage'), { ...item, ...given });
  await expect(save({ negativePolicy: 'ALLOW_FLAG' })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await save({})).toMatchObject({ negativePolicy: 'BLOCK' });
  // A new ingredient may, unless somebody says otherwise; what is not said of a known one stays.
  const rice = {
    id: world.newId(),
    code: 'RICE',
    name: 'Rice',
    kind: 'INGREDIENT',
    baseUnit: 'g',
    taxCreditable: false,
  };
  expect(await save(rice)).toMatchObject({ negativePolicy: 'ALLOW_FLAG' });
  expect(await save({ ...rice, negativePolicy: 'BLOCK', storage: 'CHILLED', version: 1 })).toMatchObject({
    negativePolicy: 'BLOCK',
  });
  expect(await save({ ...rice, name: 'Raw rice', version: 2 })).toMatchObject({
    negativePolicy: 'BLOCK',
    storage: 'CHILLED',
  });
});
