import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilWaiting } from '../../../testing/until-waiting.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { mainLocation } from '../locations/location.ts';
import { prepare } from '../recipes/sample-recipe.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { finishProduction } from './finish-production.ts';
import { planProduction } from './plan-production.ts';
import { startProduction } from './start-production.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

test('whoever finishes holds what the order holds before the levels, as whoever sells does', async () => {
  const onion = await insertStockItem(world, { name: 'Onion' });
  const gravy = await insertStockItem(world, { name: 'Gravy', kind: 'PREP', shelfLifeDays: 2 });
  await prepare(world, gravy, { [onion]: 500 });
  await stockUp(world, [{ stockItemId: onion, quantity: 900_000, value: 900 }]);
  const by = world.as('production:run');
  const orderId = world.newId();
  const { id: locationId } = await world.db.transaction((tx) => mainLocation(tx, world.outletId, world.clock.now()));
  const order = { id: orderId, outletId: world.outletId, locationId, stockItemId: gravy };
  await planProduction(by, { ...order, quantity: 1_000_000, unit: 'g' });
  await startProduction(by, { commandId: world.newId(), orderId });
  const said = { commandId: world.newId(), orderId, batchId: world.newId(), produced: 1_000_000 };
  const answer: { finished?: Promise<unknown>; isThere: boolean } = { isThere: false };
  const [waited, free] = await world.db.transaction(async (tx) => {
    await tx.execute(sql`select from reservations where order_id = ${orderId} for update`);
    answer.finished = finishProduction(by, said).finally(() => Object.assign(answer, { isThere: true }));
    await untilWaiting(world.db, 1, () => answer.isThere);
    const levels = sql`select from stock_levels where stock_item_id = ${onion} for update skip locked`;
    return [!answer.isThere, (await world.db.execute(levels)).length];
  });
  expect([waited, free, await answer.finished]).toEqual([true, 1, { id: orderId }]);
});
