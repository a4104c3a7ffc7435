import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { composeSchema } from '../entry/compose.ts';
import { loadPersistedDocuments } from '../entry/persisted-documents.ts';
import { openDatabase } from '../platform/db/database.ts';
import type { GraphContext } from '../platform/graphql/context.ts';
import { OwnOperations } from '../platform/graphql/documents.ts';
import { createHttpEdge } from '../platform/graphql/http-edge.ts';
import { makeContext } from '../platform/graphql/make-context.ts';
import { createHttpServer } from '../platform/http/server.ts';
import { benchPlatform, UNLIMITED } from './canteen.ts';
import { serveAsPeer } from './peer.ts';

/** The kiosk's menu, by the name of its document. */
const MENU = /^.*query KioskMenu\(/s;

/**
 * Serves the kiosk's menu in one of five ways: `kept`, by the product's edge; `executed`, the same without kept answers; `apollo`, by Apollo Server as it comes with
 * the same schema; `json`, the answer made to text for each request on node:http; `buffer`, the answer as bytes on node:http.
 * None of them has anybody before it who bounds how many come in: what is compared is the making of the answer.
 */
async function main([kind, databaseUrl = '', outletId = '']: string[]): Promise<void> {
  const platform = benchPlatform(openDatabase(databaseUrl, { max: 4, name: 'bench peer' }));
  const schema = composeSchema();
  const documents = loadPersistedDocuments(fileURLToPath(new URL('../../../..', import.meta.url)));
  const operations = new OwnOperations(schema, documents);
  const [digest = ''] = [...documents].find(([, one]) => MENU.test(one)) ?? [];
  const context = () => makeContext(platform, { headers: {}, address: null, requestId: 'bench' });
  const answer = await operations.byDigest(digest).execute(undefined, await context(), { outletId });

  if (kind === 'apollo') {
    const apollo = new ApolloServer<GraphContext>({ schema });
    const { url } = await startStandaloneServer(apollo, { context, listen: { port: 0, host: '127.0.0.1' } });
    return serveAsPeer(Number(new URL(url).port));
  }
  if (kind === 'kept' || kind === 'executed') {
    const keepsAnswers = kind === 'kept';
    const edge = await createHttpEdge({
      platform,
      schema,
      operations,
      limit: UNLIMITED,
      trustedProxies: null,
      keepsAnswers,
    });
    const server = createHttpServer({
      ...{ log: platform.log, tls: null },
      handlers: [async (request, response) => edge.answer(request, response).then(() => true)],
    });
    return listen(server);
  }
  const bytes = Buffer.from(JSON.stringify(answer));
  const plain: RequestListener = (request, response) => {
    request.resume();
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(kind === 'json' ? JSON.stringify(answer) : bytes);
    });
  };
  return listen(createServer(plain));
}

async function listen(server: ReturnType<typeof createServer>): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  serveAsPeer((server.address() as AddressInfo).port);
}

await main(process.argv.slice(2));
