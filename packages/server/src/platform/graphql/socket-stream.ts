import type { Writable } from 'node:stream';
import { Repeater } from '@graphql-yoga/subscription';
import type { WebSocket } from 'ws';
import type { Sink } from '../live/member.ts';

/** "Service restart": the client connects again by itself, and asks anew. */
export const CONNECT_AGAIN = 1012;
/** "Try again later": the client was too slow for too long, or has too much open. */
export const TRY_LATER = 1013;

/** What may wait for a client in our memory before it is called slow. */
const SLOW_BYTES = 256 * 1024;
/** How long a client may be slow before it is sent away. */
const PATIENCE_MS = 15_000;

/** A client's socket: the protocol's, and the connection beneath it. */
export interface Line {
  readonly socket: WebSocket;
  readonly wire: Writable;
}

/**
 * A stream of a socket. Its messages are shared with others and go out as they are, in the frames of graphql-transport-ws;
 * the protocol's library opens and ends it. A client that does not read gets the latest message alone once it does: what
 * is left out shows in that message's `after`. One that stays slow is sent away. So nothing is buffered without bound.
 */
export function streamOver(line: Line, id: string, join: (sink: Sink) => Promise<() => void>): AsyncIterable<never> {
  return new Repeater<never>(async (_push, stop) => {
    const { next, silence } = frames(line, id);
    const leave = await join({
      next,
      end() {
        silence();
        stop();
      },
      connectAgain: () => line.socket.close(CONNECT_AGAIN, 'Something changed: connect again.'),
    });
    await stop;
    silence();
    leave();
  });
}

/** The frame that was made last: many sockets in a row are sent the same payload, and our apps' streams are called alike. */
let made: { readonly payload: Buffer; readonly id: string; readonly frame: Buffer } | null = null;

function frameOf(id: string, payload: Buffer): Buffer {
  if (made?.payload === payload && made.id === id) return made.frame;
  const opening = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  const length = opening.length + payload.length + END.length;
  const frame = Buffer.concat([headOf(length), opening, payload, END]);
  made = { payload, id, frame };
  return frame;
}
const END = Buffer.from('}');

/** What stands before a text of so many bytes that a server sends whole, neither masked nor compressed (RFC 6455, section 5.2). */
function headOf(length: number): Buffer {
  if (length < 126) return Buffer.from([WHOLE_TEXT, length]);
  if (length < 65_536) {
    const head = Buffer.from([WHOLE_TEXT, 126, 0, 0]);
    head.writeUInt16BE(length, 2);
    return head;
  }
  const head = Buffer.from([WHOLE_TEXT, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}
const WHOLE_TEXT = 0x81;

/**
 * Frames go straight onto the wire, made once for all that hear the same: a quarter of the processor's time of a message
 * went into making each client's own. `ws` writes whole frames in one go as well, as long as it compresses nothing.
 */
function frames({ socket, wire }: Line, id: string): Pick<Sink, 'next'> & { silence(): void } {
  let latest: Buffer | null = null;
  let slowSince = 0;
  const drained = () => {
    const payload = latest;
    latest = null;
    slowSince = 0;
    if (payload && socket.readyState === socket.OPEN) wire.write(frameOf(id, payload));
  };
  return {
    /** Nothing comes after a stream's end, not even what waited for a slow client. */
    silence() {
      latest = null;
      wire.off('drain', drained);
    },
    next(payload) {
      if (socket.readyState !== socket.OPEN) return;
      if (!latest && wire.writableLength <= SLOW_BYTES) {
        wire.write(frameOf(id, payload));
        return;
      }
      if (!latest) {
        slowSince = performance.now();
        wire.once('drain', drained);
      }
      latest = payload;
      if (performance.now() - slowSince > PATIENCE_MS) socket.close(TRY_LATER, 'You do not read what you asked for.');
    },
  };
}
