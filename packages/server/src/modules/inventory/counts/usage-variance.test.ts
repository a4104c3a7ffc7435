import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { nodesOf, pagesOf } from '../../../testing/nodes.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { stockUp } from '../sample-stock.ts';
import { useOn } from '../usage/sample-usage.ts';
import { decideWaste } from '../waste/decide-waste.ts';
import { wasteEntries } from '../waste/tables.ts';
import { BIJU, countingIn } from './sample-count.ts';
import { usageVariance } from './usage-variance.ts';

let world: World;
const { as, approve, countOf, main, rice, throwAway } = countingIn(() => world);
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const told = async (stockItemId: string) => {
  const rows = nodesOf(await usageVariance(as(), { outletId: world.outletId, locationId: await main() }));
  return rows.find(({ item }) => item.id === stockItemId);
};

test('between two counts: opening and what came, less closing, is held against what was cooked and what was wasted', async () => {
  const item = await rice({ quantity: 10_000, value: 1_000 });
  // 9 500 are there, and all that was said before is over with that.
  await approve(await countOf(item, 9_500));
  expect(await told(item)).toBeUndefined();
  await stockUp(world, [{ stockItemId: item, quantity: 5_000, value: 500 }]);
  await useOn(world, item, 6_000, 0);
  await throwAway(item, 1_000);
  world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
  // 7 500 should be there; 300 more than anybody says are gone.
  await approve(await countOf(item, 7_200));
  expect(await told(item)).toMatchObject({
    ...{ opening: 9_500, received: 5_000, transferred: 0, closing: 7_200, actual: 7_300 },
    ...{ theoretical: 6_000, wasted: 1_000, variance: 300, varianceValue: 30 },
  });
  // What is used after the last count is of the next.
  await useOn(world, item, 200, 0);
  expect(await told(item)).toMatchObject({ actual: 7_300, theoretical: 6_000 });
});

test('what another person decides on counts as wasted when it is, and lies apart until then', async () => {
  const item = await rice({ quantity: 100_000, value: 200_000 });
  await approve(await countOf(item, 100_000));
  await throwAway(item, 50_000);
  world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
  await approve(await countOf(item, 50_000));
  const apart = { opening: 100_000, transferred: -50_000, closing: 50_000, actual: 0, wasted: 0, variance: 0 };
  expect(await told(item)).toMatchObject(apart);

  const [waste] = await world.db.select().from(wasteEntries).where(eq(wasteEntries.stockItemId, item));
  await decideWaste(as(BIJU), { commandId: world.newId(), wasteId: waste?.id ?? '', approve: true });
  world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
  await approve(await countOf(item, 50_000));
  const wasted = { opening: 50_000, transferred: 50_000, closing: 50_000, actual: 50_000, wasted: 50_000, variance: 0 };
  expect(await told(item)).toMatchObject(wasted);
});

test('of what is thrown away and decided on between two counts nothing is left unsaid', async () => {
  const item = await rice({ quantity: 100_000, value: 200_000 });
  await approve(await countOf(item, 100_000));
  await throwAway(item, 50_000);
  const [waste] = await world.db.select().from(wasteEntries).where(eq(wasteEntries.stockItemId, item));
  await decideWaste(as(BIJU), { commandId: world.newId(), wasteId: waste?.id ?? '', approve: true });
  world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
  await approve(await countOf(item, 49_000));
  expect(await told(item)).toMatchObject({
    ...{ opening: 100_000, transferred: 0, closing: 49_000, actual: 51_000, wasted: 50_000, variance: 1_000 },
  });
});

test('another outlet’s location is not there, and whoever may not see stock sees nothing of it', async () => {
  const outletId = await world.addOutlet('OT');
  const elsewhere = usageVariance(as(), { outletId, locationId: await main() });
  await expect(elsewhere).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const denied = usageVariance(world.as('stock:read', { outletId }), {
    outletId: world.outletId,
    locationId: await main(),
  });
  await expect(denied).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the items that were counted twice in pages, the dearest difference first, none twice and none left out', async () => {
  // Two of which nothing is gone, and nothing tells them from each other but their ids.
  for (const left of [1_000, 1_000, 1_700, 400]) {
    const item = await rice({ quantity: 2_000, value: 1_000 });
    await approve(await countOf(item, 2_000));
    await useOn(world, item, 1_000, 0);
    world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
    await approve(await countOf(item, left));
  }
  const asked = { outletId: world.outletId, locationId: await main() };
  const whole = await usageVariance(as(), asked);
  const differences = nodesOf(whole).map(({ varianceValue }) => Math.abs(varianceValue ?? 0));
  expect(differences).toEqual(differences.toSorted((one, other) => other - one));
  expect(differences.filter((value) => value === 0).length).toBeGreaterThan(1);
  const pages = await pagesOf(1, (page) => usageVariance(as(), { ...asked, ...page }));
  expect(pages).toEqual(nodesOf(whole).map((row) => [row]));
  expect(await (await usageVariance(as(), { ...asked, first: 1 })).totalCount()).toBe(differences.length);
});
