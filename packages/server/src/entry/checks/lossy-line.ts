import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Where a call is cut off, from the caller's side. */
export type Cut =
  /** Nothing of it reaches the server. */
  | 'before-send'
  /** Half of the request reaches it. */
  | 'half-sent'
  /** All of it does; the caller is gone before the answer, and the server may notice or not. */
  | 'sent'
  | 'sent-and-gone'
  /** So many bytes of the answer come back. */
  | number;

/** What a call came to: an answer, or nobody knows. */
export type Outcome =
  | { readonly lost: true }
  | { readonly lost: false; readonly status: number; readonly body: string };

/** A TCP line to the server that is cut where each call asks for it. */
export interface LossyLine {
  /** Sends a body over a connection of its own; without a cut the line is whole. */
  send(body: string, key: string, cut?: Cut): Promise<Outcome>;
  close(): Promise<void>;
}

const CUT = 'x-cut';
const HEAD_END = '\r\n\r\n';

/** Opens a line to the server at this origin. */
export async function openLossyLine(url: string): Promise<LossyLine> {
  const server = new URL(url);
  const sockets = new Set<Socket>();
  const proxy = createServer((caller) => {
    sockets.add(caller);
    caller.on('error', () => {}).on('close', () => sockets.delete(caller));
    passOn(caller, () => connect(Number(server.port), server.hostname));
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    send: (body, key, cut) => call(port, body, key, cut),
    async close() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
      await once(proxy, 'close');
    },
  };
}

/** Reads one whole request, then does with it what its cut says. */
function passOn(caller: Socket, reach: () => Socket): void {
  let received = Buffer.alloc(0);
  caller.on('data', function collect(chunk: Buffer) {
    received = Buffer.concat([received, chunk]);
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = received.subarray(0, headEnd).toString();
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    if (received.length < headEnd + HEAD_END.length + length) return;
    caller.off('data', collect);
    const wanted = new RegExp(`^${CUT}: (\\S+)`, 'im').exec(head)?.[1];
    deliver(caller, reach, received, wanted);
  });
}

function deliver(caller: Socket, reach: () => Socket, whole: Buffer, cut: string | undefined): void {
  if (cut === 'before-send') {
    caller.destroy();
    return;
  }
  const server = reach().on('error', () => caller.destroy());
  if (cut === 'half-sent') {
    server.write(whole.subarray(0, Math.floor(whole.length / 2)), () => {
      server.destroy();
      caller.destroy();
    });
    return;
  }
  server.write(whole, () => {
    if (cut === 'sent' || cut === 'sent-and-gone') caller.destroy();
    if (cut === 'sent-and-gone') server.destroy();
  });
  let left = cut === undefined || Number.isNaN(Number(cut)) ? Number.POSITIVE_INFINITY : Number(cut);
  server.on('data', (chunk: Buffer) => {
    if (caller.destroyed) return;
    const shown = chunk.subarray(0, Math.min(left, chunk.length));
    left -= chunk.length;
    caller.write(shown, () => {
      if (left > 0) return;
      caller.destroy();
      server.destroy();
    });
  });
  server.on('end', () => caller.end());
}

function call(port: number, body: string, key: string, cut: Cut | undefined): Promise<Outcome> {
  return new Promise((resolve) => {
    const lose = () => resolve({ lost: true });
    const headers = {
      authorization: `Key ${key}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
      ...(cut !== undefined && { [CUT]: String(cut) }),
    };
    const sent = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers, agent: false });
    sent.on('error', lose).on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', lose).on('aborted', lose);
      response.on('end', () => {
        if (response.complete) resolve({ lost: false, status: response.statusCode ?? 0, body: text });
        else lose();
      });
    });
    sent.end(body);
  });
}
