import { expect, test } from 'vitest';
import { effects } from './effects.ts';
import { kills } from './kills.ts';
import type { Check } from './promise.ts';
import { published } from './published.ts';

const noTarget = () => Promise.reject(new Error('This check starts a product of its own.'));

/** A fiftieth of a check, on processes of its own. */
async function run(check: Check): Promise<void> {
  const said: string[] = [];
  const { violations } = await check({ target: noTarget, seed: 8, scale: 0.02, say: (line) => said.push(line) });
  expect(violations, said.join('\n')).toEqual([]);
}

test('R8: what was acknowledged outlives kill -9 of a process and of PostgreSQL, a held one, and lost answers of commits', async () => {
  await run(kills);
}, 150_000);

test('R9: a reaction has its effect once, although its workers are killed in the midst of it', async () => {
  await run(effects);
}, 120_000);

test('R10: every event is published once and in order, although those who number it are killed', async () => {
  await run(published);
}, 120_000);
