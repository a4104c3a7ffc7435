import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

test.describe.configure({ timeout: 300_000 });

const api = theApi();
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'EX');
});

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n');

/** The cook's phone, signed in to the books: all that is theirs there is their claims. */
async function phone(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await page.goto('/finance/');
  await page.getByLabel('E-mail').fill('cook@demo.example');
  await page.getByLabel('Password').first().fill('lunch at the canteen');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Expense claims' })).toBeVisible();
  return page;
}

test('a claim is written on a phone with its receipt, approved and paid by somebody else, and stands in the ledger', async ({
  browser,
}) => {
  const cook = await phone(browser);
  await cook.getByRole('link', { name: 'New claim' }).click();
  await cook.getByLabel('Outlet').selectOption(world.outletId);
  await cook.getByLabel('What for').fill('Gas for the weekend');
  await cook.getByLabel('What was bought').fill('Two cylinders');
  await cook.getByLabel('Category').selectOption({ label: 'Gas and fuel' });
  await cook.getByLabel('Paid, with tax').fill('2500');
  await expectAccessible(cook, 'an expense claim on a phone');

  // Neither goes it without a receipt, nor is everything one.
  await cook.getByRole('button', { name: 'Submit the claim' }).click();
  await expect(
    cook.getByRole('alert').or(cook.getByRole('status')).filter({ hasText: 'needs its receipt' }),
  ).toBeVisible();
  const file = cook.getByLabel('File of the receipt');
  await file.setInputFiles({ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('a letter') });
  await expect(cook.getByText('no receipt that can be kept')).toBeVisible();
  await file.setInputFiles({ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(cook.getByRole('link', { name: 'Receipt 1, larger' })).toBeVisible();
  await cook.getByRole('button', { name: 'Submit the claim' }).click();
  await expect(cook.getByText('Waits for a yes')).toBeVisible();
  await expect(cook.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  const office = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(office, '/finance/', 'manager');
  await office.goto(`/finance/claims?outlet=${world.outletId}`);
  await office.getByRole('link', { name: 'Gas for the weekend' }).click();
  await expect(office.getByRole('link', { name: 'Receipt 1 of line 1, larger' })).toBeVisible();
  await expectAccessible(office, 'an expense claim that waits');
  await office.getByRole('button', { name: 'Approve' }).click();
  const approved = office.getByRole('region', { name: /^Entry/ }).first();
  await expect(approved.getByRole('row', { name: /6200 Gas, power, water/ })).toContainText('₹2,500.00');
  await expect(approved.getByRole('row', { name: /2120 Employee claims payable/ })).toContainText('Cook');

  await office.getByLabel('Paid by').selectOption('BANK_TRANSFER');
  await office.getByLabel('UTR or reference').fill(`UTR ${world.outletId.slice(-8)}`);
  await office.getByRole('button', { name: 'Pay ₹2,500' }).click();
  await expect(office.getByRole('region', { name: /^Payment/ })).toContainText('at once: it is small');
  await expect(office.getByRole('region', { name: /^Entry/ })).toHaveCount(2);
  await cook.reload();
  await expect(cook.getByRole('heading', { level: 1 })).toContainText('Claim');
  await expect(cook.getByText('Paid by Canteen manager')).toBeVisible();

  await office.goto(`/finance/ledger?account=2120&outlet=${world.outletId}`);
  await expect(office.getByRole('row', { name: /Payment/ })).toContainText('Cook');
  const { trialBalance } = await api.send<{
    trialBalance: { rows: { account: { code: string }; debit: number; credit: number }[] };
  }>('query ($outletId: UUID!) { trialBalance(outletId: $outletId) { rows { account { code } debit credit } } }', {
    outletId: world.outletId,
  });
  const balance = new Map(trialBalance.rows.map(({ account, debit, credit }) => [account.code, debit - credit]));
  expect([balance.get('6200'), balance.get('2120') ?? 0, balance.get('1020')]).toEqual([250_000, 0, -250_000]);
});
