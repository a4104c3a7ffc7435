import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, payables, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { returnGoods } from '../receipts/return-goods.ts';
import { BIJU, buying } from '../sample-purchasing.ts';
import { billDesk } from './sample-bills.ts';

let world: World;
let buy: ReturnType<typeof buying>;
let desk: ReturnType<typeof billDesk>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  desk = billDesk(world.db, buy, world.newId);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of [...checks, ...(await purchasingIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

test('one bill is entered once, however its number is written, also under the registration of another supplier', async () => {
  const [one, other] = [await buy.registered(), await buy.registered()];
  const rice = await buy.item();
  const receipt = async (supplierId: string) => desk.delivered(supplierId, buy.came(rice, { value: 50_000 }));
  const tail = world.newId().slice(-6);
  const enter = async (supplierId: string, number: string, billDate = '2026-11-20') =>
    buy.enter({ supplierId, number, billDate, lines: [buy.billed(await receipt(supplierId))] });
  const first = await desk.entered(enter(one, `inv-007/${tail}`));
  for (const said of [await enter(one, `INV 7/${tail}`), await enter(other, `Inv.0007-${tail}`, '2026-04-01')]) {
    expect(said).toMatchObject({ code: 'DUPLICATE_BILL', details: { billId: first, number: `inv-007/${tail}` } });
  }
  // Their numbers begin anew with the financial year.
  expect(await enter(one, `INV 7/${tail}`, '2026-03-31')).toHaveProperty('billId');
});

test('two who enter a bill at once enter it once, by one supplier or by two of one registration; said twice it is one', async () => {
  const [one, other] = [await buy.registered(), await buy.registered()];
  const rice = await buy.item();
  const lines = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const supplierId = index % 2 === 0 ? one : other;
      return { supplierId, receiptId: await desk.delivered(supplierId, buy.came(rice, { value: 50_000 })) };
    }),
  );
  const number = world.newId();
  const answers = await Promise.all(
    lines.map(({ supplierId, receiptId }) => buy.enter({ supplierId, number, lines: [buy.billed(receiptId)] })),
  );
  expect(answers.filter((answer) => 'billId' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'DUPLICATE_BILL')).toHaveLength(7);

  const { supplierId, receiptId } = await desk.riceCame();
  const said = { id: world.newId(), number: world.newId(), supplierId, lines: [buy.billed(receiptId)] };
  expect(await buy.enter(said)).toEqual(await buy.enter(said));
});

test('two bills for the same goods at once: one counts, the other finds nothing left', async () => {
  const { supplierId, receiptId } = await desk.riceCame();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => buy.enter({ supplierId, lines: [buy.billed(receiptId)] })),
  );
  expect(answers.filter((answer) => 'billId' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'RECEIPT_BILLED')).toHaveLength(5);
});

const sendBack = (batchId: string, quantity: number) => {
  const id = world.newId();
  const lines = [{ batchId, quantity }];
  return { id, answer: returnGoods(buy.as(BIJU), { id, outletId: world.outletId, reason: 'Spoiled', lines }) };
};

test('what went back before its bill is billed no more', async () => {
  const { supplierId, receiptId, batchId } = await desk.riceCame();
  const { id, answer } = sendBack(batchId, 4_000_000);
  expect(await answer).toEqual({ returnId: id, waits: false });
  expect(await desk.sidesOf(id)).toEqual({ 2110: 20_000, 1200: -20_000 });
  const whole = await desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId)] }));
  expect(await desk.linesOf(whole)).toMatchObject([{ findings: ['QUANTITY'], billable: 6_000_000 }]);
  await buy.decideBill(whole, 'SEND_BACK');
  const right = await desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId, { quantity: 6_000 })] }));
  expect(await desk.sidesOf(right)).toEqual({ 2110: 30_000, 2100: -30_000 });
});

test('what goes back after its bill is asked back by a debit note at what was billed, with its tax; the rest first', async () => {
  const supplierId = await buy.registered();
  const cola = await buy.item({ kind: 'PACKAGED', baseUnit: 'pcs', taxCreditable: true, purchaseTaxRate: 4_000 });
  const came = buy.came(cola, { accepted: 48_000, unit: 'pcs', value: 57_600 });
  const receiptId = await desk.delivered(supplierId, came);
  const line = buy.billed(receiptId, { quantity: 36_000, unit: 'pcs', price: 1_220, taxRate: 4_000 });
  const bill = await desk.entered(buy.enter({ supplierId, lines: [line] }));
  expect(await desk.billOf(bill)).toMatchObject({ state: 'MATCHED' });
  // Twelve were not billed; six of the others go back at ₹12.20 each and their tax.
  const { id, answer } = sendBack(came.batchId, 18_000);
  await answer;
  expect(await desk.sidesOf(id)).toEqual({
    2110: 14_400,
    2100: 10_248,
    1210: -21_600,
    1310: -1_464,
    1311: -1_464,
    5190: -120,
  });
  expect(await desk.notesOf(supplierId)).toMatchObject([{ returnId: id, billId: bill, taxable: 7_320, tax: 2_928 }]);
  expect(await desk.owedOf(bill)).toMatchObject({ amount: 61_488, open: 51_240 });
  expect(await buy.enter({ supplierId, lines: [line] })).toMatchObject({ code: 'RECEIPT_BILLED' });
});

test('free goods are not billed, and go back for nothing after all that is paid for', async () => {
  const { supplierId, receiptId, batchId } = await desk.riceCame({ free: 2_000 });
  await desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId)] }));
  await sendBack(batchId, 12_000_000).answer;
  expect(await desk.notesOf(supplierId)).toMatchObject([{ taxable: 50_000, tax: 0 }]);
});

test('a bill and a return at once never bill what goes back', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { supplierId, receiptId, batchId } = await desk.riceCame();
    await Promise.all([
      buy.enter({ supplierId, lines: [buy.billed(receiptId)] }),
      sendBack(batchId, 10_000_000).answer,
    ]);
    const owed = (await world.db.select().from(payables).where(eq(payables.supplierId, supplierId))).map(
      ({ open }) => open,
    );
    expect(owed.reduce((sum, open) => sum + open, 0)).toBe(0);
  }
});
