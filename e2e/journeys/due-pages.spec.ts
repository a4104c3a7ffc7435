import { expect, test } from '@playwright/test';
import { TOTP } from 'otpauth';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';

test.describe.configure({ timeout: 180_000 });

const api = theApi();
const FIRST = 'violet ladder soup 42';
const OWN = 'velvet-harbour-lemon-kite';

/** Somebody whose password was chosen for them, with a role of the organisation's own that demands a second factor at once. */
async function somebody(app: string): Promise<string> {
  const role = newId();
  const demanding = { isDemanded: true, graceDays: 0 };
  const said = {
    name: `Auditing ${app} ${role}`,
    says: '',
    permissions: ['ledger:read'],
    factor: demanding,
    version: 0,
  };
  await api.send('mutation ($input: SaveRoleInput!) { saveRole(input: $input) { __typename } }', {
    input: { commandId: newId(), role, ...said },
  });
  const email = `due-${app}-${Date.now()}@college.example`;
  await api.send('mutation ($input: CreateAccountInput!) { createAccount(input: $input) { __typename } }', {
    input: { id: newId(), email, name: 'Asha Menon', firstPassword: FIRST, roles: [{ role }] },
  });
  return email;
}

for (const app of ['staff', 'finance', 'student']) {
  test(`${app}: whose password and second factor are due puts both right there, and then goes on`, async ({ page }) => {
    const email = await somebody(app);
    await page.goto(`/${app}/`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').first().fill(FIRST);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();

    await expect(page.getByRole('heading', { name: 'Choose your own password' })).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expectAccessible(page, `a password that is due in ${app}`);
    await page.getByLabel('The password you were given').fill(FIRST);
    await page.getByLabel('New password').fill('asha');
    await page.getByRole('button', { name: 'Keep this password' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel('New password').fill(OWN);
    await page.getByRole('button', { name: 'Keep this password' }).click();

    await expect(page.getByRole('heading', { name: 'Set up your second factor' })).toBeVisible();
    await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
    await expectAccessible(page, `a second factor that is due in ${app}`);
    const secret = (await page.locator('.ck-typed').textContent()) ?? '';
    await page.getByLabel(/six digits/).fill(new TOTP({ secret: secret.replaceAll(' ', '') }).generate());
    await page.getByRole('button', { name: 'Switch on' }).click();
    await expect(page.locator('.ck-codes code')).toHaveCount(10);
    await page.getByLabel(/I have kept them/).check();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('navigation').first()).toBeVisible();
  });
}
