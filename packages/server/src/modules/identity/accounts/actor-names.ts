import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { devices } from '../../places/index.ts';
import { apiKeys } from '../keys/tables.ts';
import { users } from './tables.ts';

/** What people, devices and keys who did something are called, by id. Whoever was erased has no name. */
export async function actorNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = sql`(select x::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) x)`;
  const rows = await reader.execute<{ id: string; name: string }>(sql`
    select id, name from ${users} where erased_at is null and id in ${wanted}
    union all select id, name from ${devices} where id in ${wanted}
    union all select id, name from ${apiKeys} where id in ${wanted}`);
  return new Map([...rows].map(({ id, name }) => [id, name]));
}
