import { setTimeout as sleep } from 'node:timers/promises';
import { type GraphQLFieldConfigMap, GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { graphContext } from '../../testing/graph-context.ts';
import { hear } from '../../testing/hear.ts';
import { sampleEvent } from '../../testing/sample.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { type Actor, ANONYMOUS } from '../auth/actor.ts';
import type { Database } from '../db/database.ts';
import type { GraphContext } from '../graphql/context.ts';
import type { PublishedEvent } from '../outbox/event.ts';
import { outbox } from '../outbox/tables.ts';
import { Hub } from './hub.ts';
import { type LiveMessage, type LiveStreamOptions, liveStream } from './stream.ts';

let world: World;
let hub: Hub;
beforeAll(async () => {
  world = await openWorld();
  hub = new Hub(world.platform);
});
afterAll(() => world.close());

let position = 0;
/** Commits an event with the next position and publishes it, as the relay does. */
async function happens(name = sampleEvent.name): Promise<PublishedEvent> {
  position += 1;
  const stream = world.outletId;
  const event = {
    id: world.newId(),
    stream,
    position,
    payload: { outletId: stream, n: position },
    occurredAt: world.clock.now(),
  };
  await world.db.insert(outbox).values({ ...event, event: name });
  world.platform.live.publish([{ ...event, name }]);
  return { ...event, name };
}

// What the field under test is declared with; set by each test that needs another.
let declared: Partial<LiveStreamOptions> = {};
const resolved = vi.fn((message: LiveMessage) => message.events.length);
afterEach(() => {
  declared = {};
  resolved.mockClear();
});

const fields: GraphQLFieldConfigMap<LiveMessage, GraphContext> = {
  position: { type: GraphQLInt },
  after: { type: GraphQLInt },
  events: { type: GraphQLInt, resolve: (message) => resolved(message) },
  mine: { type: GraphQLString, extensions: { personal: true }, resolve: (_, __, { actor }) => actor.id },
  forgotten: { type: GraphQLString, resolve: (_, __, { actor }) => actor.id },
};
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLInt } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      happened: {
        type: new GraphQLObjectType({ name: 'Happened', fields }),
        args: { since: { type: GraphQLInt } },
        subscribe: (_, { since }, context: GraphContext) =>
          liveStream(context, {
            ...{ stream: world.outletId, events: [sampleEvent], permitted: () => true, ...declared },
            since: since as number | null,
          }),
        resolve: (message) => message as LiveMessage,
      },
    },
  }),
});

interface Told {
  readonly position: number;
  readonly after: number;
  readonly events?: number;
  readonly mine?: string | null;
}

interface Wanted {
  readonly since?: number | null;
  readonly select?: string;
  readonly db?: Database;
  actor?(): Actor;
}

async function open(options: Wanted = {}) {
  const { since = null, actor = () => ANONYMOUS, select = 'position after events', db = world.db } = options;
  const platform = { ...world.platform, db };
  const client = await hear<{ happened: Told | null }>(hub, schema, {
    text: `subscription ($since: Int) { happened(since: $since) { ${select} } }`,
    variables: { since },
    context: graphContext({ ...world.anonymous(), platform, actor: actor() }, actor),
  });
  onTestFinished(() => client.leave());
  return { ...client, told: () => client.heard.flatMap(({ happened }) => happened ?? []) };
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 5 });
const chain = (heard: readonly Told[]) => heard.map(({ after, position: at }) => [after, at]);
const user = (id: string): Actor => ({ ...ANONYMOUS, kind: 'user', id, label: id });

test('each message names the one before it; what a filter leaves out is no gap', async () => {
  const before = position;
  const client = await open();
  await happens();
  await happens('somebody.elses_event.v1');
  await happens();
  await until(() =>
    expect(chain(client.told())).toEqual([
      [before, before + 1],
      [before + 1, before + 3],
    ]),
  );
});

test('a client that was away is told what it missed, then what is new, each once', async () => {
  const since = position;
  await happens();
  await happens();
  const client = await open({ since });
  await happens();
  await until(() => expect(chain(client.told())).toEqual([0, 1, 2].map((n) => [since + n, since + n + 1])));
});

test('what happens while the missed is being read comes once, in order', async () => {
  const since = position;
  await Promise.all([happens(), happens()]);
  const there = await open();
  const client = await open({ since });
  for (let n = 0; n < 4; n += 1) await happens();
  await until(() => expect(chain(client.told())).toEqual([0, 1, 2, 3, 4, 5].map((n) => [since + n, since + n + 1])));
  await until(() => expect(there.heard).toHaveLength(4));
});

/** A database whose reads are answered once the gate is open. */
function lateReads(gate: Promise<unknown>): Database {
  const late = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, key) {
        const value = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        if (key === 'then') return (...done: unknown[]) => gate.then(() => Reflect.apply(value, target, done));
        return (...given: unknown[]) => late(Reflect.apply(value, target, given) as object);
      },
    });
  return late(world.db);
}

test('what happens while the missed is being read waits its turn', async () => {
  const since = position;
  await happens();
  let openGate = () => {};
  const gate = new Promise<void>((resolve) => {
    openGate = resolve;
  });
  const client = await open({ since, db: lateReads(gate) });
  const there = await open();
  await happens();
  await until(() => expect(there.told()).toHaveLength(1));
  expect(client.told()).toEqual([]);
  openGate();
  const both = [
    [since, since + 1],
    [since + 1, since + 2],
  ];
  await until(() => expect(chain(client.told())).toEqual(both));
});

test('whoever comes after it happened is not told of it', async () => {
  declared = { gatherMs: 300 };
  const there = await open();
  await happens();
  const late = await open();
  await until(() => expect(there.told()).toHaveLength(1));
  expect(late.told()).toEqual([]);
});

test('gathered messages carry everything that happened in between', async () => {
  declared = { gatherMs: 300 };
  const before = position;
  const client = await open();
  for (let n = 0; n < 5; n += 1) await happens();
  await until(() => expect(client.told().at(-1)?.position).toBe(before + 5));
  expect(client.told().reduce((sum, { events = 0 }) => sum + events, 0)).toBe(5);
  expect(client.told().length).toBeLessThan(5);
});

test('many that ask for the same are served by one execution and one payload', async () => {
  const clients = await Promise.all(Array.from({ length: 50 }, () => open()));
  await happens();
  await happens();
  await until(() => expect(clients.every(({ heard }) => heard.length === 2)).toBe(true));
  expect(resolved).toHaveBeenCalledTimes(2);
  expect(new Set(clients.map(({ payloads }) => payloads[1])).size).toBe(1);
});

test('what depends on who asks is resolved for each; other rights are another channel', async () => {
  const select = 'position after events mine';
  const clients = await Promise.all(['a', 'b'].map((id) => open({ select, actor: () => user(id) })));
  await happens();
  await until(() => expect(clients.map(({ told }) => told()[0]?.mine)).toEqual(['a', 'b']));
  expect(resolved).toHaveBeenCalledTimes(2);
});

test('a field that asks who asks, without saying so, fails rather than tell one what is another’s', async () => {
  const clients = await Promise.all(
    ['a', 'b'].map((id) => open({ select: 'position after forgotten', actor: () => user(id) })),
  );
  await happens();
  await until(() => expect(clients[1]?.errors[0]?.extensions.code).toBe('FAULT'));
  expect(clients.flatMap(({ payloads }) => payloads.map(String)).join()).not.toContain('"forgotten":"');
});

test('it is refused to those who may not see it, which is written down, and ends when they no longer may', async () => {
  declared = { permitted: () => false };
  await expect(open()).rejects.toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
  expect(await world.audit('live.happened')).toMatchObject([{ outcome: 'denied', reason: 'UNAUTHENTICATED' }]);
  let allowed = true;
  declared = { permitted: () => allowed };
  const client = await open();
  await happens();
  await until(() => expect(client.heard).toHaveLength(1));
  allowed = false;
  world.clock.advance(5_001);
  await happens();
  await until(() => expect(client.hasEnded()).toBe(true));
  expect(client.heard).toHaveLength(1);
});

test('one whose rights changed is told to connect again', async () => {
  let actor = user('a');
  const client = await open({ actor: () => actor });
  actor = { ...actor, permissions: new Map([['order:read', 'everywhere']]) as Actor['permissions'] };
  world.clock.advance(5_001);
  await happens();
  await until(() => expect(client.wasSentAway()).toBe(true));
});

test('the streams of one whose rights changed are asked at once, without a message; another’s are not', async () => {
  const allowed = new Set(['a', 'b']);
  declared = { permitted: ({ id }) => allowed.has(id ?? '') };
  const [mine, others] = [await open({ actor: () => user('a') }), await open({ actor: () => user('b') })];
  allowed.clear();
  hub.askAgain('a');
  await until(() => expect(mine.hasEnded()).toBe(true));
  expect(others.hasEnded()).toBe(false);
  hub.askAgain(null);
  await until(() => expect(others.hasEnded()).toBe(true));
});

test('a channel that everybody left listens no longer', async () => {
  const first = await open();
  const second = await open();
  first.leave();
  second.leave();
  await happens();
  await sleep(20);
  expect([...first.heard, ...second.heard]).toEqual([]);
  expect(resolved).not.toHaveBeenCalled();
});
