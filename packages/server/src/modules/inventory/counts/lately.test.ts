import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { saveLocation } from '../locations/save-location.ts';
import { insertStockItem } from '../sample-stock.ts';
import { takeIn } from '../take-in.ts';
import { takeOut } from '../take-out.ts';
import { countingIn } from './sample-count.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const { as, begin, end, linesOf } = countingIn(() => world);

test('a kitchen’s count asks for what lay there in the last 31 days too, though by the records the last of it went', async () => {
  const [kitchen, tin, spice] = [world.newId(), await insertStockItem(world), await insertStockItem(world)];
  const location = {
    outletId: world.outletId,
    code: 'KIT',
    name: 'Kitchen',
    kind: 'KITCHEN',
    forOrders: true,
  } as const;
  await saveLocation(as(), { ...location, id: kitchen, inUse: true });
  const moved = { outletId: world.outletId, businessDate: '2026-11-24', actorId: null, at: world.clock.now() };
  const put = (stockItemId: string, batchId = world.newId()) =>
    world.db.transaction((tx) =>
      takeIn(tx, {
        ...{ ...moved, source: { type: 'opening', id: world.newId() }, type: 'OPENING' },
        ...{ location: { id: kitchen, forOrders: true }, lines: [{ batchId, stockItemId, quantity: 1_000, value: 0 }] },
      }),
    );
  const gone = world.newId();
  await put(tin, gone);
  await world.db.transaction((tx) =>
    takeOut(tx, {
      ...{ ...moved, source: { type: 'ticket', id: world.newId() }, type: 'CONSUME' },
      takes: [{ batchId: gone, quantity: 1_000 }],
    }),
  );
  const asked = async () => {
    const { id, answer } = await begin(null, { locationId: kitchen });
    if ('code' in answer) return answer.code;
    const items = (await linesOf(id)).map(({ item }) => item.id);
    await end(id);
    return items;
  };
  expect(await asked()).toEqual([tin]);
  await put(spice);
  expect(await asked()).toEqual([tin, spice].sort());
  const now = world.clock.now();
  world.clock.set(new Date(now.getTime() + 31 * 86_400_000));
  expect(await asked()).toEqual([tin, spice].sort());
  world.clock.set(new Date(now.getTime() + 31 * 86_400_000 + 1));
  expect(await asked()).toEqual([spice]);
  world.clock.set(now);
});
