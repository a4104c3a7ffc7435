import { inArray, sql } from 'drizzle-orm';
import { accessChanged } from '../../../events/identity.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { users } from '../accounts/tables.ts';

/** Who made a key: its maker, and where that is a key, that one's, and so on. */
export async function makersOf(reader: Reader, keyId: string): Promise<string[]> {
  const rows = await reader.execute<{ id: string }>(sql`with recursive makers (id) as (
      select created_by from api_keys where id = ${keyId}
      union select key.created_by from api_keys key join makers on key.id = makers.id
    ) select id from makers where id is not null`);
  return [...rows].map(({ id }) => id);
}

/**
 * In a statement that reads `api_keys`, the person who made the key, by themselves or by keys; null where nobody did. The last maker is
 * looked for first, so that the person is found by their number and not among all.
 */
export const personBehindKey = sql<string | null>`(select person.id from users person where person.id = (
    with recursive makers (id) as (
      select "api_keys"."created_by"
      union select key.created_by from api_keys key join makers on key.id = makers.id
    ) select id from makers
    where id is not null and not exists (select from api_keys key where key.id = makers.id) limit 1
  ))`;

/** The person who made a key, by themselves or by keys; null where nobody did. */
export async function personBehind(reader: Reader, keyId: string): Promise<string | null> {
  const makers = await makersOf(reader, keyId);
  if (makers.length === 0) return null;
  const [person] = await reader.select({ id: users.id }).from(users).where(inArray(users.id, makers));
  return person?.id ?? null;
}

/**
 * Permissions by which a key could let its maker in again, or see to it that others are kept out: it holds them only as far as its maker
 * does.
 */
export const MANAGING: readonly string[] = ['account:manage', 'key:manage', 'security:manage'];

/**
 * Withdraws the keys that somebody made, by themselves or by a key of theirs, and that manage accounts, keys or security, for good; the
 * trail says which. Others are the canteen's, and go on.
 */
export async function withdrawManagingKeys(
  { tx, now, actor, emit, changed }: CommandScope,
  makerId: string,
): Promise<void> {
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
  for (const { id } of rows) {
    const before = { revokedAt: null, revokedBy: null };
    changed({ entity: 'api_key', id, before, after: { revokedAt: now, revokedBy: actor.id } });
    emit(accessChanged, { actorId: id });
  }
}
