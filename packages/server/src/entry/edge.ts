import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '@college-kiosk/kernel';
import { expenseReceipts } from '../modules/expenses/index.ts';
import { wastePhotos } from '../modules/inventory/index.ts';
import { INVOICE_PATH, invoiceRoute } from '../modules/ordering/index.ts';
import { receiveWebhook } from '../modules/payments/index.ts';
import { receiptPhotos } from '../modules/purchasing/index.ts';
import { systemActor } from '../platform/auth/actor.ts';
import type { CallContext, Platform } from '../platform/context.ts';
import type { DatabaseWatch } from '../platform/db/watch.ts';
import { PICTURE_BYTES_AT_MOST } from '../platform/files/clean-picture.ts';
import { maySendPicture, pictureRoute } from '../platform/files/picture-route.ts';
import { OwnOperations, type PersistedDocuments } from '../platform/graphql/documents.ts';
import { createHttpEdge } from '../platform/graphql/http-edge.ts';
import { attachSocketEdge } from '../platform/graphql/socket-edge.ts';
import { addressOf, type TrustedProxies } from '../platform/http/address.ts';
import { Admission } from '../platform/http/admission.ts';
import { Arrivals } from '../platform/http/arrivals.ts';
import { HEALTH_PATHS, health } from '../platform/http/health.ts';
import { ownRateLimit, type RateLimit, sharedRateLimit } from '../platform/http/rate-limit.ts';
import { BodyTooLong, readBody, requestIdOf } from '../platform/http/request.ts';
import { onItsPaths, type Route } from '../platform/http/routes.ts';
import { createHttpServer, type Handler, pathOf } from '../platform/http/server.ts';
import { serveApp } from '../platform/http/static.ts';
import { GRAPHQL_PATH } from '../platform/http/unavailable.ts';
import { FONT_PATH, fontRoute } from '../platform/pdf/font-route.ts';
import { composeSchema } from './compose.ts';
import type { Config } from './config.ts';
import type { Gate } from './gate.ts';
import { PAID_PATH, paidPage } from './paid-page.ts';
import { loadPersistedDocuments } from './persisted-documents.ts';
import { startPage } from './start-page.ts';

/** Filled up in steps of ten seconds, so that nobody waits for long. */
const ALLOWANCE_SECONDS = 10;

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const APPS = ['kiosk', 'staff', 'finance', 'student', 'graphiql'];
export const WEBHOOK_PATH = '/webhooks/payments';
const WEBHOOK_LIMIT = 256 * 1024;
/** What has photos. */
const PICTURES = [wastePhotos, receiptPhotos, expenseReceipts];
/** How long a request that is under way may take to finish when we stop. */
const DRAIN_MS = 5_000;

/** Everything that callers reach. */
export interface Edge {
  /** The paths of every route, as the router has them; `/*` stands for all below. */
  readonly routes: readonly string[];
  /** Throws when the port cannot be had. */
  listen(): Promise<void>;
  /** Ends every live stream; their clients connect again and ask anew. */
  endStreams(why: string): void;
  /**
   * Says that it is not ready, and for so many milliseconds goes on serving whoever still comes: each answer is the last on
   * its connection. For a process that is one of several, whose balancer looks at `/health/ready`.
   */
  leave(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

interface EdgeOptions {
  readonly config: Config;
  readonly platform: Platform;
  readonly gate: Gate;
  readonly watch: DatabaseWatch;
  /** The practice provider's own pages. */
  readonly practice: Handler;
  /** The documents of our own apps; those that the build wrote down unless said. */
  readonly documents?: PersistedDocuments | undefined;
}

/** Builds HTTP and sockets on one origin, the gate before all that reads or writes the canteen. Nothing listens yet. */
export async function openEdge({ config, platform, gate, watch, practice, documents }: EdgeOptions): Promise<Edge> {
  let leaving = false;
  const schema = composeSchema();
  const operations = new OwnOperations(schema, documents ?? loadPersistedDocuments(ROOT));
  const limit = strangersLimit(config);
  const { trustedProxies, introspects, socketLimits } = config;
  const options = { platform, schema, operations, limit, trustedProxies, introspects };
  const graph = await createHttpEdge(options);
  // Counted before the gate: whoever resets the demo from inside waits for the others there.
  const admission = new Admission(watch);
  const open: readonly Route[] = [
    { paths: HEALTH_PATHS, handle: health(platform, watch, () => leaving) },
    { paths: ['/board'], handle: boardAtTop },
    { paths: [PAID_PATH], handle: paidPage },
    { paths: [`${FONT_PATH}*`], handle: fontRoute },
    ...APPS.map((name) => ({
      paths: [`/${name}`, `/${name}/*`],
      handle: serveApp(`/${name}`, `${ROOT}/apps/${name}/dist`),
    })),
  ];
  const behind = [
    { paths: [GRAPHQL_PATH], handle: graphql(graph) },
    { paths: [WEBHOOK_PATH], handle: webhook(platform, config.trustedProxies) },
    ...PICTURES.map((of) => ({ paths: [`${of.under}*`], handle: pictureRoute(platform, of, trustedProxies) })),
    { paths: [`${INVOICE_PATH}*`], handle: invoiceRoute(platform, trustedProxies) },
    { paths: ['/fake-pay/*'], handle: practice },
    { paths: ['/'], handle: startPage(platform) },
  ].map(({ paths, handle }): Route => ({ paths, handle: admission.guard(gate.guard(handle)) }));
  const arrivals = new Arrivals(
    undefined,
    PICTURES.map((of) => ({
      ...{ under: of.under, bytes: PICTURE_BYTES_AT_MOST },
      isFor: (request) => maySendPicture(platform, of, { request, trusted: trustedProxies }),
    })),
  );
  const handlers = [...open.map(onItsPaths), arrivals.receive, ...behind.map(onItsPaths)];
  const server = createHttpServer({
    ...{ log: platform.log, tls: config.tls, handlers },
    turnsAway: (...call) => admission.turnsAway(...call),
    isLeaving: () => leaving,
  });
  const sockets = attachSocketEdge(server, {
    ...options,
    socketLimits,
    isClosed: () => gate.isClosed || watch.isAstray,
  });

  return {
    routes: [...open, ...behind].flatMap(({ paths }) => paths),
    async listen() {
      server.listen(config.port, config.host);
      await Promise.race([once(server, 'listening'), once(server, 'error').then(([error]) => Promise.reject(error))]);
    },
    endStreams: (why) => sockets.endAll(why),
    async leave(milliseconds) {
      leaving = true;
      await sleep(milliseconds);
    },
    async stop() {
      leaving = true;
      // Outermost first: no new callers, and those inside finish.
      const drained = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await sockets.stop();
      await Promise.race([drained, sleep(DRAIN_MS, undefined, { ref: false })]);
      server.closeAllConnections();
      await graph.stop();
      limit.stop();
    },
  };
}

/** How many documents of their own callers may send: counted for all processes together where there is Redis. */
function strangersLimit({ redisUrl, documentsPerMinute }: Config): RateLimit {
  const seconds = ALLOWANCE_SECONDS;
  const allowance = { points: Math.floor((documentsPerMinute * seconds) / 60), seconds };
  return redisUrl ? sharedRateLimit(redisUrl, allowance) : ownRateLimit(allowance);
}

function graphql(graph: Awaited<ReturnType<typeof createHttpEdge>>): Handler {
  return async (request, response) => {
    await graph.answer(request, response);
    return true;
  };
}

/**
 * The payment provider's messages: raw bytes in, verified before anything else. What is not taken is answered in a way
 * that tells the provider's people why: 405 for another method, 413 for more than a message can be, 400 for one that ended
 * before it was whole, 401 for a signature that is not theirs.
 */
export function webhook(platform: Platform, trusted: TrustedProxies = null): Handler {
  return async (request, response) => {
    if (pathOf(request) !== WEBHOOK_PATH) return false;
    const say = (status: number, told: string, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
      response.end(JSON.stringify({ status: told }));
      return true;
    };
    if (request.method !== 'POST') return say(405, 'method_not_allowed', { allow: 'POST' });
    const context: CallContext = {
      platform,
      actor: systemActor('payment provider'),
      requestId: requestIdOf(request),
      address: addressOf(request, trusted),
    };
    const body = await readBody(request, WEBHOOK_LIMIT).catch((error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    });
    if (body instanceof BodyTooLong) return say(413, 'too_large', { connection: 'close' });
    if (body instanceof AppError) return say(400, 'cut_short', { connection: 'close' });
    const answer = await receiveWebhook(context, body, request.headers);
    return say(answer === 'BAD_SIGNATURE' ? 401 : 200, answer.toLowerCase());
  };
}

/** The board is the kiosk app's second page, at an address of its own. */
const boardAtTop: Handler = (request) => {
  request.url = request.url?.replace('/board', '/kiosk/board.html');
  return false;
};
