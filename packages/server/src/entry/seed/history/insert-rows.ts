import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';

/** Rows in one statement: enough that the statements do not count, few enough that one is no burden to memory. */
const CHUNK = 5_000;

/**
 * Writes whole rows, keyed by column in camelCase, each column as one array: a few statements for a whole table. For
 * seeding only: the tables belong to their modules, and every constraint and trigger of theirs is on.
 */
export async function insertRows(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const types = await typesOf(tx, table);
  const columns = Object.keys(first).map((key) => {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const type = types.get(name);
    if (!type) throw new Error(`${table} has no column ${name}.`);
    // An array of arrays, or of JSON, is passed as text and cast row by row.
    return { key, name, type, passedAs: type.endsWith('[]') || type === 'jsonb' ? 'text' : type };
  });
  const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);
  const names = list(columns.map(({ name }) => sql.identifier(name)).map((name) => sql`${name}`));
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK) as Record<string, unknown>[];
    const arrays = columns.map(({ key, type, passedAs }) => {
      const values = chunk.map((row) => element(row[key], type));
      return sql`${`{${values.join(',')}}`}::${sql.raw(passedAs)}[]`;
    });
    const values = columns.map(({ name, type }) => sql`${sql.identifier(name)}::${sql.raw(type)}`);
    await tx.execute(sql`
      insert into ${sql.identifier(table)} (${names})
      select ${list(values)} from unnest(${list(arrays)}) as given (${names})`);
  }
}

async function typesOf(tx: Tx, table: string): Promise<Map<string, string>> {
  const rows = await tx.execute<{ name: string; type: string }>(sql`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`);
  return new Map([...rows].map(({ name, type }) => [name, type]));
}

/** A value as an element of a PostgreSQL array's text. */
function element(value: unknown, type: string): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  // Neither of these ever holds a character that would have to be quoted.
  if (value instanceof Date) return value.toISOString();
  if (type === 'uuid') return value as string;
  if (type.endsWith('[]')) return quoted(`{${(value as unknown[]).map((one) => element(one, 'text')).join(',')}}`);
  return quoted(type === 'jsonb' ? JSON.stringify(value) : String(value));
}

function quoted(text: string): string {
  return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}
