import { type BenchCanteen, openBenchCanteen } from './canteen.ts';
import { type Peer, startPeer } from './peer.ts';

/** A program of this folder and which of its kinds it is to be. */
type Cast<Name extends string> = Readonly<Record<Name, readonly [program: string, kind: string]>>;

/** Opens a canteen and the servers in front of it, for the time of a bench. */
export async function withPeers<Name extends string, Done>(
  cast: Cast<Name>,
  work: (canteen: BenchCanteen, peers: Readonly<Record<Name, Peer>>) => Promise<Done>,
): Promise<Done> {
  const canteen = await openBenchCanteen();
  const started = new Map<string, Peer>();
  try {
    for (const [name, [program, kind]] of Object.entries<readonly [string, string]>(cast)) {
      started.set(name, await startPeer(program, [kind, canteen.url, canteen.outletId]));
    }
    return await work(canteen, Object.fromEntries(started) as Record<Name, Peer>);
  } finally {
    for (const peer of started.values()) await peer.stop();
    await canteen.close();
  }
}
