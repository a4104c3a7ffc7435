import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';
import { cook, placeOrder } from '../orders.ts';
import { signIn } from '../screens.ts';
import { type Dish, type SeededWorld, seedWorld } from '../world.ts';

const api = theApi();
const LEVELS = `query ($outletId: UUID!, $search: String!) {
  stockLevels(outletId: $outletId, search: $search) { edges { node { onHand value item { id name } } } }
}`;
const BOOKS = `query ($outletId: UUID!) {
  journalEntries(outletId: $outletId, first: 20) { edges { node { narration lines { account { code } debit credit } } } }
}`;

// Stock items are the organisation's: these are of this run alone.
const mark = newId().slice(-5);
const [GRAVY, BATTER] = [`Gravy ${mark}`, `Curry ${mark} batter`];
let world: SeededWorld;
let curry: Dish;
test.beforeAll(async () => {
  world = await seedWorld(api, 'CA');
  // A kilogram of its batter comes with it, for 120.00.
  curry = await world.dish(`Curry ${mark}`, { portions: 10 });
});

type Level = { onHand: number; value: number; item: { id: string; name: string } };
async function levelOf(name: string): Promise<Pick<Level, 'onHand' | 'value'> | undefined> {
  const asked = { outletId: world.outletId, search: name };
  const { stockLevels } = await api.send<{ stockLevels: { edges: { node: Level }[] } }>(LEVELS, asked);
  const found = stockLevels.edges.map(({ node }) => node).find(({ item }) => item.name === name);
  return found && { onHand: found.onHand, value: found.value };
}
type Entry = { narration: string; lines: { account: { code: string }; debit: number; credit: number }[] };
async function booked(narration: string): Promise<Record<string, number>> {
  const asked = { outletId: world.outletId };
  const { journalEntries } = await api.send<{ journalEntries: { edges: { node: Entry }[] } }>(BOOKS, asked);
  const entry = journalEntries.edges.map(({ node }) => node).find((one) => one.narration === narration);
  return Object.fromEntries((entry?.lines ?? []).map(({ account, debit, credit }) => [account.code, debit - credit]));
}
const there = (path: string) => `/staff${path}${path.includes('?') ? '&' : '?'}outlet=${world.outletId}`;

async function choose(page: Page, name: string): Promise<void> {
  const item = page.getByRole('combobox', { name: 'Item' }).last();
  await item.fill(name);
  await page.getByRole('option', { name }).click();
}

test('a gravy gets a recipe, is cooked in advance and sold in a dish; stock and books agree', async ({ page }) => {
  await signIn(page, '/staff/', 'manager');
  await page.goto(there('/stock/items?item=new'));
  await page.getByLabel('Name', { exact: true }).fill(GRAVY);
  await page.getByRole('textbox', { name: 'Code' }).fill(`GRAVY-${mark}`);
  await page.getByLabel('Kind').selectOption({ label: 'Preparation' });
  await page.getByLabel('Keeps, days').fill('2');
  await expectAccessible(page, 'a new item');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`${GRAVY} is saved.`)).toBeVisible();

  await page.goto(there(`/stock/recipes?kind=PREPARATION&search=${encodeURIComponent(GRAVY)}`));
  await page.getByRole('button', { name: GRAVY }).click();
  await choose(page, BATTER);
  // 400 g at 80 % are 500 g issued, half of the delivery; a kilogram that loses a tenth is 900 g good.
  await page.getByRole('textbox', { name: 'Eaten' }).fill('400');
  await page.getByRole('textbox', { name: 'Yield' }).fill('80');
  await page.getByRole('textbox', { name: 'Lost in the process' }).fill('10');
  const figures = page.getByRole('region', { name: 'What it comes to' });
  await expect(figures).toContainText('₹60.00');
  await expect(figures).toContainText('900 g');
  await expectAccessible(page, 'a recipe');
  await page.getByRole('button', { name: 'Save as version 1' }).click();
  await expect(page.getByText('Version 1 is in force')).toBeVisible();

  await page.goto(there(`/stock/recipes?search=${encodeURIComponent(curry.name)}`));
  await page.getByRole('button', { name: new RegExp(curry.name) }).click();
  await page.getByRole('button', { name: `Remove ${BATTER}` }).click();
  await page.getByRole('button', { name: 'Another line' }).click();
  await choose(page, GRAVY);
  await page.getByRole('textbox', { name: 'Eaten' }).fill('90');
  // Nothing of it is there yet: it costs what it would be made of. Of 57.14 without tax that is a tenth.
  await expect(figures).toContainText('₹6.00');
  await expect(figures).toContainText('10.5 %');
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(page.getByText('Version 2 is in force')).toBeVisible();
  await expect(page.getByText(`${BATTER} no more`)).toBeVisible();

  await page.goto(there('/stock/production?order=new'));
  await page.getByRole('combobox', { name: 'Preparation' }).click();
  await page.getByRole('option', { name: GRAVY }).click();
  await page.getByRole('textbox', { name: 'How much' }).fill('0.9');
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('textbox', { name: 'What came of it' }).fill('810');
  await expectAccessible(page, 'a batch that is cooking');
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByText(`810 g of ${GRAVY} is in stock.`)).toBeVisible();
  expect(await levelOf(GRAVY)).toEqual({ onHand: 810_000, value: 6_000 });
  expect(await levelOf(BATTER)).toEqual({ onHand: 500_000, value: 6_000 });

  const { itemId, variantId } = curry;
  const order = await placeOrder(api, world.outletId, [{ itemId, variantId, quantity: 1, optionIds: [] }]);
  for (const ticketId of order.ticketIds) await cook(api, 'startTicket', ticketId);
  // 90 g of 810 g worth 60.00.
  expect(await levelOf(GRAVY)).toEqual({ onHand: 720_000, value: 5_333 });
  expect(await levelOf(BATTER)).toEqual({ onHand: 500_000, value: 6_000 });
  expect(await booked(`Cost of ${order.token}`)).toEqual({ 5100: 667, 1200: -667 });
});
