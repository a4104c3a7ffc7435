import { quotedCarts } from './calls.ts';
import { callers, inTurn, PLENTY_OF_CASH, placesAt } from './door.ts';
import { type BenchRun, compare, type Figure, figure, hammer, listed } from './ratio.ts';
import { withPeers } from './stage.ts';

const AT_ONCE = 32;
const WARM_UP_SECONDS = 2;

/** S8: how long one in a hundred waits at the product's door when every order holds the same dish, against orders of many. */
export function waitForHot(run: BenchRun): Promise<Figure[]> {
  return withPeers({ product: ['product-peer.ts', 'sells'] }, async (canteen, { product }) => {
    const place = await placesAt(canteen, product, callers(AT_ONCE));
    const cold = inTurn(await quotedCarts(canteen, false, run.random));
    const hot = inTurn(await quotedCarts(canteen, true, run.random));
    const sell = (cart: typeof cold, seconds: number) =>
      hammer(() => place(cart(), PLENTY_OF_CASH), { seconds, atOnce: AT_ONCE });
    for (const cart of [cold, hot]) await sell(cart, WARM_UP_SECONDS);
    const { ratios, limits, contenders } = await compare(
      run.rounds,
      () => sell(cold, run.seconds),
      () => sell(hot, run.seconds),
      ({ latencies }) => oneInAHundred(latencies),
    );
    run.say(`p99 cold: ${listed(limits)} ms; hot: ${listed(contenders.map((one) => oneInAHundred(one.latencies)))} ms`);
    run.say(`hot orders a second: ${listed(contenders.map(({ rate }) => rate))}`);
    return [figure('S8 p99 hot / cold, over HTTP', ratios, { atMost: 1.25 })];
  });
}

/** What one in a hundred takes longer than; of sorted values. */
function oneInAHundred(latencies: readonly number[]): number {
  return latencies[Math.ceil(latencies.length * 0.99) - 1] ?? Number.NaN;
}
