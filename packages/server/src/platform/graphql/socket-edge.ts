import type { IncomingMessage, Server } from 'node:http';
import { AppError } from '@college-kiosk/kernel';
import { type ExecutionArgs, GraphQLError, parse, validate } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { resolveActor } from '../auth/credentials.ts';
import { addressOf } from '../http/address.ts';
import { blockOf } from '../http/address-block.ts';
import { requestIdOf } from '../http/request.ts';
import { GRAPHQL_PATH } from '../http/unavailable.ts';
import { Hub } from '../live/hub.ts';
import type { GraphContext } from './context.ts';
import { strangersText } from './documents.ts';
import { failureOf, publicErrors } from './errors.ts';
import type { GraphEdgeOptions } from './http-edge.ts';
import { makeContext } from './make-context.ts';
import { coercedVariables, interpreted, type Operation } from './operation.ts';
import { spendBudget, tellingOfBudget } from './query-cost.ts';
import { DEFAULT_SOCKET_LIMITS, OpenCounts, type SocketLimits } from './socket-limits.ts';
import { CONNECT_AGAIN, streamOver, TRY_LATER } from './socket-stream.ts';

const MESSAGE_LIMIT = 64 * 1024;
const PING_MS = 10_000;

interface SocketExtra {
  readonly request: IncomingMessage;
  readonly socket: WebSocket;
  graph?: GraphContext;
  /** Whose socket it is, for counting. */
  caller?: string;
  /** How to give each stream's place back, by its id; null once the socket is closed. */
  places?: Map<string, () => void> | null;
  /** How to give the socket's own place back. */
  leave?: () => void;
}

export interface SocketEdge {
  /** Ends every stream. The clients connect again and ask anew. */
  endAll(why: string): void;
  stop(): Promise<void>;
}

export interface SocketEdgeOptions extends GraphEdgeOptions {
  /** While it says so, nobody is let in. */
  isClosed?(): boolean;
  /** How much may be open at once; the defaults unless said. */
  readonly socketLimits?: SocketLimits | undefined;
}

/** GraphQL over WebSocket (graphql-transport-ws) for live streams, on `/graphql` of the given server. */
export function attachSocketEdge(server: Server, options: SocketEdgeOptions): SocketEdge {
  const { platform, schema } = options;
  const [counts, limits] = [new OpenCounts(), options.socketLimits ?? DEFAULT_SOCKET_LIMITS];
  const counted = { ...options, counts, limits };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT, perMessageDeflate: false });

  server.on('upgrade', (request, socket, head) => {
    // Node hands the bare socket over: without a listener a reset by the peer would end the process.
    socket.on('error', () => socket.destroy());
    // Each of a client's streams may wait until it has read.
    socket.setMaxListeners(0);
    const path = request.url?.split('?', 1)[0];
    if (path !== GRAPHQL_PATH || !sameOrigin(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    if (options.isClosed?.()) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n\r\n');
      return;
    }
    const block = blockOf(addressOf(request, options.trustedProxies));
    const leave = counts.take(`block ${block}`, limits.socketsPerBlock);
    if (!leave) {
      socket.end('HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nConnection: close\r\n\r\n');
      return;
    }
    socket.on('close', leave);
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  });

  const hub = new Hub(platform);
  platform.sockets.use(resolveActor).onForget((actorId) => hub.askAgain(actorId));
  const served = useServer(
    {
      schema,
      onConnect: (connection) => admit(counted, connection.extra as SocketExtra, connection.connectionParams),
      onSubscribe: ({ extra }, id, payload) => wished(counted, hub, extra as SocketExtra, id, payload),
      onComplete: ({ extra }, id) => leavePlace(extra as SocketExtra, id),
      onClose: ({ extra }) => leaveAll(extra as SocketExtra),
      subscribe: (wanted) => (wanted as WantedStream).open() as never,
      onError: ({ extra }, _id, _payload, errors) =>
        publicErrors(errors.map(failureOf), requestIdOf((extra as SocketExtra).request), platform.log) as never,
    },
    sockets,
    PING_MS,
  );

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

interface Counted extends SocketEdgeOptions {
  readonly counts: OpenCounts;
  readonly limits: SocketLimits;
}

/** Lets a client in whose credentials are good; whoever is turned away hears 4403, and 1013 ("try again later") who has too many open. */
async function admit(
  { platform, trustedProxies, counts, limits }: Counted,
  extra: SocketExtra,
  params: Readonly<Record<string, unknown>> | undefined,
): Promise<boolean> {
  const authorization = params?.authorization;
  try {
    const headers = typeof authorization === 'string' ? { authorization } : { cookie: extra.request.headers.cookie };
    extra.graph = await makeContext(platform, {
      headers,
      address: addressOf(extra.request, trustedProxies),
      requestId: requestIdOf(extra.request),
    });
    const { actor, address } = extra.graph;
    extra.caller = actor.kind === 'anonymous' ? `strangers ${blockOf(address)}` : `${actor.kind} ${actor.id}`;
    const leave = counts.take(`sockets of ${extra.caller}`, limits.socketsPerCaller);
    if (leave === null) {
      extra.socket.close(TRY_LATER, 'Too many sockets are open. Close others first.');
      return false;
    }
    extra.leave = leave;
    // Closed while we looked who it is.
    if (extra.places === null) leave();
    else extra.places = new Map();
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** A stream's place is given back, however it ended. */
function leavePlace({ places }: SocketExtra, id: string): void {
  places?.get(id)?.();
  places?.delete(id);
}

function leaveAll(extra: SocketExtra): void {
  for (const leave of extra.places?.values() ?? []) leave();
  extra.places = null;
  extra.leave?.();
}

/** Takes a place for a stream, until it ends or its socket is closed. Throws RATE_LIMITED where there is none. */
function takePlace({ counts, limits }: Counted, { places, caller = '' }: SocketExtra, id: string): void {
  if (!places) return;
  const leave =
    places.size < limits.streamsPerSocket ? counts.take(`streams of ${caller}`, limits.streamsPerCaller) : null;
  if (leave === null)
    throw new AppError('RATE_LIMITED', 'Too many live streams are open. End others first.', { retryAfterSeconds: 30 });
  places.set(id, leave);
}

/** What the protocol's library runs for a subscription: a stream that sends its messages by itself and only ends here. */
interface WantedStream extends ExecutionArgs {
  open(): AsyncIterable<never>;
}

/** Which stream a client wants, or why it gets none. */
async function wished(
  options: Counted,
  hub: Hub,
  extra: SocketExtra,
  id: string,
  payload: SubscribePayload,
): Promise<WantedStream | readonly GraphQLError[]> {
  try {
    const { socket, request } = extra;
    const context = extra.graph as GraphContext;
    await context.refreshActor();
    const operation = await tellingOfBudget(context, () => operationOf(options, context, payload));
    if (operation.kind !== 'subscription') {
      throw new AppError('INVALID', 'Only live streams go over the socket: send queries and mutations by HTTP.');
    }
    const variables = coercedVariables(options.schema, operation, payload.variables ?? {});
    const { document } = operation;
    const operationName = payload.operationName ?? undefined;
    takePlace(options, extra, id);
    const open = () =>
      streamOver({ socket, wire: request.socket }, id, (sink) => hub.join({ operation, variables, context }, sink));
    return { schema: options.schema, document, ...(operationName && { operationName }), open };
  } catch (error) {
    return [new GraphQLError(error instanceof Error ? error.message : 'failed', { originalError: error as Error })];
  }
}

async function operationOf(
  { schema, operations, limit, introspects }: SocketEdgeOptions,
  { actor, address }: GraphContext,
  payload: SubscribePayload,
): Promise<Operation> {
  const { documentId } = payload.extensions ?? {};
  const variables = payload.variables ?? {};
  if (typeof documentId === 'string') {
    const operation = operations.byDigest(documentId);
    await spendBudget(operation.document, variables, { schema, actor, limit });
    return operation;
  }
  const text = await strangersText(payload.query, variables, { schema, actor, address, limit, introspects });
  const document = parse(text);
  const [mistake] = validate(schema, document);
  if (mistake) throw mistake;
  const name = payload.operationName ?? null;
  return interpreted(schema, document, name, `${name ?? ''}\n${text}`);
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
