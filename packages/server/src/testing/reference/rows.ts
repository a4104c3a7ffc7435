import { type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { Tx } from '../../platform/db/database.ts';

/** A value of a jsonb column; a bare list is one of texts. */
export class AsJson {
  constructor(readonly value: unknown) {}
}

/** Inserts one row, the way one writes it first. */
export async function insertRow(tx: Tx, table: string, values: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(values).map((key) => sql.identifier(toSnakeCase(key)));
  await tx.execute(
    sql`insert into ${sql.identifier(table)} (${list(columns)}) values (${list(Object.values(values).map(value))})`,
  );
}

/** The one row of a query. Throws when there is none. */
export async function oneRow<Row extends Record<string, unknown>>(tx: Tx, query: SQL): Promise<Row> {
  const [row] = await tx.execute<Row>(query);
  if (!row) throw new Error('The reference found no row.');
  return row as Row;
}

function list(parts: readonly SQL[] | ReturnType<typeof sql.identifier>[]): SQL {
  return sql.join([...parts], sql`, `);
}

function value(of: unknown): SQL {
  if (of instanceof Date) return sql`${of.toISOString()}::timestamptz`;
  if (Array.isArray(of)) {
    return sql`array(select jsonb_array_elements_text(${JSON.stringify(of)}::text::jsonb))`;
  }
  return of instanceof AsJson ? sql`${JSON.stringify(of.value)}::text::jsonb` : sql`${of}`;
}
