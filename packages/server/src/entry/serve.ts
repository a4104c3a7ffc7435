import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expireBatches } from '../modules/inventory/index.ts';
import { expireOrders } from '../modules/ordering/index.ts';
import {
  expirePayments,
  noProvider,
  paymentReactions,
  pollPendingPayments,
  pollPendingRefunds,
  receiveWebhook,
} from '../modules/payments/index.ts';
import { systemActor } from '../platform/auth/actor.ts';
import { systemClock } from '../platform/clock.ts';
import type { CallContext, Platform } from '../platform/context.ts';
import { openDatabase } from '../platform/db/database.ts';
import { assertDurable } from '../platform/db/durability.ts';
import { createHttpEdge } from '../platform/graphql/http-edge.ts';
import { attachSocketEdge } from '../platform/graphql/socket-edge.ts';
import { health } from '../platform/http/health.ts';
import { readBody } from '../platform/http/request.ts';
import { createHttpServer, type Handler, pathOf } from '../platform/http/server.ts';
import { serveApp } from '../platform/http/static.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { eventsPublished } from '../platform/metrics.ts';
import { streamPositions } from '../platform/outbox/claim.ts';
import { Reactor } from '../platform/outbox/react.ts';
import { startRelay } from '../platform/outbox/relay.ts';
import { type Jobs, startJobs } from '../platform/queue/jobs.ts';
import { oneByOne } from '../platform/queue/one-by-one.ts';
import { composePlatform, composeSchema } from './compose.ts';
import type { Config } from './config.ts';
import { loadPersistedDocuments } from './persisted-documents.ts';
import { openPractice, publicOrigin } from './practice-provider.ts';
import type { Secrets } from './secrets.ts';
import { restockDemo } from './seed/restock-demo.ts';
import { startPage } from './start-page.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const WEBHOOK_PATH = '/webhooks/payments';
const WEBHOOK_LIMIT = 256 * 1024;
/** How long a request, or a job, that is under way may take to finish when we stop. */
const DRAIN_MS = 5_000;

export interface Serving {
  /** Drains and closes, outermost first; the database is left to whoever opened it. */
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  /** The database, signed in as the application's role. */
  readonly databaseUrl: string;
  resetDemo(): Promise<void>;
}

/** Starts everything that one process does: HTTP and sockets, relay, jobs, reactions. */
export async function serve({ config, secrets, databaseUrl, resetDemo }: ServeOptions): Promise<Serving> {
  const log = createLog(config.logLevel);
  const database = openDatabase(databaseUrl, { max: 20, name: 'college-kiosk' });
  await assertDurable(database.sql);

  const parts = { db: database.db, clock: systemClock, log };
  const practice = config.production
    ? null
    : await openPractice({ ...parts, secrets, publicOrigin: publicOrigin(config), webhookPath: WEBHOOK_PATH });
  let wake: () => void = () => {};
  const platform = composePlatform({
    ...parts,
    keys: { quote: secrets.quoteKey, pickup: secrets.pickupKey },
    provider: practice?.provider ?? noProvider,
    wakeRelay: () => wake(),
    resetDemo,
  });
  const positions = new Map(await streamPositions(database.sql));
  platform.live.begin(positions);

  const reactor = new Reactor(platform, paymentReactions);
  let jobs: Jobs | null = null;
  const relay = startRelay({
    databaseUrl,
    log,
    eventsWithReactions: reactor.hears,
    from: positions,
    async publish(events) {
      platform.live.publish(events);
      eventsPublished.inc(events.length);
      const heard = new Set(reactor.hears);
      await jobs?.enqueueReactions(events.filter((event) => heard.has(event.name)).map((event) => event.id));
    },
  });
  wake = () => relay.wake();

  practice?.deliverTo(webhook(platform));
  jobs = await startJobs({
    databaseUrl,
    log,
    react: (eventId) => reactor.react(eventId),
    recurring: recurringJobs(platform, reactor),
  });

  let stopping = false;
  const schema = composeSchema();
  const edge = { platform, schema, documents: loadPersistedDocuments(`${ROOT}/apps`), trustProxy: config.trustProxy };
  const graph = await createHttpEdge(edge);
  const app = (name: string) => serveApp(`/${name}`, `${ROOT}/apps/${name}/dist`);
  const server = createHttpServer({
    log,
    tls: config.tls,
    handlers: [
      health(platform, () => stopping),
      async (request, response) => {
        if (pathOf(request) !== '/graphql') return false;
        await graph.answer(request, response);
        return true;
      },
      webhook(platform),
      (request, response) => practice?.page(request, response) ?? false,
      startPage(platform),
      boardAtTop,
      app('kiosk'),
      app('staff'),
      app('finance'),
      app('graphiql'),
    ],
  });
  const sockets = attachSocketEdge(server, edge);
  const stop = async () => {
    stopping = true;
    // Outermost first: no new callers, those inside finish, then what works for them.
    const drained = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await sockets.stop();
    await Promise.race([drained, sleep(DRAIN_MS, undefined, { ref: false })]);
    server.closeAllConnections();
    await graph.stop();
    await Promise.race([jobs?.stop(), sleep(DRAIN_MS, undefined, { ref: false })]);
    await practice?.stop();
    await relay.stop();
    await database.close();
  };
  try {
    server.listen(config.port, config.host);
    await Promise.race([once(server, 'listening'), once(server, 'error').then(([error]) => Promise.reject(error))]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/** What is looked for again and again. Each run finds its work in the tables, so a lost run loses nothing. */
function recurringJobs(platform: Platform, reactor: Reactor) {
  const call = (label: string): CallContext => ({
    platform,
    actor: systemActor(label),
    requestId: newId(platform.clock.now()),
    address: null,
  });
  const sweep = async () => {
    await oneByOne(await reactor.unsettled(), (id) => reactor.react(id));
  };
  return [
    { name: 'expire-orders', everySeconds: 5, run: async () => void (await expireOrders(call('order expiry'))) },
    { name: 'expire-payments', everySeconds: 10, run: async () => void (await expirePayments(call('payment expiry'))) },
    { name: 'poll-payments', everySeconds: 5, run: async () => void (await pollPendingPayments(call('payment poll'))) },
    { name: 'poll-refunds', everySeconds: 15, run: async () => void (await pollPendingRefunds(call('refund poll'))) },
    { name: 'expire-batches', everySeconds: 300, run: async () => void (await expireBatches(call('batch expiry'))) },
    { name: 'restock-demo', everySeconds: 600, run: async () => void (await restockDemo(call('demo delivery'))) },
    { name: 'sweep-reactions', everySeconds: 10, run: sweep },
  ];
}

/** The payment provider's messages: raw bytes in, verified before anything else. */
function webhook(platform: Platform): Handler {
  return async (request, response) => {
    if (pathOf(request) !== WEBHOOK_PATH) return false;
    const context: CallContext = {
      platform,
      actor: systemActor('payment provider'),
      requestId: newId(platform.clock.now()),
      address: request.socket.remoteAddress ?? null,
    };
    const body = await readBody(request, WEBHOOK_LIMIT).catch(() => null);
    const answer = body === null ? 'BAD_SIGNATURE' : await receiveWebhook(context, body, request.headers);
    response.writeHead(answer === 'BAD_SIGNATURE' ? 401 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: answer.toLowerCase() }));
    return true;
  };
}

/** The board is the kiosk app's second page, at an address of its own. */
const boardAtTop: Handler = (request) => {
  if (pathOf(request) === '/board') request.url = request.url?.replace('/board', '/kiosk/board.html');
  return false;
};
