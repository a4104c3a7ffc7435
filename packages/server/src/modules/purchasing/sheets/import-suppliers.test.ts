import { gstinCheckCharacter } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whileHeld } from '../../../testing/while-held.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { buying } from '../sample-purchasing.ts';
import { saveSupplierItem } from '../suppliers/save-supplier-item.ts';
import { supplierItems, supplierPrices, suppliers } from '../suppliers/tables.ts';
import { exportSuppliers } from './export-suppliers.ts';
import { importSuppliers } from './import-suppliers.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
});
afterAll(() => world.close());

// The clock stands at 24 November 2026.
const HEAD = 'supplier,payment days,lead days,item code,pack,pack size,minimum packs,price,valid from';
const keeper = () => world.as('supplier:manage');
const send = (csv: string | Buffer, dryRun = false, commandId = world.newId(), by = keeper()) =>
  importSuppliers(by, { commandId, base64: Buffer.from(csv).toString('base64'), dryRun });
const problemsOf = async (row: string, head = HEAD) => {
  const answer = await send(`${head}\n${row}`, true);
  return 'problems' in answer ? answer.problems : answer;
};
const rice = (code: string) => buy.item({ code, name: `Rice ${code}` }, { sack: 50_000 });
const named = async (name: string) => (await world.db.select().from(suppliers).where(eq(suppliers.name, name)))[0];
const pricesOf = async (stockItemId: string) =>
  (await world.db.select().from(supplierPrices).where(eq(supplierPrices.stockItemId, stockItemId)))
    .map(({ price, validFrom }) => [price, validFrom])
    .sort();

test('a file makes suppliers with what they sell at prices with their days, all at once and once', async () => {
  const [a, b] = [await rice('A1'), await rice('A2')];
  const rows = [
    'Mill A,30,2,A1,sack,50000,2,"2,400.50",01/04/2026',
    'Mill A,,,A1,sack,,,2500,01/01/2027',
    'Mill A,,,A2,kg,1000,,52,2026-11-24',
    'Mill B,0,1,,,,,,',
  ];
  const csv = `${HEAD}\n${rows.join('\n')}`;
  const told = {
    ...{ rowCount: 4, newCount: 3, changedCount: 1, unchangedCount: 0, problemCount: 0 },
    rows: [
      { row: 2, name: 'Mill A: Rice A1', outcome: 'NEW' },
      { row: 3, changes: [{ column: 'price', before: '2400.5 / sack', after: '2500 / sack from 2027-01-01' }] },
      { row: 4, name: 'Mill A: Rice A2', outcome: 'NEW' },
      { row: 5, name: 'Mill B', outcome: 'NEW' },
    ],
  };
  expect(await send(csv, true)).toMatchObject({ ...told, isRehearsal: true });
  expect(await named('Mill A')).toBeUndefined();
  const commandId = world.newId();
  expect(await send(csv, false, commandId)).toMatchObject({ ...told, isRehearsal: false });
  expect(await send(csv, false, commandId)).toMatchObject(told);
  expect(await named('Mill A')).toMatchObject({ paymentDays: 30, leadDays: 2, isMsme: false, version: 1 });
  expect(await pricesOf(a)).toEqual([
    [240_050, '2026-04-01'],
    [250_000, '2027-01-01'],
  ]);
  expect(await pricesOf(b)).toEqual([[5_200, '2026-11-24']]);
  expect(await world.db.select().from(supplierItems).where(eq(supplierItems.stockItemId, a))).toMatchObject([
    { unit: 'sack', minimumPacks: 2, retiredAt: null },
  ]);
  // What is there is not made again.
  expect(await send(csv)).toMatchObject({ newCount: 0, changedCount: 0, unchangedCount: 4 });
  expect(await pricesOf(a)).toHaveLength(2);
});

test('suppliers and what they sell are changed by name and code; an empty cell leaves a fact as it is', async () => {
  const item = await rice('B1');
  const head = 'supplier,phone,payment days,small enterprise,lead days,in use,item code,pack,price,valid from,sold';
  await send(`${head}\nMill C,+91 495 000 0000,30,no,2,yes,B1,sack,2400,01/04/2026,yes`);
  const changed = await send(`${head}\nMILL C,,45,yes,,no,B1,kg,50,24/11/2026,no`);
  expect(changed).toMatchObject({
    changedCount: 1,
    rows: [
      {
        changes: [
          { column: 'payment days', before: '30', after: '45' },
          { column: 'small enterprise', before: 'no', after: 'yes' },
          { column: 'in use', before: 'yes', after: 'no' },
          { column: 'pack', before: 'sack', after: 'kg' },
          { column: 'sold', before: 'yes', after: 'no' },
          { column: 'price', before: '2400 / sack', after: '50 / kg from 2026-11-24' },
        ],
      },
    ],
  });
  expect(await named('Mill C')).toMatchObject({
    ...{ phone: '+91 495 000 0000', isMsme: true, leadDays: 2, version: 2 },
    retiredAt: expect.any(Date),
  });
  const [sold] = await world.db.select().from(supplierItems).where(eq(supplierItems.stockItemId, item));
  expect(sold).toMatchObject({ unit: 'kg', retiredAt: expect.any(Date) });
  const [row] = await world.audit('purchasing.importSuppliers').then((rows) => rows.slice(-1));
  expect(row?.changes).not.toBeNull();
});

test('a price that held is not rewritten: another one begins today or later', async () => {
  const item = await rice('C1');
  await send(`${HEAD}\nMill D,30,2,C1,sack,,1,2400,01/04/2026`);
  for (const day of ['01/04/2026', '01/10/2026', '23/11/2026'])
    expect(await problemsOf(`Mill D,,,C1,,,,2500,${day}`)).toMatchObject([
      { row: 2, column: 'valid from', message: expect.stringContaining('not rewritten') },
    ]);
  expect(await problemsOf('Mill D,,,C1,,,,2500,')).toMatchObject([{ column: 'valid from' }]);
  expect(await problemsOf('Mill D,,,C1,,,,2400,')).toEqual([]);
  expect(await send(`${HEAD}\nMill D,,,C1,,,,2500,24/11/2026`)).toMatchObject({ changedCount: 1 });
  expect(await pricesOf(item)).toEqual([
    [240_000, '2026-04-01'],
    [250_000, '2026-11-24'],
  ]);
});

test.each([
  ['a new supplier without days of payment', 'E1,,2,,,,,,', 'payment days'],
  ['a new supplier without lead days', 'E1,30,,,,,,,', 'lead days'],
  ['an item that is none', 'E1,30,2,NONE,sack,,1,5,24/11/2026', 'item code'],
  ['a price of nothing', 'E1,30,2,,,,,5,24/11/2026', 'item code'],
  ['a pack that it is not counted in', 'E1,30,2,E1,tin,,1,5,24/11/2026', 'pack'],
  ['another size of the pack', 'E1,30,2,E1,sack,25000,1,5,24/11/2026', 'pack size'],
  ['something new without a pack', 'E1,30,2,E1,,,1,5,24/11/2026', 'pack'],
  ['something new without a price', 'E1,30,2,E1,sack,,1,,', 'price'],
  ['a day without a price', 'Known,,,E1,,,,,24/12/2026', 'price'],
  ['no packs at least', 'E1,30,2,E1,sack,,0,5,24/11/2026', 'minimum packs'],
  ['a price below zero', 'E1,30,2,E1,sack,,1,-5,24/11/2026', 'price'],
  ['a formula as a name', '=1+1,30,2,,,,,,', 'supplier'],
])('%s is an error of its row', async (_, row, column) => {
  if (!(await named('Known'))) {
    await rice('E1');
    await send(`${HEAD}\nKnown,30,2,E1,sack,,1,5,01/04/2026`);
  }
  expect(await problemsOf(row)).toMatchObject([{ row: 2, column }]);
});

test.each([
  ['gstin', '32AAAAA0000A1Z0', 'GSTIN'],
  ['phone', 'call me', 'telephone'],
  ['email', 'mill', 'e-mail'],
  ['small enterprise', 'maybe', 'yes'],
])('a %s that is none is an error of its cell', async (column, cell, why) => {
  const problems = await problemsOf(`F1,30,2,${cell}`, `supplier,payment days,lead days,${column}`);
  expect(problems).toMatchObject([{ row: 2, column, value: cell, message: expect.stringContaining(why) }]);
});

test('a small enterprise is paid within 45 days, and rows of one supplier do not contradict each other', async () => {
  const head = 'supplier,payment days,lead days,small enterprise';
  expect(await problemsOf('G1,60,2,yes', head)).toMatchObject([{ column: 'payment days' }]);
  expect(await problemsOf('G1,30,2,no\ng1,45,2,no', head)).toMatchObject([{ row: 3, column: 'payment days' }]);
  await rice('G1');
  const twice = 'G1,30,2,G1,sack,,1,5,24/11/2026\nG1,30,2,G1,sack,,2,6,25/11/2026';
  expect(await problemsOf(twice)).toMatchObject([{ row: 3, message: expect.stringContaining('something else') }]);
  const sameDay = 'G1,30,2,G1,sack,,1,5,24/11/2026\nG1,30,2,G1,sack,,1,6,24/11/2026';
  expect(await problemsOf(sameDay)).toMatchObject([{ row: 3, column: 'valid from' }]);
});

test('one bad row keeps all of a file out; what has no supplier is of no use', async () => {
  const csv = `${HEAD}\nH1,30,2,,,,,,\nH2,30,,,,,,,`;
  expect(await send(csv)).toMatchObject({ code: 'ROWS_HAVE_ERRORS', details: { problemCount: 1 } });
  expect(await named('H1')).toBeUndefined();
  expect(await send('name\nH1', true)).toMatchObject({ code: 'SHEET_UNUSABLE' });
  expect(await send('item code,price\nA1,5', true)).toMatchObject({ code: 'SHEET_UNUSABLE' });
});

test('two files at once with the same supplier: one makes them, the others change nothing', async () => {
  await rice('I1');
  const csv = `${HEAD}\nI1,30,2,I1,sack,,1,5,24/11/2026`;
  const answers = await Promise.all([send(csv), send(csv), send(csv)]);
  expect(answers.map((answer) => ('newCount' in answer ? answer.newCount : answer)).sort()).toEqual([0, 0, 1]);
});

test('a file and somebody at the page with a price of the same item come one after the other', async () => {
  const item = await rice('J1');
  await send(`${HEAD}\nJ1,30,2,J1,sack,,1,5,01/04/2026`);
  const { id: supplierId = '' } = (await named('J1')) ?? {};
  const sold = { supplierId, stockItemId: item, unit: 'sack', minimumPacks: 1, price: 900, validFrom: '2026-11-24' };
  await Promise.all([
    send(`${HEAD}\nJ1,,,J1,,,,9,24/11/2026`),
    saveSupplierItem(keeper(), { commandId: world.newId(), ...sold }),
  ]);
  expect(await pricesOf(item)).toEqual([
    [500, '2026-04-01'],
    [900, '2026-11-24'],
  ]);
});

test('what goes out comes in again and changes nothing, also what is no longer sold and text that looks like a formula', async () => {
  const head = `${HEAD},phone,contact,sold,in use`;
  await rice('K1');
  await send(
    `${head}\nK1,30,2,K1,sack,,3,2400.5,01/04/2026,+91 495 1234567,Somebody,no,no\nK1,,,K1,,,,2500,01/02/2027,,,,`,
  );
  for (const format of ['CSV', 'XLSX'] as const) {
    const { content } = await exportSuppliers(world.as('supplier:read'), { format });
    const answer = await send(content);
    expect(answer).toMatchObject({ newCount: 0, changedCount: 0, problemCount: 0 });
  }
});

test('whoever may only see suppliers takes no file in, and whoever may not see them gets none out', async () => {
  for (const dryRun of [true, false])
    await expect(
      send(`${HEAD}\nL1,30,2,,,,,,`, dryRun, world.newId(), world.as('supplier:read')),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  await expect(exportSuppliers(world.as('stock:read'), { format: 'CSV' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a registration that another supplier has, there or in the file, is wrong in its row, and nothing is written', async () => {
  const gstin = '32AAACB7310D1ZH';
  const head = 'supplier,payment days,lead days,gstin';
  expect(await send(`${head}\nFirst of it,30,2,${gstin}`)).toMatchObject({ newCount: 1 });
  // Whoever has it may say so again.
  expect(await send(`${head}\nFirst of it,45,2,${gstin}`)).toMatchObject({ changedCount: 1 });
  const column = { column: 'gstin', message: expect.stringContaining('Another supplier has this GSTIN') };
  expect(await problemsOf(`Second of it,30,2,${gstin}`, head)).toMatchObject([{ row: 2, ...column }]);
  const other = '29AAACB7310D1Z4';
  const rows = [`One,30,2,${other}`, `Two,30,2,${other}`].join('\n');
  const answer = await send(`${head}\n${rows}`);
  expect(answer).toMatchObject({ code: 'ROWS_HAVE_ERRORS' });
  expect(await named('One')).toBeUndefined();
});

test('a file that gives somebody a registration which another supplier got this moment hears it from the key itself', async () => {
  const head = 'supplier,payment days,lead days,gstin';
  const [gstin, other] = ['29AAACK4821Q1Z', world.newId()].map((one, at) =>
    at === 0 ? one + gstinCheckCharacter(one) : one,
  ) as [string, string];
  await send(`${head}\nWaits for it,30,2,`);
  const made = sql`insert into suppliers (id, name, gstin, payment_days, is_msme, lead_days)
    values (${other}, ${other}, ${gstin}, 30, false, 2)`;
  const late = await whileHeld(world.db, made, () => send(`${head}\nWaits for it,30,2,${gstin}`));
  expect([late.waited, late.answer]).toMatchObject([true, { code: 'SHEET_UNUSABLE' }]);
  expect((await named('Waits for it'))?.gstin).toBeNull();
});
