import postgres, { type Sql } from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createTestDatabase } from './database.ts';
import { startTestCluster } from './test-cluster.ts';

function open(url: string): Sql {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  onTestFinished(() => sql.end());
  return sql;
}

test('each test database is a copy of the migrated template, and nobody sees what another writes', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  onTestFinished(() => Promise.all([first.drop(), second.drop()]).then(() => undefined));

  await open(first.ownerUrl)`create table mine (n int)`;

  const seen = await open(second.ownerUrl)`select to_regclass('mine') as found`;
  expect(seen[0]).toEqual({ found: null });
});

test('a dropped database is gone, even with a connection still open', async () => {
  const database = await createTestDatabase();
  const sql = open(database.ownerUrl);
  const [row] = await sql`select current_database() as name`;
  await database.drop();
  const left = await open(inject('postgresAdminUrl'))`select 1 from pg_database where datname = ${row?.name}`;
  expect(left).toHaveLength(0);
});

test('a migration that fails ends the run with its own words, and leaves no server', async () => {
  let address = '';
  const failing = startTestCluster(async ({ ownerUrl }) => {
    address = ownerUrl;
    throw new Error('0001 is broken');
  });
  await expect(failing).rejects.toThrow('0001 is broken');
  await expect(open(address)`select 1`).rejects.toThrow(/ECONNREFUSED/);
});
