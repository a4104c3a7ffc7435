import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

test.describe.configure({ timeout: 300_000 });

const api = theApi();
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'CD');
  await world.dish('Ginger tea', { price: 6_000 });
});

const drawers = () => `/staff/counter/drawers?outlet=${world.outletId}`;

/** Counts so many notes of ₹500 and of ₹10 into the fields that are there. */
async function count(page: Page, fives: number, tens: number): Promise<void> {
  await page.getByLabel('₹500 notes').fill(String(fives));
  await page.getByLabel('₹10 notes').fill(String(tens));
}

test('a shift with a difference beyond the limit is closed by somebody who did not count it, with its Z report', async ({
  browser,
}) => {
  const size = { viewport: { width: 1366, height: 768 } };
  const counter = await (await browser.newContext(size)).newPage();
  const office = await (await browser.newContext(size)).newPage();
  await signIn(office, '/staff/', 'manager');
  await office.goto(drawers());
  await office.getByRole('button', { name: 'New drawer' }).click();
  await office.getByLabel('Name').fill('Front desk');
  await office.getByRole('button', { name: 'Save' }).click();
  await expect(office.getByRole('heading', { name: /Front desk/ })).toBeVisible();

  // Nobody takes cash before a drawer is open.
  await signIn(counter, '/staff/', 'cashier');
  await counter.goto(`/staff/counter/new?outlet=${world.outletId}`);
  await counter.getByRole('button', { name: /Ginger tea/ }).click();
  await counter.getByRole('button', { name: /Take cash/ }).click();
  const cash = counter.getByRole('dialog', { name: /Cash/ });
  await cash.getByRole('button', { name: /Exactly/ }).click();
  await cash.getByRole('button', { name: /^Take ₹/ }).click();
  await expect(cash.getByRole('alert')).toContainText('Open yours first');

  await counter.goto(drawers());
  await counter.getByRole('button', { name: 'Open with a float' }).click();
  await count(counter, 4, 0);
  await expect(counter.getByText('Together ₹2,000')).toBeVisible();
  await expectAccessible(counter, 'opening a drawer');
  await counter.getByRole('button', { name: 'Open the drawer' }).click();
  await expect(counter.getByText('Front desk is open.')).toBeVisible();

  await counter.goto(`/staff/counter/new?outlet=${world.outletId}`);
  await counter.getByRole('button', { name: /Ginger tea/ }).click();
  await counter.getByRole('button', { name: /Take cash/ }).click();
  await cash.getByRole('button', { name: /Exactly/ }).click();
  await cash.getByRole('button', { name: /^Take ₹/ }).click();
  await expect(counter.getByRole('status').filter({ hasText: 'is paid' })).toBeVisible();

  // ₹2,000 and a tea for ₹60: the small notes are there, but one of five hundred is missing.
  await counter.goto(drawers());
  await counter.getByRole('button', { name: 'Count and close' }).click();
  await expect(counter.getByText('2,060')).toHaveCount(0);
  await count(counter, 3, 6);
  await counter.getByRole('button', { name: 'This is what I counted' }).click();
  await expect(counter.getByText('Short')).toBeVisible();
  await counter.getByLabel('Where it comes from').fill('A note is missing');
  await counter.getByRole('button', { name: 'Close this session' }).click();
  await expect(counter.getByRole('alert')).toContainText('by a manager who neither opened nor counted');

  await office.reload();
  await expectAccessible(office, 'a drawer that was counted');
  await office.getByLabel('Where it comes from').fill('The note was given as change; looked for.');
  await office.getByRole('button', { name: 'Close this session' }).click();
  await expect(office.getByText('Closed, with Z report 1.')).toBeVisible();

  await office.goto(`/finance/drawers?outlet=${world.outletId}`);
  await office.getByRole('link', { name: /Front desk, Z 1/ }).click();
  await expect(office.getByRole('heading', { level: 1 })).toContainText('Z report 1');
  const report = office.getByRole('region', { name: 'Cash' });
  await expect(report).toContainText('₹2,060.00');
  await expect(report).toContainText('₹1,560.00');
  await expect(report).toContainText('looked for');
  await expect(office.getByRole('region', { name: 'Sales' })).toContainText('Dishes CD, 1');
  await expectAccessible(office, 'a Z report');
  const { trialBalance } = await api.send<{
    trialBalance: { rows: { account: { code: string }; debit: number; credit: number }[] };
  }>('query ($outletId: UUID!) { trialBalance(outletId: $outletId) { rows { account { code } debit credit } } }', {
    outletId: world.outletId,
  });
  const balance = new Map(trialBalance.rows.map(({ account, debit, credit }) => [account.code, debit - credit]));
  expect(balance.get('1010')).toBe(156_000);
  expect(balance.get('6900')).toBe(50_000);
});
