import { setTimeout as sleep } from 'node:timers/promises';
import { migrateJobs } from '../platform/queue/migrate-jobs.ts';
import { quotedCarts } from './calls.ts';
import type { BenchCanteen } from './canteen.ts';
import type { Heard, OpenDisplays } from './displays-peer.ts';
import { callers, inTurn, keyFor, placesAt } from './door.ts';
import type { Peer } from './peer.ts';
import { type BenchRun, compare, type Figure, figure, hammer, listed } from './ratio.ts';
import { withPeers } from './stage.ts';

const AT_ONCE = 32;
const WARM_UP_SECONDS = 3;
const HEARD_WITHIN_MS = 60_000;
const SUBSCRIBED_WITHIN_MS = 1_000;
const LOOK_MS = 50;

/** One display in ten lists the orders and hears of each; the others are kiosks, who hear of the stock at most five times a second. */
const STREAMS = [
  { operation: 'ListedOrderChanged', count: 50, event: 'ordering.order_placed.v1' },
  { operation: 'KioskStockChanged', count: 450, event: 'inventory.stock_changed.v1' },
] as const;

/**
 * S12: orders a second at the product's door while 500 displays follow them in a process of their own, against the same
 * door with neither displays nor relay. A slice ends unheard: what the displays still wait for is waited for before it counts.
 */
export function sellToDisplays(run: BenchRun): Promise<Figure[]> {
  const cast = { product: ['product-peer.ts', 'sells'], displays: ['displays-peer.ts', 'all'] } as const;
  return withPeers(cast, async (canteen, { product, displays }) => {
    await migrateJobs(canteen.ownerUrl);
    const place = await placesAt(canteen, product, callers(AT_ONCE));
    const { authorization } = await keyFor(canteen, ['order:see', 'order:read']);
    const cart = inTurn(await quotedCarts(canteen, false, run.random));
    const sell = (seconds: number) => hammer(() => place(cart()), { seconds, atOnce: AT_ONCE });
    const open: OpenDisplays['open'] = {
      port: product.port,
      outletId: canteen.outletId,
      authorization,
      streams: STREAMS,
    };

    const followed = async (seconds: number) => {
      await product.tell({ relay: true });
      // What the slice before has left to say is said to nobody.
      await everythingSaid(canteen);
      await displays.tell({ open });
      // Who has subscribed hears the next order: then all follow.
      while (!(await allHeard(canteen, displays, SUBSCRIBED_WITHIN_MS))) await place(cart());
      await displays.tell('count');
      const slice = await sell(seconds);
      const ended = performance.now();
      const heard = await allHeard(canteen, displays, HEARD_WITHIN_MS);
      const behindMs = performance.now() - ended;
      const messages = slice.latencies.length * STREAMS[0].count;
      if (heard?.[0]?.messages !== messages) throw new Error(`Not heard by all: ${JSON.stringify(heard)}`);
      await displays.tell('close');
      await product.tell({ relay: false });
      return { ...slice, behindMs };
    };
    await sell(WARM_UP_SECONDS);
    await followed(WARM_UP_SECONDS);
    const { ratios, limits, contenders } = await compare(
      run.rounds,
      () => sell(run.seconds),
      () => followed(run.seconds),
    );
    run.say(`orders a second followed: ${listed(contenders.map(({ rate }) => rate))}; alone: ${listed(limits)}`);
    run.say(`the last was heard by all after ${listed(contenders.map(({ behindMs }) => behindMs))} ms more`);
    return [figure('S12 orders a second, 500 displays and the relay / neither', ratios, { atLeast: 0.75 })];
  });
}

/** Waits until the relay has numbered every event there is. */
async function everythingSaid({ opened, outletId }: BenchCanteen): Promise<void> {
  const from = performance.now();
  for (;;) {
    const [row] = await opened.sql`
      select count(*)::integer as left from outbox where stream = ${outletId} and position is null`;
    if (row?.left === 0) return;
    if (performance.now() - from > HEARD_WITHIN_MS) throw new Error(`${row?.left} events were never published.`);
    await sleep(LOOK_MS);
  }
}

/**
 * Waits until every display has heard of the last event of its stream, one message after the other. Answers what they have
 * heard, or null when it takes too long; throws when a message was left out.
 */
async function allHeard(canteen: BenchCanteen, displays: Peer, withinMs: number): Promise<Heard[] | null> {
  const from = performance.now();
  await everythingSaid(canteen);
  const last = await lastPositions(canteen);
  while (performance.now() - from < withinMs) {
    const heard = (await displays.tell('heard')) as Heard[];
    const broken = heard.find(({ breaks }) => breaks > 0);
    if (broken) throw new Error(`${broken.operation}: ${broken.breaks} messages were left out.`);
    if (heard.every((one, at) => one.displays === STREAMS[at]?.count && one.everybodyAt >= (last[at] ?? 0)))
      return heard;
    await sleep(LOOK_MS);
  }
  return null;
}

/** Where each stream's last event stands. */
function lastPositions({ opened, outletId }: BenchCanteen): Promise<number[]> {
  return Promise.all(
    STREAMS.map(async ({ event }) => {
      const [row] = await opened.sql`
        select max(position)::float8 as last from outbox where stream = ${outletId} and event = ${event}`;
      return Number(row?.last);
    }),
  );
}
