import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';

/** Who made a key: its maker, and where that is a key, that one's, and so on. */
export async function makersOf(tx: Tx, keyId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`with recursive makers (id) as (
      select created_by from api_keys where id = ${keyId}
      union select key.created_by from api_keys key join makers on key.id = makers.id
    ) select id from makers where id is not null`);
  return [...rows].map(({ id }) => id);
}
