import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresError } from '../../../platform/db/errors.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { MailTemplates } from '../../mail/index.ts';
import { debitNoteByReturn } from '../bills/queries.ts';
import { sendPurchaseOrder } from '../orders/send-order.ts';
import { purchaseOrderLines, purchaseOrders } from '../orders/tables.ts';
import { returnGoods } from '../receipts/return-goods.ts';
import { ANNA, buying } from '../sample-purchasing.ts';
import { suppliers } from '../suppliers/tables.ts';
import { orderFacts } from './order-facts.ts';
import { purchaseOrderLetter } from './order-letter.ts';
import { printDebitNote, readDebitNoteFacts } from './print-debit-note.ts';
import { printed, printPurchaseOrder } from './print-order.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
});
afterAll(() => world.close());

/** An order that was approved, for rice. */
async function approved(email: string | null) {
  const [supplierId, rice] = [await buy.registered(), await buy.item({ name: 'Ponni rice ₹ അരി चावल' })];
  await world.db.update(suppliers).set({ email, contact: 'Sales' }).where(eq(suppliers.id, supplierId));
  const { id } = await buy.draft(supplierId, [buy.line(rice, { taxRate: 500 })]);
  await buy.submit(id);
  return id;
}
const send = (purchaseOrderId: string, byMail: boolean) =>
  sendPurchaseOrder(buy.as(ANNA), { commandId: world.newId(), purchaseOrderId, byMail });
async function letters() {
  const rows = await world.db.execute<{ template: string; recipient_email: string; data: unknown }>(
    sql`select template, recipient_email, data from mails order by written_at, id`,
  );
  return [...rows];
}

test('an order that is sent by mail is a letter in the same transaction, with all that its paper says as it is then', async () => {
  const id = await approved('sales@mill.example');
  expect(await send(id, true)).toEqual({ id });
  expect(await buy.statesOf([id])).toEqual(['SENT']);
  const [letter] = (await letters()).slice(-1);
  expect(letter).toMatchObject({ template: 'purchasing.order', recipient_email: 'sales@mill.example' });
  const facts = orderFacts.parse(letter?.data);
  expect(facts).toMatchObject({
    ...{ version: 1, isApproved: true, net: 50_000, tax: 2_500, total: 52_500 },
    lines: [{ quantity: 10_000, unit: 'kg', price: 5_000, taxRate: 500, net: 50_000, tax: 2_500 }],
  });
  const { number } = await buy.orderOf(id);
  expect(facts.number).toBe(`PO/MC/${number}`);

  // Changed afterwards, the letter still says what was sent.
  const [file] = await new MailTemplates([purchaseOrderLetter]).files({ template: 'purchasing.order', data: facts });
  expect(file).toMatchObject({ fileName: `PO-MC-${number}.pdf`, mediaType: 'application/pdf' });
  expect(file?.content.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a supplier without an address gets no letter, and the order stays as it was; marked as sent it needs none', async () => {
  const id = await approved(null);
  const before = (await letters()).length;
  expect(await send(id, true)).toMatchObject({ code: 'NO_ADDRESS' });
  expect(await buy.statesOf([id])).toEqual(['APPROVED']);
  expect(await send(id, false)).toEqual({ id });
  expect(await letters()).toHaveLength(before);
});

test('the paper is for whoever sees the orders of the outlet', async () => {
  const id = await approved(null);
  const { outletId } = world;
  const file = await printPurchaseOrder(world.as('purchase:read'), { outletId, id });
  expect(file.content.subarray(0, 5).toString()).toBe('%PDF-');
  const elsewhere = await world.addOutlet('PP');
  const there = world.as('purchase:read', { outletId: elsewhere });
  await expect(printPurchaseOrder(there, { outletId, id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(printPurchaseOrder(there, { outletId: elsewhere, id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an order that was changed after it was sent is sent again as an amendment, and not again while it stays', async () => {
  const id = await approved('sales@mill.example');
  await send(id, true);
  expect(await send(id, true)).toMatchObject({ code: 'ILLEGAL_PURCHASE_STEP' });
  const [line] = await world.db.select().from(purchaseOrderLines).where(eq(purchaseOrderLines.orderId, id));
  const changed = (quantity: number) =>
    buy.change(id, [buy.line(line?.stockItemId ?? '', { taxRate: 500, quantity })], buy.as(ANNA));
  expect(await changed(8_000)).toEqual({ id });
  world.clock.advance(86_400_000);
  expect(await send(id, true)).toEqual({ id });
  const [letter] = (await letters()).slice(-1);
  expect(orderFacts.parse(letter?.data)).toMatchObject({
    version: 2,
    amendment: 1,
    orderedOn: '2026-11-25',
    net: 40_000,
  });
  const { subject, paragraphs } = purchaseOrderLetter.letter(orderFacts.parse(letter?.data), {} as never);
  expect([subject, ...paragraphs].join(' ')).toContain('amendment 1');
  expect(await send(id, true)).toMatchObject({ code: 'ILLEGAL_PURCHASE_STEP' });
  const order = await buy.orderOf(id);
  expect(order).toMatchObject({ state: 'SENT', amendment: 1, sentVersion: 2, version: 2 });
  // How long they take to deliver is told from when they got it first.
  expect(order.sentAt?.getTime()).toBeLessThan(order.amendedAt?.getTime() ?? 0);
  // Dearer than approved, it is approved and sent anew.
  expect(await changed(9_000)).toEqual({ id });
  expect(await send(id, true)).toEqual({ id });
  expect(await buy.orderOf(id)).toMatchObject({ state: 'SENT', amendment: 2, sentVersion: 3 });
});

test('of two who send an amendment at once, one does; and none counts that is no other version', async () => {
  const id = await approved('sales@mill.example');
  await send(id, false);
  const [line] = await world.db.select().from(purchaseOrderLines).where(eq(purchaseOrderLines.orderId, id));
  await buy.change(id, [buy.line(line?.stockItemId ?? '', { taxRate: 500, quantity: 8_000 })], buy.as(ANNA));
  const answers = await Promise.all([send(id, true), send(id, true), send(id, false)]);
  expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1);
  expect(await buy.orderOf(id)).toMatchObject({ amendment: 1 });
  const byHand = world.db.update(purchaseOrders).set({ amendment: 2 }).where(eq(purchaseOrders.id, id));
  expect(postgresError(await byHand.catch((error: unknown) => error))?.code).toBe('23514');
});

test('a debit note for goods sent back is a paper: what went back of which bill, and what is asked for it', async () => {
  await world.db.transaction((tx) => seedAccounts(tx));
  const supplierId = await buy.supplier('Hill dairy');
  const curd = await buy.item({ name: 'തൈര് Curd' });
  const line = buy.came(curd, { value: 50_000, supplierBatch: 'C7' });
  const receipt = await buy.receive({ supplierId, lines: [line] });
  await buy.enter({ supplierId, lines: [buy.billed('receiptId' in receipt ? receipt.receiptId : '')] });
  const returnId = world.newId();
  const back = {
    id: returnId,
    outletId: world.outletId,
    reason: 'Sour',
    lines: [{ batchId: line.batchId, quantity: 2_000_000 }],
  };
  await returnGoods(buy.as(ANNA), back);
  const note = (await debitNoteByReturn(world.db, [returnId])).get(returnId);
  const { outletId } = world;
  const asked = { outletId, id: note?.id ?? '' };
  const file = await printDebitNote(world.as('purchase:read'), asked);
  expect(file).toMatchObject({ fileName: `DN-MC-${note?.number}.pdf`, mediaType: 'application/pdf' });
  expect(file.content.subarray(0, 5).toString()).toBe('%PDF-');
  // The same note is the same file, whenever it is printed.
  expect((await printDebitNote(world.as('purchase:read'), asked)).content.equals(file.content)).toBe(true);
  expect(await readDebitNoteFacts(world.db, note as NonNullable<typeof note>)).toMatchObject({
    ...{ net: 10_000, tax: 0, reason: 'Sour', bill: { billDate: '2026-11-20' }, supplier: { name: 'Hill dairy' } },
    lines: [{ name: 'തൈര് Curd', supplierBatch: 'C7', quantity: 2_000, unit: 'kg' }],
  });
  const elsewhere = await world.addOutlet('DN');
  const there = world.as('purchase:read', { outletId: elsewhere });
  await expect(printDebitNote(there, asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(printDebitNote(there, { ...asked, outletId: elsewhere })).rejects.toMatchObject({ code: 'NOT_FOUND' });
}, 60_000);

test('a hundred lines are several pages, made in a process of its own while this one goes on', async () => {
  const line = { name: 'Rice', code: null, quantity: 1_000, unit: 'kg', price: 5_000, taxRate: 0, net: 5_000, tax: 0 };
  const facts = orderFacts.parse({
    ...{ number: 'PO/MC/1', version: 1, isApproved: true, orderedOn: '2026-11-24', wantedOn: null, note: null },
    buyer: { name: 'Canteen', legalName: 'Canteen', outlet: 'Main', gstin: null, fssaiLicence: null },
    supplier: { name: 'Mill', contact: null, phone: null, email: null, gstin: null, paymentDays: 0 },
    ...{ orderedBy: 'Anna', approvedBy: null, net: 500_000, tax: 0, total: 500_000 },
    lines: Array.from({ length: 100 }, () => line),
  });
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 10);
  const { content } = await printed(facts);
  clearInterval(beat);
  // The same order is the same file, whenever it is printed.
  expect((await printed(facts)).content.equals(content)).toBe(true);
  expect(content.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  // Laying it out takes seconds of a processor; this one was free.
  expect(longest).toBeLessThan(1_000);
}, 60_000);
