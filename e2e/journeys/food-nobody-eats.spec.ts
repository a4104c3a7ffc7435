import { expect, type Page, test } from '@playwright/test';
import { newId, theApi } from '../api.ts';
import { cook, type PlacedOrder, placeOrder } from '../orders.ts';
import { openDevice, signIn } from '../screens.ts';
import { type Dish, type SeededWorld, seedWorld } from '../world.ts';

const api = theApi();
const mark = newId().slice(-5);
const LEVELS = `query ($outletId: UUID!, $search: String!) {
  stockLevels(outletId: $outletId, search: $search) { edges { node { onHand item { id name } } } }
}`;
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'FN');
});

const there = (path: string) => `/staff${path}${path.includes('?') ? '&' : '?'}outlet=${world.outletId}`;
async function levelOf(dish: Dish) {
  const { stockLevels } = await api.send<{
    stockLevels: { edges: { node: { onHand: number; item: { id: string; name: string } } }[] };
  }>(LEVELS, { outletId: world.outletId, search: `${dish.name} batter` });
  const [level] = stockLevels.edges.map(({ node }) => node);
  if (!level) throw new Error(`There is no ${dish.name} batter.`);
  return level;
}
async function sold({ itemId, variantId }: Dish, quantity: number): Promise<PlacedOrder> {
  return placeOrder(api, world.outletId, [{ itemId, variantId, quantity, optionIds: [] }]);
}
const open = async (page: Page, path: string) => {
  await page.goto(there(path));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

test('a batch is recalled: from its number to what is left and to who ate of it, and from the order back to the batch', async ({
  page,
}) => {
  const dish = await world.dish(`Peanut ${mark}`, { portions: 1 });
  const { item } = await levelOf(dish);
  const supplierId = newId();
  await api.send('mutation ($input: SaveSupplierInput!) { saveSupplier(input: $input) { __typename } }', {
    input: { id: supplierId, name: `Nut mill ${mark}`, paymentDays: 30, isMsme: false, leadDays: 1 },
  });
  await api.send('mutation ($input: ReceiveGoodsInput!) { receiveGoods(input: $input) { __typename } }', {
    input: {
      ...{ id: newId(), outletId: world.outletId, supplierId, overrideReason: 'For a journey' },
      lines: [
        {
          ...{ batchId: newId(), stockItemId: item.id, accepted: 500_000, unit: 'g', value: 6_000 },
          supplierBatch: `LOT-${mark}`,
        },
      ],
    },
  });
  // One portion of what was there before, two of the batch.
  const order = await sold(dish, 3);
  for (const ticketId of order.ticketIds) await cook(api, 'startTicket', ticketId);

  await signIn(page, '/staff/', 'manager');
  await open(page, '/stock/recall');
  await page.getByLabel('Supplier’s batch number').fill(`lot-${mark}`);
  await page.getByRole('button', { name: 'Find it' }).click();
  await expect(page.getByRole('heading', { name: 'One order took from it' })).toBeVisible();
  await expect(page.getByText('300 g of 500 g')).toBeVisible();
  await page.getByRole('textbox', { name: 'Block it at' }).fill('Aflatoxin in the sample');
  await page.getByRole('button', { name: 'Block all that is left' }).click();
  await expect(page.getByText('It is blocked: nothing is sold of it.')).toBeVisible();
  await expect.poll(async () => (await levelOf(dish)).onHand).toBe(0);

  await page.getByRole('row').filter({ hasText: order.token }).click();
  const madeOf = page.getByRole('region', { name: 'Made of' });
  await expect(madeOf).toContainText(`LOT-${mark}`);
  await expect(madeOf).toContainText(`Nut mill ${mark}`);
});

test('what nobody collects leaves the board, is waste with its cost, and is not paid back by itself', async ({
  browser,
  page,
}) => {
  const dish = await world.dish(`Upma ${mark}`, { portions: 5 });
  const order = await sold(dish, 2);
  for (const ticketId of order.ticketIds) {
    await cook(api, 'startTicket', ticketId);
    await cook(api, 'finishTicket', ticketId);
  }
  const { outletId } = world;
  const board = await openDevice(browser, api, { path: '/board', size: 'display', outletId, name: `Board ${mark}` });
  await expect(board.page.getByText(order.token, { exact: true })).toBeVisible();

  await signIn(page, '/staff/', 'manager');
  await open(page, '/counter');
  await page.getByRole('region', { name: 'Open orders' }).getByRole('button', { name: order.token }).click();
  const desk = page.getByRole('article', { name: `Order ${order.token}` });
  await desk.getByRole('button', { name: 'Not collected' }).click();
  const dialog = page.getByRole('dialog', { name: `Nobody came for ${order.token}?` });
  await expect(dialog).toContainText('What was paid is not given back.');
  await dialog.getByRole('button', { name: 'Not collected' }).click();
  await expect(page.getByText(`${order.token} was not collected.`)).toBeVisible();
  await expect(board.page.getByText(order.token, { exact: true })).toBeHidden();

  await open(page, '/stock/waste/entries?show=orders');
  // Two portions of 100 g, at 12.00 each.
  const row = page.getByRole('row').filter({ hasText: `Upma ${mark}` });
  await expect(row).toContainText('₹24.00');
  await expect(row).toContainText(order.token);
  expect((await levelOf(dish)).onHand).toBe(300_000);
  await board.context.close();
});
