import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { saveLocation } from '../locations/save-location.ts';
import { insertStockItem } from '../sample-stock.ts';
import { takeIn } from '../take-in.ts';
import { analyseWaste } from './queries.ts';
import { recordWaste } from './record-waste.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

test('every location has its share of what was wasted, however many there are', async () => {
  const outletId = await world.addOutlet('MANY');
  const by = world.as(['waste:record', 'stock:read'], { outletId });
  const item = await insertStockItem(world, { name: 'Oil', baseUnit: 'ml' });
  const at = world.clock.now();
  const moved = { outletId, at, businessDate: '2026-11-24', actorId: null, type: 'OPENING' as const };
  for (let one = 1; one <= 22; one += 1) {
    const [id, batchId] = [world.newId(), world.newId()];
    const named = { id, outletId, code: `L${one}`, name: `Shelf ${one}`, kind: 'STORE' as const, forOrders: false };
    await saveLocation(world.as('stock:manage', { everywhere: true }), { ...named, inUse: true });
    const lines = [{ batchId, stockItemId: item, quantity: 1_000, value: 100 }];
    const source = { type: 'opening' as const, id: world.newId() };
    await world.db.transaction((tx) => takeIn(tx, { ...moved, source, location: { id, forOrders: false }, lines }));
    const said = { id: world.newId(), outletId, stockItemId: item, batchId, quantity: 1_000, unit: 'ml' };
    await recordWaste(by, { ...said, reason: 'DROPPED' });
  }
  const { value, shares } = await analyseWaste(by, { outletId, from: '2026-11-24', to: '2026-11-24' });
  const places = shares.filter((share) => share.by === 'LOCATION');
  expect([places.length, places.reduce((sum, share) => sum + share.value, 0)]).toEqual([22, value]);
});
