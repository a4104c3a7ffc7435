import { expect, type Page, test } from '@playwright/test';
import { newId, theApi } from '../api.ts';
import { picture } from '../screens.ts';

// The pictures of the README, from the demo canteen: PICTURES=1 npm test makes them anew.
test.skip(process.env.PICTURES === undefined, 'only when pictures are wanted');
test.use({ reducedMotion: 'reduce' } as object);

const api = theApi();

interface Line {
  readonly itemId: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly optionIds: string[];
}

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
    const ticketIds = await placed(outletId, lines);
    for (const [at, ticketId] of ticketIds.entries()) {
      if (n < 4) await ticket('startTicket', ticketId);
      if (n < 2 || (n < 4 && at === 0)) await ticket('finishTicket', ticketId);
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

async function placed(outletId: string, lines: Line[]): Promise<string[]> {
  const { quoteOrder } = await api.send<{ quoteOrder: { signed: string } }>(
    'mutation ($input: QuoteOrderInput!) { quoteOrder(input: $input) { ... on Quote { signed } } }',
    { input: { outletId, lines } },
  );
  const { placeOrder } = await api.send<{ placeOrder: { tickets: { id: string }[] } }>(
    'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on Order { tickets { id } } } }',
    { input: { id: newId(), outletId, lines, quote: quoteOrder.signed, cash: { tendered: 200_000 } } },
  );
  return placeOrder.tickets.map(({ id }) => id);
}

function ticket(verb: 'startTicket' | 'finishTicket', ticketId: string): Promise<unknown> {
  const document = `mutation ($input: TicketCommandInput!) { ${verb}(input: $input) { __typename } }`;
  return api.send(document, { input: { commandId: newId(), ticketId } });
}

async function signIn(page: Page, app: string, who: string): Promise<void> {
  await page.goto(app);
  await page.getByLabel('E-mail').fill(`${who}@demo.example`);
  await page.getByLabel('Password').first().fill('lunch at the canteen');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
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
  await page.getByRole('combobox', { name: 'Outlet' }).selectOption({ label: 'Main Canteen' });
  await expect(page.getByText('Revenue, without tax')).toBeVisible();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await picture(page, 'staff-today');
  await page.context().clearCookies();
  await signIn(page, '/finance/', 'finance');
  await expect(page.getByRole('table').first()).toBeVisible();
  await picture(page, 'finance-trial-balance');
});
