import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { buying, GSTIN } from '../sample-purchasing.ts';
import { suppliers } from '../suppliers/tables.ts';
import { billDesk } from './sample-bills.ts';
import { supplierBills } from './tables.ts';

let world: World;
let buy: ReturnType<typeof buying>;
let desk: ReturnType<typeof billDesk>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  desk = billDesk(world.db, buy, world.newId);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterAll(() => world.close());

/** A supplier whose deliveries are all alike, and a bill of one of them. */
async function mill() {
  const [supplierId, rice] = [await buy.supplier(), await buy.item()];
  const bill = async (number: string, given: Partial<Parameters<typeof buy.enter>[0]> = {}) => {
    const receiptId = await desk.delivered(supplierId, buy.came(rice, { value: 50_000 }));
    return buy.enter({ supplierId, number, lines: [buy.billed(receiptId)], ...given });
  };
  return { supplierId, bill };
}

test('numbers whose figures stand apart in other places are of other bills, unless date and total agree', async () => {
  const { bill } = await mill();
  const first = await desk.entered(bill('1/12'));
  expect(await bill('01-12', { billDate: '2026-11-19', total: 50_001 })).toMatchObject({
    ...{ code: 'DUPLICATE_BILL', details: { billId: first, number: '1/12' } },
  });
  expect(await bill('11/2')).toMatchObject({ code: 'DUPLICATE_BILL', details: { billId: first } });
  expect(await bill('112')).toMatchObject({ code: 'DUPLICATE_BILL', details: { billId: first } });
  expect(await bill('11/2', { billDate: '2026-11-19' })).toHaveProperty('billId');
  expect(await bill('112', { total: 50_001 })).toHaveProperty('billId');
});

test('a bill that was entered before its supplier was registered is not entered again after that', async () => {
  const { supplierId, bill } = await mill();
  const first = await desk.entered(bill('INV-7'));
  await world.db.update(suppliers).set({ gstin: GSTIN }).where(eq(suppliers.id, supplierId));
  expect(await bill('inv 007')).toMatchObject({ code: 'DUPLICATE_BILL', details: { billId: first } });
  const kept = await desk.billOf(first);
  if (!kept) throw new Error('There is no bill.');
  const forged = { ...kept, id: world.newId(), registration: GSTIN };
  for (const row of [forged, { ...forged, numberKey: 'INV-7' }]) {
    const write = world.db.insert(supplierBills).values(row);
    await expect(write).rejects.toMatchObject({ cause: { code: '23505' } });
  }
});

test('a bill that is half a year old waits for another person, who may find the year wrong', async () => {
  const { bill } = await mill();
  // Today is 24 November 2026.
  const latest = await desk.entered(bill('A', { billDate: '2026-05-28' }));
  expect(await desk.billOf(latest)).toMatchObject({ state: 'MATCHED', dateIsOld: false });
  for (const [number, billDate] of [
    ['B', '2026-05-27'],
    ['C', '2025-11-20'],
    ['D', '1999-01-01'],
  ] as const) {
    const old = await desk.entered(bill(number, { billDate }));
    expect(await desk.billOf(old)).toMatchObject({ state: 'HELD', dateIsOld: true });
    expect(await desk.owedOf(old)).toBeUndefined();
  }
  const [held] = await world.db.select().from(supplierBills).where(eq(supplierBills.number, 'D'));
  const forged = { ...held, id: world.newId(), numberKey: 'E', state: 'MATCHED' } as NonNullable<typeof held>;
  const write = world.db.insert(supplierBills).values(forged);
  await expect(write).rejects.toMatchObject({ cause: { constraint_name: 'supplier_bills_matched' } });
});

test('of bills that differ only in what parts their figures, entered at once, one is kept', async () => {
  const { supplierId } = await mill();
  const rice = await buy.item();
  const numbers = ['1/23', '12/3', '123', '1-2-3'];
  const receipts = await Promise.all(numbers.map(() => desk.delivered(supplierId, buy.came(rice, { value: 50_000 }))));
  const answers = await Promise.all(
    numbers.map((number, at) => buy.enter({ supplierId, number, lines: [buy.billed(receipts[at] ?? '')] })),
  );
  expect(answers.filter((answer) => 'billId' in answer)).toHaveLength(1);
});
