import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { APP_ROLE, letAppSignIn, signInRole } from './app-role.ts';

let first: TestDatabase;
let second: TestDatabase;
beforeAll(async () => {
  [first, second] = [await createTestDatabase(), await createTestDatabase()];
});
afterAll(() => Promise.all([first.drop(), second.drop()]));

function open(url: string): Sql {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end());
  return sql;
}

/** Signs in anew and says as whom. */
async function whoAmI(url: string) {
  const [row] = await open(
    url,
  )`select current_database() as database, session_user as signed_in, current_user as works`;
  return row;
}

test('two installations on one server sign in side by side, whichever of them started last', async () => {
  const one = await letAppSignIn(first.ownerUrl, 'the first one’s pässword/?');
  const other = await letAppSignIn(second.ownerUrl, 'another');
  const [database, beside] = [new URL(first.ownerUrl).pathname.slice(1), new URL(second.ownerUrl).pathname.slice(1)];
  const seen = { database, signed_in: signInRole(database), works: APP_ROLE };
  expect(await whoAmI(one)).toEqual(seen);
  expect(await whoAmI(other)).toEqual({ database: beside, signed_in: signInRole(beside), works: APP_ROLE });

  const changed = await letAppSignIn(second.ownerUrl, 'changed');
  expect(await whoAmI(one)).toEqual(seen);
  expect(await whoAmI(changed)).toMatchObject({ database: beside });
  await expect(whoAmI(other)).rejects.toMatchObject({ code: '28P01' });
});

test('nobody signs in as the role that holds the privileges', async () => {
  const address = new URL(first.ownerUrl);
  address.username = APP_ROLE;
  await expect(whoAmI(address.href)).rejects.toMatchObject({ code: expect.stringMatching(/^28/) });
  const [role] = await open(first.ownerUrl)`select rolcanlogin from pg_roles where rolname = ${APP_ROLE}`;
  expect(role).toEqual({ rolcanlogin: false });
});

test.each([
  'audit_entries',
  'journal_entries',
  'journal_lines',
  'documents',
  'document_lines',
  'stock_moves',
  'order_steps',
  'provider_events',
])('whoever signs in for the application cannot rewrite %s, as itself neither', async (table) => {
  const sql = open(await letAppSignIn(first.ownerUrl, 'password'));
  const [column] = await sql`
    select column_name as name from information_schema.columns where table_name = ${table} order by ordinal_position limit 1`;
  for (const role of ['select', 'set role none']) {
    await sql.unsafe(role);
    await expect(sql.unsafe(`select count(*) from ${table}`)).resolves.toHaveLength(1);
    for (const statement of [
      `update ${table} set ${column?.name} = ${column?.name}`,
      `delete from ${table}`,
      `truncate ${table}`,
      `alter table ${table} disable trigger all`,
    ]) {
      await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
    }
  }
});

test('each database’s role has a name of its own within PostgreSQL’s 63 bytes', () => {
  const names = ['kiosk', 'KIOSK', 'Kantine Süd', 'a'.repeat(63), `${'a'.repeat(62)}b`].map(signInRole);
  expect(names[0]).toBe('kiosk_app_kiosk');
  expect(new Set(names).size).toBe(5);
  for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
});
