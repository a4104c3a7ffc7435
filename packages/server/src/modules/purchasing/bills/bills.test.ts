import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { nodesOf, pagesOf } from '../../../testing/nodes.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { financeIdentities, seedAccounts } from '../../finance/index.ts';
import { inventoryIdentities } from '../../inventory/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { ANNA, BIJU, buying, GSTIN } from '../sample-purchasing.ts';
import { suppliers } from '../suppliers/tables.ts';
import { billDesk } from './sample-bills.ts';
import { deliveriesToBill } from './to-bill.ts';

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

test('a bill that matches is owed at once: oil dearer within the tolerance (G03) and vegetables (G05)', async () => {
  const supplierId = await buy.registered();
  const oil = await buy.item({ name: 'Oil', baseUnit: 'ml', purchaseTaxRate: 500 });
  const orderId = await buy.sentTo(supplierId, [buy.line(oil, { unit: 'l', price: 14_000, taxRate: 500 })]);
  const receiptId = world.newId();
  await buy.receive({ id: receiptId, orderId, lines: [buy.came(oil, { unit: 'l' })] });
  expect(await desk.sidesOf(receiptId)).toEqual({ 1200: 147_000, 2110: -147_000 });
  const line = buy.billed(receiptId, { unit: 'l', price: 14_200, taxRate: 500 });
  const id = await desk.entered(buy.enter({ supplierId, lines: [line] }));
  expect(await desk.billOf(id)).toMatchObject({
    state: 'MATCHED',
    total: 149_100,
    registration: GSTIN,
    financialYear: '2627',
  });
  expect(await desk.sidesOf(id)).toEqual({ 2110: 147_000, 5190: 2_100, 2100: -149_100 });
  expect(await desk.owedOf(id)).toMatchObject({ kind: 'BILL', open: 149_100, dueOn: '2026-12-20', limitOn: null });

  const greens = await desk.riceCame({ value: 5_000_000 });
  const paid = await desk.entered(
    buy.enter({ supplierId: greens.supplierId, lines: [buy.billed(greens.receiptId, { price: 500_000 })] }),
  );
  expect(await desk.sidesOf(paid)).toEqual({ 2110: 5_000_000, 2100: -5_000_000 });
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
    const receiptId = await desk.delivered(supplierId, came);
    const line = buy.billed(receiptId, { quantity: 4_000, unit: 'dozen', price: 14_400, taxRate: 4_000 });
    const id = await desk.entered(buy.enter({ supplierId, lines: [line] }));
    expect(await desk.billOf(id)).toMatchObject({ state: 'MATCHED' });
    expect(await desk.sidesOf(id)).toEqual({ 2110: 57_600, ...heads, 2100: -80_640 });
    // A small enterprise is paid within 45 days of its bill.
    expect(await desk.owedOf(id)).toMatchObject({ dueOn: '2026-12-20', limitOn: '2027-01-04' });
  }
});

test('rounding within a rupee is rounding; beyond it the bill is held', async () => {
  const one = await desk.riceCame();
  const rounded = await desk.entered(
    buy.enter({ supplierId: one.supplierId, total: 50_100, lines: [buy.billed(one.receiptId)] }),
  );
  expect(await desk.sidesOf(rounded)).toEqual({ 2110: 50_000, 6910: 100, 2100: -50_100 });
  const other = await desk.riceCame();
  const held = await desk.entered(
    buy.enter({ supplierId: other.supplierId, total: 50_101, lines: [buy.billed(other.receiptId)] }),
  );
  expect(await desk.billOf(held)).toMatchObject({ state: 'HELD', totalIsOff: true });
  expect(await desk.sidesOf(held)).toEqual({});
});

test('what differs is held with what differs, owed by nobody, until another person decides', async () => {
  const { supplierId, receiptId } = await desk.riceCame();
  const line = buy.billed(receiptId, { quantity: 11_000, price: 6_000, taxRate: 500 });
  const id = await desk.entered(buy.enter({ supplierId, lines: [line] }));
  expect(await desk.billOf(id)).toMatchObject({ state: 'HELD' });
  expect(await desk.linesOf(id)).toMatchObject([
    {
      ...{ findings: ['QUANTITY', 'PRICE', 'TAX'], billable: 10_000_000, baseQuantity: 11_000_000 },
      ...{ net: 66_000, agreedNet: 55_000, agreedTaxRate: 0 },
    },
  ]);
  expect(await desk.owedOf(id)).toBeUndefined();
  expect(await buy.decideBill(id, 'APPROVE', buy.as(ANNA))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  await expect(buy.decideBill(id, 'APPROVE', world.as('bill:enter', { id: BIJU }))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(await buy.decideBill(id, 'APPROVE')).toEqual({ billId: id });
  // Owed as it says; what did not come, or costs more, is price variance.
  expect(await desk.sidesOf(id)).toEqual({ 2110: 50_000, 5190: 19_300, 2100: -69_300 });
  expect(await desk.billOf(id)).toMatchObject({ state: 'APPROVED', decidedBy: BIJU, reason: 'Agreed by telephone.' });
  expect(await buy.decideBill(id, 'SEND_BACK')).toMatchObject({
    ...{ code: 'ILLEGAL_BILL_STEP', details: { state: 'APPROVED' } },
  });
});

test('a debit note asks back what a bill says too much, with its tax, and leaves open what is right', async () => {
  const supplierId = await buy.registered();
  const cola = await buy.item({ kind: 'PACKAGED', baseUnit: 'pcs', taxCreditable: true, purchaseTaxRate: 4_000 });
  const came = buy.came(cola, { accepted: 48_000, unit: 'pcs', value: 57_600 });
  const receiptId = await desk.delivered(supplierId, came);
  // Sixty billed where 48 came, at ₹13 in place of ₹12.
  const line = buy.billed(receiptId, { quantity: 60_000, unit: 'pcs', price: 1_300, taxRate: 4_000 });
  const id = await desk.entered(buy.enter({ supplierId, lines: [line] }));
  expect(await buy.decideBill(id, 'DEBIT_NOTE')).toEqual({ billId: id });
  expect(await desk.sidesOf(id)).toEqual({ 2110: 57_600, 1310: 15_600, 1311: 15_600, 5190: 20_400, 2100: -109_200 });
  const [note] = await desk.notesOf(supplierId);
  expect(note).toMatchObject({ billId: id, taxable: 20_400, tax: 8_160 });
  expect(await desk.sidesOf(note?.id ?? '')).toEqual({ 2100: 28_560, 1310: -4_080, 1311: -4_080, 5190: -20_400 });
  // What is left is what came, as agreed: 576.00 and 40 % of it.
  expect(await desk.owedOf(id)).toMatchObject({ amount: 109_200, open: 80_640 });
  expect(await desk.owedOf(note?.id ?? '')).toMatchObject({ kind: 'DEBIT_NOTE', open: 0 });
});

test('a bill that asks for less than agreed is approved or sent back: there is nothing to claim', async () => {
  const { supplierId, receiptId } = await desk.riceCame();
  const id = await desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId, { price: 4_000 })] }));
  expect(await buy.decideBill(id, 'DEBIT_NOTE')).toMatchObject({ code: 'NOTHING_TO_CLAIM' });
  expect(await desk.sidesOf(id)).toEqual({});
  expect(await desk.notesOf(supplierId)).toEqual([]);
  await buy.decideBill(id, 'APPROVE');
  expect(await desk.sidesOf(id)).toEqual({ 2110: 50_000, 5190: -10_000, 2100: -40_000 });
});

test('a bill that was sent back is owed by nobody, may come again, and its goods are billed by another', async () => {
  const { supplierId, receiptId } = await desk.riceCame();
  const number = `B/${world.newId().slice(-6)}`;
  const dear = { supplierId, number, lines: [buy.billed(receiptId, { price: 7_000 })] };
  const id = await desk.entered(buy.enter(dear));
  const again = { supplierId, lines: [buy.billed(receiptId)] };
  expect(await buy.enter(again)).toMatchObject({ code: 'RECEIPT_BILLED' });
  await buy.decideBill(id, 'SEND_BACK');
  expect(await desk.owedOf(id)).toBeUndefined();
  expect(await desk.billOf(await desk.entered(buy.enter({ ...again, number })))).toMatchObject({ state: 'MATCHED' });
});

test('a delivery is billed in parts, and the last of them clears all that was booked for it', async () => {
  const { supplierId, receiptId } = await desk.riceCame({ accepted: 3_000, value: 10_000 });
  const part = () => buy.enter({ supplierId, lines: [buy.billed(receiptId, { quantity: 1_000, price: 3_333 })] });
  const cleared: number[] = [];
  for (let bill = 0; bill < 3; bill += 1) cleared.push((await desk.sidesOf(await desk.entered(part())))['2110'] ?? 0);
  expect(cleared).toEqual([3_333, 3_334, 3_333]);
  expect(await part()).toMatchObject({ code: 'RECEIPT_BILLED' });
});

test('what is no accepted line of a delivery of this supplier to this outlet is billed by nobody', async () => {
  const { supplierId, receiptId, rice } = await desk.riceCame();
  const refused = (lines: Parameters<typeof buy.enter>[0]['lines'], given = {}) =>
    buy.enter({ supplierId, lines, ...given });
  expect(await refused([buy.billed(world.newId())])).toMatchObject({ code: 'RECEIPT_UNKNOWN' });
  expect(await refused([buy.billed(receiptId, { receiptPosition: 2 })])).toMatchObject({ code: 'RECEIPT_UNKNOWN' });
  expect(await refused([buy.billed(receiptId, { unit: 'l' })])).toMatchObject({ code: 'UNIT_UNKNOWN' });
  expect(await refused([buy.billed((await desk.riceCame()).receiptId)])).toMatchObject({ code: 'OTHER_SUPPLIER' });
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
  const { supplierId, receiptId } = await desk.riceCame();
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

test('deliveries wait for their bill as it should read, in the unit they were ordered in, until nothing of them is left', async () => {
  const oil = await buy.item({ name: 'Oil', baseUnit: 'ml', purchaseTaxRate: 500 }, { tin: 15_000 });
  const supplierId = await buy.registered('32AAACW7310D1Z');
  const orderId = await buy.sentTo(supplierId, [
    buy.line(oil, { quantity: 2_000, unit: 'tin', price: 210_000, taxRate: 500 }),
  ]);
  const receiptId = world.newId();
  await buy.receive({ id: receiptId, orderId, lines: [buy.came(oil, { accepted: 30_000, unit: 'l' })] });
  const waiting = async () => nodesOf(await deliveriesToBill(buy.as(ANNA), { outletId: world.outletId, supplierId }));
  expect(await waiting()).toMatchObject([
    {
      ...{ receipt: { id: receiptId }, value: 441_000 },
      lines: [{ position: 1, quantity: 2_000, unit: 'tin', price: 210_000, taxRate: 500 }],
    },
  ]);
  const line = { unit: 'tin', price: 210_000, taxRate: 500 };
  await desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId, { ...line, quantity: 500 })] }));
  expect(await waiting()).toMatchObject([{ lines: [{ quantity: 1_500, unit: 'tin' }] }]);
  await desk.entered(buy.enter({ supplierId, lines: [buy.billed(receiptId, { ...line, quantity: 1_500 })] }));
  expect(await waiting()).toEqual([]);
  const events = await world.events('purchasing.order_changed.v1');
  expect(events.at(-1)).toMatchObject({ orderId });
});

test('deliveries that wait for their bill in pages, the newest first, none twice and none left out', async () => {
  const [supplierId, rice] = [await buy.supplier(), await buy.item()];
  const came: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    came.unshift(await desk.delivered(supplierId, buy.came(rice, { value: 50_000 })));
    world.clock.advance(60_000);
  }
  const waiting = (asked: object) => deliveriesToBill(buy.as(ANNA), { outletId: world.outletId, supplierId, ...asked });
  const pages = await pagesOf(1, waiting);
  expect(pages.map((page) => page.map(({ receipt }) => receipt.id))).toEqual(came.map((id) => [id]));
  expect(await (await waiting({ first: 2 })).totalCount()).toBe(3);
  const named = async (receiptId: string, asked: object = {}) =>
    nodesOf(await waiting({ receiptId, ...asked })).map(({ receipt }) => receipt.id);
  // The oldest, which no first page holds.
  expect(await named(came[2] ?? '', { first: 1 })).toEqual([came[2]]);
  expect(await named(came[2] ?? '', { supplierId: await buy.supplier() })).toEqual([]);
  await desk.entered(buy.enter({ supplierId, lines: [buy.billed(came[1] ?? '')] }));
  // Another is no answer to who asks for this one.
  expect(await named(came[1] ?? '')).toEqual([]);
  expect((await pagesOf(1, waiting)).flat().map(({ receipt }) => receipt.id)).toEqual([came[0], came[2]]);
});
