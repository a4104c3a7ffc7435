import { addDays } from '@college-kiosk/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { buying } from '../sample-purchasing.ts';
import { priceCounts, pricesByItem } from './prices.ts';
import { supplierItems, supplierPrices } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('of an item of a supplier the newest twenty prices are read, and all of them are counted', async () => {
  const buy = buying(world);
  const [supplierId, rice, oil] = [await buy.supplier(), await buy.item(), await buy.item()];
  const sold = { supplierId, unit: 'kg', minimumPacks: 1 };
  await world.db.insert(supplierItems).values([rice, oil].map((stockItemId) => ({ ...sold, stockItemId })));
  const price = (stockItemId: string, n: number) => ({
    ...{ id: world.newId(), supplierId, stockItemId, price: n, unit: 'kg', setAt: world.clock.now() },
    validFrom: addDays('2026-01-01', n),
  });
  await world.db
    .insert(supplierPrices)
    .values([...Array.from({ length: 23 }, (_, n) => price(rice, n)), price(oil, 500)]);
  const keys = [`${supplierId}:${rice}`, `${supplierId}:${oil}`];
  const prices = await pricesByItem(world.db, keys);
  expect(prices.get(keys[0] ?? '')?.map((one) => one.price)).toEqual(Array.from({ length: 20 }, (_, n) => 22 - n));
  expect(prices.get(keys[1] ?? '')).toHaveLength(1);
  const counts = await priceCounts(world.db, keys);
  expect(keys.map((key) => counts.get(key))).toEqual([23, 1]);
});
