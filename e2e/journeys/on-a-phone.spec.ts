import { expect, type Page, test } from '@playwright/test';
import { theApi } from '../api.ts';
import { openDevice, signIn } from '../screens.ts';
import { seedWorld } from '../world.ts';

const api = theApi();
const PHONE = { width: 390, height: 844 };

/** Where something ends, in pixels from the top of the screen. */
async function endOf(page: Page, what: string): Promise<number> {
  const box = await page.locator(what).boundingBox();
  return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
}

// The language whose sentences are longest.
for (const language of ['English', 'മലയാളം']) {
  test(`who pays on a phone in ${language} sees amount, token and code without scrolling`, async ({ browser }) => {
    const world = await seedWorld(api, language === 'English' ? 'PH' : 'PM');
    await world.dish('Lemon rice');
    const kiosk = await openDevice(browser, api, {
      ...{ path: '/kiosk/', size: 'kiosk', outletId: world.outletId, name: 'In the hand' },
    });
    const { page } = kiosk;
    await page.setViewportSize(PHONE);
    if (language !== 'English') await page.getByRole('button', { name: language }).click();
    await page.locator('.k-attract-touch').press('Enter');
    await page.locator('.k-card .k-card-open').first().click();
    await page.locator('.k-foot .k-primary').click();
    await page.locator('.k-cart-bar .k-primary').click();
    await page.locator('.k-pay-acts .k-primary').click();
    await expect(page.locator('.k-scan .ck-qr')).toBeVisible();
    const foot = (await page.locator('.k-foot').boundingBox())?.y ?? 0;
    for (const what of ['.k-scan-amount', '.k-scan .k-pay-due', '.k-scan .ck-qr']) {
      expect(await endOf(page, what), what).toBeLessThanOrEqual(foot);
    }
    await kiosk.context.close();
  });
}

/** How far into its row each row of the pasting box's sample begins its second column, in pixels. */
const secondColumns = (page: Page) =>
  page.locator('.mi-paste textarea').evaluate((box: HTMLTextAreaElement) => {
    const { font, tabSize, letterSpacing } = getComputedStyle(box);
    return box.placeholder.split('\n').map((row) => {
      const probe = document.body.appendChild(document.createElement('pre'));
      Object.assign(probe.style, { font, tabSize, letterSpacing, position: 'absolute', left: '0' });
      probe.textContent = row.slice(0, row.indexOf('\t') + 1);
      const { width } = probe.getBoundingClientRect();
      probe.remove();
      return Math.round(width);
    });
  });

test('the sample of a menu to paste stands in columns, on a desk and on a phone', async ({ page }) => {
  await signIn(page, '/staff/', 'manager');
  for (const size of [{ width: 1366, height: 768 }, PHONE]) {
    await page.setViewportSize(size);
    await page.goto('/staff/menu/import');
    await expect(page.locator('.mi-paste textarea')).toBeVisible();
    const columns = await secondColumns(page);
    expect(columns.length).toBeGreaterThan(1);
    expect(new Set(columns).size, columns.join(', ')).toBe(1);
  }
});
