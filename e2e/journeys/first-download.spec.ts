import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { openKiosk, whole } from '../first-page.ts';

const dist = join(import.meta.dirname, '..', '..', 'apps', 'kiosk', 'dist');

test('the first page of the kiosk fetches at most 200 kB of JavaScript and 15 kB of CSS, as gzip, until its pictures stand', async ({
  browser,
}) => {
  const context = await openKiosk(browser);
  const page = await context.newPage();
  const fetched = new Set<string>();
  page.on('response', (response) => {
    const [, file] = /\/kiosk\/(assets\/[\w.-]+\.(?:js|css))$/.exec(new URL(response.url()).pathname) ?? [];
    if (file) fetched.add(file);
  });
  await page.goto('/kiosk/');
  await whole(page);
  const files = [...fetched];
  await context.close();

  const kilobytes = (kind: string) =>
    files
      .filter((file) => file.endsWith(kind))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1_000;
  expect(files.some((file) => file.includes('drawings'))).toBe(true);
  expect(kilobytes('.js')).toBeLessThanOrEqual(200);
  expect(kilobytes('.css')).toBeLessThanOrEqual(15);
  expect(kilobytes('.css')).toBeGreaterThan(1);
});
