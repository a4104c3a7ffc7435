import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AppError } from '@college-kiosk/kernel';

const ids = new WeakMap<IncomingMessage, string>();

/** The server's own number for a request; the same however often it is asked. */
export function requestIdOf(request: IncomingMessage): string {
  const known = ids.get(request) ?? randomUUID();
  ids.set(request, known);
  return known;
}

/** Bytes of the longest body that anybody may send. */
export const BODY_AT_MOST = 512 * 1024;

/** A body is longer than is allowed. */
export class BodyTooLong extends AppError {
  constructor(limit: number) {
    super('INVALID', `The body is longer than the ${limit} bytes allowed. Send it in parts.`);
  }
}

const kept = new WeakMap<IncomingMessage, Buffer | BodyTooLong>();

/** Keeps what came of a body that was read before its reader is known. */
export function keepBody(request: IncomingMessage, body: Buffer | BodyTooLong): void {
  kept.set(request, body);
}

interface Reading {
  /** Told of each piece that is kept, in bytes. */
  readonly heard?: (bytes: number) => void;
  /** What has come is let go, and nobody waits for the rest. */
  readonly signal?: AbortSignal;
}

/** The body as UTF-8; what `readBytes` says of it holds. */
export async function readBody(request: IncomingMessage, limit: number, reading: Reading = {}): Promise<string> {
  return (await readBytes(request, limit, reading)).toString('utf8');
}

/**
 * The body of at most `limit` bytes, read now unless it is kept. Throws BodyTooLong when it is longer, INVALID when it ends before it
 * is whole.
 */
export async function readBytes(request: IncomingMessage, limit: number, reading: Reading = {}): Promise<Buffer> {
  const body = kept.get(request) ?? (await readNow(request, limit, reading));
  if (body instanceof BodyTooLong) throw body;
  if (body.length > limit) throw new BodyTooLong(limit);
  return body;
}

function readNow(request: IncomingMessage, limit: number, { heard, signal }: Reading): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // A caller who has gone already, or was turned away, says nothing more: whoever waited for that would wait for ever.
    if (request.destroyed || signal?.aborted) return reject(new AppError('INVALID', 'The caller has gone.'));
    const chunks: Buffer[] = [];
    let size = 0;
    let isOver = false;
    const giveUp = (error: AppError) => {
      isOver = true;
      chunks.length = 0;
      reject(error);
    };
    // Every request is closed at last: for one whose body is whole nothing is made of it.
    const cutShort = (cause?: unknown) => {
      if (!isOver) giveUp(new AppError('INVALID', 'The body ended before it was whole. Send it again.', { cause }));
    };
    request.on('data', (chunk: Buffer) => {
      if (isOver) return;
      size += chunk.length;
      if (size > limit) return giveUp(new BodyTooLong(limit));
      chunks.push(chunk);
      heard?.(chunk.length);
    });
    request.once('end', () => {
      isOver = true;
      resolve(Buffer.concat(chunks));
    });
    request.once('error', cutShort);
    request.once('close', () => cutShort());
    signal?.addEventListener('abort', () => cutShort(signal.reason), { once: true });
  });
}
