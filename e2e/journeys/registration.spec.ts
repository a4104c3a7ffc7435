import { type Browser, expect, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { newId, theApi } from '../api.ts';
import { linkIn, signIn } from '../screens.ts';

// Every look takes seconds, and there are several on the way.
test.describe.configure({ timeout: 300_000 });

const api = theApi();
const PASSWORD = 'violet ladder soup';
const STAFF_PASSWORD = 'velvet-harbour-lemon-kite';
const stamp = Date.now();

type Answer = { __typename: string };

/** Sends a document as a program does that is nobody yet. */
async function asNobody(document: string, input: object): Promise<Answer> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables: { input } }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, Answer>; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0] as Answer;
}

const register = (email: string, name: string, kind: 'STUDENT' | 'STAFF', password: string) =>
  asNobody('mutation ($input: RegisterInput!) { register(input: $input) { __typename } }', {
    ...{ id: newId(), email, name, password, kind, language: 'en' },
    collegeId: `${kind}-${stamp}`,
  });
const enter = (email: string, password: string) =>
  asNobody('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
    email,
    password,
    client: 'TOKEN',
    installationId: crypto.randomUUID(),
  });

const desk = async (browser: Browser) =>
  (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();

test('a student registers, is admitted after the address was confirmed, and can sign in', async ({ browser }) => {
  const email = `arun-${stamp}@college.example`;
  expect(await register(email, 'Arun Das', 'STUDENT', PASSWORD)).toEqual({ __typename: 'Registered' });
  expect(await enter(email, PASSWORD)).toEqual({ __typename: 'WrongCredentials' });

  const office = await desk(browser);
  await signIn(office, '/staff/', 'administrator');
  await office.goto('/staff/approvals');
  await expect(office.getByRole('row').filter({ hasText: email })).toContainText('Address not confirmed');
  await expect(office.getByRole('checkbox', { name: 'Admit Arun Das' })).toBeDisabled();

  const link = await linkIn(office, email, 'Confirming the address');
  expect(link).toContain('/student/confirm#token=');
  // Students have an app of their own; the same link is good in this one.
  const theirs = await desk(browser);
  await theirs.goto(link.replace(/^.*\/student\//, '/staff/'));
  await expectAccessible(theirs, 'confirming an address');
  await theirs.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(theirs.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  expect(theirs.url()).not.toContain('token');

  await office.goto('/staff/approvals?search=arun');
  await expectAccessible(office, 'approvals');
  await office.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(office, 'approvals on a phone');
  await office.setViewportSize({ width: 1366, height: 768 });
  await office.getByRole('checkbox', { name: 'Admit Arun Das' }).check();
  await office.getByRole('button', { name: 'Admit 1' }).click();
  await expect(office.getByText('One person is admitted.')).toBeVisible();
  await expect(office.getByRole('row').filter({ hasText: email })).toHaveCount(0);
  expect(await enter(email, PASSWORD)).toEqual({ __typename: 'TokenPair' });
});

test('whoever is not admitted is told why, and who may register is decided on the same page', async ({ browser }) => {
  const email = `nikhil-${stamp}@college.example`;
  await register(email, 'Nikhil Roy', 'STAFF', STAFF_PASSWORD);
  const office = await desk(browser);
  await signIn(office, '/staff/', 'administrator');
  await office.goto('/staff/approvals?search=nikhil');
  await office.getByRole('button', { name: 'Reject Nikhil Roy' }).click();
  const dialog = office.getByRole('dialog', { name: 'Reject Nikhil Roy?' });
  await expectAccessible(office, 'rejecting');
  await dialog.getByLabel('Reason').fill('Nobody of this name works here.');
  await dialog.getByRole('button', { name: 'Reject this registration' }).click();
  await expect(office.getByText('Nikhil Roy is not admitted.')).toBeVisible();
  await office.getByText('Rejected', { exact: true }).first().click();
  await expect(office.getByRole('row').filter({ hasText: email })).toContainText('Nobody of this name works here.');
  expect(await enter(email, STAFF_PASSWORD)).toEqual({ __typename: 'WrongCredentials' });

  await office.getByRole('button', { name: 'Who may register' }).click();
  await expect(office.getByRole('dialog').getByLabel('Students may register')).toBeChecked();
  await expectAccessible(office, 'who may register');
  await office.getByLabel('Staff may register').uncheck();
  await office.getByRole('button', { name: 'Save' }).click();
  await expect(office.getByText('Who may register is saved.')).toBeVisible();
  const late = `late-${stamp}@college.example`;
  expect(await register(late, 'Late', 'STAFF', STAFF_PASSWORD)).toEqual({ __typename: 'RegistrationClosed' });
  await office.getByRole('button', { name: 'Who may register' }).click();
  await office.getByLabel('Staff may register').check();
  await office.getByRole('button', { name: 'Save' }).click();
  await expect(office.getByRole('dialog')).toHaveCount(0);
});

test('a forgotten password is chosen anew by the link in the letter, once, and signs in', async ({ browser }) => {
  const email = `dev-${stamp}@college.example`;
  const made = await api.send<{ createAccount: Answer }>(
    'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { __typename } }',
    { input: { id: newId(), email, name: 'Dev Menon', roles: [{ role: 'MANAGER' }], firstPassword: STAFF_PASSWORD } },
  );
  expect(made.createAccount).toEqual({ __typename: 'UserAccount' });

  const page = await desk(browser);
  await page.goto('/staff/');
  await page.getByRole('link', { name: 'Forgotten password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgotten password' })).toBeVisible();
  await expectAccessible(page, 'a forgotten password');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send the letter' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
  await expectAccessible(page, 'look into your mail');

  const office = await desk(browser);
  await signIn(office, '/staff/', 'administrator');
  const link = await linkIn(office, email, 'A new password');
  await page.goto(link);
  await page.getByLabel('New password').fill('short');
  await expectAccessible(page, 'choosing a new password');
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await expect(page.getByRole('alert')).toContainText('at least 15 characters');
  const chosen = 'copper-meadow-ladder-soup';
  await page.getByLabel('New password').fill(chosen);
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await expect(page.getByRole('heading', { name: 'Your new password counts' })).toBeVisible();
  expect(page.url()).not.toContain('token');
  expect(await enter(email, STAFF_PASSWORD)).toEqual({ __typename: 'WrongCredentials' });

  await page.getByRole('link', { name: 'To the sign-in page' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(chosen);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();

  const late = await desk(browser);
  await late.goto(link);
  await late.getByLabel('New password').fill(STAFF_PASSWORD);
  await late.getByRole('button', { name: 'Keep this password' }).click();
  await expect(late.getByRole('heading', { name: 'This link is over' })).toBeVisible();
  await expectAccessible(late, 'a link that is over');
});
