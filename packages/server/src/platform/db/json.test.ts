import { getTableColumns, sql } from 'drizzle-orm';
import { alias, bigint, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { columnsOf, jsonList, jsonObject, type Read } from './json.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const things = pgTable('things', {
  id: uuid().primaryKey(),
  thingName: text().notNull(),
  parts: text().array().notNull(),
  howMany: bigint({ mode: 'number' }),
});
const thing = alias(things, 't');
const [first, second] = [
  { id: '00000000-0000-7000-8000-000000000001', thingName: 'b', parts: ['x', 'y'], howMany: 7 },
  { id: '00000000-0000-7000-8000-000000000002', thingName: 'a', parts: [], howMany: null },
];
const with_ = sql`with things (id, thing_name, parts, how_many) as (values
  (${first.id}::uuid, 'b', array['x', 'y'], 7::bigint), (${second.id}::uuid, 'a', array[]::text[], null))`;

test('a row as JSON is the row, under the names and of the types that its table has', async () => {
  const asked = { one: jsonObject(getTableColumns(thing)), id: sql<string>`${thing.id}` };
  const [read] = await world.db.execute<Read<typeof asked>>(
    sql`${with_} select ${columnsOf(asked)} from ${things} t where ${thing.id} = ${first.id}`,
  );
  expect(read).toEqual({ one: first, id: first.id });
  expectTypeOf<Read<typeof asked>['one']>().toEqualTypeOf<typeof things.$inferSelect>();
});

test('many rows come in their order; of none, an empty list', async () => {
  const list = (where = sql`true`) =>
    jsonList(getTableColumns(thing), sql`${things} t where ${where}`, sql`${thing.thingName}`);
  const [read] = await world.db.execute(sql`${with_} select ${columnsOf({ all: list(), none: list(sql`false`) })}`);
  expect(read).toEqual({ all: [second, first], none: [] });
});

test('an instant, which comes back as text, does not pass for one', () => {
  const told = pgTable('told', { at: timestamp({ mode: 'date' }).notNull() });
  expectTypeOf<Read<{ at: typeof told.at }>['at']>().not.toExtend<Date>();
});
