import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { signIn } from '../screens.ts';

// Every look takes seconds, and there are many on a way.
test.describe.configure({ timeout: 300_000 });

test('the books: signing in, the trial balance, the day book, an entry and the order behind it', async ({ page }) => {
  await page.goto('/finance/');
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await expectAccessible(page, 'sign-in');
  await signIn(page, '/finance/', 'finance');
  await expect(page.getByRole('table').first()).toBeVisible();
  await expectAccessible(page, 'trial balance');
  // The account of sales: the latest of its entries has an order behind it.
  await page.getByRole('link', { name: /sales/i }).first().click();
  await expect(page.getByText('Brought forward')).toBeVisible();
  await expectAccessible(page, 'ledger');
  await page.getByRole('link', { name: 'Entries' }).click();
  await expect(page.getByRole('heading', { name: 'Day book' })).toBeVisible();
  await page.getByRole('table').getByRole('button').first().click();
  await expect(page.getByRole('dialog', { name: /^Entry/ })).toBeVisible();
  await expectAccessible(page, 'entry');
  await page.getByRole('link', { name: /behind it/ }).click();
  await expect(page.getByRole('heading', { name: /^Order/ })).toBeVisible();
  await expectAccessible(page, 'order');
  await page.goto('/finance/day-book');
  await expectAccessible(page, 'day book');
  for (const place of [
    ...['statements', 'opening', 'journals', 'journals/new', 'accounts', 'months', 'verifier'],
    ...['claims', 'claims/new', 'claims/settings'],
  ]) {
    await page.goto(`/finance/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page, place);
  }
});
