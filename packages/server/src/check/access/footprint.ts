import type postgres from 'postgres';

/**
 * Where something may happen at any time: the trail of who was turned away, what numbers events and marks them as heard, and what is looked for
 * every few seconds.
 */
const ALWAYS =
  /^(audit_|turned_away|outbox|stream_positions|reaction_marks|mails|job|stock_alerts|stock_low|stock_usage|purchase_suggestions|replenishment_(points|outlets)|identity_states)/;
/** Columns that say who was there when. */
const SEEN = ['last_seen_at', 'last_used_at', 'confirmed_at'];

/** What stands in each table of the product, as a digest. */
export type Footprint = ReadonlyMap<string, string>;

/** Reads all that somebody could have changed. */
export async function footprintOf(sql: postgres.Sql): Promise<Footprint> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const parts = tables
    .map(({ name }) => name)
    .filter((name) => !ALWAYS.test(name))
    .map((name) => {
      const row = `(to_jsonb(t) - '{${SEEN.join(',')}}'::text[])::text`;
      return `select '${name}' as name, coalesce(md5(string_agg(${row}, ',' order by ${row})), '') as digest from "${name}" t`;
    });
  const rows = await sql.unsafe<{ name: string; digest: string }[]>(parts.join(' union all '));
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

/** The tables that are not as they were. */
export function changedBetween(before: Footprint, after: Footprint): string[] {
  return [...after].flatMap(([name, digest]) => (before.get(name) === digest ? [] : [name]));
}
