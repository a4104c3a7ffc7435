import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { graphContext } from '../../testing/graph-context.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { type Actor, ANONYMOUS } from '../auth/actor.ts';
import { KeptAnswers } from './kept-answers.ts';
import { interpreted } from './operation.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const field = (extensions: Readonly<Record<string, unknown>>) => ({
  extensions,
  type: GraphQLString,
  args: { outletId: { type: GraphQLString }, n: { type: GraphQLInt } },
});
const sharedBy = ({ outletId }: { outletId: string }) => [outletId];
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: { shared: field({ sharedBy }), mine: field({ sharedBy, personal: true }), alone: field({}) },
  }),
});

const user = (id: string, permission?: string): Actor => ({
  ...ANONYMOUS,
  ...{ kind: 'user', id, label: id },
  permissions: new Map(permission ? [[permission, 'everywhere']] : []) as Actor['permissions'],
});

function asking() {
  const kept = new KeptAnswers(world.platform.live, schema);
  const runs = vi.fn(async (said: string) => Buffer.from(said));
  const ask = (text = 'query ($outletId: String) { shared(outletId: $outletId) }', actor: Actor = ANONYMOUS) =>
    kept.answer(
      interpreted(schema, parse(text), null, text),
      { outletId: world.outletId },
      graphContext({ ...world.anonymous(), actor }),
      () => runs(`answer ${runs.mock.calls.length}`),
    );
  return { ask, runs };
}

test('the same question has one answer, until something happens in its stream', async () => {
  const { ask, runs } = asking();
  const first = await Promise.all(Array.from({ length: 20 }, () => ask()));
  expect(new Set(first).size).toBe(1);
  world.platform.live.changed('another-outlet');
  expect(await ask()).toBe(first[0]);
  expect(runs).toHaveBeenCalledTimes(1);
  world.platform.live.changed(world.outletId);
  expect(await ask()).not.toBe(first[0]);
  world.platform.live.changed(null);
  await ask();
  expect(runs).toHaveBeenCalledTimes(3);
});

test('a published event makes it be asked anew, too', async () => {
  const { ask, runs } = asking();
  await ask();
  const event = { id: world.newId(), name: 'x.y.v1', payload: {}, occurredAt: world.clock.now() };
  world.platform.live.publish([{ ...event, stream: world.outletId, position: 1 }]);
  await ask();
  expect(runs).toHaveBeenCalledTimes(2);
});

test('an answer is a second old at most', async () => {
  const { ask, runs } = asking();
  await ask();
  await sleep(1_050);
  await ask();
  expect(runs).toHaveBeenCalledTimes(2);
});

test('who may do other things has another answer; what depends on who asks is nobody else’s', async () => {
  const { ask, runs } = asking();
  await ask();
  expect(await ask(undefined, user('a', 'order:read'))).toEqual(await ask(undefined, user('b', 'order:read')));
  expect(runs).toHaveBeenCalledTimes(2);
  const mine = 'query ($outletId: String) { mine(outletId: $outletId) }';
  expect(await ask(mine, user('a'))).not.toEqual(await ask(mine, user('b')));
});

test('what does not say what it depends on is not kept, nor is a failure', async () => {
  const { ask, runs } = asking();
  expect(await ask('{ alone }')).toBeUndefined();
  expect(await ask('query ($outletId: String) { shared(outletId: $outletId) alone }')).toBeUndefined();
  expect(runs).not.toHaveBeenCalled();
  runs.mockResolvedValueOnce(undefined as never);
  expect(await ask()).toBeUndefined();
  expect(String(await ask())).toContain('answer');
});
