import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { createApiKey } from '../modules/identity/index.ts';
import { OwnOperations } from '../platform/graphql/documents.ts';
import { createHttpEdge } from '../platform/graphql/http-edge.ts';
import { attachSocketEdge } from '../platform/graphql/socket-edge.ts';
import { ownRateLimit, type RateLimit } from '../platform/http/rate-limit.ts';
import { createLog } from '../platform/log.ts';
import { plugForTest } from '../testing/plug.ts';
import { openWorld, type World } from '../testing/world.ts';
import { composeSchema } from './compose.ts';
import { readConfig } from './config.ts';

let world: World;
let server: Server;
let port: number;
let key: string;
let stop: () => Promise<void>;
let limit: RateLimit;
const logged: string[] = [];
const plenty = () => ownRateLimit({ points: 500, seconds: 60 });
beforeAll(async () => {
  world = await openWorld();
  const { db, clock } = world;
  plugForTest(world.platform.sockets, { db, clock });
  const documents = new Map([
    ['ours', '{ organisation { name } }'],
    ['begin', 'mutation { beginPasskeySignIn { __typename } }'],
  ]);
  const platform = {
    ...world.platform,
    log: createLog(readConfig({}, '.').logLevel, { write: (line) => void logged.push(line) }),
  };
  const schema = composeSchema();
  const operations = new OwnOperations(schema, documents);
  limit = plenty();
  const edge = {
    platform,
    schema,
    operations,
    trustedProxies: null,
    limit: { spend: (who: string, points?: number) => limit.spend(who, points), stop() {} },
  };
  const http = await createHttpEdge(edge);
  server = createServer((request, response) => void http.answer(request, response));
  const sockets = attachSocketEdge(server, edge);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  const permissions = ['order:read', 'ticket:read'];
  const maker = world.as(['key:manage', 'order:read', 'ticket:read'], { everywhere: true });
  const wanted = { id: world.newId(), name: 'edge', permissions, outletId: null, expiresAt: null };
  const made = await createApiKey(maker, wanted);
  key = 'key' in made ? made.key : '';
  stop = async () => {
    await sockets.stop();
    await http.stop();
    server.closeAllConnections();
    server.close();
  };
});
afterAll(async () => {
  await stop();
  await world.close();
});

async function ask(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as {
    data?: unknown;
    errors?: { extensions: Record<string, unknown> }[];
  };
  return {
    status: response.status,
    data,
    code: errors?.[0]?.extensions.code,
    requestId: errors?.[0]?.extensions.requestId,
  };
}

const withKey = () => ({ authorization: `Key ${key}` });

test('our own documents are known by their digest to everybody', async () => {
  expect(await ask({ documentId: 'ours' })).toMatchObject({
    status: 200,
    data: { organisation: { name: 'Test College' } },
  });
});

test.each([
  ['no JSON', '{', 400, 'INVALID'],
  ['a list', '[]', 400, 'INVALID'],
  ['an unknown document', { documentId: 'older' }, 400, 'INVALID'],
  ['a document of a stranger’s own', { query: '{ outlets { id } }' }, 401, 'UNAUTHENTICATED'],
])('%s is answered with what to do, and a request id', async (_, body, status, code) => {
  expect(await ask(body)).toMatchObject({ status, code, requestId: expect.any(String) });
});

test.each([
  ['a field there is not', '{ lunch }', 400],
  ['a document cut short', '{ outlets {', 400],
  [
    'a live stream',
    `subscription { orderChanged(outletId: "${'0'.repeat(8)}-0000-7000-8000-000000000000") { position } }`,
    400,
  ],
])('%s is invalid, with a request id', async (_, query, status) => {
  expect(await ask({ query }, withKey())).toMatchObject({ status, code: 'INVALID', requestId: expect.any(String) });
});

test('a header of another form, and a key nobody made, are turned away', async () => {
  expect(await ask({ documentId: 'ours' }, { authorization: 'Basic eDp5' })).toMatchObject({ status: 401 });
  expect(await ask({ documentId: 'ours' }, { authorization: `Key ${'x'.repeat(43)}` })).toMatchObject({ status: 401 });
});

test('what a key was not given stays shut', async () => {
  const answer = await ask({ query: '{ trialBalance { debit } }' }, withKey());
  expect(answer).toMatchObject({ data: null, code: 'FORBIDDEN' });
});

/** Says hello, then one message, and gives what comes back about it. */
async function overSocket(query: string): Promise<{ type: string; payload: unknown }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Key ${key}` } }));
  await once(socket, 'message');
  const answer = once(socket, 'message');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
  const [data] = (await answer) as [Buffer];
  socket.close();
  return JSON.parse(String(data)) as { type: string; payload: unknown };
}

test('only live streams go over the socket', async () => {
  expect(await overSocket('{ outlets { id } }')).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'INVALID' } }],
  });
});

test('a stream cannot be asked for under the rules of another that is left out', async () => {
  const { outletId } = world;
  const text = `subscription { boardChanged(outletId: "${outletId}") @skip(if: true) { position }
    orderChanged(outletId: "${outletId}") { position order { token } } }`;
  expect(await overSocket(text)).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'INVALID' } }] });
  const spread = `subscription { ... @skip(if: true) { boardChanged(outletId: "${outletId}") { position } }
    orderChanged(outletId: "${outletId}") { position order { token } } }`;
  expect(await overSocket(spread)).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'INVALID' } }] });
});

test('who is nobody yet changes something so often and no more, also by a document of ours', async () => {
  limit = ownRateLimit({ points: 20, seconds: 60 });
  onTestFinished(() => {
    limit = plenty();
  });
  const begin = () => ask({ documentId: 'begin' });
  expect(await begin()).toMatchObject({ status: 200 });
  expect(await begin()).toMatchObject({ status: 200 });
  expect(await begin()).toMatchObject({ status: 429 });
  expect(await ask({ documentId: 'ours' }, withKey())).toMatchObject({ status: 200 });
});

test('whoever sends too many documents of their own is told when to go on, over HTTP and sockets; our apps are not counted', async () => {
  limit = ownRateLimit({ points: 2, seconds: 60 });
  onTestFinished(() => {
    limit = plenty();
  });
  const query = '{ outlets { id } }';
  expect(await ask({ query }, withKey())).toMatchObject({ status: 200 });
  expect(await ask({ query }, withKey())).toMatchObject({ status: 200 });
  const refused = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...withKey() },
    body: JSON.stringify({ query }),
  });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  const { payload } = await overSocket(`subscription { menuChanged(outletId: "${world.outletId}") { position } }`);
  expect(payload).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  expect(await ask({ documentId: 'ours' }, withKey())).toMatchObject({ status: 200 });
});

const TYPED = 'what somebody typed';
const order = (name: string, id: string) => `${name}: order(id: "${id}") { id }`;
const nobodys = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;

test.each([
  ['that came before GraphQL', { documentId: TYPED }, ['INVALID']],
  ['about the document', { query: `{ ${order('a', TYPED)} ${order('b', TYPED)} }` }, ['INVALID', 'INVALID']],
  [
    'of several fields',
    { query: `{ ${order('a', nobodys(1))} ${order('b', nobodys(2))} }` },
    ['FORBIDDEN a', 'FORBIDDEN b'],
  ],
])('an answer %s has one line in the log, by the id it tells and without what was typed', async (_, body, errors) => {
  const { requestId } = await ask(body, withKey());
  const lines = logged.filter((line) => line.includes(String(requestId))).map((line) => JSON.parse(line));
  expect(lines).toEqual([{ level: 30, time: expect.any(String), requestId, errors, msg: 'answered with errors' }]);
});

test('what a socket refuses stands in the log by the id it tells', async () => {
  const { payload } = await overSocket('{ outlets { id } }');
  const [{ extensions }] = payload as [{ extensions: { requestId: string } }];
  expect(logged.filter((line) => line.includes(extensions.requestId))).toHaveLength(1);
});

test('a page of another site cannot open a socket', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
    origin: 'https://elsewhere.example',
  });
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toContain('403');
});

test('a peer that resets its connection in the middle of an upgrade harms nobody', async () => {
  for (let n = 0; n < 20; n += 1) {
    const peer = connect(port, '127.0.0.1');
    await once(peer, 'connect');
    peer.write('GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    peer.resetAndDestroy();
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await ask({ documentId: 'ours' })).toMatchObject({ status: 200 });
});
