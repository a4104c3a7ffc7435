import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { theApi } from '../api.ts';
import { openDevice, signIn } from '../screens.ts';
import { pair, seedWorld } from '../world.ts';

const api = theApi();
const PINS = { Cashier: '4071', 'Canteen manager': '660193' } as const;

/** Somebody sets their PIN under My account. */
async function setPin(browser: Browser, who: string, pin: string): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, '/staff/', who);
  await page.getByRole('link', { name: 'My account' }).click();
  const card = page.getByRole('region', { name: /PIN for tills/ });
  await card.getByLabel(/PIN$/).first().fill('1234');
  await card.getByRole('button', { name: 'Save the PIN' }).click();
  await expect(card.getByRole('alert')).toContainText('try first');
  await card.getByLabel(/PIN$/).first().fill(pin);
  await card.getByRole('button', { name: 'Save the PIN' }).click();
  await expect(card.getByText(/Set on/)).toBeVisible();
  await expectAccessible(page, 'My account with a PIN');
  await context.close();
}

/** Takes the till over by keyboard; gives how long it took until one could sell. */
async function takeOver(till: Page, who: keyof typeof PINS): Promise<number> {
  await till.getByRole('button', { name: who }).click();
  const from = Date.now();
  await till.keyboard.type(PINS[who]);
  await till.keyboard.press('Enter');
  await expect(till.getByRole('heading', { name: 'New order' })).toBeVisible();
  return Date.now() - from;
}

test('staff take over a till by PIN within three seconds, sell in their own name, and find nothing else open there', async ({
  browser,
}) => {
  const { outletId, dish } = await seedWorld(api, 'TL');
  await dish('Lime tea');
  await setPin(browser, 'cashier', PINS.Cashier);
  await setPin(browser, 'manager', PINS['Canteen manager']);

  const { page: till, context } = await openDevice(browser, api, {
    ...{ path: '/staff/till', size: 'display', outletId, name: 'Till by the door' },
  });
  await expect(till.getByRole('heading', { name: 'Who is at the till?' })).toBeVisible();
  await expectAccessible(till, 'a locked till');
  await till.getByRole('button', { name: 'Cashier' }).click();
  await expectAccessible(till, 'the PIN at a till');
  await till.keyboard.type('9038');
  await till.keyboard.press('Enter');
  await expect(till.getByRole('alert')).toContainText('not right');
  await till.getByRole('button', { name: 'Somebody else' }).click();

  expect(await takeOver(till, 'Cashier')).toBeLessThan(3_000);
  await till.getByRole('button', { name: /Lime tea/ }).click();
  await till.getByRole('button', { name: /Take cash/ }).click();
  const cash = till.getByRole('dialog', { name: /Cash/ });
  await cash.getByRole('button', { name: '+₹100' }).click();
  await cash.getByRole('button', { name: /^Take ₹/ }).click();
  await expect(till.getByText(/is paid and in the kitchen/)).toBeVisible();
  await till.getByRole('button', { name: 'Done' }).click();

  await till.getByRole('button', { name: 'Lock the till' }).click();
  await expect(till.getByRole('heading', { name: 'Who is at the till?' })).toBeVisible();
  expect(await takeOver(till, 'Canteen manager')).toBeLessThan(3_000);
  await expect(till.getByRole('link', { name: 'Counter' }).first()).toBeVisible();
  for (const closed of ['Accounts', 'Devices', 'Menu', 'Stock', 'My account'])
    await expect(till.getByRole('link', { name: closed })).toHaveCount(0);

  const office = await browser.newPage();
  await signIn(office, '/staff/', 'manager');
  await office.goto(`/staff/devices?outlet=${outletId}`);
  const row = office.getByRole('row', { name: /Till by the door/ });
  await row.getByRole('button', { name: 'Withdraw' }).click();
  await row.getByRole('button', { name: 'End its trust' }).click();
  await expect(till.getByRole('heading', { name: 'Pair this till' })).toBeVisible({ timeout: 15_000 });
  await office.close();
  await context.close();
});

test('a browser that becomes a till forgets whoever was signed in in it, in every app', async ({ browser }) => {
  const { outletId } = await seedWorld(api, 'TS');
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, '/staff/', 'manager');
  await page.goto('/staff/till');
  const shown = page.locator('output').first();
  await expect(shown).toHaveAccessibleName(/(\d ){5}\d/);
  const code = ((await shown.getAttribute('aria-label')) ?? '').replace(/\D/g, '');
  await pair(api, outletId, code, 'Till of the manager');
  await expect(page.getByRole('heading', { name: 'Who is at the till?' })).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('__Host-session');
  await page.goto('/finance/');
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await context.close();
});
