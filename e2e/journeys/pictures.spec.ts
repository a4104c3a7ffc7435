import { expect, test } from '@playwright/test';
import { theApi } from '../api.ts';
import { cook, type Line, placeOrder } from '../orders.ts';
import { openDevice, picture, signIn } from '../screens.ts';

// The pictures of the README, from the demo canteen: PICTURES=1 npm test makes them anew.
test.skip(process.env.PICTURES === undefined, 'only when pictures are wanted');
test.setTimeout(300_000);

const api = theApi();

/** Some paid orders for the kitchen to show: three are being cooked, two are ready. Answers the menu's dishes. */
async function lunch(outletId: string): Promise<MenuItem[]> {
  const { menu } = await api.send<{ menu: { categories: { items: MenuItem[] }[] } }>(
    'query ($outletId: UUID!) { menu(outletId: $outletId) { categories { items { id name soldOut servedNow stationCode variants { id } modifierGroups { min } } } } }',
    { outletId },
  );
  const all = menu.categories.flatMap((category) => category.items);
  const dishes = all.filter(
    (item) => item.servedNow && item.stationCode && item.modifierGroups.every((group) => group.min === 0),
  );
  for (let n = 0; n < 6; n += 1) {
    const lines: Line[] = [0, 7, 13].map((step, at) => lineOf(dishes[(n * 5 + step) % dishes.length], 1 + (at % 2)));
    const { ticketIds } = await placeOrder(api, outletId, lines);
    for (const [at, ticketId] of ticketIds.entries()) {
      if (n < 4) await cook(api, 'startTicket', ticketId);
      if (n < 2 || (n < 4 && at === 0)) await cook(api, 'finishTicket', ticketId);
    }
  }
  return all;
}

interface MenuItem {
  readonly id: string;
  readonly name: string;
  readonly soldOut: boolean;
  readonly servedNow: boolean;
  readonly stationCode: string | null;
  readonly variants: { readonly id: string }[];
  readonly modifierGroups: { readonly min: number }[];
}

function lineOf(dish: MenuItem | undefined, quantity: number): Line {
  return { itemId: dish?.id ?? '', variantId: dish?.variants[0]?.id ?? '', quantity, optionIds: [] };
}

test('pictures of the kiosk, the kitchen, the board, today and the books', async ({ browser, page }) => {
  const { outlets } = await api.send<{ outlets: { id: string; code: string }[] }>('{ outlets { id code } }');
  const outletId = outlets.find(({ code }) => code === 'MC')?.id ?? '';
  const dishes = await lunch(outletId);
  // One touch puts it into the cart: there is nothing to choose, and it is served at whatever hour this is.
  const plain = dishes.find(
    (dish) => dish.servedNow && !dish.soldOut && dish.variants.length === 1 && dish.modifierGroups.length === 0,
  );
  const open = (path: string, size: 'kiosk' | 'display') =>
    openDevice(browser, api, { path, size, outletId, name: `Pictures of ${path}` });

  const kiosk = await open('/kiosk/', 'kiosk');
  // It is noon in the picture of the menu, whenever it is made.
  await kiosk.page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('"servedNow":false', '"servedNow":true');
    await route.fulfill({ response, body });
  });
  await kiosk.page.getByRole('button', { name: 'Touch to order' }).click();
  await expect(kiosk.page.getByRole('button', { name: /^Add / }).first()).toBeVisible();
  await picture(kiosk.page, 'kiosk-menu');
  await kiosk.page
    .getByRole('button', { name: `Add ${plain?.name}` })
    .first()
    .click();
  await kiosk.page.getByRole('button', { name: 'View order' }).click();
  await kiosk.page.getByRole('button', { name: 'Pay at the counter' }).click();
  await expect(kiosk.page.getByRole('heading', { name: 'Please pay at the counter' })).toBeVisible();
  await picture(kiosk.page, 'kiosk-token');
  await kiosk.context.close();

  const kitchen = await open('/staff/kitchen', 'display');
  await expect(kitchen.page.getByRole('article').first()).toBeVisible();
  await picture(kitchen.page, 'kitchen');
  await kitchen.context.close();
  const board = await open('/board', 'display');
  await expect(board.page.getByRole('heading', { name: 'Ready' })).toBeVisible();
  await expect(board.page.getByRole('listitem').first()).toBeVisible();
  await picture(board.page, 'board');
  await board.context.close();

  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, '/staff/', 'manager');
  await page.goto('/staff/today');
  await expect(page.getByText('Revenue, without tax')).toBeVisible();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await picture(page, 'staff-today');
  await page.context().clearCookies();
  await signIn(page, '/finance/', 'finance');
  await expect(page.getByRole('table').first()).toBeVisible();
  await picture(page, 'finance-trial-balance');
});
