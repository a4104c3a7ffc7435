import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestsTurnedAway } from '../metrics.ts';
import { pathOf } from './server.ts';

export const GRAPHQL_PATH = '/graphql';

/** Why nothing is done for a caller now, and when it makes sense to come again. */
export interface Unavailable {
  /** For the count of those who were turned away. */
  readonly why: string;
  /** 503 unless it is something else. */
  readonly status?: number;
  readonly message: string;
  readonly retryAfterSeconds: number;
}

/**
 * Tells a caller to come again: as GraphQL's UNAVAILABLE where GraphQL was asked, in a sentence elsewhere. No request id goes
 * with it: such answers are counted and not logged, and it would lead nowhere.
 */
export function answerUnavailable(
  request: IncomingMessage,
  response: ServerResponse,
  { why, status = 503, message, retryAfterSeconds }: Unavailable,
): void {
  requestsTurnedAway.inc({ why });
  response.removeHeader('x-request-id');
  const extensions = { code: 'UNAVAILABLE', retryAfterSeconds };
  const body =
    pathOf(request) === GRAPHQL_PATH
      ? {
          type: 'application/graphql-response+json; charset=utf-8',
          text: JSON.stringify({ errors: [{ message, extensions }] }),
        }
      : { type: 'text/plain; charset=utf-8', text: `${message}\n` };
  response.writeHead(status, {
    'content-type': body.type,
    'content-length': Buffer.byteLength(body.text),
    'retry-after': String(retryAfterSeconds),
    // Who is turned away at the door comes past none of the other headers.
    'x-content-type-options': 'nosniff',
  });
  response.end(body.text);
}
