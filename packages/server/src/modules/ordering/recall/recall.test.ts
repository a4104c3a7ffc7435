import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Canteen, openCanteen } from '../../../testing/canteen.ts';
import { nodesOf, pagesOf } from '../../../testing/nodes.ts';
import {
  batchesOfOrders,
  dispatchTransfer,
  finishProduction,
  holdBatches,
  inventoryIdentities,
  listRecalledBatches,
  mainLocation,
  planProduction,
  receiveTransfer,
  requestTransfer,
  saveLocation,
  saveRecipe,
  startProduction,
  takeIn,
} from '../../inventory/index.ts';
import { listRecalledOrders } from './queries.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

const manager = () => canteen.as(['order:recall', 'stock:read', 'stock:hold'], {});
const mover = () => canteen.as(['stock:manage', 'transfer:request', 'transfer:move'], {});

/** A dish whose every portion comes from a supplier's batch of this number. */
async function dishFrom(supplierBatch: string, quantity = 10_000) {
  const dish = await canteen.dish({ stock: 0 });
  await canteen.db.transaction(async (tx) => {
    const { outletId, clock, newId } = canteen;
    const location = await mainLocation(tx, outletId, clock.now());
    const line = { batchId: newId(), stockItemId: dish.stockItemId, quantity, value: 10_000, supplierBatch };
    await takeIn(tx, {
      ...{ source: { type: 'receipt', id: newId() }, type: 'RECEIPT', outletId, location, at: clock.now() },
      ...{ businessDate: '2026-11-24', actorId: null, lines: [line] },
    });
  });
  return dish;
}

async function sold(dish: Awaited<ReturnType<typeof dishFrom>>): Promise<string> {
  const id = canteen.newId();
  await canteen.order([{ dish }], { id, tendered: 6_000 });
  await canteen.work(id, 'start');
  return id;
}

const recalled = async (supplierBatch: string, by = manager()) => {
  const { edges } = await listRecalledOrders(by, { supplierBatch });
  return edges.map(({ node }) => node.orderId);
};
const batchesUnder = async (supplierBatch: string, by = manager()) =>
  nodesOf(await listRecalledBatches(by, { supplierBatch }));
const idsUnder = async (supplierBatch: string) => (await batchesUnder(supplierBatch)).map(({ batch }) => batch.id);
const hold = (batchIds: string[], block: boolean) =>
  holdBatches(manager(), {
    ...{ commandId: canteen.newId(), outletId: canteen.outletId, batchIds, block, reason: 'Glass was found in it.' },
  });
const onHand = async (stockItemId: string) => {
  const [row] = await canteen.db.execute<{ n: number }>(
    sql`select on_hand::integer as n from stock_levels where stock_item_id = ${stockItemId}`,
  );
  return row?.n;
};

test('from a supplier’s number to every order that took from it, and from an order back to the number', async () => {
  const [flour, other] = [await dishFrom('LOT-7'), await dishFrom('LOT-8')];
  const orders = [await sold(flour), await sold(flour)];
  const clean = await sold(other);
  expect((await recalled('LOT-7')).sort()).toEqual(orders.sort());
  const used = (await batchesOfOrders(canteen.db, [clean])).get(clean);
  expect(used?.map(({ batch, quantity }) => [batch.supplierBatch, quantity])).toEqual([['LOT-8', 1_000]]);
});

test('what was moved to another place is of the same batch still, and so are the orders that took from there', async () => {
  const dish = await dishFrom('LOT-9', 1_000);
  const { outletId } = canteen;
  const cold = { id: canteen.newId(), outletId, code: 'COLD', name: 'Cold', kind: 'STORE' as const };
  await saveLocation(mover(), { ...cold, forOrders: true, inUse: true });
  const main = await canteen.db.transaction((tx) => mainLocation(tx, outletId, canteen.clock.now()));
  const transferId = canteen.newId();
  await requestTransfer(mover(), {
    ...{ id: transferId, fromOutletId: outletId, fromLocationId: main.id, toOutletId: outletId },
    ...{ toLocationId: cold.id, lines: [{ stockItemId: dish.stockItemId, quantity: 1_000, unit: 'pcs' }] },
  });
  await dispatchTransfer(mover(), { commandId: canteen.newId(), transferId });
  await receiveTransfer(mover(), { commandId: canteen.newId(), transferId, short: [] });
  const order = await sold(dish);
  expect(await recalled('LOT-9')).toEqual([order]);
  expect(await batchesUnder('LOT-9')).toHaveLength(2);
});

test('what was made of it, and what lost its number on the way, is recalled too', async () => {
  const dish = await dishFrom('LOT-13', 1_000);
  const gravy = await canteen.dish({ stock: 0, kind: 'PREP' });
  const [from = ''] = await idsUnder('LOT-13');
  const { outletId, newId } = canteen;
  const location = await canteen.db.transaction((tx) => mainLocation(tx, outletId, canteen.clock.now()));
  const cook = canteen.as('production:run', {});
  const [orderId, kept] = [newId(), { outletId, locationId: location.id, stockItemId: gravy.stockItemId }];
  await saveRecipe(canteen.as('stock:manage', { everywhere: true }), {
    ...{ id: newId(), stockItemId: gravy.stockItemId, makes: { quantity: 1_000, unit: 'pcs' }, processLoss: 0 },
    lines: [{ stockItemId: dish.stockItemId, quantity: 400, unit: 'pcs' }],
  });
  await planProduction(cook, { id: orderId, ...kept, quantity: 1_000, unit: 'pcs' });
  await startProduction(cook, { commandId: newId(), orderId });
  await finishProduction(cook, { commandId: newId(), orderId, batchId: newId(), produced: 1_000 });
  await canteen.db.transaction(async (tx) => {
    const part = { batchId: newId(), stockItemId: dish.stockItemId, quantity: 400, value: 0, parentBatchId: from };
    const common = { outletId, at: canteen.clock.now(), businessDate: '2026-11-24', actorId: null };
    await takeIn(tx, {
      ...common,
      source: { type: 'return', id: newId() },
      type: 'SALE_RETURN',
      location,
      lines: [part],
    });
  });
  const order = await sold(gravy);
  expect(await recalled('LOT-13')).toEqual([order]);
  expect(await batchesUnder('LOT-13')).toHaveLength(3);
});

test('blocked, nothing is sold of it; let go, it is again', async () => {
  const dish = await dishFrom('LOT-10');
  const ids = await idsUnder('LOT-10');
  await hold(ids, true);
  expect(await onHand(dish.stockItemId)).toBe(0);
  await expect(sold(dish)).rejects.toThrow();
  await hold(ids, true);
  expect(await onHand(dish.stockItemId)).toBe(0);
  await hold(ids, false);
  expect(await onHand(dish.stockItemId)).toBe(10_000);
  await sold(dish);
  for (const check of await inventoryIdentities(canteen.db)) expect(check).toEqual({ ...check, violations: [] });
});

test('what expired while it was blocked does not come back to the shelf', async () => {
  const dish = await dishFrom('LOT-11');
  const ids = await idsUnder('LOT-11');
  await hold(ids, true);
  await canteen.db.execute(sql`update batches set expiry_date = '2026-11-20' where id = ${ids[0] ?? ''}`);
  await hold(ids, false);
  expect(await onHand(dish.stockItemId)).toBe(0);
  expect((await batchesUnder('LOT-11')).map(({ batch }) => batch.status)).toEqual(['EXPIRED']);
});

test('nobody sees or blocks what lies, or was sold, in another outlet', async () => {
  const dish = await dishFrom('LOT-12');
  await sold(dish);
  const elsewhere = canteen.as(['order:recall', 'stock:read', 'stock:hold'], {
    outletId: await canteen.addOutlet('EL'),
  });
  expect(await recalled('LOT-12', elsewhere)).toEqual([]);
  expect(await batchesUnder('LOT-12', elsewhere)).toEqual([]);
  const [id = ''] = await idsUnder('LOT-12');
  const input = { commandId: canteen.newId(), outletId: canteen.outletId, batchIds: [id], block: true, reason: 'x' };
  await expect(holdBatches(elsewhere, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('what came under a number in pages: what holds something first, what is gone last, none twice and none left out', async () => {
  for (let n = 0; n < 5; n += 1) {
    const isGone = n % 2 === 1;
    const dish = await dishFrom('LOT-P', isGone ? 1_000 : undefined);
    if (isGone) await sold(dish);
  }
  const whole = await listRecalledBatches(manager(), { supplierBatch: 'LOT-P' });
  const ids = nodesOf(whole).map(({ batch }) => batch.id);
  expect(nodesOf(whole).map(({ batch }) => batch.quantityRemaining === 0)).toEqual([false, false, false, true, true]);
  const pages = await pagesOf(1, (asked) => listRecalledBatches(manager(), { supplierBatch: 'lot-p', ...asked }));
  expect(pages.map((page) => page.map(({ batch }) => batch.id))).toEqual(ids.map((id) => [id]));
  expect(await (await listRecalledBatches(manager(), { supplierBatch: 'LOT-P', first: 3 })).totalCount()).toBe(5);
  const foreign = listRecalledBatches(manager(), { supplierBatch: 'LOT-P', after: 'WzFd' });
  await expect(foreign).rejects.toMatchObject({ code: 'INVALID' });
});

test('a number that nobody knows finds nothing', async () => {
  expect(await recalled('NO-SUCH')).toEqual([]);
  expect(await batchesUnder('NO-SUCH')).toEqual([]);
});
