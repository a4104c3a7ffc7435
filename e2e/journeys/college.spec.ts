import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { startWithCollege } from '../college.ts';
import type { Product } from '../product.ts';

test.setTimeout(300_000);

let product: Product;
test.beforeAll(async () => {
  product = await startWithCollege();
});
test.afterAll(() => product.stop());

async function byCollege(page: Page, app: 'staff' | 'student', who: string): Promise<void> {
  await page.goto(`${product.url}/${app}/`);
  await page.getByRole('button', { name: 'Sign in with the college' }).click();
  await page.getByRole('link', { name: who }).click();
}

test('an administrator lets the college sign people in; a student and a cook come by it, and a stranger does not', async ({
  page,
  browser,
}) => {
  await page.goto(`${product.url}/staff/`);
  await expect(page.getByRole('button', { name: 'Sign in with the college' })).toHaveCount(0);
  await page.getByLabel('E-mail').fill('administrator@demo.example');
  await page.getByLabel('Password').first().fill('lunch at the canteen');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Safety' }).click();
  await page.getByRole('link', { name: 'College' }).click();
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByText('The provider answers')).toBeVisible();
  await page.getByRole('switch', { name: 'The college signs people in' }).press('Space');
  await page.getByLabel('Domains of e-mail addresses').fill('college.example');
  await page.getByLabel('Who has no account here').selectOption('ADMIT_STUDENT');
  await page.getByRole('button', { name: 'Add a group' }).click();
  await page.getByLabel('Group', { exact: true }).fill('canteen');
  await page.getByLabel('Role', { exact: true }).selectOption('COOK');
  await expectAccessible(page, 'the settings of the college’s sign-in');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('How the college signs people in is saved.')).toBeVisible();

  const [student, cook, stranger] = await Promise.all([1, 2, 3].map(() => browser.newContext()));
  const asha = (await student?.newPage()) as Page;
  await byCollege(asha, 'student', 'Asha Nair');
  await expect(asha.getByRole('heading', { name: 'My account' })).toBeVisible();
  expect(new URL(asha.url()).pathname).toBe('/student/');

  // She has no password here: she proves at the college that it is her, comes back, and does it.
  await asha.goto(`${product.url}/student/privacy`);
  await asha.getByRole('button', { name: 'Download my data' }).click();
  const dialog = asha.getByRole('dialog', { name: 'Confirm that it is you' });
  await expectAccessible(asha, 'confirming, where the college can');
  await dialog.getByRole('button', { name: 'Confirm at the college' }).click();
  await asha.getByRole('link', { name: 'Asha Nair' }).click();
  await asha.waitForURL(`${product.url}/student/privacy`);
  const download = asha.waitForEvent('download');
  await asha.getByRole('button', { name: 'Download my data' }).click();
  expect((await download).suggestedFilename()).toMatch(/json$/);

  const binu = (await cook?.newPage()) as Page;
  await binu.goto(`${product.url}/staff/`);
  await expectAccessible(binu, 'the way in, with the college');
  await byCollege(binu, 'staff', 'Binu Mathew');
  // A cook’s first page is the kitchen.
  await expect(binu.getByRole('group', { name: 'Stations shown' })).toBeVisible();

  const carol = (await stranger?.newPage()) as Page;
  await byCollege(carol, 'staff', 'Carol of elsewhere');
  await expect(carol.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
  await expect(carol.getByText('none of those that are let in here')).toBeVisible();
  expect(new URL(carol.url()).search).toBe('');
  await expectAccessible(carol, 'back from the college, not signed in');
  for (const context of [student, cook, stranger]) await context?.close();
});
