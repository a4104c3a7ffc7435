import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { countingIn } from '../counts/sample-count.ts';
import { inventoryIdentities } from '../identities.ts';
import { insertDishOf, insertStockItem } from '../sample-stock.ts';
import { owingIn } from './sample-deficits.ts';

let world: World;
const { open, arrive, order, cook, lose, owed, levelOf } = owingIn(() => world);
const counting = countingIn(() => world);
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction(seedAccounts);
});
afterAll(async () => {
  for (const check of [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))])
    expect(check).toEqual({ ...check, violations: [] });
  await world.close();
});

test('a count makes good what was owed when it was counted, whatever came since; what is owed later was eaten out of what was counted', async () => {
  const rice = await insertStockItem(world, { negativePolicy: 'ALLOW_FLAG' });
  const dish = await insertDishOf(world, { [rice]: 500_000 });
  const held = async () => {
    const batchId = await open(rice, 500_000, 3_000);
    const orderId = await order(dish.variantId);
    await lose(batchId, 500_000);
    return orderId;
  };
  const openOf = async () => (await owed(rice)).map(({ quantityOpen }) => quantityOpen);

  // 500 g lie there; the kitchen cooks them before anybody approves.
  const orderId = await held();
  const first = await counting.countOf(rice, 500_000);
  world.clock.advance(1_000);
  await cook(orderId);
  expect(await openOf()).toEqual([500_000]);
  expect(await counting.approve(first)).toEqual({ id: first });
  expect(await levelOf(rice)).toMatchObject({ onHand: 0 });
  expect(await openOf()).toEqual([0]);

  // 500 g are owed, and 200 g lie there all the same; then 300 g come, which make good some of it.
  await cook(await held());
  const second = await counting.countOf(rice, 200_000);
  world.clock.advance(1_000);
  await arrive('receipt', [{ stockItemId: rice, quantity: 300_000, value: 1_800 }]);
  expect(await openOf()).toEqual([0, 200_000]);
  expect(await counting.approve(second)).toEqual({ id: second });
  expect(await levelOf(rice)).toMatchObject({ onHand: 500_000 });
  expect(await openOf()).toEqual([0, 0]);
});

test('a full count of the main store asks for what was used beyond the records, though nothing of it is in the records', async () => {
  const rice = await insertStockItem(world, { negativePolicy: 'ALLOW_FLAG' });
  const dish = await insertDishOf(world, { [rice]: 500_000 });
  const batchId = await open(rice, 500_000, 3_000);
  const orderId = await order(dish.variantId);
  await lose(batchId, 500_000);
  await cook(orderId);
  expect((await owed(rice)).map(({ quantityOpen }) => quantityOpen)).toEqual([500_000]);
  const { id, answer } = await counting.begin(null);
  expect(answer).toEqual({ id });
  expect((await counting.linesOf(id)).map(({ item }) => item.id)).toContain(rice);
});
