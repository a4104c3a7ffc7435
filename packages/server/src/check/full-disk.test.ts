import { expect, test } from 'vitest';
import { canMountSmallDisk } from '../../../../tools/faults/small-disk.ts';
import { fullDisk } from './full-disk.ts';

test.skipIf(!canMountSmallDisk())(
  'a full disk is answered with UNAVAILABLE, leaves nothing half done, and is over when there is room',
  async () => {
    const noTarget = () => Promise.reject(new Error('This check starts a product of its own.'));
    const { violations, skipped } = await fullDisk({ target: noTarget, seed: 19, scale: 0.02, say: () => {} });
    expect(violations).toEqual([]);
    expect(skipped).toBeUndefined();
  },
  300_000,
);
