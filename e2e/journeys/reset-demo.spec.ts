import { expect, test } from '@playwright/test';
import { apiOf, makeKey } from '../api.ts';
import { placeOrder } from '../orders.ts';
import { type Product, startProduct } from '../product.ts';
import { openDevice, signIn } from '../screens.ts';
import { seedWorld } from '../world.ts';

// It empties everything, the keys of the other journeys among it: so it has a product of its own.
let product: Product;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  product = await startProduct();
});
test.afterAll(() => product.stop());

test('an administrator resets the demo, and the canteen is as on its first day', async ({ browser }) => {
  // Two canteens are seeded meanwhile, on whatever machine this is.
  test.setTimeout(300_000);
  const page = await browser.newPage({ baseURL: product.url });
  const api = apiOf(product.url, makeKey(product.dataDir));
  const world = await seedWorld(api, 'RD');
  const { itemId, variantId } = await world.dish('A dish of today');
  const { outletId } = world;
  const { token } = await placeOrder(api, outletId, [{ itemId, variantId, quantity: 1, optionIds: [] }]);
  const kiosk = await openDevice(browser, api, { path: '/kiosk/', size: 'kiosk', outletId, name: 'Kiosk' });
  await signIn(page, '/staff/', 'administrator');
  const outlet = page.getByRole('combobox', { name: 'Outlet' });
  await outlet.selectOption({ label: 'Canteen RD' });
  await page.goto('/staff/orders');
  await expect(page.getByRole('row').filter({ hasText: token })).toBeVisible();

  await page.goto('/staff/admin');
  await page.getByRole('button', { name: 'Reset demo' }).click();
  const question = page.getByRole('dialog', { name: 'Reset the demo?' });
  await expect(question).toContainText('orders');
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(question).toBeHidden();
  await page.getByRole('button', { name: 'Reset demo' }).click();
  await question.getByRole('button', { name: 'Lose it all and start anew' }).click();

  // The session is gone with the rest.
  await expect(page.getByRole('heading', { name: 'Sign in to work' })).toBeVisible({ timeout: 120_000 });
  await signIn(page, '/staff/', 'administrator');
  await expect(outlet).toBeVisible();
  await expect(outlet.getByRole('option', { name: 'Canteen RD' })).toHaveCount(0);
  await page.goto('/staff/orders');
  await expect(page.getByText('No orders on this day')).toBeVisible();
  await page.goto('/staff/stock');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  // What was paired is to be paired anew: it shows six digits again.
  await kiosk.page.reload();
  await expect(kiosk.page.getByRole('heading', { name: 'Enter this code to set up the kiosk' })).toBeVisible();
  await kiosk.context.close();
  await page.close();
});
