import { isDeepStrictEqual } from 'node:util';
import { callers, documentOf, post } from './door.ts';
import type { Peer } from './peer.ts';
import { type BenchRun, compare, type Figure, figure, hammer, listed } from './ratio.ts';
import { withPeers } from './stage.ts';

const AT_ONCE = 16;
const WARM_UP_SECONDS = 2;
const CAST = { product: ['product-peer.ts', 'forgets'], statement: ['json-agg-peer.ts', 'menu'] } as const;

/** S4: the kiosk's menu through GraphQL with nothing in memory, requests a second against one statement that makes the same JSON. */
export function readMenus(run: BenchRun): Promise<Figure[]> {
  return withPeers(CAST, async (canteen, peers) => {
    const agent = callers(AT_ONCE);
    const { documentId } = documentOf('KioskMenu');
    const body = { documentId, variables: { outletId: canteen.outletId } };
    const ask = (peer: Peer) => post(agent, peer, body);
    const [ours, theirs] = [JSON.parse(await ask(peers.product)), JSON.parse(await ask(peers.statement))];
    if (!isDeepStrictEqual(ours, theirs)) throw new Error('The contenders do not give the same menu.');
    const cpu: Record<'product' | 'statement', number[]> = { product: [], statement: [] };
    const slice = async (name: 'product' | 'statement', seconds: number) => {
      const before = await peers[name].cpuMs();
      const done = await hammer(() => ask(peers[name]), { seconds, atOnce: AT_ONCE });
      cpu[name].push(((await peers[name].cpuMs()) - before) / done.latencies.length);
      return done;
    };
    for (const name of ['product', 'statement'] as const) await slice(name, WARM_UP_SECONDS);
    const { ratios, limits, contenders } = await compare(
      run.rounds,
      () => slice('statement', run.seconds),
      () => slice('product', run.seconds),
    );
    run.say(`menus a second: ${listed(contenders.map(({ rate }) => rate))}; one statement: ${listed(limits)}`);
    run.say(`the server's CPU: ${listed(cpu.product, 2)} ms; one statement's: ${listed(cpu.statement, 2)} ms`);
    return [figure('S4 menu, nothing in memory / one json_agg statement', ratios, { atLeast: 0.75 })];
  });
}
