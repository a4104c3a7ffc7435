import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, journalEntries, journalLines, payables, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { returnGoods } from '../receipts/return-goods.ts';
import { ANNA, BIJU, buying, type ReceiptLine } from '../sample-purchasing.ts';
import { suppliers } from '../suppliers/tables.ts';
import { debitNotes, supplierBillLines, supplierBills } from './tables.ts';
import { deliveriesToBill } from './to-bill.ts';

const GSTIN = '32AAACB7310D1ZH';
let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
});
afterEach(async () => {
  const checks = [...(await inventoryIdentities(world.db)), ...(await financeIdentities(world.db))];
  for (const check of [...checks, ...(await purchasingIdentities(world.db))]) {
    expect(check).toEqual({ ...check, violations: [] });
  }
});
afterAll(() => world.close());

async function sidesOf(sourceId: string) {
  const rows = await world.db
    .select({ line: journalLines })
    .from(journalLines)
    .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
    .where(eq(journalEntries.sourceId, sourceId));
  return Object.fromEntries(rows.map(({ line }) => [line.accountCode, line.debit - line.credit]));
}
const billOf = async (id: string) => (await world.db.select().from(supplierBills).where(eq(supplierBills.id, id)))[0];
const linesOf = (id: string) => world.db.select().from(supplierBillLines).where(eq(supplierBillLines.billId, id));
const owedOf = async (id: string) => (await world.db.select().from(payables).where(eq(payables.documentId, id)))[0];
const notesOf = (supplierId: string) => world.db.select().from(debitNotes).where(eq(debitNotes.supplierId, supplierId));

/** A delivery without an order. */
async function delivered(supplierId: string, line: ReceiptLine) {
  const id = world.newId();
  expect(await buy.receive({ id, supplierId, lines: [line] })).toEqual({ receiptId: id });
  return id;
}
/** Ten kilograms of rice at ₹50, not taxed, by a supplier of its own. */
async function riceCame(given: Partial<ReceiptLine> = {}) {
  const [supplierId, rice] = [await buy.supplier(), await buy.item()];
  const line = buy.came(rice, { value: 50_000, ...given });
  return { supplierId, rice, batchId: line.batchId, receiptId: await delivered(supplierId, line) };
}
async function registered() {
  const id = await buy.supplier();
  await world.db.update(suppliers).set({ gstin: GSTIN }).where(eq(suppliers.id, id));
  return id;
}
async function entered(answer: ReturnType<typeof buy.enter>) {
  const given = await answer;
  if (!('billId' in given)) throw new Error(JSON.stringify(given));
  return given.billId;
}

test('a bill that matches is owed at once: oil dearer within the tolerance (G03) and vegetables (G05)', async () => {
  const supplierId = await registered();
  const oil = await buy.item({ name: 'Oil', baseUnit: 'ml', purchaseTaxRate: 500 });
  const orderId = await buy.sentTo(supplierId, [buy.line(oil, { unit: 'l', price: 14_000, taxRate: 500 })]);
  const receiptId = world.newId();
  await buy.receive({ id: receiptId, orderId, lines: [buy.came(oil, { unit: 'l' })] });
  expect(await sidesOf(receiptId)).toEqual({ 1200: 147_000, 2110: -147_000 });
  const line = buy.billed(receiptId, { unit: 'l', price: 14_200, taxRate: 500 });
  const id = await entered(buy.enter({ supplierId, lines: [line] }));
  expect(await billOf(id)).toMatchObject({
    state: 'MATCHED',
    total: 149_100,
    registration: GSTIN,
    financialYear: '2627',
  });
  expect(await sidesOf(id)).toEqual({ 2110: 147_000, 5190: 2_100, 2100: -149_100 });
  expect(await owedOf(id)).toMatchObject({ kind: 'BILL', open: 149_100, dueOn: '2026-12-20', mustBePaidBy: null });

  const greens = await riceCame({ value: 5_000_000 });
  const paid = await entered(
    buy.enter({ supplierId: greens.supplierId, lines: [buy.billed(greens.receiptId, { price: 500_000 })] }),
  );
  expect(await sidesOf(paid)).toEqual({ 2110: 5_000_000, 2100: -5_000_000 });
});

test('tax that is credited is booked by its heads (G07), within the State and from another one', async () => {
  for (const [gstin, heads] of [
    [GSTIN, { 1310: 11_520, 1311: 11_520 }],
    ['27AAPFU0939F1ZV', { 1312: 23_040 }],
  ] as const) {
    const supplierId = await buy.supplier();
    await world.db.update(suppliers).set({ gstin, isMsme: true }).where(eq(suppliers.id, supplierId));
    const cola = await buy.item({ kind: 'PACKAGED', baseUnit: 'pcs', taxCreditable: true, purchaseTaxRate: 4_000 });
    const came = buy.came(cola, { accepted: 48_000, unit: 'pcs', value: 57_600 });
    const receiptId = await delivered(supplierId, came);
    const line = buy.billed(receiptId, { quantity: 4_000, unit: 'dozen', price: 14_400, taxRate: 4_000 });
    const id = await entered(buy.enter({ supplierId, lines: [line] }));
    expect(await billOf(id)).toMatchObject({ state: 'MATCHED' });
    expect(await sidesOf(id)).toEqual({ 2110: 57_600, ...heads, 2100: -80_640 });
    // A small enterprise is paid within 45 days of its bill.
    expect(await owedOf(id)).toMatchObject({ dueOn: '2026-12-20', mustBePaidBy: '2027-01-04' });
  }
});

test('rounding within a rupee is rounding; beyond it the bill is held', async () => {
  const one = await riceCame();
  const rounded = await entered(
    buy.enter({ supplierId: one.supplierId, total: 50_100, lines: [buy.billed(one.receiptId)] }),
  );
  expect(await sidesOf(rounded)).toEqual({ 2110: 50_000, 6910: 100, 2100: -50_100 });
  const other = await riceCame();
  const held = await entered(
    buy.enter({ supplierId: other.supplierId, total: 50_101, lines: [buy.billed(other.receiptId)] }),
  );
  expect(await billOf(held)).toMatchObject({ state: 'HELD', totalIsOff: true });
  expect(await sidesOf(held)).toEqual({});
});

test('what differs is held with what differs, owed by nobody, until another person decides', async () => {
  const { supplierId, receiptId } = await riceCame();
  const line = buy.billed(receiptId, { quantity: 11_000, price: 6_000, taxRate: 500 });
  const id = await entered(buy.enter({ supplierId, lines: [line] }));
  expect(await billOf(id)).toMatchObject({ state: 'HELD' });
  expect(await linesOf(id)).toMatchObject([
    {
      ...{ findings: ['QUANTITY', 'PRICE', 'TAX'], billable: 10_000_000, baseQuantity: 11_000_000 },
      ...{ net: 66_000, agreedNet: 55_000, agreedTaxRate: 0 },
    },
  ]);
  expect(await owedOf(id)).toBeUndefined();
  expect(await buy.decideBill(id, 'APPROVE', buy.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  await expect(buy.decideBill(id, 'APPROVE', world.as('bill:enter', { id: BIJU }))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(await buy.decideBill(id, 'APPROVE')).toEqual({ billId: id });
  // Owed as it says; what did not come, or costs more, is price variance.
  expect(await sidesOf(id)).toEqual({ 2110: 50_000, 5190: 19_300, 2100: -69_300 });
  expect(await billOf(id)).toMatchObject({ state: 'APPROVED', decidedBy: BIJU, reason: 'Agreed by telephone.' });
  expect(await buy.decideBill(id, 'SEND_BACK')).toMatchObject({
    ...{ code: 'ILLEGAL_BILL_STEP', details: { state: 'APPROVED' } },
  });
});

test('a debit note asks back what a bill says too much, with its tax, and leaves open what is right', async () => {
  const supplierId = await registered();
  const cola = await buy.item({ kind: 'PACKAGED', baseUnit: 'pcs', taxCreditable: true, purchaseTaxRate: 4_000 });
  const came = buy.came(cola, { accepted: 48_000, unit: 'pcs', value: 57_600 });
  const receiptId = await delivered(supplierId, came);
  // Sixty billed where 48 came, at ₹13 in place of ₹12.
  const line = buy.billed(receiptId, { quantity: 60_000, unit: 'pcs', price: 1_300, taxRate: 4_000 });
  const id = await entered(buy.enter({ supplierId, lines: [line] }));
  expect(await buy.decideBill(id, 'DEBIT_NOTE')).toEqual({ billId: id });
  expect(await sidesOf(id)).toEqual({ 2110: 57_600, 1310: 15_600, 1311: 15_600, 5190: 20_400, 2100: -109_200 });
  const [note] = await notesOf(supplierId);
  expect(note).toMatchObject({ billId: id, taxable: 20_400, tax: 8_160 });
  expect(await sidesOf(note?.id ?? '')).toEqual({ 2100: 28_560, 1310: -4_080, 1311: -4_080, 5190: -20_400 });
  // What is left is what came, as agreed: 576.00 and 40 % of it.
  expect(await owedOf(id)).toMatchObject({ amount: 109_200, open: 80_640 });
  expect(await owedOf(note?.id ?? '')).toMatchObject({ kind: 'DEBIT_NOTE', open: 0, setOff: 28_560, againstId: id });
});

test('a bill that asks for less than agreed is approved or sent back: there is nothing to claim', async () => {
  const { supplierId, receiptId } = await riceCame();
  const id = await entered(buy.enter({ supplierId, lines: [buy.billed(receiptId, { price: 4_000 })] }));
  expect(await buy.decideBill(id, 'DEBIT_NOTE')).toMatchObject({ code: 'NOTHING_TO_CLAIM' });
  expect(await sidesOf(id)).toEqual({});
  expect(await notesOf(supplierId)).toEqual([]);
  await buy.decideBill(id, 'APPROVE');
  expect(await sidesOf(id)).toEqual({ 2110: 50_000, 5190: -10_000, 2100: -40_000 });
});

test('a bill that was sent back is owed by nobody, may come again, and its goods are billed by another', async () => {
  const { supplierId, receiptId } = await riceCame();
  const number = `B/${world.newId().slice(-6)}`;
  const dear = { supplierId, number, lines: [buy.billed(receiptId, { price: 7_000 })] };
  const id = await entered(buy.enter(dear));
  const again = { supplierId, lines: [buy.billed(receiptId)] };
  expect(await buy.enter(again)).toMatchObject({ code: 'RECEIPT_BILLED' });
  await buy.decideBill(id, 'SEND_BACK');
  expect(await owedOf(id)).toBeUndefined();
  expect(await billOf(await entered(buy.enter({ ...again, number })))).toMatchObject({ state: 'MATCHED' });
});

test('a delivery is billed in parts, and the last of them clears all that was booked for it', async () => {
  const { supplierId, receiptId } = await riceCame({ accepted: 3_000, value: 10_000 });
  const part = () => buy.enter({ supplierId, lines: [buy.billed(receiptId, { quantity: 1_000, price: 3_333 })] });
  const cleared: number[] = [];
  for (let bill = 0; bill < 3; bill += 1) cleared.push((await sidesOf(await entered(part())))['2110'] ?? 0);
  expect(cleared).toEqual([3_333, 3_334, 3_333]);
  expect(await part()).toMatchObject({ code: 'RECEIPT_BILLED' });
});

test('one bill is entered once, however its number is written, also under the registration of another supplier', async () => {
  const [one, other] = [await registered(), await registered()];
  const rice = await buy.item();
  const receipt = async (supplierId: string) => delivered(supplierId, buy.came(rice, { value: 50_000 }));
  const tail = world.newId().slice(-6);
  const enter = async (supplierId: string, number: string, billDate = '2026-11-20') =>
    buy.enter({ supplierId, number, billDate, lines: [buy.billed(await receipt(supplierId))] });
  const first = await entered(enter(one, `inv-007/${tail}`));
  for (const said of [await enter(one, `INV 7/${tail}`), await enter(other, `Inv.0007-${tail}`, '2026-04-01')]) {
    expect(said).toMatchObject({ code: 'DUPLICATE_BILL', details: { billId: first, number: `inv-007/${tail}` } });
  }
  // Their numbers begin anew with the financial year.
  expect(await enter(one, `INV 7/${tail}`, '2026-03-31')).toHaveProperty('billId');
});

test('two who enter a bill at once enter it once, by one supplier or by two of one registration; said twice it is one', async () => {
  const [one, other] = [await registered(), await registered()];
  const rice = await buy.item();
  const lines = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const supplierId = index % 2 === 0 ? one : other;
      return { supplierId, receiptId: await delivered(supplierId, buy.came(rice, { value: 50_000 })) };
    }),
  );
  const number = world.newId();
  const answers = await Promise.all(
    lines.map(({ supplierId, receiptId }) => buy.enter({ supplierId, number, lines: [buy.billed(receiptId)] })),
  );
  expect(answers.filter((answer) => 'billId' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'DUPLICATE_BILL')).toHaveLength(7);

  const { supplierId, receiptId } = await riceCame();
  const said = { id: world.newId(), number: world.newId(), supplierId, lines: [buy.billed(receiptId)] };
  expect(await buy.enter(said)).toEqual(await buy.enter(said));
});

test('two bills for the same goods at once: one counts, the other finds nothing left', async () => {
  const { supplierId, receiptId } = await riceCame();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => buy.enter({ supplierId, lines: [buy.billed(receiptId)] })),
  );
  expect(answers.filter((answer) => 'billId' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'code' in answer && answer.code === 'RECEIPT_BILLED')).toHaveLength(5);
});

test('what is no accepted line of a delivery of this supplier to this outlet is billed by nobody', async () => {
  const { supplierId, receiptId, rice } = await riceCame();
  const refused = (lines: Parameters<typeof buy.enter>[0]['lines'], given = {}) =>
    buy.enter({ supplierId, lines, ...given });
  expect(await refused([buy.billed(world.newId())])).toMatchObject({ code: 'RECEIPT_UNKNOWN' });
  expect(await refused([buy.billed(receiptId, { receiptPosition: 2 })])).toMatchObject({ code: 'RECEIPT_UNKNOWN' });
  expect(await refused([buy.billed(receiptId, { unit: 'l' })])).toMatchObject({ code: 'UNIT_UNKNOWN' });
  expect(await refused([buy.billed((await riceCame()).receiptId)])).toMatchObject({ code: 'OTHER_SUPPLIER' });
  expect(await refused([buy.billed(receiptId)], { billDate: '2026-12-31' })).toMatchObject({ code: 'BILL_DATE_AHEAD' });
  const elsewhere = await world.addOutlet('BL');
  const there = world.as('bill:enter', { outletId: elsewhere });
  expect(await buy.enter({ supplierId, outletId: elsewhere, lines: [buy.billed(receiptId)] }, there)).toMatchObject({
    code: 'RECEIPT_UNKNOWN',
  });
  await expect(refused([buy.billed(receiptId)], { outletId: elsewhere })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const rejected = buy.came(rice, { accepted: 0, rejected: 1_000, rejectReason: 'Wet' });
  const nothing = world.newId();
  await buy.receive({ id: nothing, supplierId, lines: [rejected] });
  expect(await refused([buy.billed(nothing)])).toMatchObject({ code: 'RECEIPT_UNKNOWN' });
});

test('nothing, less than nothing and more than can be counted are not taken in', async () => {
  const { supplierId, receiptId } = await riceCame();
  const bad = [
    { quantity: 0 },
    { quantity: -1 },
    { price: -1 },
    { taxRate: -1 },
    { taxRate: 10_001 },
    { quantity: 1e12 },
  ];
  for (const given of [...bad, { quantity: 1e12, price: 1e9 }, { quantity: 1e12, unit: 'g', price: 1e9 }]) {
    const asked = buy.enter({ supplierId, total: 100, lines: [buy.billed(receiptId, given)] });
    await expect(asked).rejects.toMatchObject({ code: 'INVALID' });
  }
  for (const given of [{ total: 0 }, { total: -5 }, { total: 1e15 }, { number: ' / ' }, { number: '' }]) {
    const asked = buy.enter({ supplierId, lines: [buy.billed(receiptId)], ...given });
    await expect(asked).rejects.toMatchObject({ code: 'INVALID' });
  }
  const twice = buy.enter({ supplierId, lines: [buy.billed(receiptId), buy.billed(receiptId)] });
  await expect(twice).rejects.toMatchObject({ code: 'INVALID' });
});

const sendBack = (batchId: string, quantity: number) => {
  const id = world.newId();
  const lines = [{ batchId, quantity }];
  return { id, answer: returnGoods(buy.as(BIJU), { id, outletId: world.outletId, reason: 'Spoiled', lines }) };
};

test('what went back before its bill is billed no more', async () => {
  const { supplierId, receiptId, batchId } = await riceCame();
  const { id, answer } = sendBack(batchId, 4_000_000);
  expect(await answer).toEqual({ returnId: id });
  expect(await sidesOf(id)).toEqual({ 2110: 20_000, 1200: -20_000 });
  const whole = await entered(buy.enter({ supplierId, lines: [buy.billed(receiptId)] }));
  expect(await linesOf(whole)).toMatchObject([{ findings: ['QUANTITY'], billable: 6_000_000 }]);
  await buy.decideBill(whole, 'SEND_BACK');
  const right = await entered(buy.enter({ supplierId, lines: [buy.billed(receiptId, { quantity: 6_000 })] }));
  expect(await sidesOf(right)).toEqual({ 2110: 30_000, 2100: -30_000 });
});

test('what goes back after its bill is asked back by a debit note at what was billed, with its tax; the rest first', async () => {
  const supplierId = await registered();
  const cola = await buy.item({ kind: 'PACKAGED', baseUnit: 'pcs', taxCreditable: true, purchaseTaxRate: 4_000 });
  const came = buy.came(cola, { accepted: 48_000, unit: 'pcs', value: 57_600 });
  const receiptId = await delivered(supplierId, came);
  const line = buy.billed(receiptId, { quantity: 36_000, unit: 'pcs', price: 1_220, taxRate: 4_000 });
  const bill = await entered(buy.enter({ supplierId, lines: [line] }));
  expect(await billOf(bill)).toMatchObject({ state: 'MATCHED' });
  // Twelve were not billed; six of the others go back at ₹12.20 each and their tax.
  const { id, answer } = sendBack(came.batchId, 18_000);
  await answer;
  expect(await sidesOf(id)).toEqual({
    2110: 14_400,
    2100: 10_248,
    1210: -21_600,
    1310: -1_464,
    1311: -1_464,
    5190: -120,
  });
  expect(await notesOf(supplierId)).toMatchObject([{ returnId: id, billId: bill, taxable: 7_320, tax: 2_928 }]);
  expect(await owedOf(bill)).toMatchObject({ amount: 61_488, open: 51_240 });
  expect(await buy.enter({ supplierId, lines: [line] })).toMatchObject({ code: 'RECEIPT_BILLED' });
});

test('free goods are not billed, and go back for nothing after all that is paid for', async () => {
  const { supplierId, receiptId, batchId } = await riceCame({ free: 2_000 });
  await entered(buy.enter({ supplierId, lines: [buy.billed(receiptId)] }));
  await sendBack(batchId, 12_000_000).answer;
  expect(await notesOf(supplierId)).toMatchObject([{ taxable: 50_000, tax: 0 }]);
});

test('a bill and a return at once never bill what goes back', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { supplierId, receiptId, batchId } = await riceCame();
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

test('deliveries wait for their bill as it should read, in the unit they were ordered in, until nothing of them is left', async () => {
  const oil = await buy.item({ name: 'Oil', baseUnit: 'ml', purchaseTaxRate: 500 }, { tin: 15_000 });
  const supplierId = await registered();
  const orderId = await buy.sentTo(supplierId, [
    buy.line(oil, { quantity: 2_000, unit: 'tin', price: 210_000, taxRate: 500 }),
  ]);
  const receiptId = world.newId();
  await buy.receive({ id: receiptId, orderId, lines: [buy.came(oil, { accepted: 30_000, unit: 'l' })] });
  const waiting = () => deliveriesToBill(buy.as(ANNA), { outletId: world.outletId, supplierId });
  expect(await waiting()).toMatchObject([
    {
      ...{ receipt: { id: receiptId }, value: 441_000 },
      lines: [{ position: 1, quantity: 2_000, unit: 'tin', price: 210_000, taxRate: 500 }],
    },
  ]);
  const line = { unit: 'tin', price: 210_000, taxRate: 500 };
  await entered(buy.enter({ supplierId, lines: [buy.billed(receiptId, { ...line, quantity: 500 })] }));
  expect(await waiting()).toMatchObject([{ lines: [{ quantity: 1_500, unit: 'tin' }] }]);
  await entered(buy.enter({ supplierId, lines: [buy.billed(receiptId, { ...line, quantity: 1_500 })] }));
  expect(await waiting()).toEqual([]);
  const events = await world.events('purchasing.order_changed.v1');
  expect(events.at(-1)).toMatchObject({ orderId });
});
