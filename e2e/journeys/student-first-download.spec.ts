import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

/** What an app's first page makes a browser fetch: each file of `pages` is among it, with all that it imports before it runs. */
function firstPage(app: string, pages: readonly string[]) {
  const dist = join(import.meta.dirname, '..', '..', 'apps', app, 'dist');
  const assets = readdirSync(join(dist, 'assets'));
  const read = (file: string) => readFileSync(join(dist, 'assets', file));

  /** A script and all that it imports before it runs; what it fetches later is not among them. */
  function withImports(file: string, found = new Set<string>()): Set<string> {
    if (found.has(file)) return found;
    found.add(file);
    const code = read(file).toString('utf8');
    for (const [, name] of code.matchAll(/(?:import|from)\s*["']\.\/([\w.-]+\.js)["']/g)) {
      if (name !== undefined) withImports(name, found);
    }
    return found;
  }

  const kilobytes = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0) / 1_000;
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = (kind: string) =>
    [...html.matchAll(new RegExp(`assets/([\\w.-]+\\.${kind})"`, 'g'))].flatMap(([, file]) => file ?? []);
  const page = assets.filter((file) => pages.some((name) => file.startsWith(`${name}-`)));
  const scripts = new Set(
    [...named('js'), ...page.filter((file) => file.endsWith('.js'))].flatMap((file) => [...withImports(file)]),
  );
  const styles = new Set([...named('css'), ...page.filter((file) => file.endsWith('.css'))]);
  return { files: scripts.size, scripts: kilobytes(scripts), styles: kilobytes(styles) };
}

test('the first page of a student, signed in or not, is at most 220 kB of JavaScript and 15 kB of CSS, as gzip', () => {
  const { files, scripts, styles } = firstPage('student', ['AccountPage', 'SignInPage', 'ConfirmItsMe']);
  expect(files).toBeGreaterThan(3);
  expect(scripts).toBeLessThanOrEqual(220);
  expect(styles).toBeLessThanOrEqual(15);
});
