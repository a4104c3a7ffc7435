import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { linkIn, signIn } from '../screens.ts';

// Every look takes seconds, and there are many on a way.
test.describe.configure({ timeout: 240_000 });

const PHONE = { width: 390, height: 844 };

/** Whether anything stands beyond the right edge of the screen. */
const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Whether quiet words are as dark as all others. */
const isInHighContrast = (page: Page) =>
  page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return style.getPropertyValue('--ck-ink-soft') === style.getPropertyValue('--ck-ink');
  });

test.use({ viewport: PHONE, locale: 'en-IN' });

test('a student signs in on a phone, changes the language, sees sessions, takes their data, and gives and takes back a consent', async ({
  page,
}) => {
  await page.goto('/student/');
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await expectAccessible(page, 'sign-in');
  await signIn(page, '/student/', 'student');
  await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible();
  await expectAccessible(page, 'account');

  for (const [language, heading] of [
    ['മലയാളം', 'എന്റെ അക്കൗണ്ട്'],
    ['हिन्दी', 'मेरा खाता'],
  ] as const) {
    await page.getByRole('button', { name: language }).click();
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    expect(await isTooWide(page), language).toBe(false);
  }
  await page.reload();
  await expect(page.getByRole('heading', { name: 'मेरा खाता' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('switch', { name: 'Large text' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-large', 'true');
  expect(await isTooWide(page), 'large text').toBe(false);
  await page.getByRole('switch', { name: 'High contrast' }).check();
  expect(await isInHighContrast(page)).toBe(true);
  await expectAccessible(page, 'account, large and in high contrast');
  await page.getByRole('switch', { name: 'Large text' }).uncheck();
  await page.getByRole('switch', { name: 'High contrast' }).uncheck();

  await page.getByRole('link', { name: 'Security' }).click();
  await expect(page.getByText('This one')).toBeVisible();
  await expectAccessible(page, 'security');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  await expectAccessible(page, 'the set-up of a second factor');
  await page.getByRole('button', { name: 'Not now' }).click();

  await page.getByRole('link', { name: 'Privacy' }).click();
  await expect(page.getByRole('switch', { name: /Collect points/ })).toBeVisible();
  await expectAccessible(page, 'privacy');
  // Whoever tried the demo before may have said one.
  await page.getByLabel('Year of birth').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your year of birth is saved.')).toBeVisible();
  const points = page.getByRole('switch', { name: /Collect points/ });
  await points.click();
  await expect(points).toBeChecked();
  const news = page.getByRole('switch', { name: /News and offers/ });
  await news.click();
  await expect(page.getByText('Say in which year you were born first')).toBeVisible();
  await page.getByLabel('Year of birth').fill('2004');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your year of birth is saved.')).toBeVisible();
  await news.click();
  await expect(news).toBeChecked();
  await page.getByLabel('Year of birth').fill(String(new Date().getFullYear() - 16));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(news).not.toBeChecked();
  await expect(points).toBeChecked();
  await points.click();
  await expect(points).not.toBeChecked();

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download my data' }).click();
  const file = await (await coming).path();
  const { person, records } = JSON.parse(readFileSync(file, 'utf8'));
  expect(person.email).toBe('student@demo.example');
  expect(records.consents.map(({ purpose }: { purpose: string }) => purpose)).toContain('MARKETING');

  await page.getByLabel('I understand that this cannot be undone').check();
  await page.getByRole('button', { name: 'Erase my account' }).click();
  await expect(page.getByRole('alert')).toContainText('A demo account is not erased');
  await page.getByRole('link', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();
});

test('on a desk the same pages stand in one column, and what is not there says so', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await signIn(page, '/student/', 'student');
  await page.goto('/student/nowhere');
  await expect(page.getByText('There is no page at this address')).toBeVisible();
  await page.getByRole('link', { name: 'To my account' }).click();
  await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible();
});

test('somebody registers in the app, confirms by the letter, is admitted, chooses a new password, and erases their account', async ({
  page,
  browser,
}) => {
  const email = `meera-${Date.now()}@college.example`;
  await page.goto('/student/');
  await page.getByRole('link', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { name: 'Register' })).toBeVisible();
  await page.getByLabel('Name').fill('Meera Nair');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('College ID').fill(`MN-${Date.now()}`);
  await page.getByLabel('Password').first().fill('meera nair');
  await expectAccessible(page, 'registering');
  expect(await isTooWide(page), 'registering').toBe(false);
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('alert')).toContainText('Leave out your name');
  await page.getByLabel('Password').first().fill('violet ladder soup');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
  await expectAccessible(page, 'look into your mail');
  const enter = async (password: string) => {
    await page.goto('/student/');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').first().fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  await enter('violet ladder soup');
  await expect(page.getByRole('alert')).toContainText('follow the link in the letter');

  const office = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(office, '/staff/', 'administrator');
  await page.goto(await linkIn(office, email, 'Confirming the address'));
  await expectAccessible(page, 'confirming an address');
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  await enter('violet ladder soup');
  await expect(page.getByRole('alert')).toContainText('still looks at your registration');
  await office.goto(`/staff/approvals?search=${encodeURIComponent(email)}`);
  await office.getByRole('checkbox', { name: 'Admit Meera Nair' }).check();
  await office.getByRole('button', { name: 'Admit 1' }).click();
  await expect(office.getByText('One person is admitted.')).toBeVisible();

  await page.goto('/student/forgotten-password');
  await page.getByLabel('E-mail').fill(email);
  await expectAccessible(page, 'forgotten password');
  await page.getByRole('button', { name: 'Send the letter' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
  const link = await linkIn(office, email, 'new password');
  await page.goto(link);
  await page.getByLabel('New password').first().fill('harbour kite and lemon');
  await expectAccessible(page, 'a new password');
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await expect(page.getByRole('heading', { name: 'Your new password counts' })).toBeVisible();
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByLabel('New password').first().fill('harbour kite and lemon');
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible();

  await enter('harbour kite and lemon');
  await expect(page.getByText(email)).toBeVisible();
  await page.getByLabel('Name').fill('Meera K Nair');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your name is saved.')).toBeVisible();
  await page.getByRole('link', { name: 'Privacy' }).click();
  await page.getByLabel('I understand that this cannot be undone').check();
  await page.getByRole('button', { name: 'Erase my account' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to the canteen' })).toBeVisible();
  await enter('harbour kite and lemon');
  await expect(page.getByRole('alert')).toContainText('wrong');
  await office.context().close();
});
