import type { IncomingMessage } from 'node:http';
import { AppError } from '@college-kiosk/kernel';
import { BODY_AT_MOST, BodyTooLong, keepBody, readBytes } from './request.ts';
import { type Handler, pathOf } from './server.ts';
import { answerUnavailable, type Unavailable } from './unavailable.ts';

/** Milliseconds that a body may take: what our apps send comes with its headers, the longest over a bad line in a second or two. */
const BODY_MS = 5_000;
/** Callers who may be sending a body at once. Who is honest is among them for milliseconds. */
const SENDING_AT_MOST = 1_000;
/** Bytes of bodies that are not whole yet, of all callers together. */
const BYTES_AT_MOST = 32 * 1024 * 1024;

const SLOW: Unavailable = {
  ...{ why: 'slow', status: 408, retryAfterSeconds: 1 },
  message: 'The request took too long to arrive. Send it again.',
};
const TOO_MANY: Unavailable = {
  ...{ why: 'busy', status: 503, retryAfterSeconds: 1 },
  message: 'The canteen is very busy. Try again in a moment.',
};

/** Where more may be sent than elsewhere. */
interface Roomier {
  /** Below which path. */
  readonly under: string;
  readonly bytes: number;
  /** Whether whoever sends this may send so much, by its headers: all others have as much room as elsewhere. */
  isFor(request: IncomingMessage): Promise<boolean>;
}

interface Sender {
  bytes: number;
  turnAway(why: Unavailable): void;
}

/**
 * Where a request waits until its body is here, before it takes any place: a caller who sends slowly costs what has come of
 * his body, and nobody's turn. Time, callers and bytes are bounded; where there are too many, whoever has been sending for
 * longest goes, never whoever comes.
 */
export class Arrivals {
  /** Who has begun first is first. */
  private readonly sending = new Set<Sender>();
  private bytes = 0;

  constructor(
    private readonly limits = { bodyMs: BODY_MS, sending: SENDING_AT_MOST, bytes: BYTES_AT_MOST, each: BODY_AT_MOST },
    private readonly roomier: readonly Roomier[] = [],
  ) {}

  /** Passes a request on when its body is whole, or is longer than any may be; `readBody` says at once which. */
  readonly receive: Handler = async (request, response) => {
    // No other method's body is ever read.
    if (request.method !== 'POST') return false;
    const over = new AbortController();
    let turnedAway: Unavailable | undefined;
    const sender: Sender = {
      bytes: 0,
      turnAway(why) {
        turnedAway = why;
        over.abort();
      },
    };
    const late = setTimeout(() => sender.turnAway(SLOW), this.limits.bodyMs);
    this.sending.add(sender);
    this.makeRoom();
    try {
      const heard = (bytes: number) => this.count(sender, bytes);
      keepBody(request, await readBytes(request, await this.limitOf(request), { heard, signal: over.signal }));
      return false;
    } catch (error) {
      if (error instanceof BodyTooLong) {
        keepBody(request, error);
        return false;
      }
      if (!(error instanceof AppError)) throw error;
      // Else the caller has gone, and there is nobody to answer.
      if (turnedAway) {
        response.setHeader('connection', 'close');
        answerUnavailable(request, response, turnedAway);
      }
      return true;
    } finally {
      clearTimeout(late);
      this.forget(sender);
    }
  };

  private async limitOf(request: IncomingMessage): Promise<number> {
    const asked = pathOf(request);
    const roomier = this.roomier.find(({ under }) => asked.startsWith(under));
    return roomier && (await roomier.isFor(request)) ? roomier.bytes : this.limits.each;
  }

  private count(sender: Sender, bytes: number): void {
    sender.bytes += bytes;
    this.bytes += bytes;
    this.makeRoom();
  }

  private makeRoom(): void {
    for (const sender of this.sending) {
      if (this.sending.size <= this.limits.sending && this.bytes <= this.limits.bytes) return;
      this.forget(sender);
      sender.turnAway(TOO_MANY);
    }
  }

  private forget(sender: Sender): void {
    if (this.sending.delete(sender)) this.bytes -= sender.bytes;
  }
}
