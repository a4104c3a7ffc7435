import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BreachedFile } from './breached-passwords.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'breached-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const digestOf = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();
function written(lines: readonly string[], { end = '\r\n', last = true } = {}): string {
  const path = join(folder, 'list.txt');
  writeFileSync(path, lines.join(end) + (last ? end : ''));
  return path;
}
const listOf = (passwords: readonly string[]) => [...new Set(passwords.map(digestOf))].sort();

test('a password is in the list exactly when its digest is, wherever it stands and however lines end', async () => {
  const counts = fc.integer({ min: 1, max: 99_999_999 });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 40 }),
      fc.array(fc.string({ maxLength: 12 }), { maxLength: 10 }),
      fc.infiniteStream(counts),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      async (inside, others, numbers, end, last) => {
        const known = inside.map((one) => one.normalize('NFC'));
        const lines = listOf(known).map((digest, at) => (at % 3 === 0 ? digest : `${digest}:${numbers.next().value}`));
        const file = await BreachedFile.open(written(lines, { end, last }));
        try {
          for (const one of known) expect(await file.has(one)).toBe(true);
          for (const one of others) expect(await file.has(one)).toBe(known.includes(one.normalize('NFC')));
        } finally {
          await file.close();
        }
      },
    ),
    { numRuns: 50 },
  );
});

test.each([
  ['is not there', () => join(folder, 'nothing.txt'), 'cannot be read'],
  ['is a folder', () => folder, 'no file'],
  ['is empty', () => written([], { last: false }), 'is empty'],
  ['has passwords instead of digests', () => written(['password', '123456']), 'another form'],
  ['is sorted by count', () => written(['B', 'A', 'C'].map((first) => `${first.repeat(40)}:1`)), 'not sorted'],
  ['has one endless line', () => written(['A'.repeat(4_000)]), 'another form'],
])('a file that %s is not used, and it is said why', async (_, path, why) => {
  await expect(BreachedFile.open(path())).rejects.toThrow(why);
});
