import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

test.describe.configure({ timeout: 300_000 });

const api = theApi();
const supplierName = `Sevai mill ${newId().slice(-12)}`;
const supplierId = newId();
const dish = `Lemon sevai ${newId().slice(-6)}`;
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'RE');
  // Five kilograms of batter.
  await world.dish(dish, { portions: 50 });
  await api.send('mutation ($input: SaveSupplierInput!) { saveSupplier(input: $input) { __typename } }', {
    input: { id: supplierId, name: supplierName, paymentDays: 30, isMsme: false, leadDays: 1 },
  });
});

test('what falls to its point is told of and suggested, becomes a draft by one press, and is over when it came', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(page, '/staff/', 'manager');
  const outlet = `outlet=${world.outletId}`;

  await page.goto(`/staff/suppliers/${supplierId}?${outlet}`);
  await page.getByRole('button', { name: 'Add an item' }).click();
  const sold = page.getByRole('dialog');
  await sold.getByRole('combobox', { name: 'Item' }).fill(dish);
  await page.getByRole('option', { name: `${dish} batter` }).click();
  await sold.getByLabel('Price of a pack, without tax').fill('80');
  await sold.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: `${dish} batter` })).toBeVisible();

  // Somebody says when it is ordered: at four kilograms, up to twenty.
  await page.goto(`/staff/stock?${outlet}&search=${dish}`);
  await page.getByRole('row', { name: `${dish} batter` }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Order at, kg').fill('4');
  await drawer.getByLabel('Up to, kg').fill('20');
  await expectAccessible(page, 'an item and when it is ordered');
  await drawer.getByRole('region', { name: 'Ordering' }).getByRole('button', { name: 'Save' }).click();
  await expect(drawer.getByText('Ordered at')).toBeVisible();
  await page.goto(`/staff/purchasing/suggestions?${outlet}`);
  await expect(page.getByText('Nothing is to be ordered')).toBeVisible();

  // Two of the five go to the bin.
  const { stockItemId } = await itemOf();
  const waste = { id: newId(), outletId: world.outletId, stockItemId, quantity: 2_000, unit: 'kg', reason: 'DROPPED' };
  await api.send('mutation ($input: RecordWasteInput!) { recordWaste(input: $input) { __typename } }', {
    input: waste,
  });

  await page.goto(`/staff/stock/alerts?${outlet}`);
  const alert = page.getByRole('row', { name: `${dish} batter` });
  await expect(alert).toContainText('3 kg were free; it counts as low at 4 kg.', { timeout: 30_000 });
  await expectAccessible(page, 'alerts');
  await alert.getByRole('button', { name: 'I see to it' }).click();
  await expect(alert).toContainText('Seen');

  await page.goto(`/staff/stock/overview?${outlet}`);
  const toOrder = page.getByRole('list', { name: 'Figures' }).getByRole('link', { name: /To order/ });
  await expect(async () => {
    await page.reload();
    await expect(toOrder).toContainText('1 item', { timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page, 'the overview of stock');
  await toOrder.click();
  await expect(
    page.getByText(/order at 4 kg, up to 20 kg; you have 3 kg free: buy 17 kg from Sevai mill/),
  ).toBeVisible();
  await expectAccessible(page, 'what is to be ordered');
  await page.getByRole('button', { name: 'Make the draft order' }).click();
  await page.getByRole('region', { name: 'Drafts' }).getByRole('link', { name: supplierName }).click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await page.getByRole('link', { name: 'Receive', exact: true }).click();
  await page.getByLabel('Delivered').fill('17');
  await page.getByRole('button', { name: 'Put into stock' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Received');

  await page.goto(`/staff/stock/alerts?${outlet}`);
  await expect(page.getByRole('row', { name: `${dish} batter` })).toBeHidden({ timeout: 30_000 });
  await page.goto(`/staff/purchasing/replenishment?${outlet}`);
  await expectAccessible(page, 'how orders are worked out');
});

async function itemOf(): Promise<{ stockItemId: string }> {
  const asked = `query ($outletId: UUID!, $search: String) { stockLevels(outletId: $outletId, search: $search) { edges { node { item { id } } } } }`;
  const { stockLevels } = await api.send<{ stockLevels: { edges: { node: { item: { id: string } } }[] } }>(asked, {
    ...{ outletId: world.outletId, search: dish },
  });
  return { stockItemId: stockLevels.edges[0]?.node.item.id ?? '' };
}
