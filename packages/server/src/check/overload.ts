// R19, its half about overload. Mutant that reddens it: platform/http/admission.ts lets everybody in.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededIds } from '../../../../tools/faults/seeded-ids.ts';
import { chance } from '../entry/replay/chance.ts';
import { PLACE_ORDER } from '../entry/replay/documents.ts';
import { openCounter, TENDERED } from './counter.ts';
import { Crowd, type CrowdHeard } from './crowd.ts';
import type { Check, Checked } from './promise.ts';

const FULL_SECONDS = 60;
const ROUNDS = 5;
const SATURATING = 32;
const CONNECTIONS = 256;
const TIMES = 10;
const GOODPUT_AT_LEAST = 0.8;
const PLENTY = 1_000_000;
const TICK_MS = 5;
/** By then as many are inside and waiting as there will be. */
const LEAD_IN_MS = 1_000;
/** Nobody of the crowd may hear these; the few, whom it can take, may not be put off either. */
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
  const seconds = Math.max(3, (FULL_SECONDS * scale) / ROUNDS);
  const order = (crowd: Crowd) =>
    crowd.say(PLACE_ORDER, { id: nextId(), ...random.pick(counter.rollCarts), cash: { tendered: TENDERED } });
  const few = new Crowd(target, SATURATING);
  const many = new Crowd(target, CONNECTIONS);

  const saturate = async () => {
    let over = false;
    const buyer = async () => {
      while (!over) await order(few);
    };
    const buyers = Array.from({ length: SATURATING }, buyer);
    const rate = await rateOf(few, seconds);
    over = true;
    await Promise.all(buyers);
    return rate;
  };
  const flood = async (perSecond: number) => {
    const began = performance.now();
    const under: Promise<unknown>[] = [];
    const coming = setInterval(() => {
      const due = ((performance.now() - began) / 1_000) * perSecond;
      while (under.length < due) under.push(order(many));
    }, TICK_MS);
    const goodput = await rateOf(many, seconds);
    clearInterval(coming);
    await Promise.all(under);
    return goodput;
  };

  // The first calls of every session plan their statements; screens and tills keep their connections: a crowd is not all strangers.
  await saturate();
  await Promise.all(Array.from({ length: CONNECTIONS }, () => order(many)));
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const cores = coresUsed(target.pid);
    const saturation = await saturate();
    const calm = cores();
    const goodput = await flood(saturation * TIMES);
    rounds.push({ saturation, goodput });
    say(`${saturation.toFixed(0)} orders a second from ${SATURATING} callers (${calm})`);
    say(`${goodput.toFixed(0)} of ${(TIMES * saturation).toFixed(0)} a second (${cores()})`);
  }
  few.close();
  many.close();
  say(`heard: many: ${many.tally()}; few: ${few.tally()}`);
  return judgeOverload(rounds, { few: few.heard, many: many.heard });
};

/** What is done a second, by as many as it can take and under ten times as much. */
interface Round {
  readonly saturation: number;
  readonly goodput: number;
}

type Tally = ReadonlyMap<CrowdHeard, number>;

/** What was promised of these rounds and did not hold. Whoever serves nobody has no saturation, and degrades to nothing. */
export function judgeOverload(rounds: readonly Round[], { few, many }: { few: Tally; many: Tally }): Checked {
  const never = NEVER.filter((what) => many.has(what) || few.has(what));
  const violations = never.map((what) => `${what}: ${many.get(what) ?? 0} of many, ${few.get(what) ?? 0} of few`);
  const putOff = few.get('UNAVAILABLE') ?? 0;
  if (putOff > 0) violations.push(`UNAVAILABLE: ${putOff} of few, whom it can take`);
  const idle = rounds.filter(({ saturation }) => !(saturation > 0)).length;
  if (idle > 0) violations.push(`nothing was done for the few in ${idle} of ${rounds.length} rounds`);
  const shares = rounds.map(({ saturation, goodput }) => (saturation > 0 ? goodput / saturation : 0));
  const [least, share, most] = spread(shares);
  if (!(share >= GOODPUT_AT_LEAST)) violations.push(`goodput ${percent(share)} of saturation`);
  return {
    violations,
    figure: `goodput under ${TIMES}x load ${percent(least)} / ${percent(share)} / ${percent(most)} of saturation (min / median / max of ${rounds.length})`,
  };
}

/** Orders a second while it goes on, neither its beginning nor what is still under way at the end. */
async function rateOf(crowd: Crowd, seconds: number): Promise<number> {
  await sleep(LEAD_IN_MS);
  const before = crowd.heard.get('done') ?? 0;
  const began = performance.now();
  await sleep(seconds * 1_000);
  return (((crowd.heard.get('done') ?? 0) - before) * 1_000) / (performance.now() - began);
}

/** The least, the middle and the most. */
function spread(figures: readonly number[]): [number, number, number] {
  const sorted = [...figures].sort((a, b) => a - b);
  return [sorted[0] ?? 0, sorted[sorted.length >> 1] ?? 0, sorted.at(-1) ?? 0];
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

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
