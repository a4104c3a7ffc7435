import { expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';

test.describe.configure({ timeout: 120_000 });

const api = theApi();
const FIRST = 'violet ladder soup 42';
const OWN = 'velvet-harbour-lemon-kite';

test('an auditor sees how it stands with safety and what is set, and is offered nothing that changes it', async ({
  page,
}) => {
  const email = `auditor-${Date.now()}@college.example`;
  await api.send('mutation ($input: CreateAccountInput!) { createAccount(input: $input) { __typename } }', {
    input: { id: newId(), email, name: 'Leela Das', firstPassword: FIRST, roles: [{ role: 'AUDITOR' }] },
  });
  await page.goto('/staff/');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(FIRST);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('The password you were given').fill(FIRST);
  await page.getByLabel('New password').fill(OWN);
  await page.getByRole('button', { name: 'Keep this password' }).click();

  await page.getByRole('button', { name: 'Safety' }).click();
  await page.getByRole('link', { name: 'Security' }).click();
  await expect(page.getByText('Open sessions')).toBeVisible();
  await expect(page.getByText('Staff: hours at most')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Save|Add the rule|Remove|Unlock)/ })).toHaveCount(0);
  await expectAccessible(page, 'security, as an auditor sees it');
  await page.getByRole('link', { name: 'College' }).click();
  await expect(page.getByRole('heading', { name: 'College sign-in' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
});
