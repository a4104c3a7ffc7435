import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { Kept } from './kept.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('500 things are kept at most: one more pushes out what was not asked for longest', () => {
  const kept = new Kept<{ n: number }>().of(world.db);
  for (let n = 0; n < 500; n += 1) kept.set(`${n}`, { n });
  expect(kept.get('0')).toEqual({ n: 0 });
  kept.set('500', { n: 500 });
  expect([kept.size, kept.has('0'), kept.has('1'), kept.has('500')]).toEqual([500, true, false, true]);
});

test('a transaction shares what its database keeps, another database does not', async () => {
  const memories = new Kept<{ n: number }>();
  const other = await openWorld();
  try {
    memories.of(world.db).set('one', { n: 1 });
    await world.db.transaction(async (tx) => expect(memories.of(tx).get('one')).toEqual({ n: 1 }));
    expect(memories.of(other.db).get('one')).toBeUndefined();
  } finally {
    await other.close();
  }
});
