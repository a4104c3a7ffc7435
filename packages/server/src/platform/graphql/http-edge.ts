import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { AppError } from '@college-kiosk/kernel';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readCredentials, SESSION_COOKIE } from '../auth/credentials.ts';
import { parseInput } from '../command/parse.ts';
import type { Platform } from '../context.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { addressOf, BODY_AT_MOST, BodyTooLong, readBody, requestIdOf } from '../http/request.ts';
import type { GraphContext } from './context.ts';
import { type OwnOperations, strangersText } from './documents.ts';
import { failureOf, publicErrors, statusOf } from './errors.ts';
import { KeptAnswers } from './kept-answers.ts';
import { makeContext } from './make-context.ts';
import { OwnDocuments } from './own-documents.ts';

export interface GraphEdgeOptions {
  readonly platform: Platform;
  readonly schema: GraphQLSchema;
  readonly operations: OwnOperations;
  readonly trustProxy: boolean;
  /** How many documents of their own strangers may send. */
  readonly limit: RateLimit;
  /** Whether answers are kept for who asks next, as they are unless said otherwise. Without it each request is executed. */
  readonly keepsAnswers?: boolean;
}

/**
 * GraphQL over HTTP. Our handler reads the request, finds out who asks and which document is meant. Our own apps' documents
 * are compiled and answered here; what strangers send Apollo parses, validates, executes and answers by the protocol.
 */
export async function createHttpEdge(options: GraphEdgeOptions) {
  const { platform, operations } = options;
  const own = new OwnDocuments(
    platform,
    options.keepsAnswers === false ? null : new KeptAnswers(platform.live, options.schema),
  );
  const apollo = new ApolloServer<GraphContext>({
    schema: options.schema,
    introspection: true,
    plugins: [ApolloServerPluginCacheControlDisabled()],
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted) => formatted,
    logger: platform.log,
  });
  apollo.addPlugin(asOurs(platform.log));
  await apollo.start();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = requestIdOf(request);
    try {
      const context = await makeContext(platform, {
        credentials: readCredentials(request.headers),
        address: addressOf(request, options.trustProxy),
        requestId,
        userAgent: request.headers['user-agent'],
        setSessionCookie: (token, expiresAt) => response.setHeader('set-cookie', sessionCookie(token, expiresAt)),
      });
      const { body, search } = await readGraphRequest(request);
      const asked = body ?? askedBySearch(search);
      if (typeof asked.documentId === 'string') {
        const operation = operations.byDigest(asked.documentId);
        await own.answer(request, response, { operation, variables: asked.variables ?? {} }, context);
        return;
      }
      const { actor } = context;
      const query = await strangersText(asked.query, { schema: options.schema, actor, limit: options.limit });
      const result = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method ?? 'POST',
          headers: headerMap(request),
          search: body ? '' : `?${search}`,
          body: body ? apolloBody(body, query) : undefined,
        },
        context: async () => context,
      });
      // Somebody has answered for us: the database was silent for too long.
      if (response.headersSent) return;
      response.statusCode = result.status ?? 200;
      for (const [name, value] of result.headers) response.setHeader(name, value);
      response.end(result.body.kind === 'complete' ? result.body.string : '');
    } catch (error) {
      if (response.headersSent) return;
      refuseRequest(response, error, requestId, platform);
    }
  };
  return { answer, stop: () => apollo.stop() };
}

/** Apollo's answers as ours: no live streams by HTTP, and errors as strangers may see them, with the status they ask for. */
function asOurs(log: Logger): ApolloServerPlugin<GraphContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation }) {
          if (operation?.operation === 'subscription') {
            throw new GraphQLError('Live streams go over WebSocket (graphql-transport-ws), at this same address.');
          }
        },
        async willSendResponse({ response, contextValue, errors }) {
          if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
          const failures = response.body.singleResult.errors.map((formatted, index) => ({
            formatted,
            error: errors?.[index],
          }));
          const shown = publicErrors(failures, contextValue.requestId, log);
          response.body.singleResult.errors = shown;
          const outcome = statusOf(shown);
          if (outcome) response.http.status = outcome.status;
          // What Apollo takes for its own failure is a document we refused.
          else if ((response.http.status ?? 200) >= 500) response.http.status = 400;
          if (outcome?.retryAfter) response.http.headers.set('retry-after', String(outcome.retryAfter));
        },
      };
    },
  };
}

const graphBody = z.object({
  query: z.string().optional(),
  documentId: z.string().optional(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

type GraphBody = z.output<typeof graphBody>;

/** What Apollo reads: absent rather than null or undefined. */
function apolloBody({ operationName, variables }: GraphBody, query: string) {
  return { query, ...(operationName && { operationName }), ...(variables && { variables }) };
}

async function readGraphRequest(request: IncomingMessage): Promise<{ body: GraphBody | null; search: string }> {
  const search = request.url?.split('?', 2)[1] ?? '';
  if (request.method !== 'POST') return { body: null, search };
  const text = await readBody(request, BODY_AT_MOST);
  return { body: parseInput(graphBody, parseJson(text)), search };
}

function askedBySearch(search: string): GraphBody {
  const { variables, ...asked } = Object.fromEntries(new URLSearchParams(search));
  return parseInput(graphBody, { ...asked, ...(variables && { variables: parseJson(variables) }) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('INVALID', 'The body must be JSON: one object with `query` or `documentId`, and `variables`.');
  }
}

function headerMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function sessionCookie(token: string | null, expiresAt?: Date): string {
  const lifetime = token && expiresAt ? `Expires=${expiresAt.toUTCString()}` : 'Max-Age=0';
  return `${SESSION_COOKIE}=${token ?? ''}; Path=/; Secure; HttpOnly; SameSite=Strict; ${lifetime}`;
}

/** An error before GraphQL began: bad credentials, a body that is no JSON. */
function refuseRequest(response: ServerResponse, error: unknown, requestId: string, platform: Platform): void {
  const errors = publicErrors([failureOf(error)], requestId, platform.log);
  const outcome = statusOf(errors);
  const code = String(errors[0]?.extensions?.code);
  response.statusCode = code === 'UNAUTHENTICATED' ? 401 : (outcome?.status ?? 400);
  if (error instanceof BodyTooLong) {
    response.statusCode = 413;
    // Whatever is still on its way is not waited for.
    response.setHeader('connection', 'close');
  }
  response.setHeader('content-type', 'application/graphql-response+json; charset=utf-8');
  if (outcome?.retryAfter) response.setHeader('retry-after', String(outcome.retryAfter));
  response.end(JSON.stringify({ errors }));
}
