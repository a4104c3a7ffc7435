import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Permission } from '../../../platform/auth/permission.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { mainLocation } from '../locations/location.ts';
import { saveLocation } from '../locations/save-location.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { batches } from '../tables.ts';
import { decideTransfer } from './decide-transfer.ts';
import { dispatchTransfer } from './dispatch-transfer.ts';
import { receiveTransfer } from './receive-transfer.ts';
import { requestTransfer } from './request-transfer.ts';
import { transferBatches, transfers } from './tables.ts';

let world: World;
let library: string;
let kitchen: string;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  library = await world.addOutlet('LIB');
  kitchen = world.newId();
  await saveLocation(world.as('stock:manage'), {
    ...{ id: kitchen, outletId: world.outletId, code: 'KIT', name: 'Kitchen', kind: 'KITCHEN' },
    ...{ forOrders: true, inUse: true },
  });
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const [ANNA, BIJU] = ['019400a0-0000-7000-8000-00000000000a', '019400a0-0000-7000-8000-00000000000b'];
const moves: Permission[] = ['transfer:request', 'transfer:approve', 'transfer:move'];
const by = (id: string, more: Permission[] = []) => world.as([...moves, ...more], { everywhere: true, id });
const main = (outletId: string) =>
  world.db.transaction(async (tx) => (await mainLocation(tx, outletId, world.clock.now())).id);

/** Milk on its way to another outlet, or into the kitchen; with the batch it was sent from. */
async function underWay(toOutletId: string, storage: 'CHILLED' | 'AMBIENT' = 'CHILLED') {
  const [stockItemId, batchId, id] = [
    await insertStockItem(world, { name: 'Milk', storage }),
    world.newId(),
    world.newId(),
  ];
  await stockUp(world, [{ stockItemId, batchId, quantity: 3_000, value: 900 }]);
  const isHere = toOutletId === world.outletId;
  await requestTransfer(by(ANNA), {
    ...{ id, fromOutletId: world.outletId, fromLocationId: await main(world.outletId), toOutletId },
    ...{ toLocationId: isHere ? kitchen : await main(toOutletId) },
    lines: [{ stockItemId, quantity: 3_000, unit: 'g' }],
  });
  if (!isHere) await decideTransfer(by(BIJU), { commandId: world.newId(), transferId: id, approve: true });
  await dispatchTransfer(by(ANNA), { commandId: world.newId(), transferId: id });
  return { id, batchId, stockItemId };
}
type Given = { temperature?: number; warmReason?: string; received?: number };
const take = (sent: { id: string; batchId: string }, { temperature, warmReason, received }: Given, who = by(BIJU)) =>
  receiveTransfer(who, {
    ...{ commandId: world.newId(), transferId: sent.id, warmReason },
    short: received === undefined ? [] : [{ batchId: sent.batchId, received, reason: 'Spilt' }],
    temperatures: temperature === undefined ? [] : [{ batchId: sent.batchId, temperature }],
  });
const came = async ({ batchId }: { batchId: string }) =>
  world.db.select().from(batches).where(eq(batches.parentBatchId, batchId));

test.each(['another outlet', 'another location of the same'])(
  'what is kept cold is measured when it comes to %s, as when a supplier brings it',
  async (where) => {
    const to = where === 'another outlet' ? library : world.outletId;
    const sent = await underWay(to);
    expect(await take(sent, {})).toMatchObject({
      ...{ code: 'NOT_MEASURED', details: { stockItemId: sent.stockItemId, warmest: 50 } },
      message: expect.stringContaining('Milk is kept at 5 °C at most: measure it'),
    });
    expect(await take(sent, { temperature: 51 })).toMatchObject({
      ...{ code: 'TOO_WARM', details: { temperature: 51 } },
      message: expect.stringContaining(
        'Throw it away, send it back, or set it aside until somebody who may take it in decides.',
      ),
    });
    expect(await take(sent, { temperature: 51, warmReason: 'So.' })).toMatchObject({ code: 'TOO_WARM' });
    expect(await came(sent)).toEqual([]);
    expect(await take(sent, { temperature: 50, received: 2_000 })).toEqual({ id: sent.id });
    expect(await came(sent)).toMatchObject([{ temperature: 50, quantityReceived: 2_000 }]);
    const [row] = await world.db.select().from(transferBatches).where(eq(transferBatches.transferId, sent.id));
    expect(row).toMatchObject({ temperature: 50, received: 2_000 });
  },
);

test('who may take warm goods in says why, which is kept; what did not come, and what keeps anyhow, nobody measures', async () => {
  const warm = await underWay(library);
  const manager = by(BIJU, ['receipt:override']);
  expect(await take(warm, { temperature: 90 }, manager)).toMatchObject({
    ...{
      code: 'TOO_WARM',
      message: expect.stringContaining('Say why you take it in; or throw it away, send it back, or set it aside.'),
    },
  });
  expect(await take(warm, { temperature: 90, warmReason: 'Cooked at once.' }, manager)).toEqual({ id: warm.id });
  const [row] = await world.db.select().from(transfers).where(eq(transfers.id, warm.id));
  expect(row).toMatchObject({ state: 'RECEIVED', warmReason: 'Cooked at once.' });
  const lost = await underWay(library);
  expect(await take(lost, { received: 0 })).toEqual({ id: lost.id });
  const rice = await underWay(library, 'AMBIENT');
  // A reason without a doubt is none.
  expect(await take(rice, { warmReason: 'Just so.' }, manager)).toEqual({ id: rice.id });
  const [kept] = await world.db.select().from(transfers).where(eq(transfers.id, rice.id));
  expect(kept?.warmReason).toBeNull();
  const other = await underWay(library);
  const strange = {
    commandId: world.newId(),
    transferId: other.id,
    short: [],
    temperatures: [{ batchId: rice.batchId, temperature: 1 }],
  };
  await expect(receiveTransfer(by(BIJU), strange)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
