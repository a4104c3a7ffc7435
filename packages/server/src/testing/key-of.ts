import { sql } from 'drizzle-orm';
import type { World } from './world.ts';

/** For tests: an API key that somebody made; gives its id. */
export async function keyOf(world: World, personId: string): Promise<string> {
  const id = world.newId();
  await world.db.execute(sql`insert into api_keys (id, name, permissions, created_by, created_at)
    values (${id}, 'Tablet', '[]'::jsonb, ${personId}, ${world.clock.now().toISOString()}::timestamptz)`);
  return id;
}
