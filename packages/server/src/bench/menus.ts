import { type BenchCanteen, openBenchCanteen } from './canteen.ts';
import { callers, documentOf, keyFor, post } from './door.ts';
import { type Peer, startPeer } from './peer.ts';
import { type BenchRun, type Figure, figure, hammer } from './ratio.ts';

const AT_ONCE = 16;
const WARM_UP_SECONDS = 1;

type Ask = () => Promise<string>;

/** Server processor time for one request, in milliseconds. */
async function cpuOf(peer: Peer, ask: Ask, seconds: number): Promise<number> {
  const before = await peer.cpuMs();
  const { latencies } = await hammer(ask, { seconds, atOnce: AT_ONCE });
  return ((await peer.cpuMs()) - before) / latencies.length;
}

/** S1 to S3: the kiosk's menu over HTTP, server processor time for each request. */
export async function serveMenus(run: BenchRun): Promise<Figure[]> {
  const canteen = await openBenchCanteen();
  const kinds = ['json', 'buffer', 'apollo', 'kept', 'executed'] as const;
  const started: Peer[] = [];
  try {
    for (const kind of kinds) started.push(await startPeer('menu-peer.ts', [kind, canteen.url, canteen.outletId]));
    const [json, buffer, apollo, kept, executed] = started as [Peer, Peer, Peer, Peer, Peer];
    const ask = await askers(canteen, { json, buffer, apollo, kept, executed });
    await proveEqual(ask);
    const contenders = {
      executed: [executed, ask.executed],
      kept: [kept, ask.kept],
      authorised: [executed, ask.authorised],
      json: [json, ask.json],
      buffer: [buffer, ask.buffer],
      apollo: [apollo, ask.apollo],
    } as const;
    const used: Record<keyof typeof contenders, number[]> = {
      ...{ executed: [], kept: [], authorised: [], json: [], buffer: [], apollo: [] },
    };
    for (const [peer, one] of Object.values(contenders)) await cpuOf(peer, one, WARM_UP_SECONDS);
    for (let round = 0; round < run.rounds; round += 1) {
      for (const [name, [peer, one]] of Object.entries(contenders)) {
        used[name as keyof typeof contenders].push(await cpuOf(peer, one, run.seconds));
      }
    }
    for (const [name, each] of Object.entries(used)) {
      run.say(`${name}: ${each.map((value) => value.toFixed(3)).join(', ')} ms of the server's CPU a request`);
    }
    const ratios = (limit: keyof typeof used, contender: keyof typeof used) =>
      used[limit].map((value, round) => value / (used[contender][round] ?? Number.NaN));
    return [
      figure('S1 menu executed / raw JSON', ratios('json', 'executed'), { atLeast: 0.5 }),
      figure('S1 menu executed / default Apollo', ratios('apollo', 'executed'), { atLeast: 8 }),
      figure('S2 menu kept / prebuilt buffer', ratios('buffer', 'kept'), { atLeast: 0.85 }),
      figure('S2 menu kept / default Apollo', ratios('apollo', 'kept'), { atLeast: 30 }),
      figure('S3 with a key / without', ratios('executed', 'authorised'), { atLeast: 0.95 }),
    ];
  } finally {
    for (const peer of started) await peer.stop();
    await canteen.close();
  }
}

/** How each of the servers is asked for the same menu. */
async function askers(canteen: BenchCanteen, peers: Record<'json' | 'buffer' | 'apollo' | 'kept' | 'executed', Peer>) {
  const { documentId, query } = documentOf('KioskMenu');
  const variables = { outletId: canteen.outletId };
  const agent = callers(AT_ONCE);
  const headers = await keyFor(canteen, ['order:read']);
  return {
    json: () => post(agent, peers.json, { documentId, variables }),
    buffer: () => post(agent, peers.buffer, { documentId, variables }),
    apollo: () => post(agent, peers.apollo, { query, variables }),
    kept: () => post(agent, peers.kept, { documentId, variables }),
    executed: () => post(agent, peers.executed, { documentId, variables }),
    authorised: () => post(agent, peers.executed, { documentId, variables }, headers),
  };
}

async function proveEqual(ask: Readonly<Record<string, Ask>>): Promise<void> {
  const answers = await Promise.all(
    Object.values(ask).map(async (one) => JSON.stringify(JSON.parse(await one()).data)),
  );
  if (new Set(answers).size !== 1) throw new Error('The contenders do not give the same answer.');
}
