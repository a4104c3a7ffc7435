import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleEvent } from '../../testing/sample.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { type Actor, ANONYMOUS } from '../auth/actor.ts';
import type { GraphContext } from '../graphql/context.ts';
import type { PublishedEvent } from '../outbox/event.ts';
import { outbox } from '../outbox/tables.ts';
import { type LiveMessage, type LiveStreamOptions, liveStream } from './stream.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
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

function context(actor: () => Actor = () => ANONYMOUS): GraphContext {
  return {
    ...world.anonymous(),
    actor: actor(),
    livePositions: world.platform.live.positions(),
    sessionToken: null,
    refreshActor: async () => actor(),
    setSessionCookie: () => {},
  };
}

const open = (options: Partial<LiveStreamOptions> = {}, actor?: () => Actor) =>
  liveStream(context(actor), { stream: world.outletId, events: [sampleEvent], permitted: () => true, ...options });

async function take(stream: AsyncIterableIterator<LiveMessage>, count: number): Promise<LiveMessage[]> {
  const messages: LiveMessage[] = [];
  while (messages.length < count) {
    const { value, done } = await stream.next();
    if (done) break;
    messages.push(value);
  }
  return messages;
}

test('each message names the one before it; what a filter leaves out is no gap', async () => {
  const stream = open();
  const first = stream.next();
  const before = position;
  await happens();
  await happens('somebody.elses_event.v1');
  await happens();
  const messages = [(await first).value as LiveMessage, ...(await take(stream, 1))];
  await stream.return?.();
  expect(messages.map(({ after, position: at }) => [after, at])).toEqual([
    [before, before + 1],
    [before + 1, before + 3],
  ]);
});

test('a client that was away is sent what it missed, then what is new, each once', async () => {
  const since = position;
  await happens();
  await happens();
  const stream = open({ since });
  const [first, second] = await take(stream, 2);
  const third = stream.next();
  await happens();
  const last = (await third).value as LiveMessage;
  await stream.return?.();
  expect([first, second, last].map((message) => message?.position)).toEqual([since + 1, since + 2, since + 3]);
  expect(first?.after).toBe(since);
});

test('what happens while the missed is being read comes once', async () => {
  const since = position;
  await Promise.all([happens(), happens()]);
  const stream = open({ since });
  const all = take(stream, 6);
  for (let n = 0; n < 4; n += 1) await happens();
  const positions = (await all).map((message) => message.position);
  await stream.return?.();
  expect(positions).toEqual(positions.map((_, index) => since + 1 + index));
});

test('gathered messages carry everything that happened in between', async () => {
  const stream = open({ gatherMs: 80 });
  const first = stream.next();
  const before = position;
  for (let n = 0; n < 5; n += 1) await happens();
  const message = (await first).value as LiveMessage;
  await stream.return?.();
  expect(message.events).toHaveLength(5);
  expect([message.after, message.position]).toEqual([before, before + 5]);
});

test('it is refused to those who may not see it, and ends when they no longer may', async () => {
  expect(() => open({ permitted: () => false })).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
  let allowed = true;
  const stream = open({ permitted: () => allowed });
  const first = stream.next();
  await happens();
  await first;
  allowed = false;
  const second = stream.next();
  await happens();
  expect((await second).done).toBe(true);
});

test('a stream that is closed listens no longer', async () => {
  const before = world.platform.live.listenerCount();
  const stream = open();
  void stream.next();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(world.platform.live.listenerCount()).toBe(before + 1);
  await stream.return?.();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(world.platform.live.listenerCount()).toBe(before);
});
