import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallContext } from '../../../platform/context.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { menuOf } from '../menu-of.ts';
import { insertRates } from '../sample-menu.ts';
import { BATCH_MAX } from './import-dishes.ts';
import { importMenu } from './import-menu.ts';
import { CATALOG_TABLES, dishes, HEAD, type ImportInput, type Importing, importing } from './sample-import.ts';

let world: World;
let { file, manager, place, run, everything } = {} as Importing;
beforeAll(async () => {
  world = await openWorld();
  await insertRates(world);
  ({ file, manager, place, run, everything } = importing(world));
});
afterAll(() => world.close());

test('said again after a crash between two batches it goes on where it was, and nothing is doubled', async () => {
  const { outletId, boss, menu } = await place('A7');
  const count = 2 * BATCH_MAX + 3;
  const input = file(HEAD + dishes(count), { outletIds: [outletId] });
  // The process dies when the second batch is to begin.
  let transactions = 0;
  const { db } = boss.platform;
  const dying = new Proxy(db, {
    get(target, name, receiver) {
      if (name === 'transaction' && ++transactions > 2) throw new Error('the process died');
      return Reflect.get(target, name, receiver);
    },
  });
  const crash = importMenu({ ...boss, platform: { ...boss.platform, db: dying } }, input);
  await expect(crash).rejects.toThrow('the process died');
  expect((await menu())[0]?.items).toHaveLength(BATCH_MAX);

  const answer = await run(boss, input);
  expect(answer).toMatchObject({ created: count, updated: 0, skipped: 0, failed: 0 });
  expect((await menu())[0]?.items.map(({ names }) => names.en)).toEqual(
    Array.from({ length: count }, (_, at) => `Dish ${at}`),
  );
  const before = await everything();
  expect(await run(boss, input)).toEqual(answer);
  expect(await everything()).toEqual(before);
  const tampered = { ...input, csv: input.csv.replace('Dish 12', 'Dish 99') };
  await expect(importMenu(boss, tampered)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('twins of one import make every dish once', async () => {
  const { outletId, boss, menu } = await place('A8');
  const input = file(HEAD + dishes(BATCH_MAX + 1), { outletIds: [outletId] });
  const answers = await Promise.all([1, 2, 3].map(() => run(boss, input)));
  expect(new Set(answers.map(({ created }) => created))).toEqual(new Set([BATCH_MAX + 1]));
  expect((await menu())[0]?.items).toHaveLength(BATCH_MAX + 1);
});

test('only those who may change the menu, and only where: nobody else rehearses, and no other outlet’s menu is touched', async () => {
  const { outletId, boss } = await place('A9');
  const other = await place('B9');
  const csv = `${HEAD}Tea,Chai,,10,veg,\n`;
  const before = await everything();
  for (const dryRun of [true, false]) {
    const tries: [CallContext, Partial<ImportInput>, string][] = [
      [world.anonymous(), { outletIds: [outletId] }, 'UNAUTHENTICATED'],
      [world.as('menu:availability', { outletId }), { outletIds: [outletId] }, 'FORBIDDEN'],
      [boss, { outletIds: [outletId, other.outletId] }, 'FORBIDDEN'],
      [manager({ everywhere: true }), { outletIds: [world.newId()] }, 'NOT_FOUND'],
    ];
    for (const [who, given, code] of tries) {
      await expect(importMenu(who, file(csv, { ...given, dryRun }))).rejects.toMatchObject({ code });
    }
  }
  const catalog = CATALOG_TABLES;
  expect((await everything()).slice(0, catalog)).toEqual(before.slice(0, catalog));
  expect((await world.audit('catalog.importMenu')).filter(({ outcome }) => outcome === 'denied')).toHaveLength(3);

  await run(other.boss, file(`code,${HEAD}S1,Tea,Shared chai,,10,veg,\n`, { outletIds: [other.outletId] }));
  const theirs = await other.menu();
  const stolen = await run(boss, file('code,item,price\nS1,My chai,99\n', { outletIds: [outletId] }));
  expect(stolen).toMatchObject({ updated: 0, failed: 1 });
  expect(stolen.problems[0]).toMatchObject({ column: 'code', message: expect.stringContaining('may not change') });
  // A dish of the same name elsewhere is another dish.
  const own = await run(boss, file(`${HEAD}Tea,Shared chai,,12,veg,\n`, { outletIds: [outletId] }));
  expect(own).toMatchObject({ created: 1, updated: 0 });
  expect(await other.menu()).toEqual(theirs);
});

test('a dish that outlets share is changed only by an import for all of them; joining a menu changes no other', async () => {
  const here = await place('D1');
  const there = await place('D2');
  const both = manager({ everywhere: true });
  const at = (...outletIds: string[]) => ({ outletIds });
  await run(both, file(`code,${HEAD}D1,Tea,Mint tea,,10,veg,\n`, at(there.outletId)));
  const theirs = await menuOf(world.db, there.outletId);

  // It says the same of the dish: it is sold here too, and that is no change there.
  const joined = await run(both, file(`code,item,price\nD1,Mint tea,10\n`, at(here.outletId)));
  expect(joined).toMatchObject({ updated: 1, failed: 0 });
  expect(await here.menu()).toMatchObject([{ items: [{ code: 'D1' }] }]);
  expect((await menuOf(world.db, there.outletId)).version).toBe(theirs.version);

  for (const dryRun of [true, false]) {
    const dearer = file('item,price\nMint tea,12\n', { ...at(here.outletId), dryRun });
    const answer = await run(both, dearer);
    expect(answer).toMatchObject({ updated: 0, failed: 1 });
    expect(answer.problems[0]).toMatchObject({ row: 2, column: 'item', message: expect.stringContaining('too') });
  }
  expect(await menuOf(world.db, there.outletId)).toEqual(theirs);

  const forAll = await run(both, file('item,price\nMint tea,12\n', at(here.outletId, there.outletId)));
  expect(forAll).toMatchObject({ updated: 1, failed: 0 });
  for (const { menu } of [here, there]) {
    expect(await menu()).toMatchObject([{ items: [{ variants: [{ price: 1_200 }] }] }]);
  }
});
