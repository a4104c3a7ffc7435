import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { type Background, startBackground } from '../entry/background.ts';
import { composeSchema } from '../entry/compose.ts';
import { loadPersistedDocuments } from '../entry/persisted-documents.ts';
import { paymentReactions } from '../modules/payments/index.ts';
import { systemClock } from '../platform/clock.ts';
import type { Platform } from '../platform/context.ts';
import { openDatabase } from '../platform/db/database.ts';
import { watchDatabase } from '../platform/db/watch.ts';
import { OwnOperations } from '../platform/graphql/documents.ts';
import { createHttpEdge } from '../platform/graphql/http-edge.ts';
import { attachSocketEdge } from '../platform/graphql/socket-edge.ts';
import { Admission } from '../platform/http/admission.ts';
import { Arrivals } from '../platform/http/arrivals.ts';
import { createHttpServer, type Handler } from '../platform/http/server.ts';
import { benchPlatform, UNLIMITED } from './canteen.ts';
import { serveAsPeer } from './peer.ts';

/** As many as a process of the product opens. */
const CONNECTIONS = 20;

/**
 * Serves the product's GraphQL over HTTP and sockets. `sells` keeps answers and lets callers in as the product does: bodies
 * first, then a place, and all of it while the database is watched. `executes` does neither, so that what it asks is counted;
 * `forgets` has nothing in memory either: what is kept
 * of a database is kept under its dialect, and whoever asks for the database gets one with a dialect of its own.
 * Told `relay` it starts the product's relay and jobs, or stops them.
 */
async function main([kind, databaseUrl = '']: string[]): Promise<void> {
  const database = openDatabase(databaseUrl, { max: CONNECTIONS, name: 'bench product' });
  let background: Background | null = null;
  const lasting = { ...benchPlatform(database), wakeRelay: () => background?.wake() };
  const { $client } = database.db as unknown as { $client: postgres.Sql };
  const platform: Platform =
    kind === 'forgets'
      ? Object.defineProperty(lasting, 'db', { get: () => drizzle($client, { casing: 'snake_case' }) })
      : lasting;
  const schema = composeSchema();
  const documents = loadPersistedDocuments(fileURLToPath(new URL('../../../..', import.meta.url)));
  const operations = new OwnOperations(schema, documents);
  const options = { platform, schema, operations, limit: UNLIMITED, trustedProxies: null };
  const edge = await createHttpEdge({ ...options, keepsAnswers: kind === 'sells' });
  const answer: Handler = async (request, response) => edge.answer(request, response).then(() => true);
  const server = createHttpServer({
    ...{ log: platform.log, tls: null },
    ...(kind === 'sells' ? await asTheProduct(answer, databaseUrl, platform) : { handlers: [answer] }),
  });
  attachSocketEdge(server, options);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  serveAsPeer((server.address() as AddressInfo).port, async ({ relay }: { readonly relay: boolean }) => {
    await background?.stop();
    background = relay
      ? await startBackground(platform, {
          ...{
            databaseUrl,
            database,
            works: true,
            headsFile: '/dev/null',
            mayWork: () => true,
            reactions: paymentReactions,
            recurring: () => [],
          },
        })
      : null;
  });
}

/** The product's own door. The clock that the watch looks at is the machine's: that of a bench stands. */
async function asTheProduct(answer: Handler, databaseUrl: string, { log }: Platform) {
  const admission = new Admission(await watchDatabase(databaseUrl, { clock: systemClock, log }));
  return {
    handlers: [new Arrivals().receive, admission.guard(answer)],
    turnsAway: (...call: Parameters<Admission['turnsAway']>) => admission.turnsAway(...call),
  };
}

await main(process.argv.slice(2));
