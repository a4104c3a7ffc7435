import { type BenchCart, idsOf, quotedCarts, recordCalls } from './calls.ts';
import type { BenchCanteen } from './canteen.ts';
import { callers, inTurn, type Place, placesAt } from './door.ts';
import type { Peer } from './peer.ts';
import { type BenchRun, compare, type Figure, figure, hammer, listed } from './ratio.ts';
import type { PreparedOrder } from './raw-peer.ts';
import { proveSameOrder } from './same-order.ts';
import { withPeers } from './stage.ts';

const AT_ONCE = 32;
const WARM_UP_SECONDS = 3;

const CAST = {
  product: ['product-peer.ts', 'sells'],
  commits: ['raw-peer.ts', 'commits'],
  shares: ['raw-peer.ts', 'shares'],
} as const;

/**
 * S9: an order that is paid later, by the product's door against the same SQL behind node:http alone. Both answer when the
 * order is on disk: the other as PostgreSQL comes, each commit waiting for it; printed beside, one that shares our barrier too.
 */
export function placeAgainstRaw(run: BenchRun): Promise<Figure[]> {
  return withPeers(CAST, async (canteen, peers) => {
    const carts = await quotedCarts(canteen, false, run.random);
    const prepared = await preparedFor(canteen, carts);
    for (const raw of [peers.commits, peers.shares]) await raw.tell(prepared);
    const at = async (peer: Peer) => placesAt(canteen, peer, callers(AT_ONCE));
    const [product, commits, shares] = [await at(peers.product), await at(peers.commits), await at(peers.shares)];
    await proveEqual(canteen, carts, [product, commits, shares]);
    const cart = inTurn(carts);
    const by = async (place: Place, peer: Peer, seconds: number) => {
      const before = await peer.cpuMs();
      const slice = await hammer(() => place(cart()), { seconds, atOnce: AT_ONCE });
      return { ...slice, cpuMs: ((await peer.cpuMs()) - before) / slice.latencies.length };
    };
    const ours = (seconds: number) => by(product, peers.product, seconds);
    const theirs = {
      commits: (seconds: number) => by(commits, peers.commits, seconds),
      shares: (seconds: number) => by(shares, peers.shares, seconds),
    };
    for (const warm of [ours, theirs.commits, theirs.shares]) await warm(WARM_UP_SECONDS);
    const against = async (kind: keyof typeof theirs) => {
      const compared = await compare(
        run.rounds,
        () => theirs[kind](run.seconds),
        () => ours(run.seconds),
      );
      const { ratios, limits, contenders } = compared;
      run.say(`orders a second: ${listed(contenders.map(({ rate }) => rate))}; raw that ${kind}: ${listed(limits)}`);
      run.say(
        `ratios ${listed(ratios, 2)}; our server's CPU an order: ${listed(
          contenders.map(({ cpuMs }) => cpuMs),
          2,
        )} ms`,
      );
      return compared;
    };
    const alone = await against('commits');
    await against('shares');
    run.say(`raw server's CPU an order: ${listed([(await theirs.commits(run.seconds)).cpuMs], 2)} ms`);
    return [figure('S9 place order over GraphQL / raw node:http, the same SQL', alone.ratios, { atLeast: 1 })];
  });
}

async function preparedFor(canteen: BenchCanteen, carts: readonly BenchCart[]): Promise<PreparedOrder[]> {
  const calls = await recordCalls(canteen, carts, null);
  return calls.map((call, index) => {
    const [orderId = '', auditId = ''] = idsOf(call);
    const texts = { name: call.name, door: JSON.stringify(call.door), body: JSON.stringify(call.body) };
    return { quote: carts[index]?.quote ?? '', orderId, auditId, ...texts };
  });
}

/** The same cart gives the same answer but for id and token, and leaves as many rows that say the same. */
async function proveEqual(canteen: BenchCanteen, carts: readonly BenchCart[], doors: readonly Place[]): Promise<void> {
  const [cart] = carts;
  if (!cart) throw new Error('The bench has no cart.');
  const placed = [];
  for (const place of doors) placed.push(await place(cart));
  if (new Set(placed.map(({ total }) => total)).size > 1) throw new Error('The servers do not give the same answer.');
  await proveSameOrder(
    canteen,
    placed.map(({ id }) => id),
  );
}
