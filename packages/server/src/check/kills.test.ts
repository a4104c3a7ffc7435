import { expect, test } from 'vitest';
import { startOwnServer } from '../entry/replay/own-server.ts';
import { effects } from './effects.ts';
import { kills } from './kills.ts';
import { overload } from './overload.ts';
import type { Check, CheckOptions } from './promise.ts';
import { published } from './published.ts';

const noTarget = () => Promise.reject(new Error('This check starts a product of its own.'));

/** A fiftieth of a check, on processes of its own. */
async function run(check: Check, target: CheckOptions['target'] = noTarget): Promise<void> {
  expect((await check({ target, seed: 8, scale: 0.02, say: () => {} })).violations).toEqual([]);
}

test('R8: what was acknowledged outlives kill -9 of a process and of PostgreSQL, a held one, and lost answers of commits', async () => {
  await run(kills);
}, 180_000);

test('R9: a reaction has its effect once, although its workers are killed in the midst of it', async () => {
  await run(effects);
}, 120_000);

test('R10: every event is published once and in order, although those who number it are killed', async () => {
  await run(published);
}, 120_000);

test('R19: under ten times the load that it can bear the product works on, and tells the others when to come again', async () => {
  const own = await startOwnServer();
  try {
    await run(overload, async () => own);
  } finally {
    await own.stop();
  }
}, 120_000);
