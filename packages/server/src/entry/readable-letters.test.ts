import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisations } from '../modules/places/index.ts';
import { openWorld, type World } from '../testing/world.ts';
import { readableLetters } from './readable-letters.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('letters of a real canteen are closed however the product was started; those of the demo open unless in production', async () => {
  for (const [isDemoCanteen, demo, readable] of [
    [false, true, false],
    [false, false, false],
    [true, false, false],
    [true, true, true],
  ] as const) {
    await world.db.update(organisations).set({ demo: isDemoCanteen });
    expect(await readableLetters({ demo })(world.db)).toBe(readable);
  }
});
