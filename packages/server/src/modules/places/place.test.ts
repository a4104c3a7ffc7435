import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askTogether } from '../../platform/db/ask.ts';
import { countingStatements } from '../../testing/graph-context.ts';
import { plugForTest } from '../../testing/plug.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { placeKept } from './place.ts';
import { saveOutlet } from './save-outlet.ts';
import { organisations } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  plugForTest(world.platform.sockets, world);
});
afterAll(() => world.close());

const hours = { opensAt: 480, closesAt: 1_200, dayCutHour: 4 };

test('a kept outlet is asked for its mark alone, and read again once it or its organisation was changed', async () => {
  const manager = world.as('outlet:manage', { everywhere: true });
  const id = world.newId();
  await saveOutlet(manager, { id, code: 'KP', name: 'Before', tokenPrefix: 'K', ...hours });
  const { call, count } = countingStatements(manager);
  const { db } = call.platform;
  expect((await placeKept(db, id)).outlet.name).toBe('Before');
  const [read, kept] = [count(), await placeKept(db, id)];
  expect([kept.outlet.name, count() - read]).toEqual(['Before', 1]);

  await saveOutlet(manager, { id, code: 'KP', name: 'After', tokenPrefix: 'K', ...hours });
  expect((await placeKept(db, id)).outlet.name).toBe('After');
  await world.db.update(organisations).set({ name: 'Another name' });
  expect((await placeKept(db, id)).organisation.name).toBe('Another name');
  await expect(placeKept(db, world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what a request asks for in one turn is one statement, each name once; the next turn asks anew', async () => {
  const { call, count } = countingStatements(world.anonymous());
  const ask = askTogether(call);
  const one = () => placeKept(call.platform.db, world.outletId, ask);
  await one();
  const before = count();
  await Promise.all([one(), one(), askTogether(call)<number>('one', sql`1`)]);
  expect(count() - before).toBe(1);
  await one();
  expect(count() - before).toBe(2);
});
