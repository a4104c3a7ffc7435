import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphContext } from '../../../testing/graph-context.ts';
import { keyOf } from '../../../testing/key-of.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { needsAnother } from './needs-another.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const asked = (id: string, makers: readonly (string | null)[]) =>
  needsAnother(graphContext(world.as('stock:read', { id })), makers);

test('whoever made something is told that another decides, also by a key of theirs; nobody else is', async () => {
  const [anna, biju] = [world.newId(), world.newId()];
  for (const id of [anna, biju]) {
    await world.db.execute(
      sql`insert into users (id, email, name, password_hash) values (${id}, ${`${id}@x.example`}, 'X', 'x')`,
    );
  }
  const key = await keyOf(world, anna);
  expect(await asked(anna, [anna])).toBe(true);
  expect(await asked(anna, [biju, anna])).toBe(true);
  expect(await asked(anna, [key])).toBe(true);
  expect(await asked(key, [anna])).toBe(true);
  expect(await asked(biju, [anna, key, null])).toBe(false);
  expect(await asked(anna, [null])).toBe(false);
  expect(await asked(anna, [])).toBe(false);
});
