import { addDays } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { nodesOf } from '../../../testing/nodes.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { countingIn } from '../counts/sample-count.ts';
import { usageVariance } from '../counts/usage-variance.ts';
import { inventoryIdentities } from '../identities.ts';
import { insertDishOf, insertStockItem, TODAY } from '../sample-stock.ts';
import { foldUsage } from '../usage/fold-usage.ts';
import { usageDays } from '../usage/tables.ts';
import { usedDays } from '../usage/usage.ts';
import { owingIn } from './sample-deficits.ts';

let world: World;
const { open, arrive, order, cook, lose } = owingIn(() => world);
const { as, approve, countOf, main } = countingIn(() => world);
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction(seedAccounts);
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

/** A kitchen cooks 800 g at 6 paise a gram, of which the records hold 300. */
async function cookBeyond() {
  const rice = await insertStockItem(world, { negativePolicy: 'ALLOW_FLAG' });
  const dish = await insertDishOf(world, { [rice]: 100_000 });
  const batchId = await open(rice, 1_000_000, 6_000);
  return {
    rice,
    async cook() {
      const orderId = await order(dish.variantId, 8);
      await lose(batchId, 700_000);
      expect(await cook(orderId)).toEqual([]);
    },
  };
}
const laterBy = (days: number) => world.clock.set(new Date(world.clock.now().getTime() + days * 86_400_000));

test('the later count finds what was used unrecorded: it counts where it was used, and not between the counts that come after', async () => {
  const told = async (id: string) => {
    const rows = nodesOf(await usageVariance(as(), { outletId: world.outletId, locationId: await main() }));
    return rows.find(({ item }) => item.id === id);
  };
  const kitchen = await cookBeyond();
  await approve(await countOf(kitchen.rice, 1_000_000));
  await kitchen.cook();
  world.clock.advance(3_600_000);
  await approve(await countOf(kitchen.rice, 200_000));
  // 700 g were lost, of which 200 g are there again.
  expect(await told(kitchen.rice)).toMatchObject({
    ...{ opening: 1_000_000, received: 500_000, closing: 200_000, actual: 1_300_000 },
    ...{ theoretical: 800_000, variance: 500_000, varianceValue: 3_000 },
  });
  world.clock.advance(3_600_000);
  await approve(await countOf(kitchen.rice, 200_000));
  expect(await told(kitchen.rice)).toMatchObject({ actual: 0, theoretical: 0, variance: 0 });
});

test('what is not made good yet counts between its counts in the main store; what came since does not count again', async () => {
  const told = async (id: string) => {
    const rows = nodesOf(await usageVariance(as(), { outletId: world.outletId, locationId: await main() }));
    return rows.find(({ item }) => item.id === id);
  };
  const kitchen = await cookBeyond();
  await approve(await countOf(kitchen.rice, 1_000_000));
  await kitchen.cook();
  world.clock.advance(3_600_000);
  // 500 g of it were used already.
  await arrive('receipt', [{ stockItemId: kitchen.rice, quantity: 900_000, value: 6_300 }]);
  await approve(await countOf(kitchen.rice, 400_000));
  expect(await told(kitchen.rice)).toMatchObject({
    ...{ received: 900_000, actual: 1_500_000, theoretical: 800_000, variance: 700_000 },
  });
});

test('what was used beyond the records is used on the day it was used, not on the day it is made good', async () => {
  const kitchen = await cookBeyond();
  await kitchen.cook();
  laterBy(1);
  await arrive('receipt', [{ stockItemId: kitchen.rice, quantity: 900_000, value: 9_000 }], addDays(TODAY, 1));
  laterBy(1);
  await foldUsage(world.system());
  const days = await usedDays(world.db, world.outletId, TODAY);
  expect(days.filter(({ stockItemId }) => stockItemId === kitchen.rice)).toEqual([
    { stockItemId: kitchen.rice, businessDate: TODAY, used: 800_000, outShare: expect.any(Number) },
  ]);
  // A class follows from what was booked for it when it was used: 48.00, and not the dearer 68.00.
  const rows = await world.db.select().from(usageDays).where(eq(usageDays.stockItemId, kitchen.rice));
  expect(rows.map(({ value }) => value)).toEqual([4_800]);
});
