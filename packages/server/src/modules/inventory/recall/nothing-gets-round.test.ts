import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { nodesOf } from '../../../testing/nodes.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { approveCount } from '../counts/approve-count.ts';
import { enterCount } from '../counts/enter-count.ts';
import { handInCount } from '../counts/hand-in-count.ts';
import { openCount } from '../counts/open-count.ts';
import { inventoryIdentities } from '../identities.ts';
import { mainLocation } from '../locations/location.ts';
import { saveLocation } from '../locations/save-location.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { batches, stockLevels } from '../tables.ts';
import { dispatchTransfer } from '../transfers/dispatch-transfer.ts';
import { receiveTransfer } from '../transfers/receive-transfer.ts';
import { requestTransfer } from '../transfers/request-transfer.ts';
import { decideWaste } from '../waste/decide-waste.ts';
import { recordWaste } from '../waste/record-waste.ts';
import { takeBackWaste } from '../waste/take-back-waste.ts';
import { holdBatches } from './hold-batches.ts';
import { listRecalledBatches } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const [ANNA, BIJU] = ['019400a0-0000-7000-8000-00000000000a', '019400a0-0000-7000-8000-00000000000b'];
const all = [
  ...(['transfer:request', 'transfer:move', 'stock:manage', 'stock:read', 'stock:hold'] as const),
  ...(['waste:record', 'waste:approve', 'count:enter', 'count:approve'] as const),
];
const by = (id: string) => world.as(all, { everywhere: true, id });
const said = () => ({ commandId: world.newId() });

/** A kilogram of rice in the main store that came under a number of its own. */
async function rice(value: number) {
  const stockItemId = await insertStockItem(world);
  const [batchId, number] = [world.newId(), world.newId()];
  await stockUp(world, [{ stockItemId, batchId, quantity: 1_000, value, supplierBatch: number }]);
  return { stockItemId, batchId, number };
}
const listed = async (supplierBatch: string) => nodesOf(await listRecalledBatches(by(ANNA), { supplierBatch }));
async function hold(number: string, block = true) {
  const batchIds = (await listed(number)).map(({ batch }) => batch.id);
  await holdBatches(by(ANNA), { ...said(), outletId: world.outletId, batchIds, block, reason: 'Glass in it.' });
}
const lies = async (stockItemId: string) => {
  const rows = await world.db.select().from(batches).where(eq(batches.stockItemId, stockItemId)).orderBy(batches.id);
  const held = rows.filter((row) => row.quantityRemaining > 0);
  return held
    .sort((a, b) => b.quantityRemaining - a.quantityRemaining)
    .map((row) => [row.quantityRemaining, row.status]);
};
const onHand = async (stockItemId: string) =>
  (await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId)))[0]?.onHand;
const main = () => world.db.transaction((tx) => mainLocation(tx, world.outletId, world.clock.now()));

async function sent(stockItemId: string, quantity: number) {
  const [id, kitchen] = [world.newId(), world.newId()];
  const { outletId } = world;
  const location = { outletId, code: `K${kitchen.slice(-8).toUpperCase()}`, name: 'Kitchen', kind: 'KITCHEN' as const };
  await saveLocation(by(ANNA), { id: kitchen, ...location, forOrders: true, inUse: true });
  await requestTransfer(by(ANNA), {
    ...{ id, fromOutletId: outletId, fromLocationId: (await main()).id, toOutletId: outletId, toLocationId: kitchen },
    lines: [{ stockItemId, quantity, unit: 'g' }],
  });
  await dispatchTransfer(by(ANNA), { ...said(), transferId: id });
  return id;
}
const receive = (transferId: string) => receiveTransfer(by(BIJU), { ...said(), transferId, short: [] });
async function wasted(stockItemId: string, quantity: number) {
  const id = world.newId();
  const waste = { outletId: world.outletId, stockItemId, quantity, unit: 'g', reason: 'SPOILED' as const };
  await recordWaste(by(ANNA), { id, ...waste });
  return id;
}

test('what is recalled while it is on its way arrives blocked, also when nothing was left where it came from', async () => {
  for (const quantity of [400, 1_000]) {
    const { stockItemId, number } = await rice(10_000);
    const transferId = await sent(stockItemId, quantity);
    expect(await listed(number)).toMatchObject([{ onTheWay: quantity, isBlocked: false }]);
    await hold(number);
    expect(await listed(number)).toMatchObject([{ onTheWay: quantity, isBlocked: true }]);
    await receive(transferId);
    expect((await lies(stockItemId)).map(([, status]) => status)).not.toContain('AVAILABLE');
    expect(await onHand(stockItemId)).toBe(0);
  }
});

test('what was let go again before it came arrives good', async () => {
  const { stockItemId, number } = await rice(10_000);
  const transferId = await sent(stockItemId, 400);
  await hold(number);
  await hold(number, false);
  await receive(transferId);
  expect(await onHand(stockItemId)).toBe(1_000);
});

test('what is recalled while it waits as waste comes back blocked, after a no and when it is taken back', async () => {
  for (const end of ['no', 'back']) {
    const { stockItemId, number } = await rice(100_000);
    const wasteId = await wasted(stockItemId, 1_000);
    await hold(number);
    expect((await listed(number)).every(({ isBlocked }) => isBlocked)).toBe(true);
    if (end === 'back') await takeBackWaste(by(ANNA), { ...said(), wasteId });
    else await decideWaste(by(BIJU), { ...said(), wasteId, approve: false, reason: 'It looks good.' });
    expect(await lies(stockItemId)).toEqual([[1_000, 'BLOCKED']]);
    expect(await onHand(stockItemId)).toBe(0);
  }
});

test('what was written off of a batch that is blocked since comes back blocked', async () => {
  const { stockItemId, number } = await rice(10_000);
  const wasteId = await wasted(stockItemId, 300);
  await hold(number);
  await takeBackWaste(by(ANNA), { ...said(), wasteId });
  expect(await lies(stockItemId)).toEqual([
    [700, 'BLOCKED'],
    [300, 'BLOCKED'],
  ]);
});

test('what a count finds more of a batch that is blocked is blocked', async () => {
  const { stockItemId, number } = await rice(10_000);
  await hold(number);
  const countId = world.newId();
  const { outletId } = world;
  const locationId = (await main()).id;
  await openCount(by(ANNA), { id: countId, outletId, locationId, kind: 'SPOT', stockItemIds: [stockItemId] });
  const lines = [{ stockItemId, quantity: 1_040, unit: 'g', version: 0 }];
  await enterCount(by(ANNA), { ...said(), countId, lines });
  await handInCount(by(ANNA), { ...said(), countId });
  expect(await approveCount(by(BIJU), { ...said(), countId })).toEqual({ id: countId });
  expect(await lies(stockItemId)).toEqual([
    [1_000, 'BLOCKED'],
    [40, 'BLOCKED'],
  ]);
  expect(await onHand(stockItemId)).toBe(0);
});
