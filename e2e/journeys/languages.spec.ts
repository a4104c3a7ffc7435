import { type Browser, expect, type Page, test } from '@playwright/test';
import { theApi } from '../api.ts';
import { openDevice, type Screen } from '../screens.ts';

const api = theApi();

/** The demo canteen's kiosk on a phone: its dishes have names and descriptions in all three languages. */
async function openKiosk(browser: Browser): Promise<Screen> {
  const { outlets } = await api.send<{ outlets: { id: string; code: string }[] }>('{ outlets { id code } }');
  const outletId = outlets.find(({ code }) => code === 'MC')?.id ?? '';
  const kiosk = await openDevice(browser, api, { path: '/kiosk/', size: 'kiosk', outletId, name: 'Three languages' });
  await kiosk.page.setViewportSize({ width: 390, height: 844 });
  return kiosk;
}

// Names of people and places, of a way to pay and of a kind of code are what they are; a token is letters and digits.
const SAME_IN_ALL = /\b(?:Main Canteen|Green Leaf Canteen|UPI|QR|A\d+)\b/g;

/** What people read and hear on the page that is in Latin letters and should not be. */
async function leftInEnglish(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const texts: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      // Each language is called by its own name.
      if (element.closest('.k-languages button, title, style, script')) continue;
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      texts.push(...own.map((node) => node.textContent ?? ''), element.getAttribute('aria-label') ?? '');
    }
    return texts;
  });
  return said.filter((text) => /[A-Za-z]/.test(text.replaceAll(SAME_IN_ALL, '')));
}

/** Buttons and headings that reach out of the page, or whose words reach out of them. */
const cramped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.k-top button, .k-foot button, dialog button, h1:not(.ck-hidden), h2')]
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left < 0 || right > innerWidth || one.scrollWidth > one.clientWidth + 1;
      })
      .map((one) => one.textContent),
  );

/** How wide a text of the page is drawn, in pixels. */
const widthOf = (page: Page, text: string) =>
  page.evaluate((shown) => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.textContent = shown;
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return width;
  }, text);

for (const [name, words] of [
  ['हिन्दी', { menu: 'ऑर्डर देखें', pay: 'काउंटर पर भुगतान', token: 'आपका टोकन' }],
  ['മലയാളം', { menu: 'ഓർഡർ കാണുക', pay: 'കൗണ്ടറിൽ പണമടയ്ക്കുക', token: 'നിങ്ങളുടെ ടോക്കൺ' }],
] as const) {
  test(`an order in ${name}: nothing is left in English, and at 150 % every word has room on a phone`, async ({
    browser,
  }) => {
    const { context, page } = await openKiosk(browser);
    const look = async (screen: string) => {
      expect.soft(await leftInEnglish(page), screen).toEqual([]);
      expect.soft(await cramped(page), screen).toEqual([]);
    };
    await page.getByRole('button', { name }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', name === 'हिन्दी' ? 'hi' : 'ml');
    await expect(page.locator('.k-procession')).toBeVisible();
    await page.locator('.k-access-button').click();
    await page.getByRole('button', { name: '150 %' }).click();
    await look('accessibility');
    await page.locator('dialog .k-primary').click();
    await look('attract');

    await page.locator('.k-attract-touch').press('Enter');
    const card = page.locator('.k-card:not([data-off])').first();
    await expect(card).toBeVisible();
    await look('menu');
    await card.locator('.k-card-open').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('dish');
    await page.locator('.k-foot .k-primary').click();
    await page.getByRole('button', { name: words.menu }).click();
    await expect(page.getByRole('button', { name: words.pay })).toBeEnabled();
    await look('cart');
    await page.getByRole('button', { name: words.pay }).click();
    await expect(page.getByText(words.token).last()).toBeVisible();
    await expect(page.locator('.k-token-hero')).toBeVisible();
    await look('token');
    await context.close();
  });
}

test('Malayalam letters that belong together are joined', async ({ browser }) => {
  const { context, page } = await openKiosk(browser);
  await page.getByRole('button', { name: 'മലയാളം' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ml');
  await page.evaluate(() => document.fonts.load('20px "Baloo Chettan 2 Variable"', 'ക്ക'));
  // A non-joiner between them keeps them apart.
  for (const [joined, apart] of [
    ['ക്ക', 'ക്\u200cക'],
    ['ത്ത', 'ത്\u200cത'],
    ['ങ്ങ', 'ങ്\u200cങ'],
  ] as const) {
    expect.soft(await widthOf(page, joined), joined).toBeLessThan((await widthOf(page, apart)) * 0.9);
  }
  await context.close();
});
