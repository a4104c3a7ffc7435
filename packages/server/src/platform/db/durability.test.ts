import { Fault } from '@college-kiosk/kernel';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { APP_ROLE } from './app-role.ts';
import { assertDurable } from './durability.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Signs in as the application, on a server or database that sets these. */
function open(settings: Record<string, string> = {}): postgres.Sql {
  const sql = postgres(database.url(APP_ROLE), { max: 1, onnotice: () => {}, connection: settings });
  onTestFinished(() => sql.end());
  return sql;
}

test.each(['on', 'remote_write', 'remote_apply'])('a server that commits with %s is taken', async (how) => {
  await expect(assertDurable(open({ synchronous_commit: how }))).resolves.toBeUndefined();
});

test.each(['off', 'local'])('a server that commits with %s is refused, and the setting named', async (how) => {
  const refused = assertDurable(open({ synchronous_commit: how }));
  await expect(refused).rejects.toThrow(Fault);
  await expect(refused).rejects.toThrow(`synchronous_commit=${how}`);
});

test('a setting of the whole database is seen as well', async () => {
  const owner = postgres(database.ownerUrl, { max: 1 });
  onTestFinished(() => owner.end());
  const [row] = await owner`select current_database() as name`;
  await owner.unsafe(`alter database ${row?.name} set synchronous_commit = off`);
  await expect(assertDurable(open())).rejects.toThrow('(synchronous_commit=off)');
  await owner.unsafe(`alter database ${row?.name} reset synchronous_commit`);
  await expect(assertDurable(open())).resolves.toBeUndefined();
});

// Only a server of its own could be started with these off; a table in the way of the real one tells the same.
test.each([
  ['fsync', 'off'],
  ['full_page_writes', 'off'],
])('a server with %s %s is refused', async (name, setting) => {
  const sql = await shadowed();
  await sql`update pg_settings set setting = ${setting} where name = ${name}`;
  await expect(assertDurable(sql)).rejects.toThrow(`(${name}=${setting})`);
});

test('a server that does not tell a setting is refused', async () => {
  const sql = await shadowed();
  await expect(assertDurable(sql)).resolves.toBeUndefined();
  await sql`delete from pg_settings where name = 'fsync'`;
  await expect(assertDurable(sql)).rejects.toThrow(Fault);
});

/** A connection that reads a copy of its settings, which a test may change. */
async function shadowed(): Promise<postgres.Sql> {
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end());
  await sql`create temporary table pg_settings as select name, setting from pg_catalog.pg_settings`;
  await sql`set search_path to pg_temp, public, pg_catalog`;
  return sql;
}
