import { addDays } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { mainLocation } from '../locations/location.ts';
import { saveLocation } from '../locations/save-location.ts';
import { holdBatches } from '../recall/hold-batches.ts';
import { insertStockItem, stockUp, TODAY } from '../sample-stock.ts';
import { batches } from '../tables.ts';
import { dispatchTransfer } from '../transfers/dispatch-transfer.ts';
import { receiveTransfer } from '../transfers/receive-transfer.ts';
import { requestTransfer } from '../transfers/request-transfer.ts';
import { readOverview } from './overview.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

const mover = () => world.as(['transfer:request', 'transfer:move', 'stock:manage', 'stock:hold']);
const overview = () => readOverview(world.as('stock:read'), { outletId: world.outletId });

test('what lies where adds up to what lies there in all, and lasts by what the outlet uses of it', async () => {
  const [rice, oil] = [await insertStockItem(world), await insertStockItem(world, { name: 'Oil' })];
  await stockUp(world, [
    { stockItemId: rice, quantity: 10_000, value: 1_000 },
    { stockItemId: oil, quantity: 4_000, value: 800 },
  ]);
  const main = await world.db.transaction((tx) => mainLocation(tx, world.outletId, world.clock.now()));
  const storeId = world.newId();
  const shelf = { id: storeId, outletId: world.outletId, code: 'STORE', name: 'Back store', kind: 'STORE' } as const;
  await saveLocation(mover(), { ...shelf, forOrders: false, inUse: true });
  const [transferId, commandId] = [world.newId(), () => world.newId()];
  await requestTransfer(mover(), {
    ...{ id: transferId, fromOutletId: world.outletId, fromLocationId: main.id },
    ...{ toOutletId: world.outletId, toLocationId: storeId },
    lines: [{ stockItemId: rice, quantity: 4_000, unit: 'g' }],
  });
  await dispatchTransfer(mover(), { commandId: commandId(), transferId });
  await receiveTransfer(mover(), { commandId: commandId(), transferId, short: [] });
  // Of rice 20 paise a day in the two days since the first use, of oil nothing.
  await world.db.execute(sql`
    insert into stock_usage_days (outlet_id, stock_item_id, business_date, used, value, out_share)
    values (${world.outletId}, ${rice}, ${addDays(TODAY, -2)}, 400, 40, 0)`);

  const seen = await overview();
  expect(seen).toMatchObject({ value: 1_800, usableValue: 1_800, batches: 3, daysOnHand: 90 });
  expect(seen.locations).toEqual([
    { locationId: storeId, value: 400, usableValue: 400, batches: 1, daysOnHand: 20 },
    { locationId: main.id, value: 1_400, usableValue: 1_400, batches: 2, daysOnHand: 70 },
  ]);

  const [lot] = (await world.db.select().from(batches)).filter(({ locationId }) => locationId === storeId);
  const hold = { commandId: commandId(), outletId: world.outletId, batchIds: [lot?.id ?? ''], block: true };
  await holdBatches(mover(), { ...hold, reason: 'Recalled' });
  const held = await overview();
  expect(held).toMatchObject({ value: 1_800, usableValue: 1_400 });
  expect(held.locations[0]).toEqual({
    ...{ locationId: storeId, value: 400, usableValue: 0, batches: 1, daysOnHand: 0 },
  });
  for (const field of ['value', 'usableValue', 'batches'] as const)
    expect(held.locations.reduce((sum, one) => sum + one[field], 0)).toBe(held[field]);
});

test('a location in which nothing lies is there with nothing, until it is out of use', async () => {
  const id = world.newId();
  const empty = {
    id,
    outletId: world.outletId,
    code: 'EMPTY',
    name: 'A nook',
    kind: 'COUNTER',
    forOrders: true,
  } as const;
  await saveLocation(mover(), { ...empty, inUse: true });
  const nothing = { locationId: id, value: 0, usableValue: 0, batches: 0, daysOnHand: null };
  expect((await overview()).locations[0]).toEqual(nothing);
  await saveLocation(mover(), { ...empty, inUse: false, version: 1 });
  expect((await overview()).locations.some(({ locationId }) => locationId === id)).toBe(false);
});
