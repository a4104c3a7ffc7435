import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

test.describe.configure({ timeout: 180_000 });

const api = theApi();
// Other journeys stock dishes too, and a list that offers items offers theirs.
const DISH = `Rava dosa ${newId().slice(-4)}`;
const BATTER = `${DISH} batter`;
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'TR');
  await world.dish(DISH, { portions: 20 });
});

test('stock goes from the store to the kitchen, some of it is lost on the way, and every screen says where the rest lies', async ({
  page,
}) => {
  await signIn(page, '/staff/', 'manager');
  await page.goto(`/staff/stock/locations?outlet=${world.outletId}`);
  await page.getByRole('button', { name: 'Add a location' }).click();
  const form = page.getByRole('dialog', { name: 'Add a location' });
  await form.getByLabel('Name').fill('Kitchen');
  await form.getByLabel('Code').fill('KITCHEN');
  await form.getByLabel('Kind').selectOption('Kitchen');
  await expectAccessible(page, 'adding a location');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /Kitchen KITCHEN/ })).toBeVisible();
  await expectAccessible(page, 'locations');

  await page.goto(`/staff/stock/transfers/new?outlet=${world.outletId}`);
  const locations = page.getByRole('combobox', { name: 'Location' });
  await locations.first().selectOption('Main store');
  await locations.last().selectOption('Kitchen');
  await page.getByRole('combobox', { name: 'Item' }).fill(DISH);
  await page.getByRole('option', { name: BATTER }).click();
  await page.getByLabel(/^Quantity/).fill('1.5');
  await expectAccessible(page, 'asking for stock');
  await page.getByRole('button', { name: 'Ask for it' }).click();

  const sheet = page.getByRole('dialog', { name: 'Transfer' });
  await sheet.getByRole('button', { name: 'Send it' }).click();
  await expect(sheet.getByText('On its way')).toBeVisible();
  await sheet.getByRole('button', { name: 'Something is missing or not right' }).click();
  await sheet.getByLabel('Came, in g').fill('1400');
  await sheet.getByLabel('Why less').fill('A tub was spilt');
  await expectAccessible(page, 'receiving a transfer');
  await sheet.getByRole('button', { name: 'Receive it so' }).click();
  await expect(sheet.getByText('100 g missing: A tub was spilt')).toBeVisible();

  await page.goto(`/staff/stock?outlet=${world.outletId}`);
  await page.getByRole('combobox', { name: 'Location' }).selectOption('Kitchen');
  const row = page.getByRole('row', { name: new RegExp(BATTER) });
  await expect(row).toContainText('1.4 kg');
  await expect(row).toContainText('1.9 kg');
  await row.click();
  const item = page.getByRole('dialog', { name: BATTER });
  await expect(item.getByRole('list', { name: 'Where it lies' })).toContainText('Kitchen1.4 kg');
  await expectAccessible(page, 'where an item lies');
});
