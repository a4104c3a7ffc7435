// R19, its half about overload. Mutant that reddens it: platform/http/admission.ts lets everybody in.
import { setTimeout as sleep } from 'node:timers/promises';
import { seededIds } from '../../../../tools/faults/seeded-ids.ts';
import { chance } from '../entry/replay/chance.ts';
import { PLACE_ORDER } from '../entry/replay/documents.ts';
import { Caller } from './caller.ts';
import { openCounter, TENDERED } from './counter.ts';
import type { Check } from './promise.ts';

const FULL_SECONDS = 60;
const SATURATING = 32;
const CONNECTIONS = 256;
const TIMES = 10;
const GOODPUT_AT_LEAST = 0.8;
const PLENTY = 1_000_000;
const TICK_MS = 10;

/** Ten times the orders that the product can take, arriving whether or not the ones before were answered. */
export const overload: Check = async ({ target: find, seed, scale, say }) => {
  const target = await find();
  const counter = await openCounter(target, PLENTY);
  const random = chance(seed, 'overload');
  const nextId = seededIds(seed, new Date());
  const seconds = Math.max(4, FULL_SECONDS * scale);
  const order = (caller: Caller) =>
    caller.say(target, PLACE_ORDER, { id: nextId(), ...random.pick(counter.rollCarts), cash: { tendered: TENDERED } });

  const saturate = async (forSeconds: number) => {
    const caller = new Caller(SATURATING);
    const end = performance.now() + forSeconds * 1_000;
    const buyer = async () => {
      while (performance.now() < end) await order(caller);
    };
    await Promise.all(Array.from({ length: SATURATING }, buyer));
    caller.close();
    return (caller.heard.get('done') ?? 0) / forSeconds;
  };
  // The first calls of every session plan their statements.
  await saturate(3);
  const saturation = await saturate(Math.min(20, seconds));
  say(`saturation: ${saturation.toFixed(0)} orders a second from ${SATURATING} callers`);

  const crowd = new Caller(CONNECTIONS);
  // Screens and tills keep their connections: a crowd is not all strangers.
  await Promise.all(Array.from({ length: CONNECTIONS }, () => order(crowd)));
  crowd.heard.clear();
  const began = performance.now();
  const under: Promise<unknown>[] = [];
  while (performance.now() - began < seconds * 1_000) {
    const due = ((performance.now() - began) / 1_000) * saturation * TIMES;
    while (under.length < due) under.push(order(crowd));
    await sleep(TICK_MS);
  }
  const done = crowd.heard.get('done') ?? 0;
  await Promise.all(under);
  crowd.close();
  const goodput = done / seconds;
  const share = goodput / saturation;
  say(`${under.length} orders in ${seconds} s; heard: ${crowd.tally()}`);
  const violations = [...crowd.violations];
  const lost = crowd.heard.get('lost') ?? 0;
  if (lost > 0) violations.push(`${lost} callers were not answered`);
  if (share < GOODPUT_AT_LEAST) violations.push(`goodput ${(100 * share).toFixed(0)} % of saturation`);
  return {
    violations,
    figure: `goodput ${goodput.toFixed(0)} orders a second under ${TIMES}x load, ${(100 * share).toFixed(0)} % of saturation; rolling restarts: not checked`,
  };
};
