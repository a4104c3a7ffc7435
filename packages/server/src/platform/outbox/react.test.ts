import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleCommand, sampleEvent } from '../../testing/sample.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { Reactor } from './react.ts';
import type { Reaction } from './reaction.ts';
import { outbox } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** An event as the relay leaves it: numbered, not settled. */
async function announced(): Promise<string> {
  const id = world.newId();
  const { outletId } = world;
  const [last] = await world.db.select({ position: outbox.position }).from(outbox).orderBy(outbox.sequence);
  await world.db.insert(outbox).values({
    ...{ id, event: sampleEvent.name, stream: outletId, payload: { outletId }, occurredAt: world.clock.now() },
    position: (last?.position ?? 0) + Math.floor(performance.now() * 1_000),
  });
  return id;
}

/** Runs a command that may be repeated at will: only the mark keeps it from happening twice. */
const sampling = (name: string): Reaction => ({
  name,
  hears: sampleEvent,
  run: async (context) => {
    await sampleCommand(context, { outletId: world.outletId });
  },
});

const done = async (name: string) =>
  (await world.audit('testing.sample')).filter((row) => row.actorLabel === name && row.outcome === 'done').length;

test('run by ten workers at once, a reaction happens once', async () => {
  const reactor = new Reactor(world.platform, [sampling('once')]);
  const id = await announced();
  await Promise.all(Array.from({ length: 10 }, () => reactor.react(id)));
  await reactor.react(id);
  expect(await done('once')).toBe(1);
});

test('one that fails is run again and leaves the others’ effects alone', async () => {
  let failures = 2;
  const flaky: Reaction = {
    name: 'flaky',
    hears: sampleEvent,
    run: async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('not yet');
    },
  };
  const reactor = new Reactor(world.platform, [sampling('steady'), flaky]);
  const id = await announced();
  await expect(reactor.react(id)).rejects.toThrow('not yet');
  expect(await reactor.unsettled()).toContain(id);
  await expect(reactor.react(id)).rejects.toThrow('not yet');
  await reactor.react(id);

  expect(await done('steady')).toBe(1);
  expect((await world.db.select().from(outbox).where(eq(outbox.id, id)))[0]?.settled).toBe(true);
  expect(await reactor.unsettled()).not.toContain(id);
});
