import { chromium, expect, test } from '@playwright/test';
import { packagedBrowser } from '../browser.ts';

test('the Chromium from npm opens a page, so journeys need nothing installed but Node', async ({ baseURL }) => {
  const browser = await chromium.launch(await packagedBrowser());
  const page = await browser.newPage();
  const answer = await page.goto(`${baseURL}/health/live`);
  expect(answer?.ok()).toBe(true);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(true);
  await browser.close();
});
