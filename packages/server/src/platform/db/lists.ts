import { type SQL, sql } from 'drizzle-orm';

/** A list of ids as one parameter. */
export function uuids(ids: Iterable<string>): SQL {
  return sql`${`{${[...ids].join(',')}}`}::uuid[]`;
}

/** A list of whole numbers as one parameter. */
export function bigints(numbers: Iterable<number>): SQL {
  return sql`${`{${[...numbers].join(',')}}`}::bigint[]`;
}
