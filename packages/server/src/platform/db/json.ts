import { type Column, type GetColumnData, type SQL, sql } from 'drizzle-orm';

/** Columns, or expressions that say their type, by the names under which they are to be found. */
type Fields = Readonly<Record<string, Column | SQL>>;

/** What JSON has no form for would come back as something else than its column says: nobody can use it as that. */
interface NoJson {
  readonly saysInstead: 'a number or a text, by an expression';
}

type InJson<Value> = Extract<Value, Date | bigint> extends never ? Value : NoJson;

type ValueOf<Field> = Field extends Column
  ? InJson<GetColumnData<Field>>
  : Field extends SQL<infer Value>
    ? InJson<Value>
    : NoJson;

/** What is read of fields. */
export type Read<Named extends Fields> = { -readonly [Name in keyof Named]: ValueOf<Named[Name]> };

/**
 * A row's fields as one JSON value. The columns are those of the table, so that one that is renamed or taken away is found
 * out by the compiler; where the table goes by another name in the statement, they are those of its `alias`.
 */
export function jsonObject<Named extends Fields>(fields: Named): SQL<Read<Named>> {
  const pairs = Object.entries(fields).map(([name, field]) => sql`${sql.raw(`'${name}'`)}, ${field}`);
  return sql<Read<Named>>`json_build_object(${sql.join(pairs, sql`, `)})`;
}

/** Many rows' fields as one JSON value, in an order; `from` is what stands after that word. */
export function jsonList<Named extends Fields>(fields: Named, from: SQL, order: SQL): SQL<Read<Named>[]> {
  return sql<
    Read<Named>[]
  >`(select coalesce(json_agg(${jsonObject(fields)} order by ${order}), '[]'::json) from ${from})`;
}

/** Fields as a statement's own columns, by their names. */
export function columnsOf(fields: Fields): SQL {
  return sql.join(
    Object.entries(fields).map(([name, field]) => sql`${field} as ${sql.identifier(name)}`),
    sql`, `,
  );
}
