import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';
import map from './module-map.json' with { type: 'json' };
import { sourceFiles } from './tidy-rules.ts';

const root = join(import.meta.dirname, '..');
const server = 'packages/server/src';
const files = sourceFiles(root);
const pages = files.filter(({ path }) => path.endsWith('.md'));
const names = new Set(files.flatMap(({ path }) => [posix.basename(path), `${posix.basename(posix.dirname(path))}/`]));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const FILE = /^\.{0,2}[\w.@-]+(\/[\w.@*-]+)*\.(tsx?|mjs|cjs|json|ya?ml|sql|graphql|md|css|html|png)$/;
const FOLDER = /^\.{0,2}[\w.@-]+(\/[\w.@*-]+)*\/$/;

/** Pictures are taken by the browser journeys on demand; before the first time there is no folder for them. */
const isUntaken = (path: string) => path.startsWith('docs/pictures/') && !existsSync(join(root, 'docs/pictures'));

/**
 * The paths a page names: links, code spans that look like a file or (with a slash at the end) a folder, and the comment
 * with a path that a block of code begins with. What the product makes while it runs (`.data/`) is not ours to look for.
 */
function pathsIn(text: string): string[] {
  const blocks = text.split(/^ *```.*$/m);
  const prose = blocks.filter((_, index) => index % 2 === 0).join('\n');
  const code = blocks.filter((_, index) => index % 2 === 1).join('\n');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link.replace(/#.*$/, ''));
  const heads = [...code.matchAll(/^(?:\/\/|--|#) (\S+\/\S+)$/gm)].map(([, head = '']) => head);
  return [
    ...links.filter((link) => link !== '' && !/^[a-z]+:/.test(link)),
    ...[...spans, ...heads].filter((name) => FILE.test(name) || FOLDER.test(name)),
  ].filter((path) => !path.startsWith('.data/'));
}

/**
 * Whether a path exists as seen from a page: from its own folder, from the root, or below the server's sources. A bare name
 * (`tables.ts`, `graphql/`) speaks of a kind of file or folder: one of that name must be somewhere.
 */
function isThere(page: string, path: string): boolean {
  if (names.has(path)) return true;
  return [dirname(page), '.', server].some((base) => {
    const full = posix.normalize(posix.join(base, path)).replace(/\/$/, '');
    return isUntaken(full) || existsHere('.', full.split('/'));
  });
}

/** Looks a path up part by part; `*` stands for any name. */
function existsHere(folder: string, [first = '', ...rest]: string[]): boolean {
  if (!first.includes('*')) {
    const path = join(folder, first);
    return existsSync(join(root, path)) && (rest.length === 0 || existsHere(path, rest));
  }
  const pattern = new RegExp(`^${first.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  return names.some((name) => pattern.test(name) && (rest.length === 0 || existsHere(join(folder, name), rest)));
}

/** `page: path` for every path that a page names and nobody finds. */
function lost(page: string, text: string): string[] {
  return pathsIn(text)
    .filter((path) => !isThere(page, path))
    .map((path) => `${page}: ${path}`);
}

test('every path that the documentation names is there', () => {
  expect(pages.map(({ path }) => path)).toContain('docs/architecture.md');
  expect(pages.flatMap(({ path, text }) => pathsIn(text).map(() => path)).length).toBeGreaterThan(100);
  expect(pages.flatMap(({ path, text }) => lost(path, text))).toEqual([]);
});

test('a wrong path is seen, wherever it stands', () => {
  const planted = [
    'See `modules/ordering/place-oder.ts`.',
    'See `packages/kernel/src/monye.ts` and `tools/run.mjs`.',
    'A kind of file: `tabels.ts`.',
    'A folder: `modules/orderings/`.',
    'A link to [nowhere](nowhere.md) and to [a part](#parts).',
    'A [picture](../../pictures/menu.png).',
    'Several: `modules/ordering/*.rs.ts`.',
    '```ts\n// packages/server/src/modules/ordering/no-such.ts\nconst a = 1;\n```',
  ];
  for (const text of planted) expect.soft(lost('docs/recipes/planted.md', text), text).toHaveLength(1);
  const right = [
    'See `modules/ordering/place-order.ts`, `entry/`, `modules/*/index.ts` and `/health/live`.',
    'A link to [the tests](../../tools/docs.test.ts#L1) and [elsewhere](https://example.org/a.ts).',
    'Runtime: `.data/secret.json`. A call: `quote(tx, …)`. `npm start`',
    '```ts\n// packages/server/src/modules/ordering/place-order.ts\nimport x from "./no-such.ts";\n```',
  ];
  for (const text of right) expect.soft(lost('docs/recipes/planted.md', text), text).toEqual([]);
});

test('the page of the architecture names every room, every module there is and every socket of the map', () => {
  const page = read('docs/architecture.md');
  const built = map.floors
    .flatMap(({ modules }) => modules)
    .filter((name) => existsSync(join(root, server, 'modules', name)));
  const wanted = [...Object.keys(map.rooms), ...built, ...map.sockets.map(({ socket }) => socket)];
  expect(built.length).toBeGreaterThan(8);
  expect(wanted.filter((name) => !page.includes(name))).toEqual([]);
});

test('every module has a page of its own', () => {
  const modules = readdirSync(join(root, server, 'modules'));
  expect(modules.filter((name) => !existsSync(join(root, server, 'modules', name, 'README.md')))).toEqual([]);
});

test('the README lists every environment variable that is read, and the password of the demo', () => {
  const environment = read(`${server}/entry/config.ts`).split('superRefine')[0] ?? '';
  const variables = [...environment.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name = '']) => name);
  expect(variables).toContain('DATABASE_URL');
  const readme = read('README.md');
  // The launcher tells the server with it when `npm start` began; nobody sets it.
  expect(variables.filter((name) => name !== 'STARTED_AT_MS' && !readme.includes(`\`${name}\``))).toEqual([]);
  const password = /DEMO_PASSWORD = '([^']+)'/.exec(read(`${server}/modules/identity/accounts/demo-accounts.ts`))?.[1];
  expect(readme).toContain(`\`${password}\``);
});

test('the page for third parties names every refusal, and the limits that are set', () => {
  const page = read('docs/api.md');
  const refusals = [...read('schema.graphql').matchAll(/^type (\w+) implements Refusal/gm)].map(
    ([, name = '']) => name,
  );
  expect(refusals).toContain('OutOfStock');
  expect(refusals.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  const limits = read(`${server}/platform/graphql/documents.ts`);
  const [, depth, aliases, cost] = /depth: (\d+), aliases: (\d+), cost: ([\d_]+)/.exec(limits) ?? [];
  const row = (name: string, limit = '?') => `| ${name} | ${Number(limit.replaceAll('_', '')).toLocaleString('en')} |`;
  for (const line of [row('Depth', depth), row('Aliases', aliases), row('Cost', cost)])
    expect.soft(page).toContain(line);
});

test('the README gives no command that has no program', () => {
  const [commands = ''] = read('README.md').split('## Not yet');
  const listed = [...commands.matchAll(/npm run ([a-z-]+)/g)].map(([, name = '']) => name);
  const folders = [`${server}/entry`, `${server}/bench`, `${server}/check`];
  const hasProgram = (name: string) =>
    ['schema', 'accessible', 'vitals'].includes(name) ||
    folders.some((folder) => existsSync(join(root, folder, `${name}.ts`)));
  expect(listed).toContain('key');
  expect(listed.filter((name) => !hasProgram(name))).toEqual([]);
});
