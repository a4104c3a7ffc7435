import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { openStatements, PATIENCE, SILENCE_SECONDS, type Statements } from './statements.ts';

export type Database = PostgresJsDatabase<Record<string, never>>;

/** An open transaction. It reads and writes like the database, so plain reads accept either. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

/** What a read may run on: inside a transaction or outside of one. */
export type Reader = Database | Tx;

export interface OpenDatabase {
  readonly db: Database;
  /** The driver itself, for the few statements drizzle has no words for. */
  readonly sql: postgres.Sql;
  readonly statements: Statements;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Connections at most; a waiting query queues. */
  readonly max?: number;
  readonly name?: string;
}

/**
 * Opens a pool. Reconnects at once and for ever after the server went away: the driver's own backoff grows to
 * twenty seconds and looks like a hang after a short outage.
 */
export function openDatabase(url: string, options: OpenOptions = {}): OpenDatabase {
  const sql = postgres(url, {
    max: options.max ?? 10,
    backoff: () => 0.1,
    connect_timeout: 5,
    silence_timeout: SILENCE_SECONDS,
    onnotice: () => {},
    connection: { application_name: options.name ?? 'college-kiosk', ...PATIENCE },
  });
  const statements = openStatements(url, { max: options.max });
  return {
    sql,
    statements,
    db: drizzle(preparingReads(sql), { casing: 'snake_case' }),
    close: async () => void (await Promise.all([statements.close(), sql.end({ timeout: 5 })])),
  };
}

/** A read whose text is one of few: a list of values makes another text for each length. */
const STABLE_READ = /^\s*(select|with)\b(?!.* in \(\$\d+[^,)]*,)(?!.*\binsert into\b)/is;

/**
 * The driver, preparing on each connection what drizzle reads again and again: planned once, and asked in one round trip
 * instead of two. Writes and lists of values stay as they are, so that no connection keeps statements without bound.
 */
function preparingReads(sql: postgres.Sql): postgres.Sql {
  const unsafe = (text: string, values?: never[], options?: postgres.UnsafeQueryOptions) =>
    sql.unsafe(text, values, STABLE_READ.test(text) ? { ...options, prepare: true } : options);
  return new Proxy(sql, {
    get: (target, key) => (key === 'unsafe' ? unsafe : Reflect.get(target, key)),
  });
}

/**
 * The driver's own hold on an open transaction, for COPY, which drizzle has no words for. The connection takes no other
 * statement until a COPY has ended.
 */
export function driverOf(tx: Tx): postgres.TransactionSql {
  // Drizzle keeps it without publishing it; there is no other way to the connection of an open transaction.
  const { client } = (tx as unknown as { session: { client: postgres.TransactionSql } }).session;
  if (typeof client?.unsafe !== 'function') throw new Error('Drizzle keeps its driver elsewhere now.');
  return client;
}
