import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openWorld, type World } from '../../testing/world.ts';
import { command } from './command.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('whoever meets a deadlock is tried again, and told to come again when it does not end', async () => {
  let deadlocks = 0;
  let most = 2;
  const contended = command({
    name: 'test.contended',
    permission: 'public',
    input: z.object({}),
    async handle({ tx }) {
      if (deadlocks < most) {
        deadlocks += 1;
        await tx.execute(sql`do $$ begin raise exception 'a circle' using errcode = '40P01'; end $$`);
      }
      return 'done';
    },
  });
  expect(await contended(world.system(), {})).toBe('done');
  expect(deadlocks).toBe(2);
  most = Number.POSITIVE_INFINITY;
  await expect(contended(world.system(), {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
