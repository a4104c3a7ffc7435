import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

test.describe.configure({ timeout: 300_000 });

const api = theApi();
const name = `Dairy ${newId().slice(-12)}`;
const supplierId = newId();
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'BI');
  await world.dish('Uttapam', { portions: 0 });
  await api.send('mutation ($input: SaveSupplierInput!) { saveSupplier(input: $input) { __typename } }', {
    input: { id: supplierId, name, email: 'orders@dairy.example', paymentDays: 30, isMsme: false, leadDays: 1 },
  });
});

test('a bill that is dearer than its order is held, approved by another person, and stock and books agree', async ({
  browser,
}) => {
  const keeper = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  const office = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(keeper, '/staff/', 'manager');
  await signIn(office, '/staff/', 'administrator');

  await keeper.goto(`/staff/suppliers/${supplierId}?outlet=${world.outletId}`);
  await expect(keeper.getByText('No score yet: it needs 5 deliveries, none came.')).toBeVisible();
  await keeper.getByRole('button', { name: 'Add an item' }).click();
  const drawer = keeper.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'Item' }).fill('Uttapam');
  await keeper.getByRole('option', { name: 'Uttapam batter' }).click();
  await drawer.getByLabel('Price of a pack, without tax').fill('80');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(keeper.getByRole('row', { name: /Uttapam batter/ })).toBeVisible();

  await keeper.getByRole('link', { name: 'New order' }).click();
  await keeper.getByRole('combobox', { name: 'Item' }).click();
  await keeper.getByRole('option', { name: 'Uttapam batter' }).click();
  await keeper.getByLabel('Quantity').fill('100');
  await keeper.getByRole('button', { name: 'Save the order' }).click();
  await keeper.getByRole('button', { name: 'Submit' }).click();
  await expect(keeper.getByRole('heading', { level: 1 })).toContainText('Waits for approval');
  const orderPage = keeper.url();

  await office.goto(orderPage);
  await office.getByRole('button', { name: 'Approve' }).click();
  await expect(keeper.getByRole('heading', { level: 1 })).toContainText('Approved');
  const download = keeper.waitForEvent('download');
  await keeper.getByRole('button', { name: 'PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/^PO-BI[A-Z]{2}-1\.pdf$/);
  await keeper.getByRole('button', { name: 'Send to the supplier' }).click();
  await expect(keeper.getByText('The letter to orders@dairy.example is on its way.')).toBeVisible();
  for (const [delivered, state] of [
    ['60', 'Received in part'],
    ['40', 'Received'],
  ] as const) {
    await keeper.getByRole('link', { name: 'Receive', exact: true }).click();
    await keeper.getByLabel('Delivered').fill(delivered);
    await keeper.getByRole('button', { name: 'Put into stock' }).click();
    await expect(keeper.getByRole('heading', { level: 1 })).toContainText(state);
  }

  // One bill for both deliveries, ₹4 a kilogram dearer than ordered.
  await keeper.goto(`/staff/purchasing/bills?outlet=${world.outletId}`);
  await expect(keeper.getByRole('row', { name: new RegExp(name) })).toHaveCount(2);
  await expectAccessible(keeper, 'deliveries without a bill');
  await keeper.getByRole('link', { name: 'Enter the bill' }).first().click();
  await keeper.getByLabel('Bill number').fill('D/0042');
  await keeper.getByRole('combobox', { name: 'Is another delivery on this bill?' }).click();
  await keeper.getByRole('option', { name: /Order 1/ }).click();
  for (const price of await keeper.getByLabel('Price / kg').all()) await price.fill('84');
  await expect(keeper.getByText('The lines come to ₹8,400.00, with tax.')).toBeVisible();
  await keeper.getByLabel('Total, with tax').fill('8400');
  await expectAccessible(keeper, 'a bill to be entered');
  await keeper.getByRole('button', { name: 'Enter the bill' }).click();
  await expect(keeper.getByRole('heading', { level: 1 })).toContainText('Held');
  await expect(keeper.getByText('Billed at ₹84.00 / kg, agreed at ₹80.00 / kg: ₹240.00 more for 60 kg.')).toBeVisible();
  await keeper.getByLabel('Why you decide so').fill('It is right.');
  await keeper.getByRole('button', { name: 'Approve as it is' }).click();
  await expect(keeper.getByRole('alert')).toContainText('You entered this bill yourself');

  await office.goto(`/staff/purchasing/bills?show=held&outlet=${world.outletId}`);
  await office.getByRole('row', { name: /D\/0042/ }).click();
  await expectAccessible(office, 'a bill that is held');
  await office.getByLabel('Why you decide so').fill('Milk is dearer since Monday.');
  await office.getByRole('button', { name: 'Approve as it is' }).click();
  await expect(office.getByRole('heading', { level: 1 })).toContainText('Approved');
  await expect(office.getByText('Milk is dearer since Monday.')).toBeVisible();

  // What came is in stock at its order's price; the rest of what is owed is price variance, and nothing waits for a bill.
  const books = await api.send<{
    trialBalance: { rows: { account: { code: string }; debit: number; credit: number }[] };
    payablesAgeing: { suppliers: { open: number; supplier: { id: string } }[] };
  }>(
    `query ($outletId: UUID!) {
      trialBalance(outletId: $outletId) { rows { account { code } debit credit } }
      payablesAgeing(outletId: $outletId) { suppliers { open supplier { id } } }
    }`,
    { outletId: world.outletId },
  );
  const balance = new Map(books.trialBalance.rows.map(({ account, debit, credit }) => [account.code, debit - credit]));
  expect(balance.get('1200')).toBe(800_000);
  expect(balance.get('5190')).toBe(40_000);
  expect(balance.get('2100')).toBe(-840_000);
  expect(balance.has('2110')).toBe(false);
  expect(books.payablesAgeing.suppliers).toEqual([{ open: 840_000, supplier: { id: supplierId } }]);
  await office.goto(`/staff/stock?outlet=${world.outletId}&search=Uttapam`);
  await office.getByRole('row', { name: /Uttapam batter/ }).click();
  await expect(office.getByRole('dialog').getByText('₹8,000.00').first()).toBeVisible();
});
