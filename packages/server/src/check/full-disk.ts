// A disk that is full. Mutant that reddens it: platform/db/errors.ts does not know the class of codes that says so (53).
import { setTimeout as sleep } from 'node:timers/promises';
import { Killer } from '../../../../tools/faults/killer.ts';
import { mountSmallDisk } from '../../../../tools/faults/small-disk.ts';
import { findOwnerUrl } from '../entry/owner-url.ts';
import { startOwnServer } from '../entry/replay/own-server.ts';
import { auditBooks } from './books.ts';
import { Caller, HUNG_AMONG_TESTS_MS, HUNG_MS } from './caller.ts';
import { openCounter } from './counter.ts';
import { Load } from './load.ts';
import type { Check } from './promise.ts';

const BUYERS = 8;
const PLENTY = 1_000_000;
/** A new cluster takes a hundred, and what is written before a checkpoint comes to more. */
const DISK_MB = 400;
const FULL_TIMES = 10;
const FULL_MS = 5_000;
/** How long a full disk may go unnoticed: what was set aside before is written to first. */
const NOTICED_MS = 60_000;
/** How soon it goes on: a database that ended for want of room is started again, and reads its log first. */
const GOES_ON_MS = 15_000;

/**
 * The database's disk is full, and is given room again, under load: callers hear UNAVAILABLE, nothing is half done, and it
 * goes on by itself.
 */
export const fullDisk: Check = async ({ seed, scale, say }) => {
  const disk = mountSmallDisk(DISK_MB);
  if (!disk) {
    const skipped = 'a disk to be filled can be mounted by root alone, on Linux';
    return { violations: [], figure: 'nothing was tried', skipped };
  }
  const killer = new Killer();
  const start = killer.spawn.bind(killer) as typeof import('node:child_process').spawn;
  const caller = new Caller(64, scale < 0.1 ? HUNG_AMONG_TESTS_MS : HUNG_MS);
  const violations: string[] = [];
  try {
    const product = await startOwnServer({ env: { DATA_DIR: disk.folder }, start });
    const ownerUrl = findOwnerUrl(disk.folder) ?? '';
    const counter = await openCounter(product, PLENTY);
    const load = new Load({ caller, counter, seed, buyers: BUYERS, targets: () => [product] });
    const refused = () => caller.heard.get('UNAVAILABLE') ?? 0;
    const waits: number[] = [];
    const times = Math.max(1, Math.round(FULL_TIMES * scale));
    for (let time = 0; time < times; time += 1) {
      await sleep(1_000);
      const before = refused();
      const end = performance.now() + NOTICED_MS;
      while (refused() === before && performance.now() < end) {
        disk.fill();
        await sleep(20);
      }
      if (refused() === before) violations.push('the disk was full and nobody was told: nothing was tried');
      for (const full = performance.now() + FULL_MS; performance.now() < full; await sleep(20)) disk.fill();
      disk.free();
      const waited = await load.untilNext(2 * GOES_ON_MS);
      waits.push(waited);
      if (waited > GOES_ON_MS) violations.push(`with room again the first order took ${waited.toFixed(0)} ms`);
    }
    await load.stop();
    violations.push(...caller.violations, ...load.violations);
    violations.push(...(await auditBooks(ownerUrl, { ...load, outletId: counter.outletId })));
    say(`heard: ${caller.tally()}; first order ${Math.max(...waits).toFixed(0)} ms after there was room, at most`);
    await product.stop();
    return { violations, figure: `full ${times} times, ${load.acknowledged.size} orders acknowledged` };
  } finally {
    caller.close();
    killer.end();
    disk.remove();
  }
};
