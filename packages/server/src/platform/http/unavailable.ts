import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdOf } from './request.ts';
import { pathOf } from './server.ts';

export const GRAPHQL_PATH = '/graphql';

/** Tells a caller to come again: as GraphQL's UNAVAILABLE where GraphQL was asked, in a sentence elsewhere. */
export function answerUnavailable(
  request: IncomingMessage,
  response: ServerResponse,
  { message, retryAfterSeconds }: { readonly message: string; readonly retryAfterSeconds: number },
): void {
  const extensions = { code: 'UNAVAILABLE', requestId: requestIdOf(request), retryAfterSeconds };
  const body =
    pathOf(request) === GRAPHQL_PATH
      ? {
          type: 'application/graphql-response+json; charset=utf-8',
          text: JSON.stringify({ errors: [{ message, extensions }] }),
        }
      : { type: 'text/plain; charset=utf-8', text: `${message}\n` };
  response.writeHead(503, {
    'content-type': body.type,
    'content-length': Buffer.byteLength(body.text),
    'retry-after': String(retryAfterSeconds),
    // Who is turned away at the door comes past none of the other headers.
    'x-content-type-options': 'nosniff',
  });
  response.end(body.text);
}
