import { request } from 'node:http';
import { type Fault, openProxy } from '../../../../tools/faults/proxy.ts';

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
  const { hostname, port } = new URL(url);
  const proxy = await openProxy({ host: hostname, port: Number(port), choose: faultOf });
  return { send: (body, key, cut) => call(proxy.port, body, key, cut), close: () => proxy.close() };
}

/** Reads the head of a request, and says what its cut means in bytes. */
function faultOf(first: Buffer): Fault | 'wait' {
  const headEnd = first.indexOf(HEAD_END);
  if (headEnd < 0) return 'wait';
  const head = first.subarray(0, headEnd).toString();
  const whole = headEnd + HEAD_END.length + Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  const cut = new RegExp(`^${CUT}: (\\S+)`, 'im').exec(head)?.[1];
  switch (cut) {
    case undefined:
      return {};
    case 'before-send':
      return { up: 0 };
    case 'half-sent':
      return { up: Math.floor(whole / 2) };
    case 'sent':
      return { up: whole, felt: 'caller' };
    case 'sent-and-gone':
      return { up: whole };
    default:
      return { down: Number(cut) };
  }
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
