import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { listAlerts } from '../alerts/queries.ts';
import { stockAlerts } from '../alerts/tables.ts';
import { openCount } from '../counts/open-count.ts';
import { listCounts } from '../counts/queries.ts';
import { insertStockItem, stockUp } from '../sample-stock.ts';
import { batches, stockMoves } from '../tables.ts';
import { dispatchTransfer } from '../transfers/dispatch-transfer.ts';
import { listTransfers } from '../transfers/queries.ts';
import { receiveTransfer } from '../transfers/receive-transfer.ts';
import { requestTransfer } from '../transfers/request-transfer.ts';
import { analyseWaste, listWaste } from '../waste/queries.ts';
import { recordWaste } from '../waste/record-waste.ts';
import { mainLocation } from './location.ts';
import { saveLocation } from './save-location.ts';

let world: World;
let main: string;
let shelf: string;
let rice: string;
let milk: string;
const manager = () =>
  world.as(['stock:read', 'stock:manage', 'transfer:request', 'transfer:move', 'waste:record', 'count:enter']);

// Rice lies on the shelf and in the main store, milk in the main store only.
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
  const { outletId, newId } = world;
  [rice, milk] = [await insertStockItem(world), await insertStockItem(world, { name: 'Milk' })];
  await stockUp(world, [
    { stockItemId: rice, quantity: 10_000, value: 1_000 },
    { stockItemId: milk, quantity: 1_000, value: 100 },
  ]);
  main = (await world.db.transaction((tx) => mainLocation(tx, outletId, world.clock.now()))).id;
  shelf = newId();
  const place = { id: shelf, outletId, code: 'SHELF', name: 'Shelf', kind: 'STORE', forOrders: true } as const;
  await saveLocation(manager(), { ...place, inUse: true });
  const id = newId();
  await requestTransfer(manager(), {
    ...{ id, fromOutletId: outletId, fromLocationId: main, toOutletId: outletId, toLocationId: shelf },
    lines: [{ stockItemId: rice, quantity: 4_000, unit: 'g' }],
  });
  await dispatchTransfer(manager(), { commandId: newId(), transferId: id });
  await receiveTransfer(manager(), { commandId: newId(), transferId: id, short: [] });
});
afterAll(() => world.close());

type Listed = { readonly edges: readonly { readonly node: { readonly id: string } }[]; totalCount(): Promise<number> };
/** What a list holds of the shelf, of the main store, and in all. */
async function listed(of: (locationId: string | null) => Promise<Listed>) {
  const pages = await Promise.all([shelf, main, null].map(of));
  for (const page of pages) expect(await page.totalCount()).toBe(page.edges.length);
  return pages.map(({ edges }) => edges.map(({ node }) => node.id).sort());
}
const asked = (locationId: string | null) => ({ outletId: world.outletId, locationId });

test('waste is listed where its batches lay', async () => {
  const shelved = (await world.db.select().from(batches)).find(({ locationId }) => locationId === shelf);
  const [ofShelf, ofMain] = [world.newId(), world.newId()];
  const wasted = { outletId: world.outletId, quantity: 100, unit: 'g', reason: 'DROPPED' } as const;
  await recordWaste(manager(), { ...wasted, id: ofShelf, stockItemId: rice, batchId: shelved?.id ?? '' });
  await recordWaste(manager(), { ...wasted, id: ofMain, stockItemId: milk });
  const found = await listed((locationId) => listWaste(manager(), asked(locationId)));
  expect(found).toEqual([[ofShelf], [ofMain], [ofShelf, ofMain].sort()]);
});

test('counts and transfers are listed by their locations, a transfer by either', async () => {
  const { outletId, newId } = world;
  const [ofShelf, ofMain, transferId] = [newId(), newId(), newId()];
  await openCount(manager(), { id: ofShelf, outletId, locationId: shelf, kind: 'FULL' });
  await openCount(manager(), { id: ofMain, outletId, locationId: main, kind: 'FULL' });
  const found = await listed((locationId) => listCounts(manager(), asked(locationId)));
  expect(found).toEqual([[ofShelf], [ofMain], [ofShelf, ofMain].sort()]);
  const nook = newId();
  const place = { id: nook, outletId, code: 'NOOK', name: 'Nook', kind: 'STORE', forOrders: true } as const;
  await saveLocation(manager(), { ...place, inUse: true });
  await requestTransfer(manager(), {
    ...{ id: transferId, fromOutletId: outletId, fromLocationId: shelf, toOutletId: outletId, toLocationId: nook },
    lines: [{ stockItemId: rice, quantity: 1_000, unit: 'g' }],
  });
  const [atShelf, atMain, all] = await listed((locationId) => listTransfers(manager(), asked(locationId)));
  expect([atShelf?.length, atMain?.length, all?.length]).toEqual([2, 1, 2]);
  expect(atMain).not.toContain(transferId);
});

test('alerts are listed where their batch lies, and those about an item where it lies or lay', async () => {
  const { outletId, newId } = world;
  const shelved = (await world.db.select().from(batches)).find(({ locationId }) => locationId === shelf);
  const [ofBatch, ofMilk, ofRice] = [newId(), newId(), newId()];
  const alert = { outletId, state: 'OPEN', quantity: 0, openedAt: world.clock.now() } as const;
  await world.db.insert(stockAlerts).values([
    { ...alert, id: ofBatch, kind: 'NEAR_EXPIRY', stockItemId: rice, batchId: shelved?.id ?? '' },
    { ...alert, id: ofMilk, kind: 'LOW', stockItemId: milk },
    { ...alert, id: ofRice, kind: 'LOW', stockItemId: rice },
  ]);
  const found = await listed((locationId) => listAlerts(manager(), asked(locationId)));
  expect(found).toEqual(
    [
      [ofBatch, ofRice],
      [ofMilk, ofRice],
      [ofBatch, ofMilk, ofRice],
    ].map((ids) => ids.sort()),
  );
});

test('what was wasted is told by where it lay, and adds up: what one entry took out of two locations counts in each by its part', async () => {
  await world.db.update(batches).set({ inputTaxRate: 1_800 }).where(eq(batches.stockItemId, rice));
  const both = { id: world.newId(), outletId: world.outletId, stockItemId: rice, quantity: 7_777, unit: 'g' };
  await recordWaste(manager(), { ...both, reason: 'SPOILED' });
  const day = { outletId: world.outletId, from: '2026-11-24', to: '2026-11-24' };
  const { shares, value } = await analyseWaste(manager(), day);
  const places = shares.filter(({ by }) => by === 'LOCATION');
  expect(places.map(({ key }) => key).sort()).toEqual([main, shelf].sort());
  expect(places.map(({ label }) => label)).toContain('Shelf');
  expect(places.reduce((sum, one) => sum + one.value, 0)).toBe(value);
  const moved = await world.db
    .select({ locationId: batches.locationId, value: stockMoves.value })
    .from(stockMoves)
    .innerJoin(batches, eq(batches.id, stockMoves.batchId))
    .where(eq(stockMoves.type, 'WASTE'));
  for (const { key, value: told } of places) {
    const cost = moved.filter(({ locationId }) => locationId === key).reduce((sum, one) => sum - one.value, 0);
    // With the tax that went back, of the large entry.
    expect(told).toBeGreaterThan(cost);
    expect(told).toBeLessThanOrEqual(Math.ceil(cost * 1.18) + 1);
  }
});
