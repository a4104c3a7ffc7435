import { expect, test } from '@playwright/test';
import { theApi } from '../api.ts';
import { cook, type Line, placeOrder } from '../orders.ts';
import { picture, signIn } from '../screens.ts';

// The pictures of the README, from the demo canteen: PICTURES=1 npm test makes them anew.
test.skip(process.env.PICTURES === undefined, 'only when pictures are wanted');
test.use({ reducedMotion: 'reduce' } as object);

const api = theApi();

/** Some paid orders for the kitchen to show: three are being cooked, two are ready. */
async function lunch(outletId: string): Promise<void> {
  const { menu } = await api.send<{ menu: { categories: { items: MenuItem[] }[] } }>(
    'query ($outletId: UUID!) { menu(outletId: $outletId) { categories { items { id servedNow stationCode variants { id } modifierGroups { min } } } } }',
    { outletId },
  );
  const dishes = menu.categories
    .flatMap((category) => category.items)
    .filter((item) => item.servedNow && item.stationCode && item.modifierGroups.every((group) => group.min === 0));
  for (let n = 0; n < 6; n += 1) {
    const lines: Line[] = [0, 7, 13].map((step, at) => lineOf(dishes[(n * 5 + step) % dishes.length], 1 + (at % 2)));
    const { ticketIds } = await placeOrder(api, outletId, lines);
    for (const [at, ticketId] of ticketIds.entries()) {
      if (n < 4) await cook(api, 'startTicket', ticketId);
      if (n < 2 || (n < 4 && at === 0)) await cook(api, 'finishTicket', ticketId);
    }
  }
}

interface MenuItem {
  readonly id: string;
  readonly servedNow: boolean;
  readonly stationCode: string | null;
  readonly variants: { readonly id: string }[];
  readonly modifierGroups: { readonly min: number }[];
}

function lineOf(dish: MenuItem | undefined, quantity: number): Line {
  return { itemId: dish?.id ?? '', variantId: dish?.variants[0]?.id ?? '', quantity, optionIds: [] };
}

test('pictures of the kiosk, the kitchen, the board, today and the books', async ({ page }) => {
  const { outlets } = await api.send<{ outlets: { id: string; code: string }[] }>('{ outlets { id code } }');
  await lunch(outlets.find(({ code }) => code === 'MC')?.id ?? '');

  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto('/kiosk/?demo');
  await page.getByRole('button', { name: 'Touch to order' }).click();
  await expect(page.getByRole('button', { name: /^Add / }).first()).toBeVisible();
  await picture(page, 'kiosk-menu');
  await page
    .getByRole('button', { name: 'Add Mini meals' })
    .or(page.getByRole('button', { name: /^Add / }).first())
    .first()
    .click();
  await page.getByRole('button', { name: 'View order' }).click();
  await page.getByRole('button', { name: 'Pay at the counter' }).click();
  await expect(page.getByRole('heading', { name: 'Please pay at the counter' })).toBeVisible();
  await picture(page, 'kiosk-token');

  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/staff/kitchen?demo');
  await expect(page.getByRole('article').first()).toBeVisible();
  await picture(page, 'kitchen');
  await page.goto('/board?demo');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await picture(page, 'board');

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
