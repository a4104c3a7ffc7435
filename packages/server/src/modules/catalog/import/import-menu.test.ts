import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { saveStation } from '../../places/index.ts';
import { menuOf } from '../menu-of.ts';
import { insertDish, insertRates } from '../sample-menu.ts';
import { BATCH_MAX } from './import-dishes.ts';
import { importMenu } from './import-menu.ts';
import { dishes, HEAD, type Importing, importing } from './sample-import.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await insertRates(world);
  ({ file, place, run, everything } = importing(world));
});
afterAll(() => world.close());

let { file, place, run, everything } = {} as Importing;
test('the rows without an error are on the menu, announced and audited; the others are named', async () => {
  const { outletId, boss, menu } = await place('A1');
  await saveStation(world.as('outlet:manage', { outletId }), {
    ...{ id: world.newId(), outletId, code: 'WOK', name: 'The wok', position: 1 },
  });
  const csv = `${HEAD.trim()},station\nRice,Ghee rice,Half,₹ 70.50,veg,milk,the WOK\nRice,Ghee rice,Full,120/-,,,\nRice,Curd rice,,-4,veg,,\nTea,Tea,,10,,,\nTea,Coffee,,15,veg,,grill\n`;
  const answer = await run(boss, file(csv, { outletIds: [outletId] }));

  expect(answer).toMatchObject({ created: 1, updated: 0, skipped: 0, failed: 2, rows: 5, rowsFailed: 3, dishCount: 3 });
  expect(answer.problems.map(({ row, column, severity }) => [row, column, severity])).toEqual([
    [4, 'price_inr', 'ERROR'],
    [5, 'diet', 'ERROR'],
    [6, 'station', 'ERROR'],
  ]);
  expect(answer.problems[2]?.message).toContain('WOK');
  expect(await menu()).toMatchObject([
    {
      names: { en: 'Rice' },
      items: [
        {
          ...{ code: 'GHEE_RICE', names: { en: 'Ghee rice' }, diet: 'VEG', allergens: ['MILK'], stationCode: 'WOK' },
          variants: [
            { code: 'HALF', names: { en: 'Half' }, price: 7_050 },
            { code: 'FULL', names: { en: 'Full' }, price: 12_000 },
          ],
        },
      ],
    },
  ]);
  expect(await world.events('catalog.menu_changed.v1')).toContainEqual({ outletId, itemId: null });
  const [opened] = (await world.audit('catalog.importMenu')).filter((row) => row.outletId === outletId);
  expect(opened).toMatchObject({ outcome: 'done' });
  expect(JSON.stringify(opened?.input)).not.toContain('Ghee rice');
  expect((await world.audit('catalog.importDishes')).at(-1)).toMatchObject({ outcome: 'done', outletId });
});

test('a dry run says what the import then does, and changes no row of any table', async () => {
  const { outletId, boss } = await place('A2');
  const csv = `${HEAD}Tea,Sulaimani,,10,veg,\nTea,Sulaimani,Large,15,veg,\nTea,Cold tea,,free,veg,\nTea,Iced tea,,20,,\n`;
  const before = await everything();
  const dry = await run(boss, file(csv, { outletIds: [outletId], dryRun: true }));
  expect(await everything()).toEqual(before);
  expect(dry).toMatchObject({ dryRun: true, created: 1, failed: 1, rowsFailed: 2 });

  const real = await run(boss, file(csv, { outletIds: [outletId] }));
  expect({ ...real, dryRun: true }).toEqual(dry);

  // What an earlier batch has made does not look like a dish that was there: neither by its name nor by its code.
  const same = `code,${HEAD}S1,One,Same,,10,veg,\n,Two,Same,,10,veg,\n${dishes(BATCH_MAX).replace(/^/gm, ',').slice(0, -1)},Three,Same,,10,veg,\n,,Same,,10,veg,\n`;
  const input = { outletIds: [outletId], defaults: { category: 'Four' } };
  const rehearsed = await run(boss, file(same, { ...input, dryRun: true }));
  expect({ ...(await run(boss, file(same, input))), dryRun: true }).toEqual(rehearsed);
  expect(rehearsed).toMatchObject({ created: BATCH_MAX + 4, problems: [] });
});

test('a dish that is there is changed in what the file says, or left as it is', async () => {
  const { outletId, boss, menu } = await place('A3');
  const at = { outletIds: [outletId] };
  await run(boss, file(`${HEAD}Rice,Lemon rice,Half,40,veg,nuts\nRice,Lemon rice,Full,70,veg,nuts\n`, at));
  const [before] = (await menu())[0]?.items ?? [];

  const csv = 'item,serving,price,name_ml\nLEMON rice,half,45,നാരങ്ങാ ചോറ്\nLemon Rice,Family,150,\n';
  expect(await run(boss, file(csv, { ...at, existing: 'SKIP' }))).toMatchObject({ skipped: 1, updated: 0 });
  expect((await menu())[0]?.items).toEqual([before]);

  expect(await run(boss, file(csv, at))).toMatchObject({ created: 0, updated: 1, skipped: 0, problems: [] });
  const [after] = (await menu())[0]?.items ?? [];
  expect(after).toMatchObject({
    ...{ id: before?.id, code: before?.code, diet: 'VEG', allergens: ['NUTS'], names: { ml: 'നാരങ്ങാ ചോറ്' } },
    variants: [
      { id: before?.variants[0]?.id, names: { en: 'Half' }, price: 4_500 },
      { id: before?.variants[1]?.id, names: { en: 'Full' }, price: 7_000 },
      { names: { en: 'Family' }, price: 15_000 },
    ],
  });
  const { version } = await menuOf(world.db, outletId);
  // Once for the first import, once for this one: without it a menu in memory would never be read again.
  expect(version).toBe(2);
  expect(await run(boss, file(csv, at))).toMatchObject({ updated: 0, skipped: 1 });
  expect((await menuOf(world.db, outletId)).version).toBe(version);
  expect((await run(boss, file('item,price\nLemon rice,50\n', at))).problems[0]?.message).toContain(
    'Half, Full, Family',
  );
});

test('a code names the dish whatever it is called by then; a name alone must be clear', async () => {
  const { outletId, boss, menu } = await place('A4');
  const at = { outletIds: [outletId] };
  await run(boss, file('code,item,category,price,diet\nP1,Puttu,Steamed,30,veg\nP2,Puttu,Snacks,35,veg\n', at));
  const unclear = await run(boss, file('item,price\nPuttu,40\n', at));
  expect(unclear.problems[0]).toMatchObject({ row: 2, message: expect.stringContaining('P1, P2') });

  const moved = await run(boss, file('code,item,category\nP1,Wheat puttu,Snacks\n', at));
  expect(moved).toMatchObject({ updated: 1, problems: [] });
  expect((await menu()).map(({ items }) => items.map(({ code, names }) => [code, names.en]))).toEqual([
    [
      ['P1', 'Wheat puttu'],
      ['P2', 'Puttu'],
    ],
  ]);
  const elsewhere = await run(boss, file('item,category,price,diet\nWheat puttu,Specials,40,veg\n', at));
  expect(elsewhere.created).toBe(1);
  expect(elsewhere.problems.map(({ column, severity }) => [column, severity])).toContainEqual(['category', 'WARNING']);
});

test('defaults are for new dishes where the file says nothing: without a price or a mark there is an error in each row', async () => {
  const { outletId, boss, menu } = await place('A5');
  const csv = 'name,ingredients,course,diet\nBoondi,"Gram flour, ghee, sugar",dessert,vegetarian\nChikki,"Jaggery",,\n';
  const bare = await run(boss, file(csv, { outletIds: [outletId] }));
  expect(bare.problems.filter(({ severity }) => severity === 'ERROR').map(({ row, column }) => [row, column])).toEqual([
    ...[
      [2, 'price'],
      [3, 'course'],
      [3, 'diet'],
      [3, 'price'],
    ],
  ]);
  expect(bare).toMatchObject({ created: 0, failed: 2, rowsFailed: 2 });

  const defaults = { category: 'Sweets', price: 2_000, diet: 'VEG' } as const;
  const full = await run(boss, file(csv, { outletIds: [outletId], defaults }));
  expect(full).toMatchObject({ created: 2, failed: 0 });
  expect(
    (await menu()).flatMap(({ names, items }) => items.map((item) => [names.en, item.variants[0]?.price])),
  ).toEqual([
    ...[
      ['dessert', 2_000],
      ['Sweets', 2_000],
    ],
  ]);
  const again = await run(boss, file(csv, { outletIds: [outletId], defaults: { ...defaults, price: 9_900 } }));
  expect(again).toMatchObject({ created: 0, updated: 0, skipped: 2 });
});

test('packaged goods need an HSN code with a rate and never cost more than their MRP', async () => {
  const { outletId, boss, menu } = await place('A6');
  const csv = `name,category,diet,price,mrp,hsn\nWater,Drinks,veg,20,20,2201\nCola,Drinks,veg,41,40,22021010\nSoda,Drinks,veg,20,20,\nChips,Snacks,veg,20,20,99999999\n`;
  const answer = await run(boss, file(csv, { outletIds: [outletId] }));
  expect(answer).toMatchObject({ created: 1, failed: 3 });
  const errors = answer.problems.filter(({ severity }) => severity === 'ERROR');
  expect(errors.map(({ row, column }) => [row, column])).toEqual([
    ...[
      [3, 'mrp'],
      [4, 'hsn'],
      [5, 'hsn'],
    ],
  ]);
  expect((await menu())[0]?.items).toMatchObject([{ taxKind: 'GOODS', taxCode: '2201', mrp: 2_000 }]);
});

test('two rows never say the price of one serving that is there', async () => {
  const { outletId, boss, menu } = await place('D3');
  const at = { outletIds: [outletId] };
  await run(boss, file(`${HEAD}Tea,Ginger tea,Cup,10,veg,\n`, at));
  const answer = await run(boss, file('item,serving,price\nGinger tea,,11\nGinger tea,Cup,12\n', at));
  expect(answer).toMatchObject({ updated: 0, failed: 1 });
  expect(answer.problems.map(({ row, column }) => [row, column])).toEqual([[3, 'serving']]);
  expect(await menu()).toMatchObject([{ items: [{ variants: [{ price: 1_000 }] }] }]);
});

test('a file that is no menu is refused and recorded; nothing is written', async () => {
  const { outletId, boss } = await place('C1');
  for (const dryRun of [true, false]) {
    const answer = await importMenu(boss, file('a,b\n1,2\n', { outletIds: [outletId], dryRun }));
    expect(answer).toMatchObject({ refused: true, code: 'FILE_UNUSABLE' });
    // Whoever asked can say what the columns hold.
    expect(answer).toMatchObject({ details: { columns: [{ column: 1, header: 'a', sample: '1' }, { header: 'b' }] } });
  }
  expect((await world.audit('catalog.importMenu')).at(-1)).toMatchObject({
    outcome: 'refused',
    reason: 'FILE_UNUSABLE',
  });
});

test('a file describes its dishes in three languages; one that does not speak of them leaves them as they are', async () => {
  const { outletId, boss, menu } = await place('C4');
  const described = 'category,item,price,diet,description,description_hi,description_ml\n';
  const csv = `${described}Dosa,Rava dosa,40,veg,Crisp.,करारा।,മൊരിഞ്ഞത്.\nDosa,Set dosa,50,veg,Soft.,,\n`;
  expect(await run(boss, file(csv, { outletIds: [outletId] }))).toMatchObject({ created: 2, failed: 0 });
  const descriptions = async () => (await menu())[0]?.items.map((item) => item.descriptions);
  expect(await descriptions()).toEqual([{ en: 'Crisp.', hi: 'करारा।', ml: 'മൊരിഞ്ഞത്.' }, { en: 'Soft.' }]);
  const again = `item,price,description_hi\nRava dosa,45,बहुत करारा।\nSet dosa,55,\n`;
  expect(await run(boss, file(again, { outletIds: [outletId] }))).toMatchObject({ updated: 2, failed: 0 });
  expect(await descriptions()).toEqual([{ en: 'Crisp.', hi: 'बहुत करारा।', ml: 'മൊരിഞ്ഞത്.' }, { en: 'Soft.' }]);
});

test('a code that another dish has by now gets a tail, and choices and dayparts stay with their dish', async () => {
  const { outletId, boss, menu } = await place('C2');
  await insertDish(world, 4_000, { outletId: await world.addOutlet('C3'), code: 'UPMA' });
  await run(boss, file(`${HEAD}Tiffin,Upma,,30,veg,\n`, { outletIds: [outletId] }));
  const [item] = (await menu())[0]?.items ?? [];
  expect(item?.code).toMatch(/^UPMA_[0-9A-F]{6}$/);
  await world.db.execute(
    sql`insert into modifier_groups (id, code, names, min, max) values (${world.newId()}, 'C2G', '{"en": "With", "ml": "ഒപ്പം"}', 0, 1)`,
  );
  await world.db.execute(
    sql`insert into modifier_options (id, group_id, code, names, price_delta, allergens, position)
      select gen_random_uuid(), id, 'A', '{"en": "Chutney", "hi": "चटनी"}', 0, '{}', 0 from modifier_groups where code = 'C2G'`,
  );
  await world.db.execute(
    sql`insert into item_modifier_groups select ${item?.id}::uuid, id, 0 from modifier_groups where code = 'C2G'`,
  );
  expect(await run(boss, file('item,price\nUpma,35\n', { outletIds: [outletId] }))).toMatchObject({ updated: 1 });
  expect((await menu())[0]?.items[0]).toMatchObject({
    ...{
      variants: [{ price: 3_500 }],
      modifierGroups: [{ code: 'C2G', names: { ml: 'ഒപ്പം' }, options: [{ code: 'A', names: { hi: 'चटनी' } }] }],
    },
  });
});
