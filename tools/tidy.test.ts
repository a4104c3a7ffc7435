import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceFiles, tidyRules, violations } from './tidy-rules.ts';

const files = sourceFiles(join(import.meta.dirname, '..'));

test('the whole checkout is looked at', () => {
  const paths = files.map((file) => file.path);
  expect(paths).toContain('tools/run.mjs');
  expect(paths).toContain('packages/kernel/src/index.ts');
  expect(paths.filter((path) => path.includes('node_modules'))).toEqual([]);
});

test.each(tidyRules)('$name', (rule) => {
  expect(violations(files, [rule])).toEqual([]);
});

const module = 'packages/server/src/modules/catalog/price.ts';
const lines = (count: number) => 'const line = 1;\n'.repeat(count);

/** For each rule: what it must catch, and what it must leave alone. */
const planted: Record<string, { caught: [path: string, text: string][]; left: [path: string, text: string][] }> = {
  'at most 300 lines a file': {
    caught: [
      [module, lines(301)],
      ['apps/kiosk/src/features/menu/menu.css', lines(301)],
    ],
    left: [
      [module, lines(300)],
      ['apps/kiosk/src/features/menu/menu.css', lines(300)],
      ['packages/server/src/entry/seed/demo-dish.ts', lines(900)],
      ['docs/glossary.md', lines(900)],
    ],
  },
  'no unfinished business': {
    caught: [
      [module, '// TODO round'],
      ['tools/lib/x.mjs', 'const a = 1; // FIXME'],
    ],
    left: [[module, 'const todos = 1;']],
  },
  'no escape from the types': {
    caught: [
      [module, 'const price = input as any;'],
      [module, '// @ts-ignore'],
      [module, '// @ts-expect-error wrong'],
    ],
    left: [[module, 'const price = input as Anything;']],
  },
  'no console in the product': {
    caught: [
      [module, "console.log('here');"],
      ['packages/server/src/entry/local.ts', "console.error('x');"],
      ['apps/kiosk/src/main.tsx', '  console.warn(1);'],
    ],
    left: [[module, ' * console.log is not for us']],
  },
  'commits that do not wait are for the command door': {
    caught: [
      [module, 'await platform.statements.call(name, door, body);'],
      ['packages/server/src/platform/live/live.ts', 'const { call } = platform.statements;'],
    ],
    left: [
      ['packages/server/src/platform/command/statement.ts', 'await context.platform.statements.barrier();'],
      ['packages/server/src/entry/serve.ts', 'statements: database.statements,'],
    ],
  },
  'the time comes from the clock': {
    caught: [
      [module, 'const now = new Date();'],
      [module, 'const now = Date.now();'],
      ['packages/client/src/reconnect.ts', 'const now = Date.now();'],
      ['packages/kernel/src/day.ts', 'Temporal.Now.instant();'],
    ],
    left: [
      [module, 'const day = new Date(text);'],
      ['packages/server/src/platform/clock/index.ts', 'new Date()'],
      ['packages/server/src/platform/clock.ts', 'new Date()'],
      ['packages/server/src/entry/seed/history.ts', 'new Date()'],
      ['packages/server/src/testing/world.ts', 'new Date()'],
      ['apps/kiosk/src/shell/Clock.tsx', 'new Date()'],
      ['tools/lib/x.mjs', 'Date.now()'],
    ],
  },
  'text is never shown as markup': {
    caught: [
      ['apps/kiosk/src/shell/Text.tsx', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
      ['packages/ui/src/components/Note.tsx', 'node.innerHTML = text;'],
    ],
    left: [
      ['apps/kiosk/src/shell/text.test.tsx', 'expect(document.body.innerHTML)'],
      [module, 'pageHTML(order)'],
    ],
  },
  'no command line is made of text': {
    caught: [
      [module, "exec('ls ' + name, done);"],
      ['packages/server/src/entry/x.ts', 'execSync(command);'],
      [module, 'spawn(name, [], { shell: true });'],
    ],
    left: [
      [module, 'const found = /x/.exec(text);'],
      [module, "execFile('openssl', ['version']);"],
    ],
  },
  'randomness comes from platform/ids': {
    caught: [
      [module, 'Math.random()'],
      ['apps/kiosk/src/main.tsx', 'Math.random()'],
    ],
    left: [['packages/server/src/platform/ids/index.ts', 'Math.random()']],
  },
  'the environment is read in entry': {
    caught: [
      [module, 'process.env.PORT'],
      ['packages/server/src/platform/clock/index.ts', 'process.env.TZ'],
      ['apps/kiosk/src/main.tsx', 'process.env.NODE_ENV'],
    ],
    left: [
      ['packages/server/src/entry/config.ts', 'process.env.PORT'],
      ['e2e/browser.ts', 'process.env.CHROMIUM_PATH'],
    ],
  },
  'file names in kebab-case, components in PascalCase': {
    caught: [
      ['packages/server/src/modules/catalog/quotePrice.ts', ''],
      ['apps/kiosk/src/features/menu/use_menu.ts', ''],
      ['packages/kernel/src/Money.ts', ''],
    ],
    left: [
      ['packages/server/src/modules/catalog/quote-price.test.ts', ''],
      ['packages/server/src/modules/ordering/graphql/order.type.ts', ''],
      ['apps/kiosk/src/features/menu/DishCard.tsx', ''],
      ['apps/kiosk/src/main.tsx', ''],
      ['.dependency-cruiser.cjs', ''],
    ],
  },
  'folders are named for what they are about': {
    caught: [
      ['packages/server/src/modules/catalog/services/price.ts', ''],
      ['packages/client/src/utils/wait.ts', ''],
    ],
    left: [['packages/server/src/platform/queue/index.ts', '']],
  },
  'doors name what they give': {
    caught: [['packages/kernel/src/index.ts', "export * from './money.ts';"]],
    left: [['packages/kernel/src/index.ts', "export { add } from './money.ts';"]],
  },
  'no path of one machine': {
    caught: [
      ['docs/operations.md', 'cd /home/asha/kiosk'],
      [module, "// see '/root/notes'"],
      ['README.md', 'C:\\Users\\asha'],
    ],
    left: [
      ['README.md', 'https://example.org/home/page and apps/root/x and ./home/y'],
      [module, "path.join(home, 'x')"],
    ],
  },
  'no registry is named': {
    caught: [['.npmrc.json', '"https://registry.npmjs.org/"']],
    left: [['README.md', 'https://www.npmjs.com/package/vite']],
  },
};

describe('every rule bites', () => {
  test.each(tidyRules)('$name', (rule) => {
    const { caught, left } = planted[rule.name] ?? { caught: [], left: [] };
    expect(caught.length).toBeGreaterThan(0);
    for (const [path, text] of caught) expect.soft(violations([{ path, text }], [rule]), path).toHaveLength(1);
    for (const [path, text] of left) expect.soft(violations([{ path, text }], [rule]), path).toEqual([]);
  });
});
