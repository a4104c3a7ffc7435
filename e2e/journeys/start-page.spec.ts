import { expect, test } from '@playwright/test';

test('the start page leads to every audience of the canteen', async ({ page }) => {
  await page.goto('/');
  for (const name of ['Kiosk', 'Kitchen', 'Staff', 'Finance', 'GraphiQL']) {
    await expect(page.getByRole('link', { name: new RegExp(`\\b${name}\\b`, 'i') }).first()).toBeVisible();
  }
});
