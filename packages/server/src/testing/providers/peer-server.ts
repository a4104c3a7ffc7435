import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from '../../platform/http/request.ts';

export interface PeerRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface PeerAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** A provider of the outside world on a loopback port of its own, for tests of what speaks to it. */
export interface PeerServer {
  readonly url: string;
  /** While set, it takes connections and never answers well: with this status, or by hanging up. */
  outage: number | 'hangs up' | null;
  /** Loses the answer to the next request after having acted on it. */
  loseNextAnswer(): void;
  close(): Promise<void>;
}

/** Serves what `answer` says of each request. */
export async function servePeer(answer: (request: PeerRequest) => PeerAnswer): Promise<PeerServer> {
  const state = { outage: null as PeerServer['outage'], loses: false };
  const server = createServer(async (incoming, response) => {
    const body = await readBody(incoming, 100_000);
    if (state.outage === 'hangs up') return incoming.socket.destroy();
    if (state.outage !== null) return response.writeHead(state.outage).end('{"error":{}}');
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://peer');
    const { status, json } = answer({
      ...{ method: incoming.method ?? '', path: pathname, query: searchParams, headers: incoming.headers, body },
    });
    if (state.loses) {
      state.loses = false;
      return incoming.socket.destroy();
    }
    return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get outage() {
      return state.outage;
    },
    set outage(which) {
      state.outage = which;
    },
    loseNextAnswer() {
      state.loses = true;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A message as the provider would send it. */
export interface PeerMessage {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** What a provider does that is not asked for by us: its payers pay, its refunds end, it sends messages. */
export interface Peer extends PeerServer {
  /** The payer pays at the page of a payment: all of it unless said. */
  pay(providerRef: string, amount?: number): PeerMessage;
  /** An attempt fails; the page may be tried again. */
  failOnce(providerRef: string): PeerMessage;
  /** The page's time is over. */
  expire(providerRef: string): PeerMessage;
  /** Whether its next refunds wait until they are ended. */
  refundsWait(wait: boolean): void;
  /** A refund that waited ends. */
  endRefund(refundRef: string, ended: 'paid out' | 'failed'): PeerMessage;
  /** How many payments it was asked to collect, and how many refunds it gave. */
  counts(): { readonly payments: number; readonly refunds: number };
  /** A message that means nothing to us. */
  other(): PeerMessage;
}
