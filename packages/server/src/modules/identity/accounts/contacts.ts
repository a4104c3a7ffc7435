import { inArray } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { users } from './tables.ts';

/** How somebody is reached. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** How people are reached who are still there, by id: for rooms that must tell them something. */
export async function contactsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, Contact>> {
  const rows = await reader
    .select({ id: users.id, name: users.name, email: users.email, erasedAt: users.erasedAt })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Map(
    rows.filter(({ erasedAt }) => erasedAt === null).map(({ id, name, email }) => [id, { id, name, email }]),
  );
}
