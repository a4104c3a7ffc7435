import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { theApi } from '../api.ts';
import { cook, type PlacedOrder, placeOrder } from '../orders.ts';
import { signIn } from '../screens.ts';
import { seedWorld } from '../world.ts';

// Every look takes seconds, and there are many on a way.
test.describe.configure({ timeout: 300_000 });

const api = theApi();
const PAGES = [
  ...['/staff/', '/staff/today', '/staff/counter', '/staff/counter/new', '/staff/counter/owed'],
  ...[
    '/staff/menu',
    '/staff/menu/import',
    '/staff/stock',
    '/staff/stock/overview',
    '/staff/stock/alerts',
    '/staff/stock/temperatures',
    '/staff/purchasing/new',
    '/staff/purchasing/suggestions',
    '/staff/purchasing/replenishment',
    '/staff/stock/receive',
    '/staff/stock/waste',
    '/staff/stock/waste/entries?show=figures',
    '/staff/stock/counts',
    '/staff/stock/counts/new',
    '/staff/stock/counts/usage',
    '/staff/stock/items',
    '/staff/stock/recipes',
    '/staff/stock/production',
    '/staff/orders',
    '/staff/devices',
    '/staff/admin',
    '/staff/account',
    '/staff/security',
    '/staff/accounts',
    '/staff/roles',
  ],
];
let outletId: string;
let unpaid: PlacedOrder;
let ready: PlacedOrder;

test.beforeAll(async () => {
  const world = await seedWorld(api, 'AS');
  outletId = world.outletId;
  const { itemId, variantId } = await world.dish('Set dosa', { extras: ['Coconut chutney', 'Ghee on top'] });
  await world.dish('Ghee pongal');
  const lines = [{ itemId, variantId, quantity: 2, optionIds: [] }];
  unpaid = await placeOrder(api, outletId, lines, { paid: false });
  await placeOrder(api, outletId, lines);
  ready = await placeOrder(api, outletId, lines);
  for (const verb of ['startTicket', 'finishTicket', 'bumpTicket'] as const) {
    for (const id of ready.ticketIds) await cook(api, verb, id);
  }
});

test('the start page and the sign-in page', async ({ page }) => {
  for (const path of ['/', '/staff/']) {
    await page.goto(path);
    await expectAccessible(page, path);
  }
  await page.getByLabel('E-mail').fill('nobody@demo.example');
  await page.getByLabel('Password').first().fill('guessed');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'sign-in refused');
});

test('the pages of the staff', async ({ page }) => {
  await signIn(page, '/staff/', 'administrator');
  for (const path of PAGES) {
    await page.goto(`${path}?outlet=${outletId}`);
    await expectAccessible(page, path);
  }
});

test('what opens over the counter: cash, cancelling, handing over, the sizes of a dish', async ({ page }) => {
  await signIn(page, '/staff/', 'administrator');
  await page.goto(`/staff/counter?outlet=${outletId}&order=${unpaid.id}`);
  await page.getByRole('button', { name: 'Take cash' }).click();
  await expectDialog(page, `Cash for ${unpaid.token}`);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await expectDialog(page, `Cancel ${unpaid.token}`);

  await page.goto(`/staff/counter?outlet=${outletId}&order=${ready.id}`);
  await expect(page.getByRole('heading', { name: 'Pickup code' })).toBeVisible();
  await expectAccessible(page, 'hand over');
  const keypad = page.getByRole('group', { name: 'Pickup code' });
  for (const digit of '000000') await keypad.getByRole('button', { name: digit, exact: true }).click();
  await expect(page.getByText(/tries left/)).toBeVisible();
  await expectAccessible(page, 'a wrong pickup code');

  await page.goto(`/staff/counter/new?outlet=${outletId}`);
  await page.getByRole('button', { name: /Set dosa/ }).click();
  await expectDialog(page, 'Set dosa');
  await page.getByRole('button', { name: /^Add for/ }).click();
  await expectAccessible(page, 'till with an order');
});

test('what opens over stock and devices, and one order', async ({ page }) => {
  await signIn(page, '/staff/', 'administrator');
  await page.goto(`/staff/stock?outlet=${outletId}&search=Set%20dosa`);
  await page.getByText('Set dosa batter').first().click();
  await expectDialog(page, 'Set dosa batter');
  await page.goto(`/staff/stock/receive?outlet=${outletId}`);
  await page.getByRole('button', { name: 'Another item' }).click();
  await page.getByRole('button', { name: 'Put into stock' }).click();
  await expectAccessible(page, 'a delivery with fields left empty');
  await page.getByRole('combobox', { name: 'Item' }).first().click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await expectAccessible(page, 'a delivery, choosing the item');
  await page.goto(`/staff/devices?outlet=${outletId}`);
  await page.getByRole('button', { name: 'Pair a device' }).first().click();
  await expectDialog(page, 'Pair a device');
  await page.goto(`/staff/orders/${ready.id}?outlet=${outletId}`);
  await expect(page.getByRole('heading', { name: `Order ${ready.token}` })).toBeVisible();
  await expectAccessible(page, 'one order');
  await page.goto(`/staff/admin?outlet=${outletId}`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expectAccessible(page, 'an outlet without a name');
});

test('the kitchen display with tickets, and those to take back', async ({ page }) => {
  await signIn(page, '/staff/', 'administrator');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`/staff/kitchen?outlet=${outletId}`);
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectAccessible(page, 'tickets');
  await page
    .getByRole('button', { name: /Reopen/ })
    .first()
    .click();
  await expectDialog(page, 'Recently bumped');
});

async function expectDialog(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('dialog', { name })).toBeVisible();
  await expectAccessible(page, name);
}
