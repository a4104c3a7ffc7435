import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities, locationOf, saveLocation, takeIn } from '../../inventory/index.ts';
import { ANNA, buying } from '../sample-purchasing.ts';
import { changeItemReplenishment } from './change-item-replenishment.ts';
import { refreshSuggestions } from './plan-replenishment.ts';
import { stockUp } from './sample-stock.ts';
import { purchaseSuggestions } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(async () => {
  for (const check of await inventoryIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
  await world.close();
});

test('what lies where orders do not take from counts, and what was used beyond the records is taken off', async () => {
  const { outletId } = world;
  const shop = buying(world);
  const item = await shop.item({ name: 'Rice' }, { bag: 25_000 });
  await changeItemReplenishment(shop.as(ANNA, ['replenishment:manage']), {
    ...{ commandId: world.newId(), outletId, stockItemId: item, unit: 'kg', par: 100_000, reorderPoint: 50_000 },
    ...{ serviceLevel: null, reviewDays: null, leadDays: null, supplierId: null },
  });
  const suggestion = async () => {
    await refreshSuggestions(world.system());
    const open = and(eq(purchaseSuggestions.stockItemId, item), eq(purchaseSuggestions.state, 'OPEN'));
    return (await world.db.select().from(purchaseSuggestions).where(open))[0];
  };
  await stockUp(world, [{ stockItemId: item, quantity: 10_000_000 }]);
  expect(await suggestion()).toMatchObject({ position: 10_000_000 });

  const cold = { id: world.newId(), outletId, code: 'COLD', name: 'Cold room', kind: 'STORE' as const };
  await saveLocation(world.as('stock:manage'), { ...cold, forOrders: false, inUse: true, version: 0 });
  await world.db.transaction(async (tx) =>
    takeIn(tx, {
      ...{ source: { type: 'opening', id: world.newId() }, type: 'OPENING', outletId, actorId: null },
      ...{ at: world.clock.now(), businessDate: '2026-11-24', location: await locationOf(tx, outletId, cold.id) },
      lines: [{ stockItemId: item, batchId: world.newId(), quantity: 60_000_000, value: 0 }],
    }),
  );
  expect(await suggestion()).toBeUndefined();

  await world.db.execute(sql`insert into stock_deficits
    (id, outlet_id, stock_item_id, quantity, value, quantity_open, value_open, move_type, source_type, source_id, at, business_date)
    values (${world.newId()}, ${outletId}, ${item}, 30000000, 0, 30000000, 0, 'CONSUME', 'ticket', ${world.newId()}, now(), '2026-11-24')`);
  const owing = await suggestion();
  expect(owing).toMatchObject({ position: 40_000_000 });
  expect(owing?.because).toContain('you have 40 kg free');
});
