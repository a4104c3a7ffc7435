import { existsSync, readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import type postgres from 'postgres';
import type { Place } from './canary.ts';

/** Everything in the database, as a dump of it would have it: every row of every table, those of the queue too. */
export async function dumpOf(sql: postgres.Sql): Promise<Place> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`;
  const parts: string[] = [];
  for (const { schema, name } of tables) {
    const rows = await sql<{ row: string }[]>`select t::text as row from ${sql(schema)}.${sql(name)} t`;
    parts.push(`${schema}.${name}`, ...rows.map(({ row }) => row));
  }
  return { name: `the database (${tables.length} tables)`, content: parts.join('\n') };
}

/** What PostgreSQL itself wrote down. */
export function postgresLog(dataDir: string): Place[] {
  const path = `${dataDir}/postgres.log`;
  return existsSync(path) ? [{ name: 'the log of PostgreSQL', content: readFileSync(path, 'utf8') }] : [];
}

/** Hears every command that Redis is sent, until it is closed. */
export async function listenToRedis(url: string) {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  const monitor = await redis.monitor();
  const said: string[] = [];
  monitor.on('monitor', (_time: string, args: readonly string[]) => said.push(args.join(' ')));
  return {
    place: (): Place => ({ name: 'what Redis was sent', content: said.join('\n') }),
    close() {
      monitor.disconnect();
      redis.disconnect();
    },
  };
}
