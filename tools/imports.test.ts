import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import map from './module-map.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const server = 'packages/server/src';

interface Cruise {
  modules: unknown[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

function cruise(folder: string): Cruise {
  const args = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'packages', 'apps'];
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  try {
    return JSON.parse(
      execFileSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 }),
    );
  } catch (error) {
    // It ends with the number of violations; its report is whole all the same.
    return JSON.parse((error as { stdout: string }).stdout);
  }
}

/** A tree like ours with the files given; `rule on file` for each violation found. */
function violationsOf(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'college-kiosk-imports-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const packages = ['kernel', 'client', 'ui', 'account'].map((name): [string, string] => [
    `packages/${name}/package.json`,
    JSON.stringify({ name: `@college-kiosk/${name}`, type: 'module', exports: { '.': './src/index.ts' } }),
  ]);
  const all: Record<string, string> = { ...lawful, ...Object.fromEntries(packages), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, 'node_modules/@college-kiosk'), { recursive: true });
  for (const name of ['kernel', 'client', 'ui', 'account']) {
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@college-kiosk', name));
  }
  const { modules, summary } = cruise(folder);
  expect(modules.length).toBeGreaterThanOrEqual(Object.keys(lawful).length);
  return summary.violations.map(({ rule, from }) => `${rule.name} on ${from}`);
}

const empty = 'export const here = true;\n';
const lawful: Record<string, string> = {
  'packages/kernel/src/index.ts': empty,
  'packages/client/src/index.ts': "export { here } from '@college-kiosk/kernel';\n",
  'packages/ui/src/index.ts': "export { here } from '@college-kiosk/kernel';\n",
  'packages/account/src/index.ts': "import '@college-kiosk/client';\nimport '@college-kiosk/ui';\n",
  [`${server}/platform/clock/index.ts`]: "import { here } from '@college-kiosk/kernel';\nexport const clock = here;\n",
  [`${server}/events/ordering.ts`]: empty,
  [`${server}/testing/world.ts`]: "import '../modules/ordering/index.ts';\nexport const world = 1;\n",
  [`${server}/modules/catalog/index.ts`]: "export { item } from './item.ts';\n",
  [`${server}/modules/catalog/item.ts`]: 'export const item = 1;\nexport interface Item { id: string }\n',
  [`${server}/modules/finance/index.ts`]: empty,
  [`${server}/modules/ordering/index.ts`]: "export { order } from './order.ts';\n",
  [`${server}/modules/ordering/order.ts`]:
    "import { item } from '../catalog/index.ts';\nimport { clock } from '../../platform/clock/index.ts';\nexport const order = [item, clock];\n",
  [`${server}/modules/ordering/order.test.ts`]:
    "import { world } from '../../testing/world.ts';\nexport const tested = world;\n",
  'tools/faults/killer.ts': empty,
  [`${server}/entry/replay/kills.ts`]: "import '../../../../../tools/faults/killer.ts';\n",
  [`${server}/entry/local.ts`]: "import '../modules/ordering/index.ts';\nimport '../platform/clock/index.ts';\n",
  'apps/kiosk/src/main.tsx': "import './features/menu/Page.tsx';\nimport '@college-kiosk/ui';\n",
  'apps/kiosk/src/features/menu/Page.tsx': "import '@college-kiosk/client';\nexport const Page = 1;\n",
  'apps/kiosk/src/features/cart/Page.tsx': empty,
  'apps/staff/src/main.tsx': empty,
};

test('a tree that keeps the rules has no violation', () => {
  expect(violationsOf({})).toEqual([]);
});

const planted: [rule: string, file: string, text: string][] = [
  ['catalog-looks-down', `${server}/modules/catalog/up.ts`, "import '../ordering/index.ts';"],
  ['catalog-looks-down', `${server}/modules/catalog/beside.ts`, "import '../finance/index.ts';"],
  [
    'catalog-looks-down',
    `${server}/modules/catalog/typed.ts`,
    "import type { order } from '../ordering/index.ts';\nexport type O = typeof order;",
  ],
  [
    'catalog-looks-down',
    `${server}/modules/catalog/late.ts`,
    "export const late = () => import('../ordering/index.ts');",
  ],
  [
    'modules-by-their-door',
    `${server}/modules/ordering/deep.ts`,
    "import type { Item } from '../catalog/item.ts';\nexport type I = Item;",
  ],
  ['modules-by-their-door-from-other-rooms', `${server}/entry/deep.ts`, "import '../modules/catalog/item.ts';"],
  ['every-module-is-on-the-map', `${server}/entry/unknown.ts`, "import '../modules/laundry/index.ts';"],
  ['every-importing-module-is-on-the-map', `${server}/modules/laundry/index.ts`, "import '../catalog/index.ts';"],
  ['platform-stands-on-lower-rooms', `${server}/platform/up.ts`, "import '../modules/catalog/index.ts';"],
  ['platform-tests-stand-on-lower-rooms', `${server}/platform/up.test.ts`, "import '../modules/catalog/index.ts';"],
  ['events-stands-on-lower-rooms', `${server}/events/up.ts`, "import '../entry/local.ts';"],
  ['modules-stands-on-lower-rooms', `${server}/modules/catalog/entry.ts`, "import '../../entry/local.ts';"],
  ['modules-stands-on-lower-rooms', `${server}/modules/catalog/world.ts`, "import '../../testing/world.ts';"],
  ['kernel-stands-on-lower-rooms', 'packages/kernel/src/up.ts', "import '@college-kiosk/client';"],
  [
    'kernel-is-pure',
    'packages/kernel/src/io.ts',
    "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
  ],
  ['ui-stands-on-lower-rooms', 'packages/ui/src/up.ts', "import '@college-kiosk/client';"],
  ['client-stands-on-lower-rooms', 'packages/client/src/account.ts', "import '@college-kiosk/account';"],
  ['ui-knows-no-query', 'packages/ui/src/query.ts', "import 'graphql';"],
  ['packages-by-their-door', 'apps/kiosk/src/deep.ts', "import '../../../packages/ui/src/query.ts';"],
  [
    'nobody-stands-on-the-server',
    'apps/kiosk/src/server.ts',
    "import '../../../packages/server/src/events/ordering.ts';",
  ],
  ['apps-stand-alone', 'apps/kiosk/src/other.ts', "import '../../staff/src/main.tsx';"],
  ['features-stand-alone', 'apps/kiosk/src/features/menu/cart.ts', "import '../cart/Page.tsx';"],
  ['product-without-its-tests', `${server}/modules/ordering/tested.ts`, "import './order.test.ts';"],
  ['only-the-replay-breaks-things', `${server}/entry/kill.ts`, "import '../../../../tools/faults/killer.ts';"],
  ['no-circle', `${server}/platform/egg.ts`, "import { hen } from './hen.ts';\nexport const egg = () => hen;"],
];

test('every rule bites', () => {
  const files = Object.fromEntries(planted.map(([, file, text]) => [file, `${text}\n`]));
  files[`${server}/platform/hen.ts`] = "import { egg } from './egg.ts';\nexport const hen = () => egg;\n";
  files['node_modules/graphql/package.json'] = '{ "name": "graphql", "main": "index.js" }';
  files['node_modules/graphql/index.js'] = '';

  const found = violationsOf(files);

  for (const [rule, file] of planted) expect.soft(found).toContain(`${rule} on ${file}`);
});

test('every rule there is was planted', () => {
  const config = createConfig();
  const generic = new Set(planted.map(([rule]) => rule.replace(/^\w+-(looks-down|stands-on|tests-stand-on)/, '$1')));
  const missing = config.filter(
    (name) => !generic.has(name.replace(/^\w+-(looks-down|stands-on|tests-stand-on)/, '$1')),
  );
  expect(missing).toEqual([]);
});

function createConfig(): string[] {
  const say = "console.log(JSON.stringify(require('./.dependency-cruiser.cjs').forbidden.map((rule) => rule.name)))";
  return JSON.parse(execFileSync(process.execPath, ['-e', say], { cwd: root, encoding: 'utf8' }));
}

test('the real tree is looked at, and every module folder has a floor', () => {
  expect(cruise(root).modules.length).toBeGreaterThan(10);
  const modules = join(root, server, 'modules');
  const folders = existsSync(modules) ? readdirSync(modules) : [];
  const known = map.floors.flatMap((floor) => floor.modules);
  expect(folders.filter((name) => !known.includes(name))).toEqual([]);
  // A floor written twice would let a module look sideways.
  expect(new Set(known).size).toBe(known.length);
  expect(
    JSON.parse(readFileSync(join(root, 'tools/module-map.json'), 'utf8')).floors.map(
      (floor: { floor: number }) => floor.floor,
    ),
  ).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
