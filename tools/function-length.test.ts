import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Of files that each hold one function of so many lines: those in which the linter, by our settings, finds it too long. */
function tooLong(files: Readonly<Record<string, number>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'college-kiosk-lengths-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  for (const [path, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `export function long() {\n${'  run();\n'.repeat(lines)}}\n`);
  }
  const program = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = ['lint', '--vcs-enabled=false', '--only=complexity/noExcessiveLinesPerFunction', '--reporter=github'];
  const { stdout } = spawnSync(process.execPath, [program, ...args, '.'], { cwd: folder, encoding: 'utf8' });
  const found = [...stdout.matchAll(/^::error title=lint.complexity.noExcessiveLinesPerFunction,file=([^,]+),/gm)].map(
    ([, path]) => String(path),
  );
  return Object.keys(files).filter((path) => found.some((named) => named.endsWith(path)));
}

const MODULE = 'packages/server/src/modules/catalog/price.ts';
const SCRIPT = 'tools/lib/builds.mjs';
const COMPONENT = 'apps/kiosk/src/features/menu/MenuPage.tsx';

test('a function has at most 60 lines, a component at most 150; tests are as long as they need to be', () => {
  expect(tooLong({ [MODULE]: 58, [SCRIPT]: 58, [COMPONENT]: 148 })).toEqual([]);
  const tests = {
    'packages/server/src/modules/catalog/price.test.ts': 200,
    'packages/server/src/testing/world.ts': 200,
  };
  const journey = { 'e2e/journeys/order.spec.ts': 200 };
  const found = tooLong({ [MODULE]: 61, [SCRIPT]: 61, [COMPONENT]: 151, ...tests, ...journey });
  expect(found).toEqual([MODULE, SCRIPT, COMPONENT]);
});
