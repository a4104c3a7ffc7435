import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { type SeededWorld, seedWorld } from '../world.ts';

// Every look takes seconds, and there are several on the way.
test.describe.configure({ timeout: 300_000 });

const api = theApi();
const OWN = 'velvet-harbour-lemon-kite';
const ORDERS = 'See every order of an outlet.';
const STOCK = 'See what is in stock, batch by batch.';
const email = `tara-${Date.now()}@college.example`;
const role = `Evening desk ${Date.now()}`;
let world: SeededWorld;
test.beforeAll(async () => {
  world = await seedWorld(api, 'RO');
});

async function makeRole(page: Page): Promise<void> {
  await page.goto(`/staff/roles?outlet=${world.outletId}`);
  await expectAccessible(page, 'the matrix of roles');
  await page.getByRole('button', { name: 'Make a role' }).click();
  const form = page.getByRole('dialog', { name: 'Make a role' });
  await form.getByRole('textbox', { name: 'Name' }).fill(role);
  await form.getByLabel('Whom it is for').fill('Helps out in the evening.');
  await form.getByRole('checkbox', { name: ORDERS }).check();
  await form.getByRole('checkbox', { name: STOCK }).check();
  await form.getByRole('button', { name: 'See what changes' }).click();
  await expect(form.getByText('Nobody has it yet.')).toBeVisible();
  await expectAccessible(page, 'making a role');
  await form.getByRole('button', { name: 'Make this role' }).click();
  await expect(page.getByRole('dialog', { name: role })).toContainText('0 people have it');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: new RegExp(role) })).toBeVisible();
}

/** Gives the role to somebody new, everywhere; the first password. */
async function giveIt(page: Page): Promise<string> {
  await page.goto(`/staff/accounts?outlet=${world.outletId}`);
  await page.getByRole('button', { name: 'Make an account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make an account' });
  await dialog.getByLabel('Name').fill('Tara Nair');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Role', { exact: true }).selectOption({ label: role });
  await dialog.getByLabel('Where').selectOption({ label: 'Everywhere' });
  await dialog.getByRole('button', { name: 'Make the account' }).click();
  const shown = page.getByRole('dialog', { name: 'Tara Nair has an account' });
  const password = (await shown.getByRole('status').filter({ hasText: /-/ }).textContent()) ?? '';
  await shown.getByRole('button', { name: 'Done' }).click();
  return password;
}

async function enter(page: Page, password: string): Promise<void> {
  await page.goto(`/staff/?outlet=${world.outletId}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('The password you were given').fill(password);
  await page.getByLabel('New password').fill(OWN);
  await page.getByRole('button', { name: 'Keep this password' }).click();
}

test('a role is made, given, seen to open its pages and no others, and narrowed; its history says so', async ({
  browser,
}) => {
  const office = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(office, '/staff/', 'administrator');
  await makeRole(office);
  const password = await giveIt(office);

  const desk = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await enter(desk, password);
  const places = desk.getByRole('navigation').first();
  await expect(places.getByRole('link', { name: 'Orders' })).toBeVisible();
  await expect(places.getByRole('link', { name: 'Stock' })).toBeVisible();
  for (const closed of ['Counter', 'Menu', 'Accounts', 'Roles'])
    await expect(places.getByRole('link', { name: closed, exact: true })).toHaveCount(0);

  await office.getByRole('textbox', { name: 'Find a person' }).fill(email);
  await office.getByRole('row', { name: email }).click();
  const sheet = office.getByRole('dialog', { name: 'Tara Nair' });
  await sheet.getByText('What this person can do and why').click();
  await expect(sheet.getByRole('listitem').filter({ hasText: STOCK })).toContainText(`As ${role} everywhere`);
  await expectAccessible(office, 'what a person can do and why');

  await office.goto(`/staff/roles?outlet=${world.outletId}`);
  await office
    .getByRole('columnheader', { name: new RegExp(role) })
    .getByRole('button')
    .click();
  await office.getByRole('button', { name: 'Change', exact: true }).click();
  const form = office.getByRole('dialog', { name: `Change ${role}` });
  await form.getByRole('checkbox', { name: STOCK }).uncheck();
  await form.getByRole('button', { name: 'See what changes' }).click();
  await expect(form.getByText('1 person has it: 0 would gain something, 1 would lose something.')).toBeVisible();
  await expect(form.getByRole('listitem').filter({ hasText: 'Tara Nair' })).toContainText('all of it');
  await expectAccessible(office, 'changing a role');
  await form.getByRole('button', { name: 'Save the change' }).click();

  const opened = office.getByRole('dialog', { name: role });
  await expect(opened.getByRole('listitem').filter({ hasText: 'was changed by Administrator' })).toContainText(STOCK);
  await expect(opened.getByRole('listitem').filter({ hasText: 'was made by Administrator' })).toBeVisible();
  await opened.getByRole('button', { name: 'Retire' }).click();
  await opened.getByRole('button', { name: `Retire ${role}` }).click();
  await expect(opened.getByRole('alert')).toContainText('Somebody holds this role');
  await expectAccessible(office, 'a role');

  await desk.reload();
  await expect(places.getByRole('link', { name: 'Orders' })).toBeVisible();
  await expect(places.getByRole('link', { name: 'Stock' })).toHaveCount(0);
  for (const page of [office, desk]) await page.context().close();
});
