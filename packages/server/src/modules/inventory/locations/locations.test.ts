import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { nodesOf, pagesOf } from '../../../testing/nodes.ts';
import { plugForTest } from '../../../testing/plug.ts';
import { untilWaiting } from '../../../testing/until-waiting.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { saveOutlet } from '../../places/index.ts';
import { openCount } from '../counts/open-count.ts';
import { inventoryIdentities } from '../identities.ts';
import { stockLevelsOf } from '../queries.ts';
import { insertDishOf, insertStockItem, reserve, stockUp, TODAY } from '../sample-stock.ts';
import { batches, locations, stockLevels } from '../tables.ts';
import { takeIn } from '../take-in.ts';
import { dispatchTransfer } from '../transfers/dispatch-transfer.ts';
import { receiveTransfer } from '../transfers/receive-transfer.ts';
import { requestTransfer } from '../transfers/request-transfer.ts';
import { locationOf, mainLocation } from './location.ts';
import { listLocations, lyingByLevel } from './queries.ts';
import { saveLocation } from './save-location.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  plugForTest(world.platform.sockets, world);
});
afterEach(async () => {
  for (const check of await inventoryIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const keeper = () => world.as('stock:manage');
const location = (given: object = {}) => ({
  ...{ id: world.newId(), outletId: world.outletId, code: `L${world.newId().slice(-8).toUpperCase()}` },
  ...{ name: 'Cold room', kind: 'STORE' as const, forOrders: true, inUse: true, ...given },
});
const onHand = async (stockItemId: string) =>
  (await world.db.select().from(stockLevels).where(eq(stockLevels.stockItemId, stockItemId)))[0]?.onHand;

async function main() {
  const rows = await world.db.select().from(locations).where(eq(locations.outletId, world.outletId));
  const found = rows.find(({ code }) => code === 'MAIN');
  if (!found) throw new Error('There is no main store yet.');
  return { ...found, inUse: true };
}

/** Saves a location in the version it has. */
async function save(by: ReturnType<World['as']>, location: Omit<Parameters<typeof saveLocation>[1], 'version'>) {
  const [known] = await world.db.select().from(locations).where(eq(locations.id, location.id));
  return saveLocation(by, { ...location, version: known?.version ?? 0 });
}

test('a location is made, renamed and taken out of use', async () => {
  const made = location();
  expect(await save(keeper(), made)).toMatchObject({ id: made.id, retiredAt: null });
  await save(keeper(), { ...made, name: 'Freezer', inUse: false });
  const all = nodesOf(await listLocations(world.as('stock:read'), { outletId: world.outletId }));
  expect(all.find(({ id }) => id === made.id)).toMatchObject({ name: 'Freezer', retiredAt: expect.any(Date) });
});

test('two locations of an outlet have two codes', async () => {
  const made = location();
  await save(keeper(), made);
  expect(await save(keeper(), location({ code: made.code }))).toMatchObject({ code: 'CODE_TAKEN' });
});

test('when orders cease to take from a location, what lies there leaves the menu, and comes back with it', async () => {
  const item = await insertStockItem(world);
  await stockUp(world, [{ stockItemId: item, quantity: 700 }]);
  const store = await main();
  await save(keeper(), { ...store, forOrders: false });
  expect(await onHand(item)).toBe(0);
  expect((await world.db.select().from(batches).where(eq(batches.stockItemId, item)))[0]?.forOrders).toBe(false);
  await save(keeper(), { ...store, forOrders: true });
  expect(await onHand(item)).toBe(700);
  const events = await world.events('inventory.stock_changed.v1');
  expect(events.filter(({ stockItemIds }) => (stockItemIds as string[]).includes(item))).toHaveLength(2);
});

test('what orders hold is not taken out of their reach', async () => {
  const item = await insertStockItem(world);
  await stockUp(world, [{ stockItemId: item, quantity: 700 }]);
  const dish = await insertDishOf(world, { [item]: 100 });
  const order = { outletId: world.outletId, orderId: world.newId() };
  const lines = [{ line: 1, variantId: dish.variantId, optionIds: [], quantity: 1 }];
  await world.db.transaction((tx) => reserve(tx, { ...order, lines }));
  expect(await save(keeper(), { ...(await main()), forOrders: false })).toMatchObject({
    code: 'HELD_BY_ORDERS',
  });
  expect(await onHand(item)).toBe(700);
});

test('a location that holds something is not taken out of use, and the main store never', async () => {
  const item = await insertStockItem(world);
  const made = location();
  await save(keeper(), made);
  await stockUp(world, [{ stockItemId: item, quantity: 5 }]);
  const where = eq(batches.stockItemId, item);
  await world.db.update(batches).set({ locationId: made.id }).where(where);
  expect(await save(keeper(), { ...made, inUse: false })).toMatchObject({ code: 'LOCATION_HOLDS_STOCK' });
  await expect(save(keeper(), { ...(await main()), inUse: false })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a location to which something is under way stays in use until that is over', async () => {
  const item = await insertStockItem(world);
  await stockUp(world, [{ stockItemId: item, quantity: 500 }]);
  const made = location();
  await save(keeper(), made);
  const [id, { outletId }] = [world.newId(), world];
  const mover = world.as(['transfer:request', 'transfer:move']);
  const way = {
    fromOutletId: outletId,
    fromLocationId: (await main()).id,
    toOutletId: outletId,
    toLocationId: made.id,
  };
  await requestTransfer(mover, { id, ...way, lines: [{ stockItemId: item, quantity: 500, unit: 'g' }] });
  const retire = () => save(keeper(), { ...made, inUse: false });
  expect(await retire()).toMatchObject({ code: 'LOCATION_HOLDS_STOCK' });
  await dispatchTransfer(mover, { commandId: world.newId(), transferId: id });
  expect(await retire()).toMatchObject({ code: 'LOCATION_HOLDS_STOCK' });
  expect(await receiveTransfer(mover, { commandId: world.newId(), transferId: id, short: [] })).toEqual({ id });
});

test('a location where somebody counts stays in use until that is over; the main store is never made out of use', async () => {
  const item = await insertStockItem(world);
  const made = location();
  await save(keeper(), made);
  const [id, { outletId }] = [world.newId(), world];
  await openCount(world.as('count:enter'), { id, outletId, locationId: made.id, kind: 'SPOT', stockItemIds: [item] });
  expect(await save(keeper(), { ...made, inUse: false })).toMatchObject({ code: 'LOCATION_HOLDS_STOCK' });
  const other = await world.addOutlet('MA');
  const main = { ...location({ code: 'MAIN', outletId: other }), inUse: false };
  await expect(save(world.as('stock:manage', { outletId: other }), main)).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('a location into which something is being put is neither turned nor taken out of use before that is done', async () => {
  for (const [change, answer] of [
    [{ inUse: false }, { code: 'LOCATION_HOLDS_STOCK' }],
    [{ forOrders: false }, { forOrders: false }],
  ] as const) {
    const item = await insertStockItem(world);
    const made = location();
    await save(keeper(), made);
    const changed = await world.db.transaction(async (tx) => {
      const place = await locationOf(tx, world.outletId, made.id);
      const waits = save(keeper(), { ...made, ...change });
      await untilWaiting(world.db, 1);
      await takeIn(tx, {
        ...{
          source: { type: 'receipt', id: world.newId() },
          type: 'RECEIPT',
          outletId: world.outletId,
          location: place,
        },
        ...{ at: world.clock.now(), businessDate: TODAY, actorId: null },
        lines: [{ batchId: world.newId(), stockItemId: item, quantity: 5, value: 50 }],
      });
      return () => waits;
    });
    expect(await changed()).toMatchObject(answer);
    expect(await onHand(item)).toBe('forOrders' in change ? 0 : 5);
  }
});

test('a batch cannot say another thing of its location than the location does', async () => {
  const item = await insertStockItem(world);
  await stockUp(world, [{ stockItemId: item, quantity: 5 }]);
  const lie = world.db.update(batches).set({ forOrders: false }).where(eq(batches.stockItemId, item));
  await expect(lie).rejects.toThrow();
});

test('the stock of one location is only what lies there; the level says where it lies', async () => {
  const item = await insertStockItem(world, { name: 'Saffron' });
  const made = location();
  await save(keeper(), made);
  await stockUp(world, [
    { stockItemId: item, quantity: 5, value: 50 },
    { stockItemId: item, quantity: 7, value: 70 },
  ]);
  const [first] = await world.db.select().from(batches).where(eq(batches.stockItemId, item));
  await world.db
    .update(batches)
    .set({ locationId: made.id })
    .where(eq(batches.id, first?.id ?? ''));
  const { outletId } = world;
  const there = await stockLevelsOf(world.as('stock:read'), { outletId, locationId: made.id });
  expect(there.edges.map(({ node }) => node.item.id)).toEqual([item]);
  const key = `${outletId}:${item}`;
  const lying = (await lyingByLevel(world.db, [key])).get(key) ?? [];
  expect(lying.map(({ location: { code }, quantity, value }) => [code === 'MAIN', quantity, value])).toEqual(
    expect.arrayContaining([
      [false, first?.quantityRemaining, first?.valueRemaining],
      [true, 12 - (first?.quantityRemaining ?? 0), 120 - (first?.valueRemaining ?? 0)],
    ]),
  );
});

test('another outlet’s keeper makes and changes nothing here', async () => {
  const other = await world.addOutlet('OTH');
  const made = location();
  await expect(save(world.as('stock:manage', { outletId: other }), made)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await save(keeper(), made);
  const theirs = { ...made, outletId: other };
  await expect(save(world.as('stock:manage', { outletId: other }), theirs)).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('two who change a location at once: the later is told; said again as it stands it does nothing', async () => {
  const made = location();
  const first = await saveLocation(keeper(), { ...made, version: 0 });
  expect(first).toMatchObject({ version: 1 });
  expect(await saveLocation(keeper(), { ...made, version: 0 })).toEqual(first);
  expect(await saveLocation(keeper(), { ...made, name: 'Freezer', version: 1 })).toMatchObject({ version: 2 });
  const late = await saveLocation(keeper(), { ...made, name: 'Cold room', inUse: false, version: 1 });
  expect(late).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect((await world.db.select().from(locations).where(eq(locations.id, made.id)))[0]).toMatchObject({
    ...{ name: 'Freezer', retiredAt: null, version: 2 },
  });
});

test('an outlet begins with its main store, where somebody counts before anything was received', async () => {
  const outletId = world.newId();
  const hours = { opensAt: 480, closesAt: 1_200, dayCutHour: 4 };
  const manager = world.as('outlet:manage', { everywhere: true });
  const outlet = { id: outletId, code: 'NEW', name: 'New', tokenPrefix: 'N', ...hours };
  await saveOutlet(manager, outlet);
  const here = async () => nodesOf(await listLocations(world.as('stock:read', { outletId }), { outletId }));
  const made = await here();
  expect(made).toMatchObject([{ code: 'MAIN', name: 'Main store', kind: 'STORE', forOrders: true, retiredAt: null }]);

  // Saved again, it has the one it had; and what comes later lies there.
  await saveOutlet(manager, { ...outlet, name: 'Renamed' });
  const main = await world.db.transaction((tx) => mainLocation(tx, outletId, world.clock.now()));
  expect([main.id, (await here()).map(({ id }) => id)]).toEqual([made[0]?.id, [main.id]]);
  const found = { kind: 'SPOT' as const, stockItemIds: [await insertStockItem(world)] };
  const count = { id: world.newId(), outletId, locationId: main.id, ...found };
  expect(await openCount(world.as('count:enter', { outletId }), count)).toMatchObject({ id: count.id });
});

test('the locations of an outlet in pages: those in use by name, those out of use last, none twice and none left out', async () => {
  const outletId = await world.addOutlet('PG');
  const by = world.as(['stock:read', 'stock:manage'], { everywhere: true });
  for (const [n, name] of ['Bakery', 'Bakery', 'Attic', 'Cellar', 'Barn'].entries()) {
    await save(by, { ...location(), outletId, code: `PG${n}`, name, inUse: name !== 'Attic' && name !== 'Barn' });
  }
  const whole = await listLocations(by, { outletId });
  const names = nodesOf(whole).map(({ name }) => name);
  expect(names.filter((name) => name !== 'Main store')).toEqual(['Bakery', 'Bakery', 'Cellar', 'Attic', 'Barn']);
  const pages = await pagesOf(1, (asked) => listLocations(by, { outletId, ...asked }));
  expect(pages.flat()).toEqual(nodesOf(whole));
  expect(pages.every((page) => page.length === 1)).toBe(true);
  expect(await (await listLocations(by, { outletId, first: 1 })).totalCount()).toBe(names.length);
  const foreign = listLocations(by, { outletId, after: 'WzFd' });
  await expect(foreign).rejects.toMatchObject({ code: 'INVALID' });
});
