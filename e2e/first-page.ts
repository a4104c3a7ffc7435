import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { theApi } from './api.ts';
import { openDevice } from './screens.ts';

/** A kiosk of the demo canteen whose browser has been on the first page once. */
export async function openKiosk(browser: Browser): Promise<BrowserContext> {
  const api = theApi();
  const { outlets } = await api.send<{ outlets: { id: string; code: string }[] }>('{ outlets { id code } }');
  const outletId = outlets.find(({ code }) => code === 'MC')?.id ?? '';
  const { context, page } = await openDevice(browser, api, {
    ...{ path: '/kiosk/', size: 'kiosk', outletId, name: 'First page' },
  });
  await whole(page);
  await page.close();
  return context;
}

/** The first page is whole when each dish that passes by has its picture. */
export async function whole(page: Page): Promise<void> {
  const pictures = page.locator('.k-procession svg');
  await expect.poll(() => pictures.count()).toBeGreaterThan(8);
  await expect(pictures.and(page.locator(':not(:has(path, ellipse, rect))'))).toHaveCount(0);
}
