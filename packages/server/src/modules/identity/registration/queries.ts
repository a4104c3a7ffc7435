import { and, count, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, holds } from '../../../platform/auth/actor.ts';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { type Page, pageRequest, timeKey, toPage } from '../../../platform/graphql/connection.ts';
import { REGISTRATION_KINDS, type Registration, registrations } from './tables.ts';

const { passwordHash: _, ...shown } = getTableColumns(registrations);

/** The states of a registration that somebody sees. */
export const SHOWN_STATES = ['WAITING', 'ADMITTED', 'REJECTED'] as const;

/** A registration as it is shown: without the hash of its password. */
export type SeenRegistration = Omit<Registration, 'passwordHash'>;

/** Those who registered: who waits, the longest first; who was decided on, the latest first. Without `account:read` students only. */
export const listRegistrations = query({
  name: 'identity.registrations',
  permission: 'registration:read',
  input: z.object({
    state: z.enum(SHOWN_STATES).default('WAITING'),
    kind: z.enum(REGISTRATION_KINDS).nullish(),
    search: z.string().trim().max(100).nullish(),
    first: z.int().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, actor }, { state, kind, search, ...asked }): Promise<Page<SeenRegistration>> {
    const page = pageRequest(asked, 2);
    const isQueue = state === 'WAITING';
    const filter = and(
      eq(registrations.state, state),
      kind ? eq(registrations.kind, kind) : undefined,
      search ? named(search) : undefined,
      visible(actor),
    );
    const direction = isQueue ? sql`asc` : sql`desc`;
    const rows = await db
      .select(shown)
      .from(registrations)
      .where(and(filter, beyond(timeKey(page.after), isQueue)))
      .orderBy(sql`${registrations.registeredAt} ${direction}, ${registrations.id} ${direction}`)
      .limit(page.limit);
    return toPage(
      rows,
      page,
      (row) => [row.registeredAt.toISOString(), row.id],
      (row) => row,
      async () => {
        const [row] = await db.select({ count: count() }).from(registrations).where(filter);
        return row?.count ?? 0;
      },
    );
  },
});

/** Registrations as they are after a command about them, in the order of their ids. */
export function registrationsByIds(reader: Reader, ids: readonly string[]): Promise<SeenRegistration[]> {
  return reader
    .select(shown)
    .from(registrations)
    .where(inArray(registrations.id, [...ids]))
    .orderBy(registrations.id);
}

function named(search: string): SQL {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${registrations.name} ilike ${like} or ${registrations.email} ilike ${like} or ${registrations.collegeId} ilike ${like})`;
}

function visible(actor: Actor): SQL | undefined {
  return holds(actor, 'account:read') ? undefined : eq(registrations.kind, 'STUDENT');
}

function beyond(key: ReturnType<typeof timeKey>, isQueue: boolean): SQL | undefined {
  if (!key) return undefined;
  const place = sql`(${key.at.toISOString()}::timestamptz, ${key.id}::uuid)`;
  const row = sql`(${registrations.registeredAt}, ${registrations.id})`;
  return isQueue ? sql`${row} > ${place}` : sql`${row} < ${place}`;
}
