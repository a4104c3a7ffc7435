// R19, its half about overload. Mutant that reddens it: platform/http/admission.ts lets everybody in.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededIds } from '../../../../tools/faults/seeded-ids.ts';
import { chance } from '../entry/replay/chance.ts';
import { PLACE_ORDER } from '../entry/replay/documents.ts';
import { openCounter, TENDERED } from './counter.ts';
import { Crowd, type CrowdHeard } from './crowd.ts';
import type { Check } from './promise.ts';

const FULL_SECONDS = 60;
const ROUNDS = 6;
const SATURATING = 32;
const CONNECTIONS = 256;
const TIMES = 10;
const GOODPUT_AT_LEAST = 0.8;
const PLENTY = 1_000_000;
const TICK_MS = 5;
/** Nobody of the crowd may hear these. */
const NEVER: readonly CrowdHeard[] = ['lost', 'hung', 'untyped', 'refused'];

/**
 * Ten times the orders that the product can take, arriving whether or not the ones before were answered; by turns with as
 * many as it can take, so that whatever else keeps the machine busy weighs on both.
 */
export const overload: Check = async ({ target: find, seed, scale, say }) => {
  const target = await find();
  const counter = await openCounter(target, PLENTY);
  const random = chance(seed, 'overload');
  const nextId = seededIds(seed, new Date());
  const seconds = Math.max(2, (FULL_SECONDS * scale) / ROUNDS);
  const order = (crowd: Crowd) =>
    crowd.say(PLACE_ORDER, { id: nextId(), ...random.pick(counter.rollCarts), cash: { tendered: TENDERED } });
  const few = new Crowd(target, SATURATING);
  const many = new Crowd(target, CONNECTIONS);

  const saturate = async (forSeconds: number) => {
    const before = few.heard.get('done') ?? 0;
    const end = performance.now() + forSeconds * 1_000;
    const buyer = async () => {
      while (performance.now() < end) await order(few);
    };
    await Promise.all(Array.from({ length: SATURATING }, buyer));
    return ((few.heard.get('done') ?? 0) - before) / forSeconds;
  };
  const flood = async (perSecond: number) => {
    const before = many.heard.get('done') ?? 0;
    const began = performance.now();
    const under: Promise<unknown>[] = [];
    while (performance.now() - began < seconds * 1_000) {
      const due = ((performance.now() - began) / 1_000) * perSecond;
      while (under.length < due) under.push(order(many));
      await sleep(TICK_MS);
    }
    const done = (many.heard.get('done') ?? 0) - before;
    await Promise.all(under);
    return { goodput: done / seconds, orders: under.length };
  };

  // The first calls of every session plan their statements; screens and tills keep their connections: a crowd is not all strangers.
  await saturate(3);
  await Promise.all(Array.from({ length: CONNECTIONS }, () => order(many)));
  const shares: number[] = [];
  const goodputs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const cores = coresUsed(target.pid);
    const saturation = await saturate(seconds);
    const calm = cores();
    const { goodput, orders } = await flood(saturation * TIMES);
    shares.push(goodput / saturation);
    goodputs.push(goodput);
    say(`${saturation.toFixed(0)} orders a second from ${SATURATING} callers (${calm})`);
    say(`${goodput.toFixed(0)} a second when ${orders} came in ${seconds} s (${cores()})`);
  }
  few.close();
  many.close();
  say(`heard: ${many.tally()}`);
  const never = NEVER.filter((what) => many.heard.has(what) || few.heard.has(what));
  const violations = never.map(
    (what) => `${what}: ${many.heard.get(what) ?? 0} of many, ${few.heard.get(what) ?? 0} of few`,
  );
  const share = median(shares);
  if (share < GOODPUT_AT_LEAST) violations.push(`goodput ${(100 * share).toFixed(0)} % of saturation`);
  return {
    violations,
    figure: `goodput ${median(goodputs).toFixed(0)} orders a second under ${TIMES}x load, ${(100 * share).toFixed(0)} % of saturation (median of ${ROUNDS})`,
  };
};

const median = (figures: readonly number[]) => [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? 0;

/** Each call says how many cores the product's process and this one were using since the one before; /proc knows it. */
function coresUsed(pid: number | undefined): () => string {
  const look = () => ({
    at: performance.now(),
    served: pid === undefined ? null : busyMs(pid),
    asked: busyMs(process.pid),
  });
  let last = look();
  return () => {
    const now = look();
    const { at, served, asked } = last;
    last = now;
    const cores = (from: number | null, to: number | null) =>
      from === null || to === null ? 'unknown' : ((to - from) / (now.at - at)).toFixed(2);
    return `cores: the product's process ${cores(served, now.served)}, those who ask ${cores(asked, now.asked)}`;
  };
}

/** Milliseconds of work of a process so far (proc(5): user and system time, in hundredths of a second); null elsewhere. */
function busyMs(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}
