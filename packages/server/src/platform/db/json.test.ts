import { eq, getTableColumns, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import { outlets } from '../../modules/places/tables.ts';
import { openWorld, type World } from '../../testing/world.ts';
import type { auditEntries } from '../audit/tables.ts';
import { columnsOf, jsonList, jsonObject, type Read } from './json.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('a row as JSON is the row, under the names and of the types that its table has', async () => {
  const o = alias(outlets, 'o');
  const asked = {
    one: jsonObject(getTableColumns(o)),
    many: jsonList(getTableColumns(o), sql`${outlets} o`, sql`${o.id}`),
  };
  const [read] = await world.db.execute<Read<typeof asked>>(
    sql`select ${columnsOf(asked)} from ${outlets} o where ${o.id} = ${world.outletId}`,
  );
  const [row] = await world.db.select().from(outlets).where(eq(outlets.id, world.outletId));
  expect(read?.one).toEqual(row);
  expect(read?.many).toEqual([row]);
  expectTypeOf(read?.one).toEqualTypeOf(row);
});

test('many of none are an empty list', async () => {
  const [read] = await world.db.execute<{ none: [] }>(
    sql`select ${jsonList({ id: outlets.id }, sql`${outlets} where false`, sql`1`)} as none`,
  );
  expect(read?.none).toEqual([]);
});

test('an instant, which comes back as text, does not pass for one', () => {
  expectTypeOf<Read<{ at: typeof auditEntries.at }>['at']>().not.toExtend<Date>();
});
