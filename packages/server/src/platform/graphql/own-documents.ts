import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@college-kiosk/kernel';
import type { ExecutionResult } from 'graphql';
import type { Platform } from '../context.ts';
import type { GraphContext } from './context.ts';
import { failureOf, publicErrors, statusOf } from './errors.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { Operation, Variables } from './operation.ts';

/** The media types of GraphQL over HTTP: the one of the draft where the caller knows it. */
const DRAFT_TYPE = 'application/graphql-response+json';

/**
 * Answers requests for our own apps' documents, which are compiled once and whose answers may be shared. What strangers
 * send goes another way, through Apollo.
 */
export class OwnDocuments {
  constructor(
    private readonly platform: Platform,
    /** Null where every request is to be executed. */
    private readonly kept: KeptAnswers | null,
  ) {}

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    asked: { readonly operation: Operation; readonly variables: Variables },
    context: GraphContext,
  ): Promise<void> {
    const { operation, variables } = asked;
    assertAskedRight(request, operation);
    const body = await this.kept?.answer(operation, variables, context, async (shared) => {
      const result = await operation.execute(undefined, shared, variables);
      // What went wrong is told to somebody, by what they are: it is asked again for whoever asks.
      return result.errors ? undefined : Buffer.from(JSON.stringify(result));
    });
    const type = request.headers.accept?.includes(DRAFT_TYPE) ? DRAFT_TYPE : 'application/json';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    if (body) return send(response, body);
    const result = await operation.execute(undefined, context, variables);
    send(response, Buffer.from(JSON.stringify(this.shown(result, response, context))));
  }

  /** The result as strangers may see it, and the status that its errors ask for. */
  private shown(result: ExecutionResult, response: ServerResponse, { requestId }: GraphContext): ExecutionResult {
    if (!result.errors) return result;
    const { log } = this.platform;
    const errors = publicErrors(result.errors.map(failureOf), requestId, log);
    const outcome = statusOf(errors);
    // Without data nothing was executed: the variables did not fit.
    response.statusCode = outcome?.status ?? (result.data === undefined ? 400 : 200);
    if (outcome?.retryAfter) response.setHeader('retry-after', String(outcome.retryAfter));
    return { ...result, errors: errors as never };
  }
}

function assertAskedRight(request: IncomingMessage, { kind }: Operation): void {
  if (kind === 'subscription') {
    throw new AppError('INVALID', 'Live streams go over WebSocket (graphql-transport-ws), at this same address.');
  }
  if (kind === 'mutation' && request.method !== 'POST') {
    throw new AppError('INVALID', 'Whatever changes something is sent by POST.');
  }
  // A form of another site can send a POST with the session's cookie, but not as JSON.
  if (request.method === 'POST' && !request.headers['content-type']?.startsWith('application/json')) {
    throw new AppError('INVALID', 'The body must be sent as application/json.');
  }
}

function send(response: ServerResponse, body: Buffer): void {
  response.setHeader('content-length', body.length);
  response.end(body);
}
