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
export function answerUnavailable(request: IncomingMessage, response: ServerResponse, unavailable: Unavailable): void {
  requestsTurnedAway.inc({ why: unavailable.why });
  response.removeHeader('x-request-id');
  const { headers, text } = (pathOf(request) === GRAPHQL_PATH ? asGraphql : asText)(unavailable);
  response.writeHead(unavailable.status ?? 503, headers);
  response.end(text);
}

interface Prepared {
  /** Names and values by turns: Node writes a list as it stands, and looks each name of an object over. */
  readonly headers: string[];
  readonly text: string;
}

const asGraphql = prepared('application/graphql-response+json; charset=utf-8', ({ message, retryAfterSeconds }) =>
  JSON.stringify({ errors: [{ message, extensions: { code: 'UNAVAILABLE', retryAfterSeconds } }] }),
);
const asText = prepared('text/plain; charset=utf-8', ({ message }) => `${message}\n`);

/** The answer of each reason, made once: in a flood it is said some thousand times a second. */
function prepared(type: string, textOf: (unavailable: Unavailable) => string): (unavailable: Unavailable) => Prepared {
  const made = new WeakMap<Unavailable, Prepared>();
  return (unavailable) => {
    const before = made.get(unavailable);
    if (before) return before;
    const text = textOf(unavailable);
    const headers = [
      ...['content-type', type, 'content-length', String(Buffer.byteLength(text))],
      ...['retry-after', String(unavailable.retryAfterSeconds)],
      // Who is turned away at the door comes past none of the other headers.
      ...['x-content-type-options', 'nosniff'],
    ];
    made.set(unavailable, { headers, text });
    return { headers, text };
  };
}
