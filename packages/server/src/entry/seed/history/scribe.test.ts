import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../../../platform/db/database.ts';
import { createTestDatabase, type TestDatabase } from '../../../testing/database.ts';
import { withScribe } from './scribe.ts';

let database: TestDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  await sql`create table notes (id integer primary key, note text, tags text[], more jsonb, made_at timestamptz)`;
});

afterEach(() => sql`truncate notes`);

afterAll(async () => {
  await sql?.end();
  await database?.drop();
});

function inTransaction(work: (tx: Tx) => Promise<void>): Promise<void> {
  return drizzle(sql, { casing: 'snake_case' }).transaction(work);
}

test('what is written is what was meant, whatever characters it holds', async () => {
  const madeAt = new Date('2026-11-24T03:30:00.123Z');
  const odd = 'tab\tnew\nline\rback\\slash "quoted" \\N {brace}, ലഘുഭക്ഷണം';
  const rows = [
    { id: 1, note: odd, tags: [odd, ''], more: [{ odd }], madeAt },
    { id: 2, note: null, tags: [], more: null, madeAt: null },
    { id: 3, note: '', tags: ['NULL'], more: {}, madeAt },
  ];
  await inTransaction((tx) => withScribe(tx, async ({ write }) => write('notes', () => rows)));
  const kept = await sql`select id, note, tags, more::text, made_at from notes order by id`;
  const parsed = kept.map(({ made_at, more, ...row }) => ({ ...row, more: JSON.parse(more), madeAt: made_at }));
  expect(parsed.map((row) => ({ ...row, madeAt: row.madeAt && new Date(row.madeAt) }))).toEqual(rows);
});

test('one may read between what is being written, and sees what was written before', async () => {
  const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, note: 'n' }));
  const seen: number[] = [];
  await inTransaction((tx) =>
    withScribe(tx, async ({ write, reading, letWrite }) => {
      write('notes', () => rows);
      await letWrite();
      const [row] = await reading(() => tx.execute<{ count: number }>('select count(*)::int as count from notes'));
      seen.push(row?.count ?? -1);
    }),
  );
  expect(seen[0]).toBeLessThan(rows.length);
  expect(seen[0]).toBeGreaterThan(0);
  expect(await sql`select from notes`).toHaveLength(rows.length);
});

test('when a row is refused, or the thinking fails, it throws and nothing stays', async () => {
  const twice = [{ id: 1 }, { id: 1 }];
  const refused = inTransaction((tx) =>
    withScribe(tx, async ({ write, letWrite }) => {
      write('notes', () => twice);
      await letWrite();
      write('notes', () => [{ id: 2 }]);
    }),
  );
  await expect(refused).rejects.toMatchObject({ code: '23505' });
  const failed = inTransaction((tx) =>
    withScribe(tx, async ({ write }) => {
      write('notes', () => [{ id: 3 }]);
      throw new Error('No idea for the next day.');
    }),
  );
  await expect(failed).rejects.toThrow('No idea');
  expect(await sql`select from notes`).toHaveLength(0);
});
