import { expect, type Page, test } from '@playwright/test';
import { TOTP } from 'otpauth';
import { expectAccessible } from '../accessible.ts';
import { theApi } from '../api.ts';
import { signIn } from '../screens.ts';
import { seedWorld } from '../world.ts';

// A code works once: where the next one is needed the journey waits for it.
test.describe.configure({ timeout: 180_000 });

const STEP_MS = 30_000;
const api = theApi();
let phone: TOTP;
let lastStep = 0;

/** The newest code of the phone that was not used yet. */
async function newCode(page: Page): Promise<string> {
  const step = () => Math.floor(Date.now() / STEP_MS);
  while (step() <= lastStep) await page.waitForTimeout(500);
  lastStep = step();
  return phone.generate();
}

/** Gives the password, which opens nothing yet. */
async function givePassword(page: Page): Promise<void> {
  await page.goto('/staff/');
  await page.getByLabel('E-mail').fill('cashier@demo.example');
  await page.getByLabel('Password').first().fill('lunch at the canteen');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel(/^(Code from|Recovery code)/).fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();
}

test('switch a second factor on, sign in with it, end a session and see its screen fall silent, and get in by a recovery code', async ({
  page,
  browser,
}) => {
  const { outletId } = await seedWorld(api, 'SF');
  await signIn(page, '/staff/', 'cashier');
  await page.getByRole('link', { name: 'My account' }).click();
  await expectAccessible(page, 'My account');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  await expectAccessible(page, 'the set-up of a second factor');
  const secret = (await page.locator('.ck-typed').textContent()) ?? '';
  phone = new TOTP({ secret: secret.replaceAll(' ', '') });
  await page.getByLabel(/six digits/).fill('000000');
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('alert')).toContainText('not right');
  // As it is pasted from a phone.
  const code = await newCode(page);
  await page.getByLabel(/six digits/).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('heading', { name: 'Keep these recovery codes' })).toBeVisible();
  await expectAccessible(page, 'recovery codes');
  const codes = await page.locator('.ck-codes code').allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByLabel(/I have kept them/).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('10 recovery codes are left')).toBeVisible();
  await signOut(page);

  await givePassword(page);
  await expectAccessible(page, 'the second step');
  await giveCode(page, code);
  await expect(page.getByRole('alert')).toContainText('not right');
  await giveCode(page, await newCode(page));
  await expect(page.getByRole('navigation').first()).toBeVisible();

  const elsewhere = await browser.newContext({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Firefox/133.0' });
  const other = await elsewhere.newPage();
  await givePassword(other);
  await other.getByRole('button', { name: 'Use a recovery code' }).click();
  await giveCode(other, codes[0] ?? '');
  await expect(other.getByRole('navigation').first()).toBeVisible();
  await other.goto(`/staff/orders?outlet=${outletId}`);
  await expect(other.getByText(/^Live/)).toBeVisible();

  await page.goto('/staff/account');
  await expect(page.getByText('9 recovery codes are left')).toBeVisible();
  await page.getByRole('button', { name: /^End Firefox on Linux/ }).click();
  await expect(other.getByLabel('E-mail')).toBeVisible({ timeout: 5_000 });
  await expect(other.getByText(/^Live/)).toBeHidden();
  await expect(page.getByRole('button', { name: /^End Firefox on Linux/ })).toBeHidden();

  await givePassword(other);
  await other.getByRole('button', { name: 'Use a recovery code' }).click();
  await giveCode(other, codes[0] ?? '');
  await expect(other.getByRole('alert')).toContainText('used already');
  await elsewhere.close();

  // Others sign in as the cashier by password alone.
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByText('With a second factor your password alone opens nothing')).toBeVisible();
});

test('an act that matters asks who it is when time has passed, and then goes on by itself', async ({ page }) => {
  await signIn(page, '/staff/', 'administrator');
  await page.goto('/staff/security');
  await expectAccessible(page, 'Security');
  await page.getByLabel('Sessions of one person at most').fill('6');
  // Nobody waits five minutes in a journey: the first answer is the one that comes after them.
  let isFirst = true;
  await page.route('**/graphql', async (route) => {
    const isSaved = isFirst && (route.request().postData() ?? '').includes('ChangeSecuritySettings');
    if (!isSaved) return route.continue();
    isFirst = false;
    const details = { reason: 'CONFIRMATION_NEEDED' };
    const error = { message: 'Confirm that it is you.', extensions: { code: 'FORBIDDEN', details } };
    return route.fulfill({ json: { data: null, errors: [error] } });
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Confirm that it is you' })).toBeVisible();
  await expectAccessible(page, 'the confirmation');
  await page.getByLabel('Your password').fill('guessed');
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await page.getByLabel('Your password').fill('lunch at the canteen');
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(page.getByText('The security settings are saved.')).toBeVisible();
  await page.getByLabel('Sessions of one person at most').fill('5');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The security settings are saved.')).toHaveCount(2);
});
