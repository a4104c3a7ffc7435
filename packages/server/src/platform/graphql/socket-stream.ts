import { Repeater } from '@graphql-yoga/subscription';
import type { WebSocket } from 'ws';
import type { Sink } from '../live/member.ts';

/** "Service restart": the client connects again by itself, and asks anew. */
export const CONNECT_AGAIN = 1012;
/** "Try again later": the client was too slow for too long. */
const TOO_SLOW = 1013;

/** What may wait for a client in our memory before it is called slow. */
const SLOW_BYTES = 256 * 1024;
/** How long a client may be slow before it is sent away. */
const PATIENCE_MS = 15_000;

/**
 * A stream of a socket. Its messages are shared with others and go out as they are, in the frames of graphql-transport-ws;
 * the protocol's library opens and ends it. A client that does not read gets the latest message alone once it does: what
 * is left out shows in that message's `after`. One that stays slow is sent away. So nothing is buffered without bound.
 */
export function streamOver(
  socket: WebSocket,
  id: string,
  join: (sink: Sink) => Promise<() => void>,
): AsyncIterable<never> {
  return new Repeater<never>(async (_push, stop) => {
    const leave = await join({
      ...frames(socket, id),
      end: stop,
      connectAgain: () => socket.close(CONNECT_AGAIN, 'Something changed: connect again.'),
    });
    await stop;
    leave();
  });
}

/** The frame that was made last: many sockets in a row are sent the same payload, and our apps' streams are called alike. */
let made: { readonly payload: Buffer; readonly id: string; readonly frame: Buffer } | null = null;

function frameOf(id: string, payload: Buffer): Buffer {
  if (made?.payload === payload && made.id === id) return made.frame;
  const frame = Buffer.concat([Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`), payload, END]);
  made = { payload, id, frame };
  return frame;
}
const END = Buffer.from('}');

function frames(socket: WebSocket, id: string): Pick<Sink, 'next'> {
  let latest: Buffer | null = null;
  let slowSince = 0;
  const send = (payload: Buffer) => socket.send(frameOf(id, payload), { binary: false }, flushed);
  const flushed = () => {
    if (socket.bufferedAmount > SLOW_BYTES) return;
    slowSince = 0;
    if (!latest) return;
    const payload = latest;
    latest = null;
    send(payload);
  };
  return {
    next(payload) {
      if (socket.bufferedAmount <= SLOW_BYTES) return send(payload);
      latest = payload;
      slowSince ||= performance.now();
      if (performance.now() - slowSince > PATIENCE_MS) socket.close(TOO_SLOW, 'You do not read what you asked for.');
    },
  };
}
