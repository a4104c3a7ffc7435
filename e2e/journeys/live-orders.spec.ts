import { expect, test } from '@playwright/test';
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
