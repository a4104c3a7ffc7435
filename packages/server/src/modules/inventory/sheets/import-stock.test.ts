import { Workbook } from '@cj-tech-master/excelts';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { templateHeads } from '../../../platform/sheets/read-rows.ts';
import { untilWaiting } from '../../../testing/until-waiting.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../identities.ts';
import { saveStockItem } from '../save-stock-item.ts';
import { batches, stockItems, stockItemUnits } from '../tables.ts';
import { addOpeningStock } from '../take-in.ts';
import { exportStock } from './export-stock.ts';
import { importStock } from './import-stock.ts';
import { STOCK_COLUMNS } from './stock-rows.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of checks) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

const HEAD = 'code,name,kind,base unit,quantity,unit,value,expiry';
const take = (content: Buffer | string, dryRun = false, commandId = world.newId(), by = world.as('stock:import')) =>
  importStock(by, { commandId, outletId: world.outletId, base64: Buffer.from(content).toString('base64'), dryRun });
const problemsOf = async (row: string, head = HEAD) => {
  const answer = await take(`${head}\n${row}`, true);
  return 'problems' in answer ? answer.problems : answer;
};
async function workbook(rows: unknown[][]): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet('Stock');
  for (const row of rows) sheet.addRow(row as string[]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('a workbook makes items with their units and takes in opening stock at its cost, which is in the books', async () => {
  const file = await workbook([
    [
      ...['code', 'name', 'kind', 'base unit', 'pack', 'pack size'],
      ...['quantity', 'unit', 'value', 'expiry', 'batch'],
    ],
    ['X_RICE', 'Rice', 'ingredient', 'g', 'sack', 50_000, 2, 'sack', 5_800.5, new Date('2027-03-31T00:00:00Z'), 'R1'],
    ['X_RICE', 'Rice', null, null, null, null, 1.5, 'kg', 90, '30/04/2027', 'R2'],
    ['X_TISSUE', 'Tissues', 'consumable', 'pcs', null, null, null, null, null, null, null],
  ]);
  const said = { newItems: 2, knownItems: 0, batchCount: 2, value: 589_050, problemCount: 0 };
  expect(await take(file, true)).toMatchObject({ ...said, isRehearsal: true });
  expect(await world.db.$count(stockItems)).toBe(0);
  const id = world.newId();
  expect(await take(file, false, id)).toMatchObject({ ...said, isRehearsal: false });
  const found = await world.db.select().from(batches).orderBy(batches.expiryDate);
  expect(found).toMatchObject([
    { quantityRemaining: 100_000_000, valueRemaining: 580_050, expiryDate: '2027-03-31', supplierBatch: 'R1' },
    { quantityRemaining: 1_500_000, valueRemaining: 9_000, expiryDate: '2027-04-30', supplierBatch: 'R2' },
  ]);
  expect(await world.db.select().from(stockItemUnits)).toMatchObject([{ unit: 'sack' }]);
  const lines = await world.db
    .select({ account: journalLines.accountCode, debit: journalLines.debit })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(eq(journalEntries.sourceId, id));
  expect(lines).toContainEqual({ account: '1200', debit: 589_050 });
  // Said again after a lost answer, it is the same once.
  expect(await take(file, false, id)).toMatchObject(said);
  expect(await world.db.$count(batches)).toBe(2);
});

test('one bad row keeps all of a file out, and is named with its column, what is wrong and what to do', async () => {
  const file = `${HEAD}\nB_ONE,One,ingredient,g,5,kg,100,\nB_TWO,Two,ingredient,g,-3,kg,100,\nB_THREE,Three,liquid,ml,,,,`;
  const problems = [
    { row: 3, column: 'quantity', value: '-3', message: expect.stringContaining('below zero') },
    { row: 4, column: 'kind', value: 'liquid', message: expect.stringContaining('ingredient, packaged') },
  ];
  expect(await take(file, true)).toMatchObject({ problems, newItems: 1 });
  expect(await take(file)).toMatchObject({ code: 'ROWS_HAVE_ERRORS', details: { problemCount: 2, problems } });
  expect(await world.db.$count(stockItems, eq(stockItems.code, 'B_ONE'))).toBe(0);
});

test.each([
  ['an item without a name', 'C_A,,ingredient,g,,,,', 'name'],
  ['a unit that it is not counted in', 'C_A,A,ingredient,g,1,litre,5,', 'unit'],
  ['a quantity without what it cost', 'C_A,A,ingredient,g,1,kg,,', 'value'],
  ['a value without a quantity', 'C_A,A,ingredient,g,,,5,', 'quantity'],
  ['a formula as a name', 'C_A,=1+1,ingredient,g,,,,', 'name'],
  ['a formula as a code', '=cmd,A,ingredient,g,,,,', 'code'],
  ['a day that is none', 'C_A,A,ingredient,g,1,kg,5,31/02/2027', 'expiry'],
  ['what expired already', 'C_A,A,ingredient,g,1,kg,5,01/02/2026', 'expiry'],
  ['a number with letters', 'C_A,A,ingredient,g,1e9,kg,5,', 'quantity'],
])('%s is an error of its row', async (_, row, column) => {
  expect(await problemsOf(row)).toMatchObject([{ row: 2, column }]);
});

test('a code that is there twice is an error, but for another batch of the same item', async () => {
  expect(await problemsOf('D_A,A,ingredient,g,1,kg,5,\nD_A,B,ingredient,g,1,kg,5,')).toMatchObject([{ row: 3 }]);
  expect(await problemsOf('D_A,A,ingredient,g,1,kg,5,\nD_A,A,,,2,kg,5,')).toMatchObject([{ row: 3 }]);
  expect(await problemsOf('D_A,A,ingredient,g,,,,\nD_A,A,,,,,,')).toMatchObject([{ row: 3 }]);
  expect(await problemsOf('D_A,A,ingredient,g,1,kg,5,01/01/2027\nD_A,A,,,2,kg,5,02/01/2027')).toEqual([]);
});

test('what has had stock here is not opened again', async () => {
  await take(`${HEAD}\nE_A,Old name,ingredient,g,1,kg,5,`);
  expect(await problemsOf('E_A,,,,1,kg,5,')).toMatchObject([{ message: expect.stringContaining('Count it instead') }]);
});

const FACTS = 'code,name,kind,base unit,storage,shelf life days,tax %,tax credited,allergens,pack,pack size';
const keeper = (outletId = world.outletId) => world.as(['stock:import', 'stock:manage'], { outletId });
const change = (row: string, dryRun = false, by = keeper()) => take(`${FACTS}\n${row}`, dryRun, world.newId(), by);
const itemOf = async (code: string) =>
  (await world.db.select().from(stockItems).where(eq(stockItems.code, code)))[0] ?? { id: '' };

test('a file changes the facts of items that are there, and says before and after; an empty cell leaves a fact as it is', async () => {
  await change('H_A,Old name,ingredient,g,chilled,30,5,no,milk,sack,25000\nH_B,Same,ingredient,g,,,,,,,');
  const file =
    'H_A,New name,,,,,12,,none,sack,50000\nH_A,,,,,,,,,crate,10000\nH_B,Same,,,,,,,,,\nH_C,Fresh,ingredient,ml,,,,,,,';
  const said = {
    ...{ newItems: 1, changedItems: 1, knownItems: 1, problemCount: 0 },
    rows: [
      {
        ...{ row: 2, code: 'H_A', outcome: 'CHANGED' },
        changes: [
          { column: 'name', before: 'Old name', after: 'New name' },
          { column: 'tax %', before: '5', after: '12' },
          { column: 'allergens', before: 'milk', after: 'none' },
          { column: 'size of sack', before: '25000', after: '50000' },
          { column: 'size of crate', before: null, after: '10000' },
        ],
      },
      { row: 4, code: 'H_B', outcome: 'UNCHANGED', changes: [] },
      { row: 5, code: 'H_C', outcome: 'NEW', changes: [] },
    ],
  };
  expect(await change(file, true)).toMatchObject({ ...said, isRehearsal: true });
  expect(await itemOf('H_A')).toMatchObject({ name: 'Old name', purchaseTaxRate: 500 });
  expect(await change(file)).toMatchObject({ ...said, isRehearsal: false });
  const after = { name: 'New name', purchaseTaxRate: 1_200, allergens: [], storage: 'CHILLED', shelfLifeDays: 30 };
  expect(await itemOf('H_A')).toMatchObject(after);
  const { id } = await itemOf('H_A');
  const units = await world.db.select().from(stockItemUnits).where(eq(stockItemUnits.stockItemId, id));
  expect(units.map(({ unit, numerator }) => [unit, numerator]).sort()).toEqual([
    ['crate', 10_000_000],
    ['sack', 50_000_000],
  ]);
  // What was taken in says the same again, and changes nothing.
  expect(await change(file.replace('H_C,Fresh', 'H_C,Fresh'))).toMatchObject({
    newItems: 0,
    changedItems: 0,
    knownItems: 3,
  });
});

test('what is in use keeps its base unit and its kind, also when it comes into use at that very moment', async () => {
  await take(`${HEAD}\nI_A,A,ingredient,g,1,kg,5,\nI_B,B,ingredient,g,,,,`);
  for (const row of ['I_A,,,ml,,,,,,,', 'I_A,,packaged,,,,,,,,'])
    expect(await change(row)).toMatchObject({
      details: { problems: [{ row: 2, message: expect.stringContaining('in use') }] },
    });
  expect(await change('I_B,,,ml,,,,,,,')).toMatchObject({ changedItems: 1 });
  const { id } = await itemOf('I_B');
  // Another transaction has just written a batch of it and is not over.
  let changing: ReturnType<typeof change> | undefined;
  await world.db.transaction(async (tx) => {
    const stock = { id: world.newId(), outletId: world.outletId, at: world.clock.now(), businessDate: '2026-11-24' };
    const line = { batchId: world.newId(), stockItemId: id, quantity: 1_000, value: 0, expiryDate: null };
    await addOpeningStock(tx, { ...stock, actorId: null, lines: [line] });
    changing = change('I_B,,,g,,,,,,,');
    await untilWaiting(world.db, 1);
  });
  expect(await changing).toMatchObject({ code: 'ROWS_HAVE_ERRORS' });
  expect(await itemOf('I_B')).toMatchObject({ baseUnit: 'ml' });
});

test('an item is changed by a file only by whoever could change it wherever it lies, or lay', async () => {
  const elsewhere = await world.addOutlet('SH2');
  await take(`${HEAD}\nJ_A,A,ingredient,g,1,kg,5,`);
  await importStock(world.as('stock:import', { outletId: elsewhere }), {
    ...{ commandId: world.newId(), outletId: elsewhere, dryRun: false },
    base64: Buffer.from(`${HEAD}\nJ_A,,,,1,kg,5,`).toString('base64'),
  });
  const denied = { details: { problems: [{ message: expect.stringContaining('You may not change A') }] } };
  expect(await change('J_A,B,,,,,,,,,')).toMatchObject(denied);
  expect(await change('J_A,B,,,,,,,,,', false, world.as('stock:import', { everywhere: true }))).toMatchObject(denied);
  expect(await itemOf('J_A')).toMatchObject({ name: 'A' });
  const everywhere = world.as(['stock:import', 'stock:manage'], { everywhere: true });
  expect(await change('J_A,B,,,,,,,,,', false, everywhere)).toMatchObject({ changedItems: 1 });
});

test.each([
  ['another name', 'K_A,B,,,,,,,,,', 'another name'],
  ['another kind', 'K_A,,packaged,,,,,,,,', 'something else'],
  ['another size of a pack', 'K_A,,,,,,,,,sack,10', 'another size'],
])('a file that says %s of one item in another row is told which', async (_, row, why) => {
  const first = 'K_A,A,ingredient,g,,,,,,sack,50000';
  expect(await change(`${first}\n${row}`, true)).toMatchObject({
    problems: [{ row: 3, message: expect.stringContaining(why) }],
  });
});

test('items go out as they come in: what was downloaded is taken in again, and changes nothing', async () => {
  await change(
    'L_A,A,ingredient,g,chilled,30,5,no,"milk, gluten",sack,25000.5\nL_A,,,,,,,,,crate,10\nL_B,B,packaged,pcs,,,18,yes,,,',
  );
  for (const format of ['CSV', 'XLSX'] as const) {
    const asked = { outletId: world.outletId, sheet: 'ITEMS', format } as const;
    const { content } = await exportStock(world.as('stock:read'), asked);
    expect(await take(content, false, world.newId(), keeper())).toMatchObject({
      newItems: 0,
      changedItems: 0,
      problemCount: 0,
    });
  }
});

test('a row that was made from what an item was before is told so, and changes nothing; a row without a version says what is to be', async () => {
  const say = (row: string) => take(`code,name,pack,pack size,version\n${row}`, false, world.newId(), keeper());
  await change('M_A,A,ingredient,g,,,,,,,');
  expect(await say('M_A,B,sack,10,1')).toMatchObject({ changedItems: 1 });
  expect(await itemOf('M_A')).toMatchObject({ name: 'B', version: 2 });
  const late = { row: 2, column: 'version', value: '1', message: expect.stringContaining('download the file again') };
  expect(await say('M_A,C,,,1')).toMatchObject({ code: 'ROWS_HAVE_ERRORS', details: { problems: [late] } });
  expect(await say('M_A,B,,,2\nM_A,,crate,5,1')).toMatchObject({ details: { problems: [{ ...late, row: 3 }] } });
  // It says what is there already.
  expect(await say('M_A,B,,,1')).toMatchObject({ changedItems: 0, knownItems: 1 });
  expect(await itemOf('M_A')).toMatchObject({ name: 'B', version: 2 });
  expect(await say('M_A,D,,,')).toMatchObject({ changedItems: 1 });
  expect(await itemOf('M_A')).toMatchObject({ name: 'D', version: 3 });
});

test('of two files that change one item at once, each from the same version, one is heard', async () => {
  await change('O_A,A,ingredient,g,,,,,,,');
  const answers = await Promise.all(
    ['B', 'C', 'D'].map((name) => take(`code,name,version\nO_A,${name},1`, false, world.newId(), keeper())),
  );
  expect(answers.filter((answer) => 'newItems' in answer)).toHaveLength(1);
  expect(await itemOf('O_A')).toMatchObject({ version: 2 });
});

test('two files at once with the same items: one makes them, the other is told', async () => {
  const file = `${HEAD}\nF_A,A,ingredient,g,1,kg,5,`;
  const answers = await Promise.all([take(file), take(file), take(file)]);
  expect(answers.filter((answer) => 'newItems' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'ROWS_HAVE_ERRORS')).toHaveLength(2);
});

test('a file that is no table, has strange or no columns, or too many rows, is of no use as a whole', async () => {
  const files: [Buffer | string, string][] = [
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'no table'],
    [`code,colour\nA,red`, '“colour”'],
    [`code,sku\nA,B`, 'twice'],
    [`name\nA`, 'no column “code”'],
    [`code\n`, 'no row below'],
    [`code\n${'A\n'.repeat(5_001)}`, '5,001 rows'],
    [`code\n${'A\n'.repeat(100_001)}`, '1,00,001 rows'],
    [Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)]), 'broken'],
  ];
  for (const [file, why] of files)
    expect(await take(file, true)).toMatchObject({ code: 'SHEET_UNUSABLE', message: expect.stringContaining(why) });
});

test('whoever may only make items takes no file in', async () => {
  const denied = take(`${HEAD}\nG_A,A,ingredient,g,,,,`, false, world.newId(), world.as('stock:manage'));
  await expect(denied).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the template has the columns that are known', () => {
  expect(templateHeads(STOCK_COLUMNS).slice(0, 4)).toEqual(['code', 'name', 'kind', 'base unit']);
});

test('a pack is neither a unit that follows from the rest nor one that is there in other letters', async () => {
  const follows = { column: 'pack', message: expect.stringContaining('follows from the rest') };
  expect(await problemsOf('N_A,A,ingredient,g,,,,,,kg,900', FACTS)).toMatchObject([follows]);
  const twice = 'N_B,B,ingredient,g,,,,,,sack,25000\nN_B,,,,,,,,,Sack,10';
  const alike = { column: 'pack', message: expect.stringContaining('has a sack already') };
  expect(await problemsOf(twice, FACTS)).toMatchObject([alike]);
});

test('a pack that thousandths do not say exactly stays out of the file, and as it is when the file comes back', async () => {
  await change('Q_A,A,ingredient,g,,,,,,sack,50000');
  const item = await itemOf('Q_A');
  const units = [
    { unit: 'sack', numerator: 50_000, denominator: 1 },
    { unit: 'third', numerator: 1, denominator: 3 },
  ];
  await saveStockItem(world.as('stock:manage', { everywhere: true }), { ...item, units, allergens: [] } as never);
  const asked = { outletId: world.outletId, sheet: 'ITEMS', format: 'CSV' } as const;
  const { content } = await exportStock(world.as('stock:read'), asked);
  expect(content.toString()).toMatch(/Q_A,.*sack,50000/);
  expect(content.toString()).not.toContain('third');
  expect(await take(content, false, world.newId(), keeper())).toMatchObject({ changedItems: 0, problemCount: 0 });
  const kept = await world.db
    .select()
    .from(stockItemUnits)
    .where(eq(stockItemUnits.stockItemId, item?.id ?? ''));
  expect(kept.map(({ unit, numerator, denominator }) => ({ unit, numerator, denominator })).sort()).toEqual(units);
});
