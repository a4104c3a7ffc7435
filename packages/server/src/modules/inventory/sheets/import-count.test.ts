import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { repeatCount } from '../counts/repeat-count.ts';
import { ANNA, BIJU, CARA, countingIn, DORA } from '../counts/sample-count.ts';
import { countEntries, countLines } from '../counts/tables.ts';
import { insertStockItem } from '../sample-stock.ts';
import { stockItems } from '../tables.ts';
import { countSheet } from './count-sheet.ts';
import { importCount } from './import-count.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

const { as, said, rice, begin, enter, handIn, end, linesOf, stateOf, throwAway } = countingIn(() => world);
const codeOf = async (id: string) =>
  (await world.db.select().from(stockItems).where(eq(stockItems.id, id)))[0]?.code ?? '';
const sheetOf = async (countId: string, by: string = DORA) => {
  const asked = { outletId: world.outletId, countId, format: 'CSV' } as const;
  return (await countSheet(as(by), asked)).content.toString().replace('\uFEFF', '');
};
const send = (countId: string, csv: string, dryRun = false, by: string = DORA, commandId = world.newId()) =>
  importCount(as(by), { commandId, countId, base64: Buffer.from(csv).toString('base64'), dryRun });

test('a sheet goes out without what should be there, is filled in, rehearsed, and entered', async () => {
  const item = await rice({ quantity: 10_000_000, value: 10_000 });
  const { id } = await begin([item]);
  const code = await codeOf(item);
  const [header, line] = (await sheetOf(id, BIJU)).split('\r\n');
  expect(header).toBe('code,item,counted,unit,entry');
  expect(line).toBe(`${code},Rice,,kg,0`);
  const filled = `${header}\n${code},Rice,9.9,kg,0`;
  const told = { newCount: 1, changedCount: 0, rows: [{ row: 2, name: 'Rice', outcome: 'NEW', changes: [] }] };
  expect(await send(id, filled, true)).toMatchObject({ ...told, isRehearsal: true });
  expect(await linesOf(id)).toMatchObject([{ counted: null }]);
  expect(await stateOf(id)).toBe('OPEN');
  const commandId = world.newId();
  expect(await send(id, filled, false, DORA, commandId)).toMatchObject({ ...told, isRehearsal: false });
  expect(await send(id, filled, false, DORA, commandId)).toMatchObject(told);
  expect(await linesOf(id)).toMatchObject([{ counted: 9_900_000, quantity: 9_900, unit: 'kg', version: 1 }]);
  expect(await stateOf(id)).toBe('COUNTING');
  expect(await sheetOf(id)).toContain(`${code},Rice,9.9,kg,1`);
  await end(id);
});

test('it is held against the moment it was sent, and what stands already is not entered again', async () => {
  const [item, other] = [await rice({ quantity: 10_000, value: 10_000 }), await rice({ quantity: 500, value: 50 })];
  const { id } = await begin([item, other]);
  const [code, second] = [await codeOf(item), await codeOf(other)];
  await throwAway(item, 1_000);
  await send(id, `code,counted,unit,entry\n${code},9,g,0`);
  await throwAway(item, 2_000);
  const again = await send(id, `code,counted,unit,entry\n${code},9,g,0\n${second},0.5,g,0`);
  expect(again).toMatchObject({ unchangedCount: 1, newCount: 1 });
  const entries = await world.db.select().from(countEntries).where(eq(countEntries.countId, id));
  expect(entries.map(({ stockItemId, version }) => [stockItemId, version])).toEqual([
    [item, 1],
    [other, 1],
  ]);
  await handIn(id);
  expect(await stateOf(id)).toBe('REVIEW');
  expect((await linesOf(id, BIJU)).map(({ variance }) => variance)).toEqual([0, 0]);
  await end(id);
});

test('one bad row keeps all of a sheet out', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  const code = await codeOf(item);
  const rows = [`${code},1,kg,0`, `${code},1,kg,0`, 'NOBODY,1,kg,0'];
  const problems = [
    { row: 3, column: 'code', message: expect.stringContaining('row 2 already') },
    { row: 4, column: 'code', message: expect.stringContaining('NOBODY') },
  ];
  const csv = `code,counted,unit,entry\n${rows.join('\n')}`;
  expect(await send(id, csv, true)).toMatchObject({ problemCount: 2, problems });
  expect(await send(id, csv)).toMatchObject({ code: 'ROWS_HAVE_ERRORS', details: { problems } });
  const wrong: [string, string][] = [
    [`${code},-1,kg,0`, 'counted'],
    [`${code},1,litre,0`, 'unit'],
    [`${code},900000000,kg,0`, 'counted'],
    [`${code},1e3,g,0`, 'counted'],
  ];
  for (const [row, column] of wrong)
    expect(await send(id, `code,counted,unit,entry\n${row}`)).toMatchObject({ details: { problems: [{ column }] } });
  expect(await world.db.$count(countLines, eq(countLines.countId, id))).toBe(1);
  expect(await linesOf(id)).toMatchObject([{ counted: null, version: 0 }]);
  await end(id);
});

test('nobody enters over what others entered since the sheet was made', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  const code = await codeOf(item);
  const sheet = (await sheetOf(id)).replace(',,kg,0', ',8,kg,0');
  await enter(id, [{ stockItemId: item, quantity: 9_900 }], CARA);
  for (const csv of [sheet, `code,counted,unit\n${code},8,kg`])
    expect(await send(id, csv)).toMatchObject({
      details: { problems: [{ row: 2, message: expect.stringContaining('entered 9.9 g') }] },
    });
  expect(await linesOf(id)).toMatchObject([{ quantity: 9_900, unit: 'g', version: 1 }]);
  const changes = [{ column: 'counted', before: '9.9 g', after: '8 kg' }];
  expect(await send(id, `code,counted,unit,entry\n${code},8,kg,1`)).toMatchObject({
    rows: [{ outcome: 'CHANGED', changes }],
  });
  await end(id);
});

test('two sheets at once do not both enter a line', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  const code = await codeOf(item);
  const sheets = ['7', '8', '9'].map((counted) => send(id, `code,counted,unit,entry\n${code},${counted},kg,0`));
  const answers = await Promise.all(sheets);
  expect(answers.filter((answer) => 'newCount' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'ROWS_HAVE_ERRORS')).toHaveLength(2);
  await end(id);
});

test('what nobody expected may be on a sheet; what has no number says nothing', async () => {
  const [item, found] = [await rice({ quantity: 10_000, value: 10_000 }), await insertStockItem(world)];
  const { id } = await begin([item]);
  const csv = `code,counted,unit,entry\n${await codeOf(item)},,kg,0\n${await codeOf(found)},2,kg,`;
  expect(await send(id, csv)).toMatchObject({ rowCount: 2, newCount: 1, rows: [{ row: 3 }] });
  expect((await linesOf(id)).map(({ counted }) => counted).sort()).toEqual([2_000_000, null]);
  await end(id);
});

test('rights and steps are those of entering by hand, in the rehearsal too', async () => {
  const item = await rice({ quantity: 10_000, value: 10_000 });
  const { id } = await begin([item]);
  const csv = `code,counted,unit,entry\n${await codeOf(item)},9900,g,0`;
  for (const dryRun of [true, false]) {
    const asked = { commandId: world.newId(), countId: id, base64: Buffer.from(csv).toString('base64'), dryRun };
    await expect(importCount(world.as('stock:read'), asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const elsewhere = world.as('count:enter', { outletId: world.newId() });
    await expect(importCount(elsewhere, asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(
    countSheet(world.as('count:enter'), { outletId: world.outletId, countId: id, format: 'CSV' }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await enter(id, [{ stockItemId: item, quantity: 10_000 }]);
  await handIn(id);
  for (const dryRun of [true, false])
    expect(await send(id, csv, dryRun)).toMatchObject({ code: 'ILLEGAL_COUNT_STEP', details: { state: 'REVIEW' } });
  await expect(sheetOf(id)).rejects.toMatchObject({ code: 'INVALID' });
  await repeatCount(as(BIJU), { ...said(id), stockItemIds: [item] });
  const anew = csv.replace(',0', ',2');
  for (const dryRun of [true, false])
    expect(await send(id, anew, dryRun, ANNA)).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  expect(await send(id, anew, false, DORA)).toMatchObject({ newCount: 1 });
  await end(id);
});
