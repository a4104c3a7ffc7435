import DataLoader from 'dataloader';
import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from './database.ts';

/** Finds out one value: that of a scalar expression, which stands for the name it is asked under. */
export type Ask = <Value>(name: string, expression: SQL) => Promise<Value>;

/** Asks each by a statement of its own. */
export function askOf(reader: Reader): Ask {
  return async <Value>(_name: string, expression: SQL) => {
    const [row] = await reader.execute<{ value: Value }>(sql`select ${expression} as value`);
    return row?.value as Value;
  };
}

interface Question {
  readonly name: string;
  readonly expression: SQL;
}

/** Values in one statement that is kept prepared on every connection; our own documents ask for no more. */
const PREPARED_AT_MOST = 4;

const loaders = new WeakMap<object, DataLoader<Question, unknown>>();

/**
 * Asks whatever is asked for in the same turn of one request by one statement: each name once, in the order in which they
 * come, so that the same document sends the same text. Nothing is remembered beyond the turn.
 */
export function askTogether(context: { readonly platform: { readonly db: Reader } }): Ask {
  const present = loaders.get(context) ?? new DataLoader<Question, unknown>(batchOn(context), { cache: false });
  loaders.set(context, present);
  return <Value>(name: string, expression: SQL) => present.load({ name, expression }) as Promise<Value>;
}

function batchOn({ platform }: { readonly platform: { readonly db: Reader } }) {
  return async (questions: readonly Question[]): Promise<unknown[]> => {
    const expressions = new Map(questions.map(({ name, expression }) => [name, expression]));
    const names = [...expressions.keys()];
    const columns = [...expressions.values()].map((one, index) => sql`${one} as ${sql.identifier(`value_${index}`)}`);
    // What begins with a comment is not prepared: of long lists there is another text each time.
    const begin = names.length <= PREPARED_AT_MOST ? sql`select` : sql`/* many */ select`;
    const [row] = await platform.db.execute<Record<string, unknown>>(sql`${begin} ${sql.join(columns, sql`, `)}`);
    return questions.map(({ name }) => row?.[`value_${names.indexOf(name)}`]);
  };
}
