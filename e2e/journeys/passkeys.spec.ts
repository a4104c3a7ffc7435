import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';

/** A passkey belongs to a name: an address in numbers has none. */
const named = (baseURL: string | undefined) => (baseURL ?? '').replace('127.0.0.1', 'localhost');

/** A laptop with a fingerprint reader that always knows the finger. */
async function withFingerprint(context: BrowserContext, page: Page): Promise<void> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

async function givePassword(page: Page, who: string): Promise<void> {
  await page.getByLabel('E-mail').fill(`${who}@demo.example`);
  await page.getByLabel('Password').first().fill('lunch at the canteen');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();
}

async function keepCodes(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Keep these recovery codes' })).toBeVisible();
  await page.getByLabel(/I have kept them/).check();
  await page.getByRole('button', { name: 'Done' }).click();
}

test('the staff add a passkey, sign in with it alone and as the second step, rename it and remove it', async ({
  page,
  context,
  baseURL,
}) => {
  await withFingerprint(context, page);
  await page.goto(`${named(baseURL)}/staff/`);
  await expectAccessible(page, 'the way in, with a passkey');
  await givePassword(page, 'manager');
  await page.getByRole('link', { name: 'My account' }).click();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name of the passkey').fill('Kitchen laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await keepCodes(page);
  await expect(page.getByRole('button', { name: 'Rename Kitchen laptop' })).toBeVisible();
  await expect(page.getByText('10 recovery codes are left')).toBeVisible();
  await expectAccessible(page, 'My account with a passkey');
  await signOut(page);

  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await signOut(page);

  await givePassword(page, 'manager');
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await expectAccessible(page, 'the second step by a passkey');
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();

  await page.goto(`${named(baseURL)}/staff/account`);
  await page.getByRole('button', { name: 'Rename Kitchen laptop' }).click();
  await page.getByLabel('Name of the passkey').fill('Old laptop');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Rename Old laptop' })).toBeVisible();
  // Others sign in as the manager by password alone.
  await page.getByRole('button', { name: 'Remove Old laptop' }).click();
  await page.getByRole('button', { name: 'Really remove?' }).click();
  await expect(page.getByRole('button', { name: 'Rename Old laptop' })).toBeHidden();
  await signOut(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('alert')).toContainText('not accepted');
  await givePassword(page, 'manager');
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

test('an act that matters goes on after a passkey', async ({ page, context, baseURL }) => {
  await withFingerprint(context, page);
  await page.goto(`${named(baseURL)}/student/`);
  await givePassword(page, 'student');
  await page.getByRole('link', { name: 'Security' }).click();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name of the passkey').fill('My phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await keepCodes(page);
  await expect(page.getByRole('button', { name: 'Rename My phone' })).toBeVisible();
  await expectAccessible(page, 'Security with a passkey');
  // Nobody waits five minutes in a journey: the first answer is the one that comes after them.
  let isFirst = true;
  await page.route('**/graphql', async (route) => {
    const isRemoval = isFirst && (route.request().postData() ?? '').includes('RemovePasskey');
    if (!isRemoval) return route.continue();
    isFirst = false;
    const details = { reason: 'CONFIRMATION_NEEDED' };
    const error = { message: 'Confirm that it is you.', extensions: { code: 'FORBIDDEN', details } };
    return route.fulfill({ json: { data: null, errors: [error] } });
  });
  // Others sign in as the student by password alone.
  await page.getByRole('button', { name: 'Remove My phone' }).click();
  await page.getByRole('button', { name: 'Really remove?' }).click();
  await expect(page.getByRole('heading', { name: 'Confirm that it is you' })).toBeVisible();
  await expectAccessible(page, 'the question who it is, with a passkey');
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(page.getByRole('button', { name: 'Rename My phone' })).toBeHidden();
});
