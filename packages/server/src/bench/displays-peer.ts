import { once } from 'node:events';
import WebSocket from 'ws';
import { documentOf } from './door.ts';
import { serveAsPeer } from './peer.ts';

/** Which displays are to be opened where. */
export interface OpenDisplays {
  readonly open: {
    readonly port: number;
    readonly outletId: string;
    readonly authorization: string;
    /** How many follow each of these streams, by the name of the document. */
    readonly streams: readonly { readonly operation: string; readonly count: number }[];
  };
}

/** What the displays of one stream have heard since they were told to count. */
export interface Heard {
  readonly operation: string;
  readonly displays: number;
  /** Messages of all of them. */
  readonly messages: number;
  /** Messages that did not follow the one before, and streams that ended. */
  readonly breaks: number;
  /** The position that even the slowest has heard of. */
  readonly everybodyAt: number;
}

interface Stream {
  readonly operation: string;
  readonly positions: number[];
  messages: number;
  breaks: number;
}

let sockets: WebSocket[] = [];
let streams: Stream[] = [];

async function open({ port, outletId, authorization, streams: wanted }: OpenDisplays['open']): Promise<void> {
  streams = wanted.map(({ operation }) => ({ operation, positions: [], messages: 0, breaks: 0 }));
  for (const [at, { operation, count }] of wanted.entries()) {
    const { documentId } = documentOf(operation);
    const payload = { query: '', variables: { outletId }, extensions: { documentId } };
    const stream = streams[at] as Stream;
    for (let n = 0; n < count; n += 1) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
      await once(socket, 'open');
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
      await once(socket, 'message');
      follow(socket, stream, n);
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      sockets.push(socket);
    }
  }
}

/** Hears one stream; each message names the position of the one before it. */
function follow(socket: WebSocket, stream: Stream, display: number): void {
  socket.on('message', (text: Buffer) => {
    if (text.includes('"type":"ping"')) return socket.send('{"type":"pong"}');
    // Long texts are not parsed: this process is to take as little of the machine as it can. Fields are sent in the order of
    // their names: the message's own `after` is the first there is, its `position` the last.
    const after = numberAt(text, text.indexOf('"after":'));
    const position = numberAt(text, text.lastIndexOf('"position":'));
    const last = stream.positions[display];
    if (last !== undefined && after !== last) stream.breaks += 1;
    stream.positions[display] = position;
    stream.messages += 1;
  });
  socket.on('close', () => {
    if (sockets.includes(socket)) stream.breaks += 1;
  });
}

/** The number after the next colon; NaN, which equals nothing, where there is none. */
function numberAt(text: Buffer, from: number): number {
  return from < 0 ? Number.NaN : Number.parseInt(text.toString('latin1', text.indexOf(':', from) + 1, from + 40), 10);
}

function close(): void {
  const open = sockets;
  sockets = [];
  for (const socket of open) socket.terminate();
}

function count(): void {
  for (const stream of streams) stream.messages = 0;
}

function heard(): Heard[] {
  return streams.map(({ operation, positions, messages, breaks }) => {
    return { operation, displays: positions.length, messages, breaks, everybodyAt: Math.min(...positions) };
  });
}

serveAsPeer(0, (order: OpenDisplays | 'close' | 'count' | 'heard') => {
  if (order === 'heard') return heard();
  if (order === 'close') return close();
  if (order === 'count') return count();
  return open(order.open);
});
