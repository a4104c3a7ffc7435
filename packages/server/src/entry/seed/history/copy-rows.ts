import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import { driverOf, type Tx } from '../../../platform/db/database.ts';

/** Column types by column, by table. */
export type TableTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Rows that are turned into text at a time: enough to keep the database busy until it is our turn again. */
const ROWS_AT_ONCE = 500;

/** The types of every column there is. */
export async function readTableTypes(tx: Tx): Promise<TableTypes> {
  const rows = await tx.execute<{ table: string; name: string; type: string }>(sql`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`);
  const types = new Map<string, Map<string, string>>();
  for (const { table, name, type } of rows) types.set(table, (types.get(table) ?? new Map()).set(name, type));
  return types;
}

/**
 * Writes whole rows, keyed by column in camelCase, by COPY: the cheapest way in for both sides. For seeding only: the
 * tables belong to their modules, and every constraint and trigger of theirs is on. Until it ends, the connection takes
 * no other statement.
 */
export async function copyRows(
  tx: Tx,
  { table, rows, types }: { readonly table: string; readonly rows: readonly object[]; readonly types: TableTypes },
): Promise<void> {
  const [first] = rows as readonly Record<string, unknown>[];
  if (!first) return;
  const columns = Object.keys(first).map((key) => {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const type = types.get(table)?.get(name);
    if (!type) throw new Error(`${table} has no column ${name}.`);
    return { key, name, textOf: textOf(type) };
  });
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const into = await driverOf(tx).unsafe(`copy "${table}" (${names}) from stdin`).writable();
  await pipeline(Readable.from(textsOf(rows as readonly Record<string, unknown>[], columns)), into);
}

interface Column {
  readonly key: string;
  readonly textOf: (value: unknown) => string;
}

function* textsOf(rows: readonly Record<string, unknown>[], columns: readonly Column[]): Generator<Buffer> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    let text = '';
    for (const row of rows.slice(from, from + ROWS_AT_ONCE)) {
      let line = '';
      for (const { key, textOf: say } of columns) {
        const value = row[key];
        line += `${line === '' ? '' : '\t'}${value === null || value === undefined ? '\\N' : say(value)}`;
      }
      text += `${line}\n`;
    }
    yield Buffer.from(text);
  }
}

/** How a value of a type stands in COPY's text format. */
function textOf(type: string): (value: unknown) => string {
  if (type === 'jsonb') return (value) => escaped(JSON.stringify(value));
  if (type.endsWith('[]')) return (value) => escaped(`{${(value as unknown[]).map(element).join(',')}}`);
  return plain;
}

function plain(value: unknown): string {
  if (typeof value === 'string') return escaped(value);
  return value instanceof Date ? value.toISOString() : String(value);
}

function element(value: unknown): string {
  return `"${String(value).replace(/["\\]/g, '\\$&')}"`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (one) => ESCAPES[one] as string) : text;
}
