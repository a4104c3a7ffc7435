import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

const api = theApi();
// Stock items are the organisation's: these are of this run alone.
const mark = newId().slice(-5).toUpperCase();
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'SF');
});
const there = (path: string) => `/staff${path}?outlet=${world.outletId}`;
const csv = (quantity: string) =>
  [
    'code,name,kind,base unit,quantity,unit,value,expiry',
    `RICE_${mark},Rice ${mark},ingredient,g,50,kg,"2,900",31/12/2030`,
    `OIL_${mark},Oil ${mark},ingredient,ml,${quantity},l,1500,`,
  ].join('\n');
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a manager takes items and opening stock in from a file, once its bad row is mended, and wastes of it with a photo', async ({
  page,
}) => {
  await signIn(page, '/staff/', 'manager');
  await page.goto(there('/stock/items/import'));
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles(file('stock.csv', csv('-15')));
  const wrong = page.getByRole('table', { name: 'What to correct' });
  await expect(wrong.getByRole('row').filter({ hasText: '-15' })).toContainText('below zero');
  await expect(page.getByRole('button', { name: 'Take it in' })).toHaveCount(0);
  await expectAccessible(page, 'a file with a bad row');
  await chooser.setInputFiles(file('stock.csv', csv('15')));
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByText('It is taken in')).toBeVisible();

  await page.goto(there('/stock/waste'));
  await page.getByRole('button', { name: new RegExp(`Rice ${mark}`) }).click();
  await page.getByRole('button', { name: '1 kg', exact: true }).click();
  const picture = await page.screenshot();
  await page.getByLabel('Take a photo').setInputFiles({ name: 'bin.png', mimeType: 'image/png', buffer: picture });
  await expect(page.getByRole('img', { name: 'Taken 1' })).toBeVisible();
  await expectAccessible(page, 'waste with a photo');
  await page.getByRole('button', { name: 'Spoiled' }).click();
  await page.goto(`${there('/stock/waste/entries')}&show=all`);
  await page.getByText(`1 kg Rice ${mark}`).click();
  await expect(page.getByRole('img', { name: 'Photo 1' })).toBeVisible();

  await page.goto(there('/stock'));
  await page.getByRole('button', { name: 'Download' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Batches, as they are now' }).first().click();
  expect((await saved).suggestedFilename()).toMatch(/-batches\.xlsx$/);
});
