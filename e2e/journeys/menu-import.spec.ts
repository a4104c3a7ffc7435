import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { seedWorld } from '../world.ts';

test.describe.configure({ timeout: 240_000 });

const MENU = [
  'what,category,serving,price_inr,diet,mood',
  'Ghee rice,Rice,Half,₹ 70.50,veg,=1+1',
  'Ghee rice,Rice,Full,120/-,,',
  'Curd rice,Rice,,-4,veg,',
  'Chicken 65,Starters,,1.5.0,,',
].join('\r\n');

test('a manager imports a menu: says what a column is, sees what would be, and finds the dishes on the menu', async ({
  page,
}) => {
  const { outletId } = await seedWorld(theApi(), 'MI');
  await signIn(page, '/staff/', 'manager');
  await page.goto(`/staff/menu?outlet=${outletId}`);
  await page.getByRole('link', { name: 'Import a menu' }).first().click();
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'menu.csv', mimeType: 'text/csv', buffer: Buffer.from(MENU) },
  });
  await expect(page.getByRole('alert')).toContainText('names of the dishes');
  await expectAccessible(page, 'a file whose headers say nothing');
  await page.getByLabel('what is').selectOption('Name');
  await expect(page.getByRole('button', { name: 'Import one dish' })).toBeEnabled();
  await page.getByRole('button', { name: 'Choose another' }).click();

  await page.getByLabel('Or paste a table').fill(MENU.replace('what', 'item'));
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('button', { name: 'Import one dish' })).toBeEnabled();
  await expect(page.getByRole('region', { name: 'Rows with errors' })).toContainText('2');
  await expectAccessible(page, 'a rehearsed import');
  await page.getByLabel('mood is').selectOption('Description');
  await expect(page.getByRole('button', { name: 'Import one dish' })).toBeEnabled();
  await page.getByRole('button', { name: 'Import one dish' }).click();
  await expect(page.getByText('One dish is written and on the menu. 2 rows are left out')).toBeVisible();
  await expectAccessible(page, 'what an import did');

  await page.getByRole('link', { name: 'See the menu' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Ghee rice' });
  await expect(row).toContainText('₹70.50');
  await expect(row).toContainText('₹120');
});

test('the template is a file that can be imported as it is', async ({ page }) => {
  const { outletId } = await seedWorld(theApi(), 'MT');
  await signIn(page, '/staff/', 'manager');
  await page.goto(`/staff/menu/import?outlet=${outletId}`);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Template' }).click();
  const buffer = await readFile(await (await saving).path());
  await page.locator('input[type=file]').setInputFiles({ name: 'template.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('Every row can be written.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Rows with errors' })).toContainText('0');
  await expect(page.getByRole('button', { name: 'Import 3 dishes' })).toBeEnabled();
});
