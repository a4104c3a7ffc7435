import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../testing/database.ts';
import { APP_ROLE } from './app-role.ts';
import { openDatabase } from './database.ts';

test('a read is prepared once on a connection; a list of values, of any length, is not', async () => {
  const database = await createTestDatabase();
  const { db, close } = openDatabase(database.url(APP_ROLE), { max: 1 });
  for (let n = 0; n < 5; n += 1) {
    await db.execute(sql`select ${n}::integer as n`);
    const list = sql.join(
      Array.from({ length: n + 2 }, (_, at) => sql`${at}`),
      sql`, `,
    );
    await db.execute(sql`select 1 as listed where 1 in (${list})`);
  }
  const [prepared] = await db.execute(sql`
    select count(*) filter (where statement like '%as n') ::integer as same,
      count(*) filter (where statement like '%as listed where%')::integer as lists from pg_prepared_statements`);
  expect(prepared).toEqual({ same: 1, lists: 0 });
  await close();
  await database.drop();
});
