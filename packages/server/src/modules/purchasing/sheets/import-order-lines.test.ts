import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { linesByOrder } from '../orders/queries.ts';
import { ANNA, buying, type OrderLine } from '../sample-purchasing.ts';
import { saveSupplierItem } from '../suppliers/save-supplier-item.ts';
import { exportOrderLines, exportPurchaseOrders } from './export-orders.ts';
import { importOrderLines } from './import-order-lines.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
});
afterAll(() => world.close());

const send = (purchaseOrderId: string, csv: string | Buffer, given: object = {}, by = buy.as(ANNA)) =>
  importOrderLines(by, {
    ...{ commandId: world.newId(), purchaseOrderId, version: 1, dryRun: false },
    base64: Buffer.from(csv).toString('base64'),
    ...given,
  });
const linesOf = async (id: string) =>
  ((await linesByOrder(world.db, [id])).get(id) ?? []).map(({ stockItemId, quantity, unit, price, taxRate }) => ({
    ...{ stockItemId, quantity, unit, price, taxRate },
  }));
const drafted = async (...lines: OrderLine[]) => {
  const supplierId = await buy.registered();
  return { supplierId, id: (await buy.draft(supplierId, lines)).id };
};
const sells = (supplierId: string, stockItemId: string, price: number) =>
  saveSupplierItem(world.as('supplier:manage'), {
    ...{ commandId: world.newId(), supplierId, stockItemId, unit: 'sack', minimumPacks: 1, price },
    validFrom: '2026-11-01',
  });

test('lines of a file change those of a draft, add what is new at the price of the day, and leave the others', async () => {
  const [rice, dal, salt] = [
    await buy.item({ code: 'A1', name: 'Rice' }),
    await buy.item({ code: 'A2', name: 'Dal', purchaseTaxRate: 500 }, { sack: 50_000 }),
    await buy.item({ code: 'A3', name: 'Salt' }),
  ];
  const { id, supplierId } = await drafted(buy.line(rice), buy.line(salt));
  await sells(supplierId, dal, 400_000);
  const csv = 'code,quantity,unit,price\nA1,12.5,,48\nA2,2,,';
  const told = {
    ...{ newCount: 1, changedCount: 1, problemCount: 0 },
    rows: [
      {
        ...{ row: 2, name: 'Rice', outcome: 'CHANGED' },
        changes: [
          { column: 'quantity', before: '10 kg', after: '12.5 kg' },
          { column: 'price', before: '50', after: '48' },
        ],
      },
      { row: 3, name: 'Dal', outcome: 'NEW', changes: [] },
    ],
  };
  expect(await send(id, csv, { dryRun: true })).toMatchObject({ ...told, isRehearsal: true });
  expect(await linesOf(id)).toHaveLength(2);
  const commandId = world.newId();
  expect(await send(id, csv, { commandId })).toMatchObject({ ...told, isRehearsal: false });
  expect(await send(id, csv, { commandId })).toMatchObject(told);
  expect(await linesOf(id)).toEqual([
    { stockItemId: rice, quantity: 12_500, unit: 'kg', price: 4_800, taxRate: 0 },
    { stockItemId: salt, quantity: 10_000, unit: 'kg', price: 5_000, taxRate: 0 },
    { stockItemId: dal, quantity: 2_000, unit: 'sack', price: 400_000, taxRate: 500 },
  ]);
  expect(await buy.orderOf(id)).toMatchObject({ version: 2, state: 'DRAFT', total: 60_000 + 50_000 + 840_000 });
});

test.each([
  ['what is no item', 'NONE,1,kg,5', 'code'],
  ['no quantity', 'B2,,kg,5', 'quantity'],
  ['nothing', 'B1,0,kg,5', 'quantity'],
  ['a unit that it is not counted in', 'B1,1,tin,5', 'unit'],
  ['what the supplier does not sell, without a unit', 'B2,1,,5', 'unit'],
  ['no price that is known', 'B2,1,kg,', 'price'],
  ['another unit without its price', 'B1,1,g,', 'price'],
  ['a price below zero', 'B1,1,kg,-5', 'price'],
  ['tax of more than everything', 'B1,1,kg,5,101', 'tax %'],
  ['more than ten billion rupees', 'B1,900000000,g,9000000', 'price'],
])('%s is an error of its row', async (_, row, column) => {
  const supplierId = await buy.supplier();
  const code = world.newId();
  const [item] = [await buy.item({ code }), await buy.item({ code: `${code}-2` })];
  const { id } = await buy.draft(supplierId, [buy.line(item)]);
  const csv = `code,quantity,unit,price,tax %\n${row.replace('B1', code).replace('B2', `${code}-2`)}`;
  expect(await send(id, csv, { dryRun: true })).toMatchObject({ problems: [{ row: 2, column }] });
  expect(await send(id, csv)).toMatchObject({ code: 'ROWS_HAVE_ERRORS' });
  expect(await buy.orderOf(id)).toMatchObject({ version: 1 });
});

test('an item is named once, and an order has a hundred lines at most', async () => {
  const items = await Promise.all(Array.from({ length: 101 }, (_, at) => buy.item({ code: `C${at}` })));
  const { id } = await drafted(buy.line(items[0] ?? ''));
  expect(await send(id, 'code,quantity,unit,price\nC0,1,kg,5\nC0,2,kg,5')).toMatchObject({
    details: { problems: [{ row: 3, message: expect.stringContaining('row 2 already') }] },
  });
  const rows = items.map((_, at) => `C${at},1,kg,5`).join('\n');
  expect(await send(id, `code,quantity,unit,price\n${rows}`)).toMatchObject({ code: 'SHEET_UNUSABLE' });
});

test('only an order that is still written takes lines from a file, and only as it was seen', async () => {
  const item = await buy.item({ code: 'D1' });
  const { id } = await drafted(buy.line(item, { price: 100_000_000 }));
  const csv = 'code,quantity,unit,price\nD1,1,kg,5';
  for (const dryRun of [true, false])
    expect(await send(id, csv, { version: 2, dryRun })).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  await buy.submit(id);
  for (const dryRun of [true, false])
    expect(await send(id, csv, { dryRun })).toMatchObject({ code: 'ILLEGAL_PURCHASE_STEP' });
  await buy.decide(id, undefined, 'RETURN');
  expect(await send(id, csv)).toMatchObject({ changedCount: 1 });
  expect(await buy.orderOf(id)).toMatchObject({ state: 'RETURNED', version: 2 });
});

test('two files at once for one order: one is written, the other is told to look again', async () => {
  const item = await buy.item({ code: 'E1' });
  const { id } = await drafted(buy.line(item));
  const answers = await Promise.all(['1', '2', '3'].map((one) => send(id, `code,quantity\nE1,${one}`)));
  expect(answers.filter((answer) => 'newCount' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'CHANGED_MEANWHILE')).toHaveLength(2);
});

test('an order goes out as it comes in, and all orders of an outlet go out as a list', async () => {
  const item = await buy.item({ code: 'F1', name: 'Flour', purchaseTaxRate: 1_250 });
  const { id } = await drafted(buy.line(item, { quantity: 12_500, taxRate: 1_250 }));
  const reader = world.as('purchase:read');
  for (const format of ['CSV', 'XLSX'] as const) {
    const { content } = await exportOrderLines(reader, { outletId: world.outletId, id, format });
    expect(await send(id, content)).toMatchObject({ unchangedCount: 1, changedCount: 0, newCount: 0, problemCount: 0 });
  }
  expect(await buy.orderOf(id)).toMatchObject({ version: 1 });
  const asked = { outletId: world.outletId, states: ['DRAFT'], format: 'CSV' } as const;
  const { number } = await buy.orderOf(id);
  const list = (await exportPurchaseOrders(reader, { ...asked, states: [...asked.states] })).content.toString();
  const ours = list.split('\r\n').find((line) => line.startsWith(`${number},`));
  expect(ours).toMatch(/,a draft,2026-11-24T07:00:00.000Z,,,703.13,$/);
});

test('whoever may not order takes no lines in, and nothing goes out to another outlet', async () => {
  const item = await buy.item({ code: 'G1' });
  const { id } = await drafted(buy.line(item));
  const csv = 'code,quantity\nG1,2';
  for (const dryRun of [true, false]) {
    const reader = world.as('purchase:read');
    await expect(send(id, csv, { dryRun }, reader)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const elsewhere = world.as('purchase:order', { outletId: world.newId() });
    await expect(send(id, csv, { dryRun }, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  const other = await world.addOutlet('SHE');
  const there = world.as('purchase:read', { outletId: other });
  await expect(exportOrderLines(there, { outletId: other, id, format: 'CSV' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(exportPurchaseOrders(there, { outletId: world.outletId, format: 'CSV' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});
