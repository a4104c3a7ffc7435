import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

test.describe.configure({ timeout: 300_000 });

const api = theApi();
const supplier = `Sevai mill ${newId().slice(-12)}`;
const supplierId = newId();
// Other journeys stock dishes too, and a list that offers items offers theirs.
const dish = `Lemon sevai ${newId().slice(-6)}`;
const batter = `${dish} batter`;
let world: SeededWorld;
let outlet: string;
test.beforeAll(async () => {
  world = await seedWorld(api, 'BU');
  outlet = `outlet=${world.outletId}`;
  // Five kilograms of batter, worth ₹600, which nobody ordered and no bill is there for.
  await world.dish(dish, { portions: 50 });
  await api.send('mutation ($input: SaveSupplierInput!) { saveSupplier(input: $input) { __typename } }', {
    input: {
      ...{ id: supplierId, name: supplier, email: 'orders@mill.example' },
      ...{ paymentDays: 30, isMsme: false, leadDays: 1 },
    },
  });
});

test('from what falls to its point to a bill that is held: two people buy, and stock and books agree', async ({
  browser,
}) => {
  const keeper = await (await browser.newContext({ viewport: { width: 820, height: 1180 } })).newPage();
  const office = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(keeper, '/staff/', 'manager');
  await signIn(office, '/staff/', 'administrator');
  await sells(keeper);
  await isOrderedAtFour(keeper);
  await fallsToThree(keeper);
  await becomesADraft(keeper);
  await isApprovedByAnother(keeper, office);
  await isSent(keeper);
  await comesInTwoParts(keeper);
  await isBilledDearer(keeper, office);
  await agree(office);
});

async function sells(page: Page): Promise<void> {
  await page.goto(`/staff/suppliers/${supplierId}?${outlet}`);
  await expect(page.getByText('No score yet: it needs 5 deliveries, none came.')).toBeVisible();
  await page.getByRole('button', { name: 'Add an item' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox', { name: 'Item' }).fill(dish);
  await page.getByRole('option', { name: batter }).click();
  await drawer.getByLabel('Price of a pack, without tax').fill('80');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: batter })).toBeVisible();
  await expectAccessible(page, 'what a supplier sells');
}

/** Somebody says when it is ordered: at four kilograms, up to a hundred and four. */
async function isOrderedAtFour(page: Page): Promise<void> {
  await page.goto(`/staff/stock?${outlet}&search=${dish}`);
  await page.getByRole('row', { name: batter }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Order at, kg').fill('4');
  await drawer.getByLabel('Up to, kg').fill('104');
  await expectAccessible(page, 'an item and when it is ordered');
  await drawer.getByRole('region', { name: 'Ordering' }).getByRole('button', { name: 'Save' }).click();
  await expect(drawer.getByText('Ordered at')).toBeVisible();
  await page.goto(`/staff/purchasing/suggestions?${outlet}`);
  await expect(page.getByText('Nothing is to be ordered')).toBeVisible();
}

/** Two of the five go to the bin. */
async function fallsToThree(page: Page): Promise<void> {
  const asked = `query ($outletId: UUID!, $search: String) { stockLevels(outletId: $outletId, search: $search) { edges { node { item { id } } } } }`;
  const { stockLevels } = await api.send<{ stockLevels: { edges: { node: { item: { id: string } } }[] } }>(asked, {
    ...{ outletId: world.outletId, search: dish },
  });
  await api.send('mutation ($input: RecordWasteInput!) { recordWaste(input: $input) { __typename } }', {
    input: {
      ...{ id: newId(), outletId: world.outletId, stockItemId: stockLevels.edges[0]?.node.item.id },
      ...{ quantity: 2_000, unit: 'kg', reason: 'DROPPED' },
    },
  });
  await page.goto(`/staff/stock/alerts?${outlet}`);
  const alert = page.getByRole('row', { name: batter });
  await expect(alert).toContainText('3 kg were free; it counts as low at 4 kg.', { timeout: 30_000 });
  await expectAccessible(page, 'alerts');
  await alert.getByRole('button', { name: 'I see to it' }).click();
  await expect(alert).toContainText('Seen');
}

/** What is suggested is one press away from a draft, which somebody makes rounder. */
async function becomesADraft(page: Page): Promise<void> {
  await page.goto(`/staff/stock/overview?${outlet}`);
  const toOrder = page.getByRole('list', { name: 'Figures' }).getByRole('link', { name: /To order/ });
  await expect(async () => {
    await page.reload();
    await expect(toOrder).toContainText('1 item', { timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page, 'the overview of stock');
  await toOrder.click();
  await expect(
    page.getByText(/order at 4 kg, up to 104 kg; you have 3 kg free: buy 101 kg from Sevai mill/),
  ).toBeVisible();
  await expectAccessible(page, 'what is to be ordered');
  await page.getByRole('button', { name: 'Make the draft order' }).click();
  await page.getByRole('region', { name: 'Drafts' }).getByRole('link', { name: supplier }).click();
  await page.getByRole('link', { name: 'Change' }).click();
  await page.getByLabel('Quantity').fill('100');
  await expectAccessible(page, 'an order that is changed');
  await page.getByRole('button', { name: 'Save the order' }).click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Waits for approval');
}

async function isApprovedByAnother(keeper: Page, office: Page): Promise<void> {
  await office.goto(`/staff/purchasing?${outlet}`);
  await expectAccessible(office, 'the board of orders');
  await office.getByRole('region', { name: 'To approve' }).getByRole('link', { name: supplier }).click();
  await office.getByRole('button', { name: 'Approve' }).click();
  await expect(office.getByRole('heading', { level: 1 })).toContainText('Approved');
  await expect(keeper.getByRole('heading', { level: 1 })).toContainText('Approved');
}

async function isSent(keeper: Page): Promise<void> {
  const download = keeper.waitForEvent('download');
  await keeper.getByRole('button', { name: 'PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/^PO-BU[A-Z]{2}-1\.pdf$/);
  await keeper.getByRole('button', { name: 'Send to the supplier' }).click();
  await expect(keeper.getByText('The letter to orders@mill.example is on its way.')).toBeVisible();
}

async function comesInTwoParts(keeper: Page): Promise<void> {
  for (const [toCome, delivered, batch, state] of [
    ['100 kg', '60', 'B-1', 'Received in part'],
    ['40 kg', '40', 'B-2', 'Received'],
  ] as const) {
    await keeper.getByRole('link', { name: 'Receive', exact: true }).click();
    await expect(keeper.getByText(`${toCome} to come`)).toBeVisible();
    await keeper.getByLabel('Delivered').fill(delivered);
    await keeper.getByLabel('Batch on the pack').fill(batch);
    await expectAccessible(keeper, 'receiving');
    await keeper.getByRole('button', { name: 'Put into stock' }).click();
    await expect(keeper.getByRole('heading', { level: 1 })).toContainText(state);
  }
  await keeper.goto(`/staff/stock/alerts?${outlet}`);
  await expect(keeper.getByRole('row', { name: batter })).toBeHidden({ timeout: 30_000 });
}

/** One bill for both deliveries, ₹4 a kilogram dearer than ordered: whoever entered it may not let it pass. */
async function isBilledDearer(keeper: Page, office: Page): Promise<void> {
  await keeper.goto(`/staff/purchasing/bills?${outlet}`);
  const deliveries = keeper.getByRole('row', { name: supplier });
  await expect(deliveries).toHaveCount(2);
  await expectAccessible(keeper, 'deliveries without a bill');
  await deliveries.first().getByRole('link', { name: 'Enter the bill' }).click();
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

  await office.goto(`/staff/purchasing/bills?show=held&${outlet}`);
  await office.getByRole('row', { name: /D\/0042/ }).click();
  await expectAccessible(office, 'a bill that is held');
  await office.getByLabel('Why you decide so').fill('Rice is dearer since Monday.');
  await office.getByRole('button', { name: 'Approve as it is' }).click();
  await expect(office.getByRole('heading', { level: 1 })).toContainText('Approved');
  await expect(office.getByText('Rice is dearer since Monday.')).toBeVisible();
}

/** What came is in stock at its order's price; the rest of what is owed is price variance, and no delivery of the order waits for a bill. */
async function agree(office: Page): Promise<void> {
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
  // ₹360 of what was there before, and ₹8,000 of the order.
  expect(balance.get('1200')).toBe(836_000);
  expect(balance.get('5190')).toBe(40_000);
  expect(balance.get('2100')).toBe(-840_000);
  // What was there before has no bill yet.
  expect(balance.get('2110')).toBe(-60_000);
  expect(books.payablesAgeing.suppliers).toEqual([{ open: 840_000, supplier: { id: supplierId } }]);
  await office.goto(`/staff/stock?${outlet}&search=${dish}`);
  await office.getByRole('row', { name: batter }).click();
  const drawer = office.getByRole('dialog');
  await expect(drawer.getByText('₹8,360.00')).toBeVisible();
  for (const batch of ['B-1', 'B-2']) await expect(drawer.getByRole('heading', { name: batch })).toBeVisible();
}
