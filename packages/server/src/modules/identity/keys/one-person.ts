import { sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';

/**
 * The ids under which the person behind an id acts: their account, and every key that they made, by themselves or by a key of theirs,
 * also those that were withdrawn. What one did oneself is not decided on by one's key, nor the other way round.
 */
export async function idsOfPersonBehind(reader: Reader, id: string): Promise<string[]> {
  const rows = await reader.execute<{ id: string }>(sql`with recursive up (id) as (
      select ${id}::uuid
      union select key.created_by from api_keys key join up on key.id = up.id where key.created_by is not null
    ), down (id) as (
      select id from up
      union select key.id from api_keys key join down on key.created_by = down.id
    ) select id from down`);
  return [...rows].map((row) => row.id);
}

/** Whether one person is behind both ids; nobody is behind null. */
export async function isOnePerson(reader: Reader, one: string | null, other: string | null): Promise<boolean> {
  if (one === null || other === null) return false;
  return one === other || (await idsOfPersonBehind(reader, one)).includes(other);
}
