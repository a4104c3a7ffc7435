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

/** The peer's address; behind a trusted proxy, the one the proxy names last. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string | null {
  const forwarded = request.headers['x-forwarded-for'];
  if (trustProxy && typeof forwarded === 'string') return forwarded.split(',').at(-1)?.trim() ?? null;
  return request.socket.remoteAddress ?? null;
}

/** A body is longer than is allowed. */
export class BodyTooLong extends AppError {
  constructor(limit: number) {
    super('INVALID', `The body is longer than the ${limit} bytes allowed. Send it in parts.`);
  }
}

/** Reads a body of at most `limit` bytes as UTF-8. Throws BodyTooLong when it is longer, INVALID when it ends before it is whole. */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    // A caller who has gone already says nothing more: whoever waited for that would wait for ever.
    if (request.destroyed) return reject(new AppError('INVALID', 'The caller has gone.'));
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(new BodyTooLong(limit));
    });
    request.once('end', () =>
      resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString('utf8')),
    );
    const cutShort = (cause?: Error) =>
      reject(new AppError('INVALID', 'The body ended before it was whole. Send it again.', { cause }));
    request.once('error', cutShort);
    request.once('close', () => cutShort());
  });
}
