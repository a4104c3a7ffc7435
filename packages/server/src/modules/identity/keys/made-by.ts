import { sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader } from '../../../platform/db/database.ts';

/** Who made a key: its maker, and where that is a key, that one's, and so on. */
export async function makersOf(reader: Reader, keyId: string): Promise<string[]> {
  const rows = await reader.execute<{ id: string }>(sql`with recursive makers (id) as (
      select created_by from api_keys where id = ${keyId}
      union select key.created_by from api_keys key join makers on key.id = makers.id
    ) select id from makers where id is not null`);
  return [...rows].map(({ id }) => id);
}

/** Permissions by which a key could let its maker in again, or see to it that others are kept out. */
const MANAGING = ['account:manage', 'key:manage', 'security:manage'];

/**
 * Withdraws the keys that somebody made, by themselves or by a key of theirs, and that manage accounts, keys or security; gives their ids.
 * Others are the canteen's, and go on.
 */
export async function withdrawManagingKeys(
  { tx, now, actor }: Pick<CommandScope, 'tx' | 'now' | 'actor'>,
  makerId: string,
): Promise<string[]> {
  const managing = sql.join(
    MANAGING.map((permission) => sql`${permission}`),
    sql`, `,
  );
  const rows = await tx.execute<{ id: string }>(sql`with recursive made (id) as (
      select id from api_keys where created_by = ${makerId}
      union select key.id from api_keys key join made on key.created_by = made.id
    )
    update api_keys set revoked_at = ${now.toISOString()}::timestamptz, revoked_by = ${actor.id}::uuid
    where id in (select id from made) and revoked_at is null and permissions ?| array[${managing}]::text[]
    returning id`);
  return [...rows].map(({ id }) => id);
}
