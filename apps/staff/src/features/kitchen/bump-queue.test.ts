import { describe, expect, test } from 'vitest';
import { createBumpQueue, nextStep, type Outcome, type QueuedStep, type Step, stateWith } from './bump-queue.ts';

class Away extends Error {}

function kitchen(kept = new Map<string, string>()) {
  const sent: string[] = [];
  const outcomes: Outcome[] = [];
  const world = { online: true, refuse: new Map<string, string>(), broken: new Set<string>() };
  const queue = createBumpQueue({
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    key: 'steps',
    send: async (step) => {
      if (!world.online) throw new Away();
      sent.push(step.commandId);
      if (world.broken.has(step.commandId)) throw new Error('broken');
      return world.refuse.get(step.commandId) ?? null;
    },
    keeps: (error) => error instanceof Away,
    explain: () => 'Something broke.',
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  return { queue, sent, outcomes, world, kept };
}

const step = (commandId: string, ticketId: string, what: Step): QueuedStep => ({
  commandId,
  ticketId,
  token: 'A001',
  step: what,
});

describe('the queue of steps', () => {
  test('keeps steps while the network is away and sends them in the order they were pressed', async () => {
    const { queue, sent, world } = kitchen();
    world.online = false;
    for (const one of [step('1', 'a', 'start'), step('2', 'b', 'start'), step('3', 'a', 'finish')]) queue.add(one);
    await queue.flush();
    expect(sent).toEqual([]);
    expect(queue.pending()).toHaveLength(3);
    world.online = true;
    await queue.flush();
    expect(sent).toEqual(['1', '2', '3']);
    expect(queue.pending()).toEqual([]);
  });

  test('survives a reload under the same command ids, so that a step sent twice is done once', async () => {
    const before = kitchen();
    before.world.online = false;
    before.queue.add(step('1', 'a', 'start'));
    await before.queue.flush();
    const after = kitchen(before.kept);
    await after.queue.flush();
    expect(after.sent).toEqual(['1']);
  });

  test('a refused step takes the later ones of its ticket with it and leaves those of other tickets', async () => {
    const { queue, sent, outcomes, world } = kitchen();
    world.refuse.set('1', 'Coconut is gone.');
    for (const one of [step('1', 'a', 'start'), step('2', 'a', 'finish'), step('3', 'b', 'bump')]) queue.add(one);
    await queue.flush();
    expect(sent).toEqual(['1', '3']);
    expect(outcomes.map(({ refusal }) => refusal)).toEqual(['Coconut is gone.', null]);
  });

  test('a failure that will not pass is told and not tried for ever', async () => {
    const { queue, outcomes, world } = kitchen();
    world.broken.add('1');
    queue.add(step('1', 'a', 'start'));
    await queue.flush();
    expect(queue.pending()).toEqual([]);
    expect(outcomes[0]?.refusal).toBe('Something broke.');
  });

  test('text of another program in the storage is as good as nothing', () => {
    expect(kitchen(new Map([['steps', '{"a":1}']])).queue.pending()).toEqual([]);
    expect(kitchen(new Map([['steps', 'not json']])).queue.pending()).toEqual([]);
  });

  test('flushing twice at once sends each step once', async () => {
    const { queue, sent } = kitchen();
    queue.add(step('1', 'a', 'start'));
    await Promise.all([queue.flush(), queue.flush()]);
    expect(sent).toEqual(['1']);
  });
});

test('a ticket is shown as the cook pressed it', () => {
  const pending = [step('1', 'a', 'start'), step('2', 'a', 'finish')];
  expect(stateWith({ id: 'a', state: 'NEW' }, pending)).toBe('DONE');
  expect(stateWith({ id: 'b', state: 'NEW' }, pending)).toBe('NEW');
  expect(stateWith({ id: 'a', state: 'CANCELLED' }, pending)).toBe('CANCELLED');
});

test('every open state has one next act', () => {
  expect((['NEW', 'COOKING', 'DONE', 'BUMPED', 'CANCELLED'] as const).map(nextStep)).toEqual([
    'start',
    'finish',
    'bump',
    null,
    null,
  ]);
});
