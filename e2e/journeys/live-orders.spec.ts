import { expect, type Page, test } from '@playwright/test';
import { theApi } from '../api.ts';
import { cook, placeOrder } from '../orders.ts';
import { signIn } from '../screens.ts';
import { seedWorld } from '../world.ts';

const api = theApi();

test('the list of orders and the page of one follow what happens without a reload', async ({ page }) => {
  const { outletId, ...world } = await seedWorld(api, 'LO');
  const { itemId, variantId } = await world.dish('Rava dosa');
  const lines = [{ itemId, variantId, quantity: 1, optionIds: [] }];
  const first = await placeOrder(api, outletId, lines);
  await signIn(page, '/staff/', 'manager');
  await page.goto(`/staff/orders?outlet=${outletId}`);
  const rowOf = (token: string) => page.getByRole('row').filter({ hasText: token });
  await expect(rowOf(first.token)).toContainText('In the kitchen');
  await expect(page.getByText('1 order', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Live/)).toBeVisible();
  // A reload would forget it.
  await page.evaluate(() => Object.assign(window, { sameVisit: true }));

  const second = await placeOrder(api, outletId, lines, { paid: false });
  await expect(rowOf(second.token)).toContainText('To pay');
  await expect(page.getByText('2 orders', { exact: true })).toBeVisible();
  for (const id of first.ticketIds) await cook(api, 'startTicket', id);
  await expect(rowOf(first.token)).toContainText('Cooking');

  await rowOf(first.token).click();
  await expect(page.getByRole('heading', { name: `Order ${first.token}` })).toBeVisible();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByRole('listitem').last()).toContainText('Cooking');
  await expect(page.getByText(/^Live/)).toBeVisible();
  for (const id of first.ticketIds) await cook(api, 'finishTicket', id);
  await expect(timeline.getByRole('listitem').last()).toContainText('Ready');
  expect(await page.evaluate(() => 'sameVisit' in window)).toBe(true);
});

test('the figures of today follow the orders, and what was missed while the connection was cut is there when it stands again', async ({
  page,
}) => {
  const { outletId, ...world } = await seedWorld(api, 'LT');
  const { itemId, variantId } = await world.dish('Onion rava dosa');
  const lines = [{ itemId, variantId, quantity: 1, optionIds: [] }];
  await placeOrder(api, outletId, lines);
  const line = await lineOf(page);
  await signIn(page, '/staff/', 'manager');
  await page.goto(`/staff/today?outlet=${outletId}`);
  const paid = page.getByRole('region', { name: 'Orders paid' });
  await expect(paid).toContainText(/1$/);
  await expect(page.getByText(/^Live/)).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameVisit: true }));

  await placeOrder(api, outletId, lines);
  await expect(paid).toContainText(/2$/);

  await line.cut();
  await expect(page.getByText(/^(Reconnecting|Stale)/)).toBeVisible();
  await expect(page.getByText(/^Live/)).toBeHidden();
  await placeOrder(api, outletId, lines);
  await expect(paid).toContainText(/2$/);
  line.mend();
  await expect(page.getByText(/^Live/)).toBeVisible();
  await expect(paid).toContainText(/3$/);
  expect(await page.evaluate(() => 'sameVisit' in window)).toBe(true);
});

/** The page's line to the stream, to be cut as a pulled cable does it: every attempt fails until it is mended. */
async function lineOf(page: Page) {
  let whole = true;
  const ends = new Set<() => Promise<void>>();
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    const end = () => socket.close({ code: 1001 });
    if (!whole) return void end();
    const server = socket.connectToServer();
    ends.add(async () => {
      await end();
      await server.close();
    });
  });
  return {
    async cut() {
      whole = false;
      for (const end of ends) await end();
      ends.clear();
    },
    mend() {
      whole = true;
    },
  };
}
