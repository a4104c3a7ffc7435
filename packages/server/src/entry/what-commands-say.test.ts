import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WHAT_COMMANDS_SAY } from '../testing/what-commands-say.ts';

// Whether a command that changes rows keeps its word is seen wherever a test's world closes: testing/unsaid-changes.ts.
const SOURCE = join(import.meta.dirname, '..');
const DECLARED = /\bcommand\(\{\s*name: (?:'([^']+)'|NAME)/g;
const ANY = /(?<![.\w])command\(\{/g;

function declaredCommands(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(modules|entry|platform)\/.*(?<!\.test)\.ts$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(SOURCE, file), 'utf8');
      const names = [...text.matchAll(DECLARED)].map(([, name]) => name ?? /const NAME = '([^']+)'/.exec(text)?.[1]);
      // One that is declared in another way would not be seen.
      expect(names, file).toHaveLength([...text.matchAll(ANY)].length);
      return names.map(String);
    });
}

test('it is written down of every command whether it says what it changed, and why not', () => {
  expect(declaredCommands().sort()).toEqual(Object.keys(WHAT_COMMANDS_SAY).sort());
});
