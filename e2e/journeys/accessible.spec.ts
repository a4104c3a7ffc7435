import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const PASSWORD = 'lunch at the canteen';
const DEVICES = ['/kiosk/?demo', '/board?demo', '/staff/kitchen?demo'];
const STAFF = [
  '/staff/',
  '/staff/today',
  '/staff/counter',
  '/staff/stock',
  '/staff/menu',
  '/staff/orders',
  '/staff/devices',
  '/staff/admin',
];
const FINANCE = ['/finance/', '/finance/day-book'];

/** WCAG 2.2 AA, as far as a program can tell. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${where}: ${id} at ${node.target.join(' ')}`),
  );
  expect(found).toEqual([]);
}

/** Nothing is still loading: what is judged is what a person reads. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => {});
  await expect(page.locator('main, #root > *').first()).toBeVisible();
}

async function signIn(page: Page, app: string, who: string): Promise<void> {
  await page.goto(app);
  await page.getByLabel('E-mail').fill(`${who}@demo.example`);
  await page.getByLabel('Password').first().fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' } as object);

    test('the start page and the sign-in pages', async ({ page }) => {
      for (const path of ['/', '/staff/', '/finance/']) {
        await page.goto(path);
        await settle(page);
        await expectAccessible(page, path);
      }
    });

    test('the screens of devices, and the kiosk from menu to order', async ({ page }) => {
      for (const path of DEVICES) {
        await page.goto(path);
        await settle(page);
        await expectAccessible(page, path);
      }
      await page.setViewportSize({ width: 1080, height: 1920 });
      await page.goto('/kiosk/');
      await page.getByRole('button', { name: 'Touch to order' }).click();
      await expect(page.getByRole('button', { name: /^Add / }).first()).toBeVisible();
      await expectAccessible(page, 'kiosk menu');
      await page.getByRole('button', { name: 'Accessibility' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'kiosk accessibility');
    });

    test('the pages of the staff', async ({ page }) => {
      await signIn(page, '/staff/', 'administrator');
      for (const path of STAFF) {
        await page.goto(path);
        await settle(page);
        await expectAccessible(page, path);
      }
    });

    test('the pages of finance', async ({ page }) => {
      await signIn(page, '/finance/', 'finance');
      for (const path of FINANCE) {
        await page.goto(path);
        await settle(page);
        await expectAccessible(page, path);
      }
    });
  });
}
