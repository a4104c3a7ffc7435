import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createApiKey } from '../modules/identity/index.ts';
import { OwnOperations } from '../platform/graphql/documents.ts';
import { attachSocketEdge } from '../platform/graphql/socket-edge.ts';
import { DEFAULT_SOCKET_LIMITS, type SocketLimits } from '../platform/graphql/socket-limits.ts';
import { ownRateLimit } from '../platform/http/rate-limit.ts';
import { plugForTest } from '../testing/plug.ts';
import { openWorld, type World } from '../testing/world.ts';
import { composeSchema } from './compose.ts';

const schema = composeSchema();
const STREAM = 'subscription ($id: UUID!) { kitchenTicketChanged(outletId: $id) { position } }';
let world: World;
let port = 0;
let stop = async () => {};
beforeEach(async () => {
  world = await openWorld();
  plugForTest(world.platform.sockets, world);
});
afterEach(async () => {
  await stop();
  await world.close();
});

/** Serves sockets within these limits. */
async function serve(limits: Partial<SocketLimits>) {
  const server = createServer();
  const sockets = attachSocketEdge(server, {
    ...{ platform: world.platform, schema, trustedProxies: null },
    operations: new OwnOperations(schema, new Map([['ours', STREAM]])),
    limit: ownRateLimit({ points: 100_000, seconds: 60 }),
    socketLimits: { ...DEFAULT_SOCKET_LIMITS, ...limits },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  stop = async () => {
    await sockets.stop();
    server.closeAllConnections();
    server.close();
  };
}
async function keyOf(costPerMinute: number | null = null) {
  const maker = world.as(['key:manage', 'ticket:read'], { everywhere: true });
  const wanted = { id: world.newId(), name: 'a screen', permissions: ['ticket:read'], outletId: null, expiresAt: null };
  const made = await createApiKey(maker, { ...wanted, costPerMinute });
  if ('refused' in made) throw new Error(made.message);
  return made.key;
}
const bare = () => new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
type Said = { type: string; id?: string; payload?: { extensions?: { code?: string } }[] };

/** A socket that has said who it is; gives what it heard, or with which number it was closed. */
async function greet(key: string | null) {
  const socket = bare();
  await once(socket, 'open');
  const heard: Said[] = [];
  socket.on('message', (data) => void heard.push(JSON.parse(String(data)) as Said));
  const closed = once(socket, 'close').then(([code]) => code as number);
  const payload = key === null ? {} : { authorization: `Key ${key}` };
  socket.send(JSON.stringify({ type: 'connection_init', payload }));
  const first = await Promise.race([once(socket, 'message').then(() => 'ack'), closed]);
  const wish = (id: string, asked: object) => socket.send(JSON.stringify({ type: 'subscribe', id, payload: asked }));
  const variables = { id: world.outletId };
  return {
    ...{ socket, heard, first, closed },
    subscribe: (id: string) => wish(id, { query: STREAM, variables }),
    subscribeOurs: (id: string) => wish(id, { query: '', extensions: { documentId: 'ours' }, variables }),
    end: (id: string) => socket.send(JSON.stringify({ type: 'complete', id })),
    refused: () => heard.filter(({ type }) => type === 'error'),
  };
}
const soon = { timeout: 5_000, interval: 20 };

test('one block of addresses has so many sockets open at once, and one that is closed makes room', async () => {
  await serve({ socketsPerBlock: 3 });
  const open = [bare(), bare(), bare()] as const;
  await Promise.all(open.map((socket) => once(socket, 'open')));
  const refused = bare();
  refused.on('error', () => {});
  const [, response] = (await once(refused, 'unexpected-response')) as [unknown, IncomingMessage];
  expect([response.statusCode, response.headers['retry-after']]).toEqual([429, '30']);
  open[0].close();
  await once(open[0], 'close');
  await expect
    .poll(
      async () =>
        once(bare(), 'open').then(
          () => 'open',
          () => 'refused',
        ),
      soon,
    )
    .toBe('open');
});

test('one key, and all strangers of one block, have so many sockets each; who has too many is told to try later', async () => {
  await serve({ socketsPerCaller: 2 });
  const [one, other] = [await keyOf(), await keyOf()];
  for (const key of [one, null]) {
    const two = [await greet(key), await greet(key)] as const;
    expect(two.map(({ first }) => first)).toEqual(['ack', 'ack']);
    expect((await greet(key)).first).toBe(1013);
    two[0].socket.close();
    await two[0].closed;
    await expect.poll(async () => (await greet(key)).first, soon).toBe('ack');
  }
  expect((await greet(other)).first).toBe('ack');
});

test('one socket, and one caller on all sockets, have so many live streams; one that ends makes room', async () => {
  await serve({ streamsPerSocket: 3, streamsPerCaller: 4 });
  const key = await keyOf();
  const [one, two] = [await greet(key), await greet(key)];
  for (const id of ['a', 'b', 'c', 'd']) one.subscribe(id);
  await expect
    .poll(() => one.refused(), soon)
    .toMatchObject([{ id: 'd', payload: [{ extensions: { code: 'RATE_LIMITED' } }] }]);
  two.subscribe('e');
  two.subscribe('f');
  await expect.poll(() => two.refused().map(({ id }) => id), soon).toEqual(['f']);
  one.end('a');
  one.subscribe('g');
  one.subscribe('k');
  await expect.poll(() => one.refused().map(({ id }) => id), soon).toEqual(['d', 'k']);
  one.socket.close();
  await one.closed;
  two.subscribe('h');
  two.subscribe('i');
  two.subscribe('j');
  await expect.poll(() => two.refused().map(({ id }) => id), soon).toEqual(['f', 'j']);
});

test('our own apps’ documents cost a key over the socket too, and the trail says once a minute that it had too little', async () => {
  await serve({});
  const { subscribeOurs, refused } = await greet(await keyOf(100));
  for (let n = 0; n < 60; n += 1) subscribeOurs(`s${n}`);
  await expect.poll(() => refused().length, soon).toBeGreaterThan(5);
  expect(refused()[0]?.payload?.[0]?.extensions?.code).toBe('RATE_LIMITED');
  const told = async () =>
    (await world.audit('platform.spendBudget')).map(({ outcome, reason, actorKind }) => ({
      outcome,
      reason,
      actorKind,
    }));
  await expect.poll(told, soon).toEqual([{ outcome: 'denied', reason: 'BUDGET_SPENT', actorKind: 'key' }]);
});
