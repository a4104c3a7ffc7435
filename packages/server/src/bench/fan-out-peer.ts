import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { Repeater } from '@graphql-yoga/subscription';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import pino from 'pino';
import { WebSocketServer } from 'ws';
import { ANONYMOUS } from '../platform/auth/actor.ts';
import { resolveActor } from '../platform/auth/credentials.ts';
import { systemClock } from '../platform/clock.ts';
import type { Platform } from '../platform/context.ts';
import type { GraphContext } from '../platform/graphql/context.ts';
import { OwnOperations } from '../platform/graphql/documents.ts';
import { attachSocketEdge } from '../platform/graphql/socket-edge.ts';
import { ownRateLimit } from '../platform/http/rate-limit.ts';
import { Live } from '../platform/live/live.ts';
import { type LiveMessage, liveStream } from '../platform/live/stream.ts';
import type { PublishedEvent } from '../platform/outbox/event.ts';
import { Sockets } from '../platform/socket.ts';
import { SELECTIONS, STREAM } from './fan-out-documents.ts';
import { serveAsPeer } from './peer.ts';

const EVENT = { name: 'bench.ticket_changed.v1', payload: {} as never };
const SCHEMA = `
  type Query { nothing: Int }
  type Line { name: String! quantity: Int! modifiers: [String!]! }
  type Ticket { id: ID! token: String! state: String! stationCode: String! openedAt: String! lines: [Line!]! }
  type Changed { position: Int! after: Int! ticket: Ticket! }
  type Subscription { changed: Changed! }`;

/** A ticket as a kitchen display shows it. */
function ticketOf(position: number) {
  const lines = ['Masala dosa', 'Idli', 'Filter coffee'].map((name, at) => ({
    ...{ name, quantity: at + 1, modifiers: ['No onion', 'Extra chutney'] },
  }));
  const id = `01890000-0000-7000-8000-${String(position).padStart(12, '0')}`;
  return { id, token: `A${position}`, state: 'NEW', stationCode: 'DOSA', openedAt: '2026-11-24T07:00:00.000Z', lines };
}

function event(position: number): PublishedEvent {
  return { ...EVENT, id: String(position), stream: STREAM, position, payload: {}, occurredAt: systemClock.now() };
}

function changedBy({ position, after }: LiveMessage) {
  return { position, after, ticket: ticketOf(position) };
}

type Publish = (position: number) => void;

/** The product's socket edge. */
function ours(server: ReturnType<typeof createServer>): Publish {
  const live = new Live();
  const sockets = new Sockets();
  sockets.plug(resolveActor, { resolve: async () => ANONYMOUS, onForget: () => () => {}, forget: () => {} });
  const parts = { clock: systemClock, log: pino({ level: 'silent' }), sockets, live, wakeRelay: () => {} };
  const platform = parts as unknown as Platform;
  const schema = schemaWith((context) =>
    liveStream(context as GraphContext, { stream: STREAM, events: [EVENT], permitted: () => true }),
  );
  const operations = new OwnOperations(schema, new Map(SELECTIONS.map((text, at) => [String(at), text])));
  attachSocketEdge(server, {
    platform,
    schema,
    operations,
    limit: ownRateLimit({ points: 1_000_000_000, seconds: 60 }),
    // All its clients are one caller at one address.
    socketLimits: {
      ...{ socketsPerBlock: 1_000_000, socketsPerCaller: 1_000_000 },
      ...{ streamsPerCaller: 1_000_000, streamsPerSocket: 1_000_000 },
    },
    trustedProxies: null,
  });
  return (position) => live.publish([event(position)]);
}

/** graphql-ws as it comes: an execution for each client. */
function stock(server: ReturnType<typeof createServer>): Publish {
  const listeners = new Set<(message: LiveMessage) => void>();
  const schema = schemaWith(
    () =>
      new Repeater<LiveMessage>(async (push, stop) => {
        const listener = (message: LiveMessage) => void push(message);
        listeners.add(listener);
        await stop;
        listeners.delete(listener);
      }),
  );
  useServer({ schema }, new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false }));
  return (position) => {
    const message: LiveMessage = { position, after: position - 1, at: systemClock.now(), events: [event(position)] };
    for (const listener of listeners) listener(message);
  };
}

/** The least: the same text to everybody. */
function plain(server: ReturnType<typeof createServer>): Publish {
  const sockets = new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false });
  return (position) => {
    const changed = changedBy({ position, after: position - 1 } as LiveMessage);
    const text = JSON.stringify({ id: '1', type: 'next', payload: { data: { changed } } });
    for (const client of sockets.clients) client.send(text);
  };
}

function schemaWith(subscribe: (context: unknown) => AsyncIterable<LiveMessage>): GraphQLSchema {
  const schema = buildSchema(SCHEMA);
  const field = schema.getSubscriptionType()?.getFields().changed;
  if (!field) throw new Error('The bench has no stream.');
  field.subscribe = (_, __, context) => subscribe(context);
  field.resolve = (message) => changedBy(message as LiveMessage);
  return schema;
}

async function main([kind]: string[]): Promise<void> {
  const server = createServer();
  const kinds: Readonly<Record<string, (on: typeof server) => Publish>> = { ours, stock, plain };
  const publish = kinds[kind ?? '']?.(server);
  if (!publish) throw new Error('Say ours, stock or plain.');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let position = 0;
  serveAsPeer((server.address() as AddressInfo).port, async ({ publish: count }: { readonly publish: number }) => {
    for (let n = 0; n < count; n += 1) {
      position += 1;
      publish(position);
      await turn();
    }
  });
}

await main(process.argv.slice(2));
