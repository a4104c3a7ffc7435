import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { theApi } from '../api.ts';
import { openDevice, type Screen } from '../screens.ts';
import { seedWorld } from '../world.ts';

// Every look takes seconds, and there are many on a way.
test.describe.configure({ timeout: 300_000 });

const api = theApi();
const DISH = 'Masala dosa';
let kiosk: Screen;

test.beforeAll(async ({ browser }) => {
  const world = await seedWorld(api, 'AK');
  await world.dish(DISH, { extras: ['Coconut chutney', 'Ghee on top', 'Extra sambar'] });
  await world.dish('Sold out upma', { portions: 0 });
  kiosk = await openDevice(browser, api, { path: '/kiosk/', size: 'kiosk', outletId: world.outletId, name: 'Kiosk' });
});
test.afterAll(() => kiosk.context.close());

async function toOrder(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Touch to order' }).click();
  await page.getByRole('button', { name: DISH, exact: false }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /Ghee on top/ })
    .check();
  await expectAccessible(page, 'dish');
  await page.getByRole('button', { name: 'Add to order' }).click();
  await page.getByRole('button', { name: 'View order' }).click();
  await expect(page.getByRole('button', { name: 'Pay at the counter' })).toBeEnabled();
}

test('the screens of devices before anybody orders', async ({ page }) => {
  for (const path of ['/kiosk/?demo', '/board?demo', '/staff/kitchen?demo', '/kiosk/', '/board', '/staff/kitchen']) {
    await page.goto(path);
    await expectAccessible(page, path);
  }
  // Not paired: the six digits.
  await page.evaluate(() => localStorage.clear());
  for (const path of ['/kiosk/', '/board', '/staff/kitchen']) {
    await page.goto(path);
    await expectAccessible(page, `${path} unpaired`);
  }
});

test('the kiosk from the first touch to the token at the counter', async () => {
  const { page } = kiosk;
  await expectAccessible(page, 'attract');
  await page.getByRole('button', { name: 'Touch to order' }).click();
  await expect(page.getByRole('button', { name: /^Add / }).first()).toBeVisible();
  await expectAccessible(page, 'menu');
  await page.getByRole('button', { name: 'Accessibility' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'accessibility panel');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: /Sold out upma/ }).click();
  await expectAccessible(page, 'a dish that is sold out');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Start over' }).click();

  await toOrder(page);
  await expectAccessible(page, 'order');
  await page.getByRole('button', { name: 'Pay at the counter' }).click();
  await expect(page.getByRole('heading', { name: 'Please pay at the counter' })).toBeVisible();
  await expectAccessible(page, 'token, to be paid at the counter');
  await page.getByRole('button', { name: 'Done' }).click();
});

test('the kiosk while it waits for UPI, when UPI failed, and with the token after it', async () => {
  const { page, context } = kiosk;
  await toOrder(page);
  await page.getByRole('button', { name: 'Pay with UPI' }).click();
  for (const outcome of [/decline|fail/i, /success/i]) {
    const link = page.getByRole('link', { name: 'Open payment page' });
    await expect(link).toBeVisible();
    await expectAccessible(page, 'UPI code');
    const phone = await context.newPage();
    await phone.goto((await link.getAttribute('href')) ?? '');
    await expectAccessible(phone, 'practice payment');
    await phone.getByRole('button', { name: outcome }).first().click();
    await expect(phone.getByRole('status')).toBeVisible();
    await phone.close();
    if (outcome.test('fail')) {
      await expect(page.getByRole('heading', { name: 'The payment did not go through' })).toBeVisible();
      await expectAccessible(page, 'UPI failed');
      await page.getByRole('button', { name: 'Try UPI again' }).click();
    }
  }
  await expect(page.getByRole('heading', { name: /with the kitchen/ })).toBeVisible();
  await expectAccessible(page, 'token, paid');
  await page.getByRole('button', { name: 'Done' }).click();
});

test('a phone in Malayalam, large letters on the kiosk, and high contrast in the lower half', async () => {
  const { page } = kiosk;
  const wish = async (width: number, height: number, wished: readonly (string | RegExp)[]) => {
    await page.setViewportSize({ width, height });
    await page.locator('.k-access-button').click();
    for (const name of wished) await page.getByRole('dialog').locator('button', { hasText: name }).click();
    await page.locator('dialog .k-primary').click();
  };
  const looks = [
    ['phone', 390, 844, []],
    ['large letters', 1080, 1920, ['200 %']],
    ['lower screen in high contrast', 1080, 1920, ['High contrast', 'Lower screen']],
  ] as const;
  for (const [where, width, height, wished] of looks) {
    await wish(width, height, wished);
    if (where === 'phone') await page.getByRole('button', { name: 'മലയാളം' }).click();
    await page.locator('.k-attract-touch').press('Enter');
    await expect(page.locator('.k-card').first()).toBeVisible();
    await expectAccessible(page, `${where}, menu`);
    if (where !== 'lower screen in high contrast') {
      await page.locator('.k-top-right > .k-language').click();
      await expectAccessible(page, `${where}, languages`);
      await page.locator('dialog .k-modal-acts button').click();
    }
    await page.locator('.k-card:not([data-off]) .k-card-open').first().click();
    await expectAccessible(page, `${where}, dish`);
    await page.locator('.k-foot .k-primary').click();
    await page.locator('.k-cart-bar .k-primary').click();
    await expect(page.locator('.k-pay-acts .k-primary')).toBeEnabled();
    await expectAccessible(page, `${where}, order`);
    await page.locator('.k-pay-acts .k-button').first().click();
    await expect(page.locator('.k-token-hero')).toBeVisible();
    await expectAccessible(page, `${where}, token`);
    await page.locator('.k-foot .k-primary').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  }
  await page.setViewportSize({ width: 1080, height: 1920 });
});

test('the question whether somebody is still there', async () => {
  const { page } = kiosk;
  await page.clock.install();
  await page.reload();
  await page.getByRole('button', { name: 'Touch to order' }).click();
  await expect(page.getByRole('button', { name: /^Add / }).first()).toBeVisible();
  await page.clock.runFor(46_000);
  await expect(page.getByRole('dialog', { name: 'Are you still there?' })).toBeVisible();
  await expectAccessible(page, 'idle question');
});
