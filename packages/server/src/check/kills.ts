// R8: kill -9 of a process, of PostgreSQL and of Redis under load. Mutant that reddens it: the door answers without its barrier
// (platform/command/statement.ts).
import { setTimeout as sleep } from 'node:timers/promises';
import { type Chance, chance } from '../entry/replay/chance.ts';
import { hasRedis, startRedis, type TestRedis } from '../testing/redis.ts';
import { auditBooks } from './books.ts';
import { Caller, HUNG_MS } from './caller.ts';
import { openCounter } from './counter.ts';
import { Load } from './load.ts';
import { type Products, startProducts } from './products.ts';
import { type Check, NO_REDIS } from './promise.ts';

const FULL_KILLS = 20;
const BUYERS = 8;
const PLENTY = 1_000_000;
/** How soon after the database answers again the first order is through. */
const FIRST_COMMIT_MS = 1_000;
/** Beside the other tests two cores do not say how fast anything is; nobody hangs there either. */
const FIRST_COMMIT_AMONG_TESTS_MS = 5_000;
/** Shorter than PostgreSQL is held: whoever is left waiting for it is seen there too. */
const HUNG_AMONG_TESTS_MS = 7_500;
/** How soon each process goes on by itself; it may be busy with what was put off. */
const EACH_LIMIT_MS = 5_000;
const STOPPED_MS = 8_000;
/** Less than callers wait: those of a process that is held are answered by it when it goes on. */
const OTHER_HELD_MS = 4_000;
/** One in so many commits of the other process loses its answer, while answers are lost. */
const LOST_ONE_IN = 30;

interface Trial {
  readonly products: Products;
  readonly load: Load;
  readonly random: Chance;
  readonly limitMs: number;
  readonly blame: (what: string) => void;
  say(line: string): void;
}

/** Kills, holds and cuts under load; whoever was told that an order is placed finds it, once, and the books agree. */
export const kills: Check = async ({ seed, scale, say }) => {
  const random = chance(seed, 'kills');
  let answersAreLost = false;
  const fault = {
    cutsAnswer: ({ kind, text }: { kind: string; text: string }) =>
      answersAreLost && kind === 'C' && /^(COMMIT|SELECT 1)\0/.test(text) && random.whole(1, LOST_ONE_IN) === 1,
  };
  const redis = hasRedis ? await startRedis() : null;
  const products = await startProducts({ fault, redisUrl: redis?.url });
  const caller = new Caller(256, scale < 0.1 ? HUNG_AMONG_TESTS_MS : HUNG_MS);
  const violations: string[] = [];
  try {
    const counter = await openCounter(products.keeper, PLENTY);
    const load = new Load({ caller, counter, seed, buyers: BUYERS, targets: products.targets });
    const limitMs = scale < 0.1 ? FIRST_COMMIT_AMONG_TESTS_MS : FIRST_COMMIT_MS;
    const trial: Trial = { products, load, random, limitMs, say, blame: (what) => violations.push(what) };
    const count = Math.max(1, Math.round(FULL_KILLS * scale));
    await killPostgres(trial, count);
    await killOther(trial, count);
    if (redis) await killRedis(trial, redis, count);
    await holdPostgres(trial);
    await holdOther(trial);
    answersAreLost = true;
    const cutsBefore = products.line.cuts;
    const end = performance.now() + 60_000;
    await sleep(20_000 * scale);
    while (products.line.cuts - cutsBefore < 3 && performance.now() < end) await sleep(100);
    answersAreLost = false;
    say(`answers of commits lost: ${products.line.cuts - cutsBefore}`);
    if (products.line.cuts === cutsBefore) violations.push('no answer of a commit was lost: nothing was tried');
    await load.stop();
    violations.push(...caller.violations, ...load.violations);
    violations.push(...(await auditBooks(products.ownerUrl, { ...load, outletId: counter.outletId })));
    say(`heard: ${caller.tally()}`);
    const figure = `${count} kills each${redis ? '' : `, ${NO_REDIS}`}, ${load.acknowledged.size} orders acknowledged`;
    return { violations, figure };
  } finally {
    caller.close();
    await products.stop();
    await redis?.stop();
  }
};

/** The postmaster is killed; what supervises it brings it back, and both processes go on by themselves. */
async function killPostgres({ products, load, random, limitMs, blame, say }: Trial, count: number): Promise<void> {
  const waits: number[] = [];
  const eachWaits: number[] = [];
  for (let kill = 0; kill < count; kill += 1) {
    await sleep(random.whole(300, 1_500));
    const killed = products.postmaster();
    products.killer.kill(killed);
    await sleep(50);
    await products.untilDatabaseAnswers();
    const waited = await load.untilNext(10_000);
    waits.push(waited);
    if (waited > limitMs) blame(`the first order after a kill took ${waited.toFixed(0)} ms`);
    // Each by itself: a process that hears nothing more is not seen beside one that serves all.
    const each = await load.untilEach();
    eachWaits.push(each);
    if (each > EACH_LIMIT_MS) blame(`after a kill a process took ${each.toFixed(0)} ms for an order said to it alone`);
  }
  say(`PostgreSQL killed ${count} times; first order ${most(waits)} ms after it answers, at most`);
  say(`an order said to each process alone: ${most(eachWaits)} ms, at most`);
}

/** One process is killed; the other goes on meanwhile. */
async function killOther({ products, load, random, limitMs, blame, say }: Trial, count: number): Promise<void> {
  const waits: number[] = [];
  for (let kill = 0; kill < count; kill += 1) {
    await sleep(random.whole(300, 1_500));
    products.killer.kill(products.other.pid);
    const waited = await load.untilNext(10_000);
    waits.push(waited);
    if (waited > limitMs) blame(`the other process took ${waited.toFixed(0)} ms for an order`);
    await products.restartOther();
  }
  say(`a process killed ${count} times; the other's next order ${most(waits)} ms later, at most`);
}

/** Redis is killed and comes back with nothing: nobody who buys notices. */
async function killRedis({ load, random, limitMs, blame, say }: Trial, redis: TestRedis, count: number): Promise<void> {
  const waits: number[] = [];
  for (let kill = 0; kill < count; kill += 1) {
    await sleep(random.whole(300, 1_500));
    await redis.kill();
    const waited = await load.untilNext(10_000);
    waits.push(waited);
    if (waited > limitMs) blame(`without Redis an order took ${waited.toFixed(0)} ms`);
    await sleep(random.whole(50, 500));
    await redis.start();
  }
  say(`Redis killed ${count} times; next order ${most(waits)} ms later, at most`);
}

/** PostgreSQL is held for eight seconds and goes on: it says nothing and loses nothing. */
async function holdPostgres({ products, load, limitMs, blame, say }: Trial): Promise<void> {
  const postmaster = products.postmaster();
  products.killer.stop(postmaster);
  await sleep(STOPPED_MS);
  products.killer.continue(postmaster);
  const waited = await load.untilNext(10_000);
  if (waited > limitMs) blame(`the first order after PostgreSQL went on took ${waited.toFixed(0)} ms`);
  say(`PostgreSQL held for ${STOPPED_MS / 1_000} s; first order ${waited.toFixed(0)} ms after it went on`);
}

/** One process is held, as by a loop that does not end in time; the other goes on meanwhile. */
async function holdOther({ products, load, limitMs, blame, say }: Trial): Promise<void> {
  products.killer.stop(products.other.pid);
  const end = performance.now() + OTHER_HELD_MS;
  // Asked by itself: all who buy may be waiting for the one that is held.
  const served = load.untilServed(0);
  const waited = await Promise.race([served, sleep(OTHER_HELD_MS, OTHER_HELD_MS)]);
  if (waited > limitMs) blame(`while one process was held the other took ${waited.toFixed(0)} ms for an order`);
  await sleep(Math.max(0, end - performance.now()));
  products.killer.continue(products.other.pid);
  await served;
  say(`a process held for ${OTHER_HELD_MS / 1_000} s; the other's next order ${waited.toFixed(0)} ms later`);
}

const most = (figures: readonly number[]) => Math.max(0, ...figures).toFixed(0);
