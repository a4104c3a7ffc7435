import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import WebSocket from 'ws';
import { SELECTIONS } from './fan-out-documents.ts';
import { type Peer, startPeer } from './peer.ts';
import { type BenchRun, type Figure, figure } from './ratio.ts';

const CLIENTS = [100, 500, 1_000];
/** Messages before anything is measured, all displays together: then everything is warm, and it is known how many fill a slice. */
const HEARD_TO_WARM_UP = 10_000;
const HEARD_WITHIN_MS = 60_000;

/** Displays in this process that follow a server's stream. */
class Displays {
  private heard = 0;
  /** What each selection heard last. */
  readonly last = new Map<number, string>();
  private readonly sockets: WebSocket[] = [];

  async open(peer: Peer, kind: Kind, count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) this.sockets.push(await this.one(peer, kind, n));
  }

  private async one({ port }: Peer, kind: Kind, n: number): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    if (kind !== 'plain') {
      socket.send(JSON.stringify({ type: 'connection_init' }));
      await once(socket, 'message');
      const at = n % SELECTIONS.length;
      const ours = { query: '', extensions: { documentId: String(at) } };
      const payload = kind === 'ours' ? ours : { query: SELECTIONS[at] };
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
    }
    socket.on('message', (data) => {
      this.heard += 1;
      if (n < SELECTIONS.length) this.last.set(n, String(data));
    });
    return socket;
  }

  async hear(count: number): Promise<void> {
    const wanted = this.heard + count * this.sockets.length;
    const from = performance.now();
    return new Promise((resolve, reject) => {
      const look = setInterval(() => {
        if (this.heard < wanted && performance.now() - from < HEARD_WITHIN_MS) return;
        clearInterval(look);
        if (this.heard < wanted) reject(new Error(`${wanted - this.heard} messages never came.`));
        else resolve();
      }, 5);
    });
  }

  close(): void {
    for (const socket of this.sockets) socket.terminate();
  }
}

type Kind = 'ours' | 'stock' | 'plain';

/**
 * Throws unless both say the same of the same event, selection by selection. Before anything is measured; who broadcasts
 * one text to everybody knows of no selections.
 */
export function proveSame(ours: ReadonlyMap<number, string>, stock: ReadonlyMap<number, string>): void {
  for (const at of SELECTIONS.keys()) {
    const [one, other] = [ours, stock].map((last) => JSON.parse(last.get(at) ?? 'null'));
    if (!one?.payload?.data || !isDeepStrictEqual(one, other)) {
      throw new Error('The servers do not tell the displays the same.');
    }
  }
}

/**
 * S11: one event to many displays with three selections, server processor time for each message that is heard. What is
 * compared is the way from an event to a socket: nobody stands before it, as admission does before HTTP.
 */
export async function fanOut(run: BenchRun): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const clients of CLIENTS) {
    const used = await measured(run, clients);
    for (const [kind, each] of Object.entries(used)) {
      run.say(
        `${clients} clients, ${kind}: ${each.map((ms) => (ms * 1_000).toFixed(1)).join(', ')} µs of CPU a message`,
      );
    }
    const against = (limit: Kind) => used[limit].map((ms, round) => ms / (used.ours[round] ?? Number.NaN));
    figures.push(
      figure(`S11 fan-out to ${clients} / raw ws broadcast`, against('plain'), { atLeast: 0.9 }),
      figure(`S11 fan-out to ${clients} / stock graphql-ws`, against('stock'), { atLeast: 5 }),
    );
  }
  return figures;
}

async function measured(run: BenchRun, clients: number): Promise<Record<Kind, number[]>> {
  const used: Record<Kind, number[]> = { ours: [], stock: [], plain: [] };
  const opened: { kind: Kind; peer: Peer; displays: Displays; inASlice: number }[] = [];
  try {
    for (const kind of ['plain', 'ours', 'stock'] as const) {
      const peer = await startPeer('fan-out-peer.ts', [kind]);
      const displays = new Displays();
      const one = { kind, peer, displays, inASlice: 1 };
      opened.push(one);
      await displays.open(peer, kind, clients);
      const count = Math.ceil(HEARD_TO_WARM_UP / clients);
      const { wallMs } = await slice(peer, displays, count);
      one.inASlice = Math.max(1, Math.round((count * run.seconds * 1_000) / wallMs));
    }
    const heardBy = (wanted: Kind) => opened.find(({ kind }) => kind === wanted)?.displays.last ?? new Map();
    proveSame(heardBy('ours'), heardBy('stock'));
    for (let round = 0; round < run.rounds; round += 1) {
      for (const { kind, peer, displays, inASlice } of opened) {
        const { cpuMs } = await slice(peer, displays, inASlice);
        used[kind].push(cpuMs / (inASlice * clients));
      }
    }
    return used;
  } finally {
    for (const { peer, displays } of opened) {
      displays.close();
      await peer.stop();
    }
  }
}

/** What it took until every display had heard so many messages: of the server's processor time, and of all time. */
async function slice(peer: Peer, displays: Displays, count: number): Promise<{ cpuMs: number; wallMs: number }> {
  const before = await peer.cpuMs();
  const from = performance.now();
  const heard = displays.hear(count);
  await peer.tell({ publish: count });
  await heard;
  const wallMs = performance.now() - from;
  return { cpuMs: (await peer.cpuMs()) - before, wallMs };
}
