// A thousand displays. Mutant that reddens it: platform/live/channel.ts tells only the first ten of its members.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { type Api, openApi, type Target } from '../entry/replay/api.ts';
import { BOARD_CHANGED, ORDER_CHANGED, PLACE_ORDER, TICKET_CHANGED } from '../entry/replay/documents.ts';
import { freshId } from '../entry/replay/fresh-id.ts';
import { type Counter, openCounter, TENDERED } from './counter.ts';
import type { Check } from './promise.ts';

const FULL_DISPLAYS = 1_000;
/** One display in so many reads nothing for a while. */
const SLOW = 20;
/** How long those read nothing, while orders are placed: sooner than who does not read is sent away. */
const UNREAD_MS = { most: 5_000, least: 1_000 };
const HEARD_WITHIN_MS = 2_000;
/** Until it is said who never heard. */
const PATIENCE_MS = 20_000;
/** What the product keeps for a display at most, as its memory grows: what may wait for a slow one. */
const MEMORY_EACH = 256 * 1024;
/** Opened at once: a burst of them all is another promise. */
const OPENED_AT_ONCE = 25;
const PLENTY = 1_000_000;

/** What displays show: orders as they are listed, tickets, and the order-ready board, which tells the latest state only. */
const STREAMS = [
  { document: ORDER_CHANGED, shows: /"order":\{"id":"([^"]+)"/g },
  { document: TICKET_CHANGED, shows: /"orderId":"([^"]+)"/g },
  { document: BOARD_CHANGED, shows: /"orderId":"([^"]+)"/g },
] as const;

/** A thousand displays follow one outlet: an order is heard by all of them within two seconds, also by who did not read for a while. */
export const displays: Check = async ({ target: find, scale, say }) => {
  const target = await find();
  const api = openApi(target, 4);
  const counter = await openCounter(target, PLENTY);
  const memory = () => (target.pid === undefined ? null : residentBytes(target.pid));
  const wall: Display[] = [];
  try {
    await placed(api, counter);
    const before = memory();
    const count = Math.max(SLOW, Math.round(FULL_DISPLAYS * scale));
    while (wall.length < count) {
      const some = Math.min(OPENED_AT_ONCE, count - wall.length);
      wall.push(...(await Promise.all(Array.from({ length: some }, (_, n) => open(target, counter, wall.length + n)))));
    }
    const violations: string[] = [];
    const last = await heardByAll(api, counter, wall, violations);
    say(`${count} displays: the last heard of an order ${last.toFixed(0)} ms after it was said`);

    const slow = wall.filter((_, at) => at % SLOW === 0);
    const others = wall.filter((_, at) => at % SLOW !== 0);
    for (const display of slow) display.socket.pause();
    const until = performance.now() + Math.max(UNREAD_MS.least, Math.min(1, scale) * UNREAD_MS.most);
    while (performance.now() < until) await placed(api, counter);
    const beside = await heardByAll(api, counter, others, violations);
    for (const display of slow) display.socket.resume();
    const again = await heardByAll(api, counter, wall, violations);
    say(
      `${slow.length} of them read nothing meanwhile: others heard after ${beside.toFixed(0)} ms, then all after ${again.toFixed(0)} ms`,
    );

    const after = memory();
    const each = before === null || after === null ? null : (after - before) / count;
    if (each !== null && each > MEMORY_EACH) violations.push(`${kilobytes(each)} of memory for each display`);
    const gone = wall.filter(({ socket }) => socket.readyState !== WebSocket.OPEN).length;
    if (gone > 0) violations.push(`${gone} displays lost their line`);
    const grown = each === null ? 'memory is not seen from here' : `${kilobytes(each)} of memory each`;
    return {
      violations,
      figure: `${count} displays, the last after ${Math.max(last, beside, again).toFixed(0)} ms, ${grown}`,
    };
  } finally {
    for (const { socket } of wall) socket.terminate();
  }
};

/** A display, and the orders it has shown. */
interface Display {
  readonly socket: WebSocket;
  readonly shown: Set<string>;
}

async function open({ url, key }: Target, { outletId }: Counter, n: number): Promise<Display> {
  const { document, shows } = STREAMS[n % STREAMS.length] as (typeof STREAMS)[number];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Key ${key}` } }));
  await once(socket, 'message');
  const shown = new Set<string>();
  socket.on('message', (data) => {
    for (const [, id] of String(data).matchAll(shows)) if (id !== undefined) shown.add(id);
  });
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: document, variables: { outletId } } }));
  return { socket, shown };
}

async function placed(api: Api, { rollCarts }: Counter): Promise<string> {
  const id = freshId();
  await api.command(PLACE_ORDER, { id, ...rollCarts[0], cash: { tendered: TENDERED } }, 'Order');
  return id;
}

/** Places an order. Answers after how many milliseconds the last of these displays showed it, and blames those that were late. */
async function heardByAll(api: Api, counter: Counter, wall: readonly Display[], violations: string[]): Promise<number> {
  const from = performance.now();
  const id = await placed(api, counter);
  const waiting = () => wall.filter(({ shown }) => !shown.has(id)).length;
  while (waiting() > 0 && performance.now() - from < PATIENCE_MS) await sleep(5);
  const took = performance.now() - from;
  if (waiting() > 0) violations.push(`${waiting()} of ${wall.length} displays never heard of an order`);
  else if (took > HEARD_WITHIN_MS)
    violations.push(`the last of ${wall.length} displays heard after ${took.toFixed(0)} ms`);
  return took;
}

/** What a process has in memory (proc(5)); null where the system does not say. */
function residentBytes(pid: number): number | null {
  try {
    const [, kilo] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilo === undefined ? null : Number(kilo) * 1_024;
  } catch {
    return null;
  }
}

const kilobytes = (bytes: number) => `${(bytes / 1_024).toFixed(0)} KB`;
