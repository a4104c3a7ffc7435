import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Api } from './api.ts';
import { pair } from './world.ts';

const SIZES = { kiosk: { width: 1080, height: 1920 }, display: { width: 1920, height: 1080 } } as const;
const PICTURES = join(import.meta.dirname, '..', 'docs', 'pictures');

export interface Screen {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Opens a device's page on a screen of its own and pairs it with the code it shows. */
export async function openDevice(
  browser: Browser,
  api: Api,
  device: {
    readonly path: string;
    readonly size: keyof typeof SIZES;
    readonly outletId: string;
    readonly name: string;
  },
): Promise<Screen> {
  const context = await browser.newContext({ viewport: SIZES[device.size] });
  const page = await context.newPage();
  await page.goto(`${api.url}${device.path}`);
  const shown = page.getByRole('status').filter({ hasText: /\d/ }).or(page.locator('output')).first();
  await expect(shown).toHaveAccessibleName(/(\d ){5}\d/);
  const code = ((await shown.getAttribute('aria-label')) ?? '').replace(/\D/g, '');
  await pair(api, device.outletId, code, device.name);
  return { context, page };
}

/** Signs in with a demo account, where the app asks for it. */
export async function signIn(page: Page, app: '/staff/' | '/finance/' | '/student/', who: string): Promise<void> {
  await page.goto(app);
  await page.getByLabel('E-mail').fill(`${who}@demo.example`);
  await page.getByLabel('Password').first().fill('lunch at the canteen');
  await page.getByRole('button', { name: 'Sign in' }).click();
  // A cook stands before the tickets at once, where there is no list of places.
  const back = page.getByRole('link', { name: 'Back to the staff app' });
  await expect(page.getByRole('navigation').or(back).first()).toBeVisible();
}

/** Keeps a picture for the README when PICTURES is set; the journeys say when there is something to see. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
}

/** The link of the newest letter to an address, as it is read under Staff → Mail. */
export async function linkIn(office: Page, email: string, about: string): Promise<string> {
  const row = office.getByRole('row').filter({ hasText: email }).filter({ hasText: about }).first();
  await expect(async () => {
    await office.goto('/staff/mail');
    await expect(row).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await row.click();
  const link = await office.getByRole('dialog').getByRole('link').getAttribute('href');
  expect(link).toContain('#token=');
  return link ?? '';
}
