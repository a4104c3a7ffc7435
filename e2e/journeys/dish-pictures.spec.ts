import { expect, test } from '@playwright/test';
import { theApi } from '../api.ts';
import { openDevice } from '../screens.ts';

const api = theApi();

interface Drawn {
  readonly dish: string;
  /** The drawing as a file, in bytes. */
  readonly bytes: number;
  /** What is drawn, whatever its parts are called on this page, and whatever its colours: not everybody sees those. */
  readonly drawing: string;
}

test('every dish of the demo canteen has a drawing of its own even without its colours, of at most 4 kB', async ({
  browser,
}) => {
  const { outlets } = await api.send<{ outlets: { id: string; code: string }[] }>('{ outlets { id code } }');
  const outletId = outlets.find(({ code }) => code === 'MC')?.id ?? '';
  const { context, page } = await openDevice(browser, api, {
    path: '/kiosk/',
    size: 'kiosk',
    outletId,
    name: 'Drawings',
  });
  await page.getByRole('button', { name: 'Touch to order' }).click();
  await expect(page.getByRole('button', { name: /^Add / }).first()).toBeVisible();
  await expect(page.locator('.k-card')).toHaveCount(80);
  // Each file of drawings comes when the first of its dishes is shown.
  await expect.poll(() => page.locator('.k-card-picture svg:not(:has(path, ellipse, rect))').count()).toBe(0);
  const drawn: Drawn[] = await page.locator('.k-card').evaluateAll((cards) =>
    cards.map((card) => {
      const svg = card.querySelector('.k-card-picture svg') as SVGElement;
      const bytes = new TextEncoder().encode(new XMLSerializer().serializeToString(svg)).length;
      const drawing = svg.innerHTML.replace(/ id="[^"]*"|#_r_\w+|#[\da-f]{3,6}\b/gi, '');
      return { dish: card.querySelector('.k-card-name')?.textContent ?? '', bytes, drawing };
    }),
  );
  await context.close();

  expect(drawn.filter(({ bytes }) => bytes > 4_000 || bytes < 1_000)).toEqual([]);
  const firstOf = new Map(drawn.toReversed().map(({ dish, drawing }) => [drawing, dish]));
  expect(drawn.filter(({ dish, drawing }) => firstOf.get(drawing) !== dish).map(({ dish }) => dish)).toEqual([]);
});
