import { expect, test } from 'vitest';
import { canMountSmallDisk } from '../../../../tools/faults/small-disk.ts';
import { fullDisk } from './full-disk.ts';
import type { Check } from './promise.ts';
import { rolling } from './rolling.ts';
import { wrongClock } from './wrong-clock.ts';

const noTarget = () => Promise.reject(new Error('This check starts a product of its own.'));

/** A fiftieth of a check, on processes of its own. */
async function run(check: Check): Promise<void> {
  const { violations, skipped } = await check({ target: noTarget, seed: 19, scale: 0.02, say: () => {} });
  expect(violations).toEqual([]);
  expect(skipped).toBeUndefined();
}

test('R19: two processes are replaced one after the other, and none of those who look and buy notices', async () => {
  await run(rolling);
}, 300_000);

test.skipIf(!canMountSmallDisk())(
  'a full disk is answered with UNAVAILABLE, leaves nothing half done, and is over when there is room',
  async () => {
    await run(fullDisk);
  },
  300_000,
);

test('a process whose clock is off by a day sells nothing, and what the other sells is of one day', async () => {
  await run(wrongClock);
}, 300_000);
