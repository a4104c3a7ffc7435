import type { IncomingMessage, Server } from 'node:http';
import { AppError } from '@college-kiosk/kernel';
import { type DefinitionNode, type ExecutionArgs, GraphQLError, Kind, parse, validate } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { readCredentials } from '../auth/credentials.ts';
import { addressOf } from '../http/request.ts';
import type { GraphContext } from './context.ts';
import { documentText } from './documents.ts';
import { publicError } from './errors.ts';
import type { GraphEdgeOptions } from './http-edge.ts';
import { makeContext } from './make-context.ts';

const MESSAGE_LIMIT = 64 * 1024;
const PING_MS = 10_000;

interface SocketExtra {
  readonly request: IncomingMessage;
  graph?: GraphContext;
}

/** "Service restart": the client connects again by itself, and asks anew. */
const CONNECT_AGAIN = 1012;

export interface SocketEdge {
  /** Ends every stream. The clients connect again and ask anew. */
  endAll(why: string): void;
  stop(): Promise<void>;
}

export interface SocketEdgeOptions extends GraphEdgeOptions {
  /** While it says so, nobody is let in. */
  isClosed?(): boolean;
}

/** GraphQL over WebSocket (graphql-transport-ws) for live streams, on `/graphql` of the given server. */
export function attachSocketEdge(server: Server, options: SocketEdgeOptions): SocketEdge {
  const { platform, schema } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT, perMessageDeflate: false });

  server.on('upgrade', (request, socket, head) => {
    // Node hands the bare socket over: without a listener a reset by the peer would end the process.
    socket.on('error', () => socket.destroy());
    const path = request.url?.split('?', 1)[0];
    if (path !== '/graphql' || !sameOrigin(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    if (options.isClosed?.()) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });

  const served = useServer(
    {
      schema,
      onConnect: (connection) => admit(options, connection.extra as SocketExtra, connection.connectionParams),
      onSubscribe: ({ extra }, _id, payload) =>
        streamFor(options, (extra as SocketExtra).graph as GraphContext, payload),
      onError: (connection, _id, _payload, errors) =>
        errors.map((error) => shown(error, connection.extra as SocketExtra)),
      onNext: (connection, _id, _payload, _args, result) =>
        result.errors
          ? { ...result, errors: result.errors.map((error) => shown(error, connection.extra as SocketExtra)) }
          : undefined,
    },
    sockets,
    PING_MS,
  );

  const shown = (error: unknown, extra: SocketExtra) => {
    const formatted = error instanceof GraphQLError ? error.toJSON() : { message: 'failed' };
    return publicError(formatted, error, extra.graph?.requestId ?? 'socket', platform.log);
  };

  return {
    endAll(why) {
      for (const client of sockets.clients) client.close(CONNECT_AGAIN, why);
    },
    async stop() {
      await served.dispose();
      sockets.close();
    },
  };
}

/** Lets a client in whose credentials are good; whoever is turned away hears 4403. */
async function admit(
  { platform, trustProxy }: SocketEdgeOptions,
  extra: SocketExtra,
  params: Readonly<Record<string, unknown>> | undefined,
): Promise<boolean> {
  const authorization = params?.authorization;
  try {
    const headers = typeof authorization === 'string' ? { authorization } : { cookie: extra.request.headers.cookie };
    extra.graph = await makeContext(platform, {
      credentials: readCredentials(headers),
      address: addressOf(extra.request, trustProxy),
    });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** What to execute for a client's stream, or why not. */
async function streamFor(
  { platform, schema, documents }: SocketEdgeOptions,
  graph: GraphContext,
  payload: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  try {
    const asked = { query: payload.query, documentId: payload.extensions?.documentId };
    const document = parse(documentText(asked, { documents, schema, actor: graph.actor }));
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    if (!document.definitions.every(isStreamOrFragment)) {
      throw new AppError('INVALID', 'Only live streams go over the socket: send queries and mutations by HTTP.');
    }
    await graph.refreshActor();
    const contextValue = withPositions(graph, platform.live.positions());
    const { operationName, variables } = payload;
    return {
      ...{ schema, document, contextValue },
      ...(operationName && { operationName }),
      ...(variables && { variableValues: variables }),
    };
  } catch (error) {
    return [new GraphQLError(error instanceof Error ? error.message : 'failed', { originalError: error as Error })];
  }
}

function isStreamOrFragment(definition: DefinitionNode): boolean {
  return (
    definition.kind === Kind.FRAGMENT_DEFINITION ||
    (definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'subscription')
  );
}

/** The connection's context with the positions of now. It inherits the rest, so that whoever acts stays up to date. */
function withPositions(graph: GraphContext, livePositions: ReadonlyMap<string, number>): GraphContext {
  return Object.create(graph, { livePositions: { value: livePositions, enumerable: true } }) as GraphContext;
}

/** A page of another site must not open a socket with this site's cookie. Programs send no Origin. */
function sameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
