import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { theApi } from '../api.ts';
import { openDevice, signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

// Every look takes seconds, and there are several on the way.
test.describe.configure({ timeout: 300_000 });

const api = theApi();
const OWN = 'velvet-harbour-lemon-kite';
const email = `meera-${Date.now()}@college.example`;
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'AC');
  await world.dish('Lemon rice');
});

async function enter(page: Page, password: string): Promise<void> {
  await page.goto(`/staff/?outlet=${world.outletId}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Makes the cashier's account and gives the first password that is shown. */
async function makeCashier(page: Page): Promise<string> {
  await page.goto(`/staff/accounts?outlet=${world.outletId}`);
  await expectAccessible(page, 'accounts');
  await page.getByRole('button', { name: 'Make an account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make an account' });
  await dialog.getByLabel('Name').fill('Meera Pillai');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Role', { exact: true }).selectOption('CASHIER');
  await expectAccessible(page, 'making an account');
  await dialog.getByRole('button', { name: 'Make the account' }).click();
  const shown = page.getByRole('dialog', { name: 'Meera Pillai has an account' });
  await expectAccessible(page, 'a first password');
  const password = (await shown.getByRole('status').filter({ hasText: /-/ }).textContent()) ?? '';
  expect(password).toMatch(/^([a-z]+-){4}[a-z]+$/);
  await shown.getByRole('button', { name: 'Done' }).click();
  return password;
}

test('an administrator makes a cashier, who chooses her own password, sells, and is out at once when she is disabled', async ({
  browser,
}) => {
  const office = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(office, '/staff/', 'administrator');
  const password = await makeCashier(office);

  const till = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await enter(till, password);
  await expect(till.getByRole('heading', { name: 'Choose your own password' })).toBeVisible();
  await expect(till.getByRole('navigation')).toHaveCount(0);
  await till.getByLabel('The password you were given').fill(password);
  await till.getByLabel('New password').fill('meera');
  await till.getByRole('button', { name: 'Keep this password' }).click();
  await expect(till.getByRole('alert')).toContainText('at least 15 characters');
  await till.getByLabel('New password').fill(OWN);
  await expect(till.getByText(/^(Good|Very good)/)).toBeVisible();
  await expectAccessible(till, 'choosing a password');
  await till.getByRole('button', { name: 'Keep this password' }).click();

  await till.getByRole('link', { name: 'Counter' }).first().click();
  await expect(till.getByRole('link', { name: 'Accounts' })).toHaveCount(0);
  await till.goto(`/staff/counter/new?outlet=${world.outletId}`);
  await till.getByRole('button', { name: /Lemon rice/ }).click();
  await till.getByRole('button', { name: /Take cash/ }).click();
  const cash = till.getByRole('dialog', { name: /Cash/ });
  await cash.getByRole('button', { name: '+₹100' }).click();
  await cash.getByRole('button', { name: /^Take ₹/ }).click();
  await expect(till.getByText(/is paid and in the kitchen/)).toBeVisible();
  await till.goto(`/staff/counter?outlet=${world.outletId}`);
  await expect(till.getByText('Live', { exact: true })).toBeVisible();

  await office.getByRole('textbox', { name: 'Find a person' }).fill(email);
  await office.getByRole('row', { name: email }).click();
  const sheet = office.getByRole('dialog', { name: 'Meera Pillai' });
  await expect(sheet.getByText(/Given on .* by Administrator/)).toBeVisible();
  await expectAccessible(office, 'an account');
  await sheet.getByRole('button', { name: 'Disable' }).click();
  await office.getByLabel('Reason').fill('Left the college');
  await office.getByRole('button', { name: 'Disable this account' }).click();
  await expect(till.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 5_000 });
  await enter(till, OWN);
  await expect(till.getByRole('alert')).toContainText('E-mail or password is wrong');
  for (const page of [office, till]) await page.context().close();
});

test('a key is made from sentences, shown once, and withdrawn', async ({ page }) => {
  await signIn(page, '/staff/', 'administrator');
  await page.goto(`/staff/api-keys?outlet=${world.outletId}`);
  await page.getByRole('button', { name: 'Make a key' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Make a key' });
  const name = `Hostel screen ${Date.now()}`;
  await dialog.getByLabel('What it is for').fill(name);
  await dialog.getByLabel('See every order of an outlet.').check();
  await expectAccessible(page, 'making a key');
  await dialog.getByRole('button', { name: 'Make this key' }).click();
  const shown = page.getByRole('dialog', { name: /^The key for/ });
  const key = (await shown.getByRole('status').filter({ hasText: 'ck_live_' }).textContent()) ?? '';
  await expectAccessible(page, 'a key');
  await shown.getByRole('button', { name: 'I have it' }).click();
  const ask = () =>
    fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Key ${key}` },
      body: JSON.stringify({ query: '{ viewer { name } }' }),
    });
  expect(await (await ask()).json()).toEqual({ data: { viewer: { name } } });

  const row = page.getByRole('row', { name: new RegExp(name) });
  await expectAccessible(page, 'API keys');
  await row.getByRole('button', { name: 'Withdraw' }).click();
  await row.getByRole('button', { name: 'Withdraw for good' }).click();
  await expect(row).toHaveCount(0);
  await page.getByText('Withdrawn or expired').click();
  await expect(row.getByText('Withdrawn')).toBeVisible();
  await expect.poll(async () => JSON.stringify(await (await ask()).json())).toContain('UNAUTHENTICATED');
});

test('one changes one’s own password on the page of one’s account, but for the demo’s', async ({ page }) => {
  await signIn(page, '/staff/', 'manager');
  await page.goto('/staff/account');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByLabel('Present password').fill('lunch at the canteen');
  await page.getByLabel('New password').fill(OWN);
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('alert')).toContainText('A demo account keeps');
  await expectAccessible(page, 'one’s own account');
});

test('a kitchen display whose trust is ended falls silent and shows a code again', async ({ browser, page }) => {
  const name = `Stove ${Date.now()}`;
  const kitchen = await openDevice(browser, api, {
    ...{ path: '/staff/kitchen', size: 'display', outletId: world.outletId, name },
  });
  await expect(kitchen.page.getByText(/^Live/).first()).toBeVisible();
  await signIn(page, '/staff/', 'administrator');
  await page.goto(`/staff/devices?outlet=${world.outletId}`);
  const row = page.getByRole('row', { name: new RegExp(name) });
  await row.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(`${name} left`);
  await expectAccessible(page, 'renaming a device');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row.getByText(`${name} left`)).toBeVisible();
  await expectAccessible(page, 'devices');
  // A double click only asks.
  await row.getByRole('button', { name: 'Withdraw' }).dblclick();
  await expect(row).not.toContainText('Withdrawn');
  await row.getByRole('button', { name: 'End its trust' }).click();
  await expect(kitchen.page.locator('output').first()).toHaveAccessibleName(/(\d ){5}\d/, { timeout: 5_000 });
  await expect(row).toHaveCount(0);
  await kitchen.context.close();
});
