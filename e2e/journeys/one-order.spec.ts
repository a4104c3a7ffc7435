import { expect, type Page, test } from '@playwright/test';
import { theApi } from '../api.ts';
import { openDevice, type Screen } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

const api = theApi();
const DISH = 'Onion uttapam';
let world: SeededWorld;
let kiosk: Screen;

test.beforeAll(async ({ browser }) => {
  world = await seedWorld(api, 'EB');
  await world.dish(DISH);
  kiosk = await openDevice(browser, api, { path: '/kiosk/', size: 'kiosk', outletId: world.outletId, name: 'Kiosk' });
});
test.afterAll(() => kiosk.context.close());

async function orderCount(): Promise<number> {
  const { orders } = await api.send<{ orders: { totalCount: number } }>(
    'query ($outletId: UUID!) { orders(outletId: $outletId) { totalCount } }',
    { outletId: world.outletId },
  );
  return orders.totalCount;
}

async function fillOrder(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Touch to order' }).click();
  await page.getByRole('button', { name: `Add ${DISH}` }).click();
  await page.getByRole('button', { name: 'View order' }).click();
  await expect(page.getByRole('button', { name: 'Pay at the counter' })).toBeEnabled();
}

/** The token screen, and back to the beginning for the next person. */
async function tokenThenDone(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Please pay at the counter' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Touch to order' })).toBeVisible();
}

const isPlaceOrder = (body: string | null) => body?.includes('"PlaceOrder"') ?? false;

test('a double tap makes one order', async () => {
  const before = await orderCount();
  await fillOrder(kiosk.page);
  await kiosk.page.getByRole('button', { name: 'Pay at the counter' }).dblclick();
  await tokenThenDone(kiosk.page);
  expect(await orderCount()).toBe(before + 1);
});

test('an answer that was lost on the way neither doubles the order nor loses it', async () => {
  const before = await orderCount();
  let lost = 0;
  await kiosk.page.route('**/graphql', async (route) => {
    if (lost > 0 || !isPlaceOrder(route.request().postData())) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await fillOrder(kiosk.page);
  await kiosk.page.getByRole('button', { name: 'Pay at the counter' }).click();
  await tokenThenDone(kiosk.page);
  await kiosk.page.unroute('**/graphql');
  expect(lost).toBe(1);
  expect(await orderCount()).toBe(before + 1);
});

test('a kiosk that is reloaded while it sends takes the same order up again', async () => {
  const before = await orderCount();
  let arrived: () => void = () => {};
  const reached = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  await kiosk.page.route('**/graphql', async (route) => {
    if (!isPlaceOrder(route.request().postData())) return route.fallback();
    // The server has it; the kiosk never hears so.
    await route.fetch();
    arrived();
  });
  await fillOrder(kiosk.page);
  await kiosk.page.getByRole('button', { name: 'Pay at the counter' }).click();
  await reached;
  await kiosk.page.unroute('**/graphql');
  await kiosk.page.reload();
  await tokenThenDone(kiosk.page);
  expect(await orderCount()).toBe(before + 1);
});

test('the last portion goes to one of two kiosks; the other is told kindly', async ({ browser }) => {
  const last = await world.dish('The last pancake', { portions: 1 });
  const { outletId } = world;
  const other = await openDevice(browser, api, { path: '/kiosk/', size: 'kiosk', outletId, name: 'Second kiosk' });
  for (const { page } of [kiosk, other]) {
    await page.getByRole('button', { name: 'Touch to order' }).click();
    await page.getByRole('button', { name: `Add ${last.name}` }).click();
    await page.getByRole('button', { name: 'View order' }).click();
    await expect(page.getByRole('button', { name: 'Pay at the counter' })).toBeEnabled();
  }
  const before = await orderCount();
  await Promise.all([kiosk, other].map(({ page }) => page.getByRole('button', { name: 'Pay at the counter' }).click()));

  const won = ({ page }: Screen) => page.getByRole('heading', { name: 'Please pay at the counter' });
  const told = ({ page }: Screen) => page.getByText(/sold out|not enough left|only/i).first();
  await expect(won(kiosk).or(told(kiosk)).first()).toBeVisible();
  await expect(won(other).or(told(other)).first()).toBeVisible();
  expect([await won(kiosk).isVisible(), await won(other).isVisible()].filter(Boolean)).toHaveLength(1);
  expect(await orderCount()).toBe(before + 1);
  await other.context.close();
});
