import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { type Background, startBackground } from '../entry/background.ts';
import { composeSchema } from '../entry/compose.ts';
import { loadPersistedDocuments } from '../entry/persisted-documents.ts';
import { paymentReactions } from '../modules/payments/index.ts';
import type { Platform } from '../platform/context.ts';
import { type Database, openDatabase } from '../platform/db/database.ts';
import { OwnOperations } from '../platform/graphql/documents.ts';
import { createHttpEdge } from '../platform/graphql/http-edge.ts';
import { attachSocketEdge } from '../platform/graphql/socket-edge.ts';
import { createHttpServer } from '../platform/http/server.ts';
import { benchPlatform } from './canteen.ts';
import { serveAsPeer } from './peer.ts';

/** As many as a process of the product opens. */
const CONNECTIONS = 20;

/**
 * Serves the product's GraphQL over HTTP and sockets. `sells` keeps answers as the product does; `executes` does not;
 * `forgets` has nothing in memory either: what is kept by database is kept under the database's dialect, and each request gets one of its own.
 * Told `relay` it starts the product's relay and jobs, or stops them.
 */
async function main([kind, databaseUrl = '']: string[]): Promise<void> {
  const database = openDatabase(databaseUrl, { max: CONNECTIONS, name: 'bench product' });
  const requests = new AsyncLocalStorage<Database>();
  let background: Background | null = null;
  const lasting = { ...benchPlatform(database), wakeRelay: () => background?.wake() };
  const platform: Platform =
    kind === 'forgets'
      ? Object.defineProperty({ ...lasting }, 'db', { get: () => requests.getStore() ?? database.db })
      : lasting;
  const schema = composeSchema();
  const documents = loadPersistedDocuments(fileURLToPath(new URL('../../../../apps', import.meta.url)));
  const options = { platform, schema, operations: new OwnOperations(schema, documents), trustProxy: false };
  const edge = await createHttpEdge({ ...options, keepsAnswers: kind === 'sells' });
  const answer = (request: Parameters<typeof edge.answer>[0], response: Parameters<typeof edge.answer>[1]) =>
    edge.answer(request, response).then(() => true);
  const client = (database.db as unknown as { $client: Parameters<typeof drizzle>[0] }).$client;
  const server = createHttpServer({
    ...{ log: platform.log, tls: null },
    handlers: [
      async (request, response) =>
        kind === 'forgets'
          ? requests.run(drizzle(client as never, { casing: 'snake_case' }), () => answer(request, response))
          : answer(request, response),
    ],
  });
  attachSocketEdge(server, options);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  serveAsPeer((server.address() as AddressInfo).port, async ({ relay }: { readonly relay: boolean }) => {
    await background?.stop();
    background = relay
      ? await startBackground(platform, {
          ...{ databaseUrl, database, works: true, reactions: paymentReactions, recurring: () => [] },
        })
      : null;
  });
}

await main(process.argv.slice(2));
