import { type SQL, sql } from 'drizzle-orm';

/** The name of the person or key behind an id; null for none, which is the product itself. */
export function nameOfActor(id: SQL): SQL<string | null> {
  return sql<string | null>`coalesce((select name from users where users.id = ${id}),
    (select name from api_keys maker where maker.id = ${id}))`;
}
