import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

test.describe.configure({ timeout: 300_000 });

const api = theApi();
const name = `Mill ${newId().slice(-12)}`;
// Other journeys stock dishes too, and a list that offers items offers theirs.
const DISH = `Paper dosa ${newId().slice(-4)}`;
const BATTER = `${DISH} batter`;
const supplierId = newId();
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'PU');
  await world.dish(DISH, { portions: 0 });
  await api.send('mutation ($input: SaveSupplierInput!) { saveSupplier(input: $input) { __typename } }', {
    input: { id: supplierId, name, paymentDays: 30, isMsme: false, leadDays: 1 },
  });
});

test('an order is written by one person, approved by another and received in two parts, and stock shows both', async ({
  browser,
}) => {
  const keeper = await (await browser.newContext({ viewport: { width: 820, height: 1180 } })).newPage();
  const office = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(keeper, '/staff/', 'manager');
  await signIn(office, '/staff/', 'administrator');

  await keeper.goto(`/staff/suppliers/${supplierId}?outlet=${world.outletId}`);
  await keeper.getByRole('button', { name: 'Add an item' }).click();
  const drawer = keeper.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'Item' }).fill(DISH);
  await keeper.getByRole('option', { name: BATTER }).click();
  await drawer.getByLabel('Price of a pack, without tax').fill('80');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(keeper.getByRole('row', { name: new RegExp(BATTER) })).toBeVisible();
  await expectAccessible(keeper, 'what a supplier sells');

  await keeper.getByRole('link', { name: 'New order' }).click();
  await keeper.getByRole('combobox', { name: 'Item' }).click();
  await keeper.getByRole('option', { name: BATTER }).click();
  await keeper.getByLabel('Quantity').fill('100');
  await expectAccessible(keeper, 'a new order');
  await keeper.getByRole('button', { name: 'Save the order' }).click();
  await keeper.getByRole('button', { name: 'Submit' }).click();
  await expect(keeper.getByRole('heading', { level: 1 })).toContainText('Waits for approval');

  await office.goto(`/staff/purchasing?outlet=${world.outletId}`);
  await expectAccessible(office, 'the board of orders');
  await office.getByRole('region', { name: 'To approve' }).getByRole('link', { name }).click();
  await office.getByRole('button', { name: 'Approve' }).click();
  await expect(office.getByRole('heading', { level: 1 })).toContainText('Approved');

  await expect(keeper.getByRole('heading', { level: 1 })).toContainText('Approved');
  await keeper.getByRole('button', { name: 'Mark as sent' }).click();
  for (const [delivered, batch, state] of [
    ['60', 'B-1', 'Received in part'],
    ['40', 'B-2', 'Received'],
  ] as const) {
    await keeper.getByRole('link', { name: 'Receive', exact: true }).click();
    await expect(keeper.getByText(batch === 'B-1' ? '100 kg to come' : '40 kg to come')).toBeVisible();
    await keeper.getByLabel('Delivered').fill(delivered);
    await keeper.getByLabel('Batch on the pack').fill(batch);
    await expectAccessible(keeper, 'receiving');
    await keeper.getByRole('button', { name: 'Put into stock' }).click();
    await expect(keeper.getByRole('heading', { level: 1 })).toContainText(state);
  }

  await office.goto(`/staff/stock?outlet=${world.outletId}&search=${DISH}`);
  await office.getByRole('row', { name: new RegExp(BATTER) }).click();
  await expect(office.getByRole('heading', { name: 'B-1' })).toBeVisible();
  await expect(office.getByRole('heading', { name: 'B-2' })).toBeVisible();
});
