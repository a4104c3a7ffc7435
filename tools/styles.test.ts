import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from './tidy-rules.ts';

const root = join(import.meta.dirname, '..');
const shared = readFileSync(join(root, 'packages/ui/src/theme/styles.css'), 'utf8');
const styled = new Set(
  readdirSync(join(root, 'packages/ui/node_modules/@mantine/core/styles')).map((file) => file.replace('.css', '')),
);

/** Components of Mantine that stand in a file by their own name. */
function usedIn(text: string): string[] {
  const names = [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, list = '']) =>
    list.split(','),
  );
  return names.map((name) => name.trim()).filter((name) => styled.has(name));
}

function broughtBy(...texts: string[]): Set<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(/styles\/(\w+)\.css/g)].map(([, name = '']) => name)));
}

// Without them a menu is one line of words: nothing fails, and everything is there.
test.each(['finance', 'kiosk', 'staff', 'student'])('the %s app brings the styles of all it uses of Mantine', (app) => {
  const brought = broughtBy(shared, readFileSync(join(root, `apps/${app}/src/main.tsx`), 'utf8'));
  const files = sourceFiles(root).filter(({ path }) => path.startsWith(`apps/${app}/src/`) && path.endsWith('.tsx'));
  expect(files.length).toBeGreaterThan(5);
  expect(new Set(files.flatMap(({ text }) => usedIn(text)).filter((name) => !brought.has(name)))).toEqual(new Set());
});
