import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Platform } from '../context.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { GraphContext } from './context.ts';
import { strangersText } from './documents.ts';
import { publicErrors, statusOf } from './errors.ts';
import type { GraphRequest } from './graph-request.ts';
import { tellingOfBudget } from './query-cost.ts';

interface StrangersOptions {
  readonly platform: Platform;
  readonly schema: GraphQLSchema;
  /** How many documents of their own they may send. */
  readonly limit: RateLimit;
  /** Whether they may ask what the schema is, as they may unless said otherwise. */
  readonly introspects?: boolean | undefined;
}

/** Documents that strangers send: Apollo parses, validates, executes and answers them by the protocol. */
export async function openStrangersDocuments({ platform, schema, limit, introspects }: StrangersOptions) {
  const apollo = new ApolloServer<GraphContext>({
    schema,
    // Whether somebody may ask for the schema is decided before: `documents.ts`.
    introspection: true,
    plugins: [ApolloServerPluginCacheControlDisabled()],
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted) => formatted,
    logger: platform.log,
  });
  apollo.addPlugin(asOurs(platform.log));
  await apollo.start();

  /** Throws what is refused before GraphQL begins: who may not send documents, or too many of them. */
  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    { document, search }: GraphRequest,
    context: GraphContext,
  ): Promise<void> => {
    const asked = { schema, actor: context.actor, address: context.address, limit, introspects };
    const query = await tellingOfBudget(context, () => strangersText(document.query, document.variables ?? {}, asked));
    const result = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'POST',
        headers: headerMap(request),
        search: search === null ? '' : `?${search}`,
        body: search === null ? apolloBody(document, query) : undefined,
      },
      context: async () => context,
    });
    // Somebody has answered for us: the database was silent for too long.
    if (response.headersSent) return;
    response.statusCode = result.status ?? 200;
    for (const [name, value] of result.headers) response.setHeader(name, value);
    response.end(result.body.kind === 'complete' ? result.body.string : '');
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

/** What Apollo reads: absent rather than null or undefined. */
function apolloBody({ operationName, variables }: GraphRequest['document'], query: string) {
  return { query, ...(operationName && { operationName }), ...(variables && { variables }) };
}

function headerMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
