import { findOwnerUrl } from '../entry/owner-url.ts';
import { type Api, openApi } from '../entry/replay/api.ts';
import { type Look, openBacklog } from '../entry/replay/backlog.ts';
import { cartOf } from '../entry/replay/customers.ts';
import { deliver } from '../entry/replay/deliver.ts';
import { PLACE_ORDER, QUOTE_ORDER } from '../entry/replay/documents.ts';
import { freshId } from '../entry/replay/fresh-id.ts';
import { type OwnServer, startOwnServer } from '../entry/replay/own-server.ts';
import { planDay } from '../entry/replay/plan.ts';
import { runDay } from '../entry/replay/run-day.ts';
import { peakOf, rushDay } from '../entry/replay/rush.ts';
import { enterMenu, makeOutlet } from '../entry/replay/set-up.ts';
import { compareAll } from '../entry/replay/verdict.ts';
import { type BenchRun, type Figure, figure, hammer } from './ratio.ts';

const CANTEENS = 50;
const AT_ONCE = 32;
const SHARE_OF_SATURATION = 0.7;
const WARM_UP_SECONDS = 3;
/** Longer says nothing more about how fast it is. */
const SATURATE_SECONDS_MOST = 10;
const CARTS = 200;
/** Thousandths of each ingredient's unit: more than any run sells. */
const PLENTY = 10_000_000_000;
const SHOWN = 5;

/** One product for all of it, and how to look into its database. */
interface Stage {
  readonly own: OwnServer;
  readonly seed: number;
  readonly run: BenchRun;
  readonly look: Look;
}

/**
 * S18, in part: orders arrive at the rate of a day's busiest quarter hour for `--seconds`, in an open loop, from order to
 * collection at what fifty canteens have; then at 70 % of what placing saturates at, where orders are placed only and all
 * the rest comes after. Both in one outlet, with every display connected, and reconciled.
 *
 * Not measured: the shape of the day, 13 % of whose tickets the promise puts into that quarter hour. Nothing comes before
 * the peak or after it, and it lasts seconds rather than fifteen minutes. `npm run replay -- --rush` replays a day of that shape.
 */
export async function holdRush(run: BenchRun): Promise<Figure[]> {
  const own = await startOwnServer();
  const backlog = openBacklog(findOwnerUrl(own.dataDir) ?? '');
  const stage = { own, run, look: backlog.look, seed: Math.floor(run.random() * 2 ** 31) };
  try {
    const wrong: [whole: number[], placed: number[]] = [[], []];
    for (let round = 0; round < run.rounds; round += 1) {
      wrong[0].push(await rush(stage, peakOf(CANTEENS), false));
      const saturation = await saturate(own, run);
      run.say(`saturation of placing: ${saturation.toFixed(1)} orders a second from ${AT_ONCE} at once`);
      wrong[1].push(await rush(stage, SHARE_OF_SATURATION * saturation, true));
    }
    const only = `for ${run.seconds} s (the peak alone, not the day's shape)`;
    const none = { atMost: 0, unit: 'differences' };
    return [
      figure(
        `S18 ${peakOf(CANTEENS).toFixed(1)} orders a second, the peak of ${CANTEENS} canteens, ${only}`,
        wrong[0],
        none,
      ),
      figure(
        `S18 ${100 * SHARE_OF_SATURATION} % of what placing saturates at here, with the relay on: placing alone is judged, ${only}`,
        wrong[1],
        none,
      ),
    ];
  } finally {
    await backlog.close();
    await own.stop();
  }
}

/** Lets the quarter hour happen at this peak. Returns how much did not hold, and says what. */
async function rush({ own, seed, run, look }: Stage, peak: number, placesOnly: boolean): Promise<number> {
  const { day, speed } = rushDay({ peak, window: 'peak', seconds: run.seconds, seed });
  const what = `${peak.toFixed(1)} orders a second for ${run.seconds} s${placesOnly ? ', placed only' : ''}`;
  const replayed = await runDay(own, day, { seed, speed, openLoop: true, placesOnly, look, say: () => {} });
  const differences = compareAll(replayed, { openLoop: true, disturbed: false }).flatMap((one) => one.differences);
  run.say(`${what}: ${differences.length} differences`);
  for (const line of replayed.arrivals.lines()) run.say(`  ${line}`);
  for (const difference of differences.slice(0, SHOWN)) run.say(`  ${difference}`);
  if (differences.length > SHOWN) run.say(`  and ${differences.length - SHOWN} more`);
  return differences.length;
}

/** Orders a second that are placed without a tender, over GraphQL, each caller asking again once it is answered. */
async function saturate(own: OwnServer, run: BenchRun): Promise<number> {
  const api = openApi(own, AT_ONCE);
  const carts = await quotedCarts(api, Math.floor(run.random() * 2 ** 31));
  const place = () => {
    const cart = carts[Math.floor(run.random() * carts.length)];
    return api.command(PLACE_ORDER, { id: freshId(), ...cart, cash: null }, 'Order');
  };
  // The first calls of every session plan their statements.
  await hammer(place, { seconds: WARM_UP_SECONDS, atOnce: AT_ONCE });
  const seconds = Math.min(run.seconds, SATURATE_SECONDS_MOST);
  const { rate } = await hammer(place, { seconds, atOnce: AT_ONCE });
  if (api.unanswered > 0)
    throw new Error(`${api.unanswered} of ${AT_ONCE} at once were put off: that is no saturation.`);
  return rate;
}

/** Carts of the rush's shape in an outlet that has plenty of everything, with the prices that the product signed. */
async function quotedCarts(api: Api, seed: number): Promise<object[]> {
  const outlet = await makeOutlet(api);
  const { day } = rushDay({ peak: CARTS, window: 'peak', seconds: 1, seed });
  const plan = planDay(day, seed, outlet.code, freshId);
  await enterMenu(api, outlet, plan);
  const lines = plan.ingredients.map(({ id, unit }) => {
    return { batchId: freshId(), stockItemId: id, quantity: PLENTY, unit, value: PLENTY / 1_000, expiryDate: null };
  });
  await deliver(api, { outletId: outlet.id }, lines);
  const quoted = plan.orders.map(async (order) => {
    const asked = cartOf(order, outlet);
    const { signed } = await api.command<{ signed: string }>(QUOTE_ORDER, asked, 'Quote');
    return { ...asked, quote: signed };
  });
  return Promise.all(quoted);
}
