import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { saveLocation } from '../locations/save-location.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { locations } from '../tables.ts';
import { dispatchTransfer } from './dispatch-transfer.ts';
import { receiveTransfer } from './receive-transfer.ts';
import { requestTransfer } from './request-transfer.ts';
import { transferBatches } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(async () => {
  for (const check of [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))])
    expect(check).toEqual({ ...check, violations: [] });
  await world.close();
});

const biju = () =>
  world.as(['transfer:request', 'transfer:move', 'stock:manage'], {
    id: '019400a0-0000-7000-8000-00000000000b',
  });

test('the limit of what one person may miss alone is not passed by in small steps', async () => {
  const { outletId } = world;
  const toLocationId = world.newId();
  const kitchen = { id: toLocationId, outletId, code: 'KITCHEN', name: 'Kitchen', kind: 'KITCHEN' as const };
  await saveLocation(biju(), { ...kitchen, forOrders: true, inUse: true });
  // Two bags, each worth a little less than the limit of 500.00.
  const stockItemId = await insertStockItem(world);
  await stockUp(world, [{ stockItemId, quantity: 2_000, value: 80_000 }]);
  const [main] = await world.db
    .select()
    .from(locations)
    .where(and(eq(locations.outletId, outletId), eq(locations.code, 'MAIN')));
  const sent = async () => {
    const transferId = world.newId();
    const way = { fromOutletId: outletId, fromLocationId: main?.id ?? '', toOutletId: outletId, toLocationId };
    await requestTransfer(biju(), { id: transferId, ...way, lines: [{ stockItemId, quantity: 1_000, unit: 'g' }] });
    await dispatchTransfer(biju(), { commandId: world.newId(), transferId });
    const [row] = await world.db.select().from(transferBatches).where(eq(transferBatches.transferId, transferId));
    const short = [{ batchId: row?.batchId ?? '', received: 0, reason: 'Gone.' }];
    return () => receiveTransfer(biju(), { commandId: world.newId(), transferId, short });
  };
  const [missFirst, missSecond] = [await sent(), await sent()];
  expect(await missFirst()).toEqual({ id: expect.any(String) });
  expect(await missSecond()).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  world.clock.advance(25 * 3_600_000);
  expect(await missSecond()).toEqual({ id: expect.any(String) });
});
