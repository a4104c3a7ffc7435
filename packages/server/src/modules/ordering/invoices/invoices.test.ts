import { isRefusal } from '@college-kiosk/kernel';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Canteen, openCanteen } from '../../../testing/canteen.ts';
import { salesOf } from '../../../testing/invoiced-sales.ts';
import { documentPrints, documents, financeIdentities } from '../../finance/index.ts';
import { organisations, outlets } from '../../places/index.ts';
import { cancelOrder } from '../cancel-order.ts';
import { nameBuyer } from '../name-buyer.ts';
import { placeOrder } from '../place-order.ts';
import { orders } from '../tables.ts';
import { takeCash } from '../take-cash.ts';
import { invoiceFacts } from './invoice-facts.ts';
import { linkMaker } from './invoice-link.ts';
import { myReceipts } from './my-receipts.ts';
import { layOutInvoice, printInvoice } from './print-invoice.ts';
import { readInvoiceFacts } from './read-invoice-facts.ts';

let canteen: Canteen;
beforeAll(async () => {
  canteen = await openCanteen();
});
afterAll(() => canteen.close());

const BUYER = { gstin: '29AAGCB7383J1Z4', name: 'Nila Software', address: '12 Residency Road\nBengaluru' };
const { counter, student, sold, ownOrder, invoiceOf, asked } = salesOf(() => canteen);
const factsOf = async (documentId: string) => {
  const links = linkMaker((socket) => canteen.platform.sockets.use(socket));
  return invoiceFacts.parse(await readInvoiceFacts(canteen.db, documentId, links));
};
const copies = (documentId: string) =>
  canteen.db
    .select()
    .from(documentPrints)
    .where(eq(documentPrints.documentId, documentId))
    .orderBy(documentPrints.copy);

describe('what a document says', () => {
  test('it keeps who issued it and where, whatever the organisation is called afterwards', async () => {
    await canteen.db.update(outlets).set({ address: 'College Road\nThrissur' }).where(eq(outlets.id, canteen.outletId));
    const { orderId, invoice } = await sold();
    await canteen.db.update(organisations).set({ legalName: 'Another Society', fssaiLicence: '11326007000123' });
    await canteen.db.update(outlets).set({ address: 'Elsewhere' }).where(eq(outlets.id, canteen.outletId));
    await cancelOrder(counter(), { commandId: canteen.newId(), orderId, reason: 'No batter' });
    await canteen.db.update(organisations).set({ legalName: 'Test College Canteen', fssaiLicence: null });
    const rows = await canteen.db.select().from(documents).where(eq(documents.orderId, orderId));
    const was = { legalName: 'Test College Canteen', address: 'College Road\nThrissur', fssaiLicence: null };
    // The credit note says who issued the invoice it takes back.
    expect(rows.map(({ issuer }) => issuer)).toEqual([expect.objectContaining(was), expect.objectContaining(was)]);
    expect(rows.map(({ form, placeOfSupply }) => [form, placeOfSupply])).toEqual([
      ['TAX_INVOICE', '32'],
      ['CREDIT_NOTE', '32'],
    ]);
    const facts = await factsOf(invoice.id);
    expect(facts).toMatchObject({ issuer: was, taxable: 5_714, tax: 286, total: 6_000, channel: 'COUNTER' });
    expect(facts.tenders).toEqual([{ tender: 'CASH', amount: 6_000, tendered: 10_000, change: 4_000 }]);
    const note = rows.find(({ type }) => type === 'CREDIT_NOTE');
    expect(await factsOf(note?.id ?? '')).toMatchObject({
      original: { number: invoice.number, taxDate: '24-11-2026', reason: 'No batter' },
      ...{ lines: facts.lines, total: 6_000 },
    });
    expect((await financeIdentities(canteen.db)).filter(({ violations }) => violations.length > 0)).toEqual([]);
  });

  test.each([
    ['UNREGISTERED', 'CASH_MEMO'],
    ['COMPOSITION', 'BILL_OF_SUPPLY'],
    ['EXEMPT_EDU', 'BILL_OF_SUPPLY'],
    ['SPECIFIED_18', 'TAX_INVOICE'],
  ] as const)('an organisation that is %s issues a %s', async (taxProfile, form) => {
    await canteen.db.update(organisations).set({ taxProfile });
    const { invoice } = await sold();
    await canteen.db.update(organisations).set({ taxProfile: 'REGULAR_5' });
    expect(invoice).toMatchObject({ form, issuer: { taxProfile } });
  });
});

describe('whom it is made out to', () => {
  test('a registered buyer is said with the order, or before it is paid; the State it was served in counts', async () => {
    const [first, second] = [canteen.newId(), canteen.newId()];
    const input = await canteen.quoted([{ dish: await canteen.dish() }], counter());
    const spaced = { ...BUYER, gstin: ' 29aagcb 7383j1z4' };
    await placeOrder(counter(), { id: first, ...input, cash: { tendered: 6_000 }, buyer: spaced });
    await canteen.order([{ dish: await canteen.dish() }], { id: second, as: counter() });
    await nameBuyer(counter(), { commandId: canteen.newId(), orderId: second, buyer: BUYER });
    await takeCash(counter(), { id: canteen.newId(), orderId: second, tendered: 6_000 });
    for (const orderId of [first, second]) {
      const invoice = await invoiceOf(orderId);
      expect(invoice).toMatchObject({ buyerGstin: BUYER.gstin, buyerName: BUYER.name, placeOfSupply: '32' });
      const { buyer, lines } = await factsOf(invoice.id);
      expect([buyer, lines[0]?.igst, lines[0]?.cgst]).toEqual([BUYER, 0, 143]);
    }
  });

  test.each([
    ['29AAGCB7383J1Z', 'FORM'],
    ['25AAGCB7383J1Z4', 'STATE'],
    ['29AAGCB7383J1Z5', 'CHECK_CHARACTER'],
    ['29AAGCB7338J1Z4', 'CHECK_CHARACTER'],
  ])('%s is refused for its %s, and nothing is changed', async (gstin, wrong) => {
    const orderId = canteen.newId();
    const input = await canteen.quoted([{ dish: await canteen.dish() }], counter());
    const placed = await placeOrder(counter(), { id: orderId, ...input, cash: null, buyer: { ...BUYER, gstin } });
    expect(placed).toMatchObject({ code: 'BUYER_GSTIN_INVALID', details: { wrong } });
    expect(await canteen.db.$count(orders, eq(orders.id, orderId))).toBe(0);
    await placeOrder(counter(), { id: orderId, ...input, cash: null });
    const named = await nameBuyer(counter(), { commandId: canteen.newId(), orderId, buyer: { ...BUYER, gstin } });
    expect(named).toMatchObject({ code: 'BUYER_GSTIN_INVALID', details: { wrong } });
    const [order] = await canteen.db.select().from(orders).where(eq(orders.id, orderId));
    expect(order).toMatchObject({ buyerGstin: null, version: 1 });
  });

  test('once it is paid nobody changes it, not even past the door', async () => {
    const { orderId } = await sold();
    const late = await nameBuyer(counter(), { commandId: canteen.newId(), orderId, buyer: BUYER });
    expect(late).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    const past = canteen.db
      .update(orders)
      .set({ buyerGstin: BUYER.gstin, buyerName: 'x', buyerAddress: 'y' })
      .where(eq(orders.id, orderId));
    await expect(past).rejects.toMatchObject({ cause: { constraint_name: 'orders_buyer_stays' } });
  });

  test('the database takes no registration whose last character does not fit, and none without name and address', async () => {
    const is = async (gstin: string | null, name: string | null, address: string | null) =>
      (await canteen.db.execute<{ is: boolean }>(sql`select finance_is_buyer(${gstin}, ${name}, ${address}) as is`))[0]
        ?.is;
    expect(await is(null, null, null)).toBe(true);
    for (const gstin of ['27AAPFU0939F1ZV', '29AAGCB7383J1Z4', '27ABCDE1234F1Z0']) {
      expect(await is(gstin, 'Nila', 'Road')).toBe(true);
      expect(await is(`${gstin.slice(0, 14)}A`, 'Nila', 'Road')).toBe(false);
      expect(await is(gstin, '', 'Road')).toBe(false);
      expect(await is(gstin, 'Nila', null)).toBe(false);
    }
    expect(await is(null, 'Nila', null)).toBe(false);
    expect(await is('25AAGCB7383J1Z4', 'Nila', 'Road')).toBe(false);
  });

  test('money that comes while the buyer is named is for the invoice with them, or before they are named', async () => {
    for (let n = 0; n < 5; n += 1) {
      const orderId = canteen.newId();
      await canteen.order([{ dish: await canteen.dish() }], { id: orderId, as: counter() });
      const [named, paid] = await Promise.all([
        nameBuyer(counter(), { commandId: canteen.newId(), orderId, buyer: BUYER }),
        takeCash(counter(), { id: canteen.newId(), orderId, tendered: 6_000 }),
      ]);
      expect(paid).toEqual({ orderId });
      const [order] = await canteen.db.select().from(orders).where(eq(orders.id, orderId));
      const { buyerGstin } = await invoiceOf(orderId);
      expect(buyerGstin).toBe(order?.buyerGstin ?? null);
      expect(buyerGstin).toBe(isRefusal(named) ? null : BUYER.gstin);
    }
  });
});

describe('copies', () => {
  test('the first is the original and all others are duplicates, counted and written down', async () => {
    const { invoice } = await sold();
    const first = asked(invoice.id);
    expect(await printInvoice(counter(), first)).toMatchObject({ copy: 1 });
    // Said again it is the same copy.
    expect(await printInvoice(counter(), first)).toMatchObject({ copy: 1 });
    const second = await printInvoice(counter(), { ...asked(invoice.id), language: 'ML' });
    expect(second).toMatchObject({ copy: 2, language: 'ml' });
    const page = async (counted: typeof second) =>
      isRefusal(counted) ? '' : (await layOutInvoice(counter(), counted)).content.toString();
    const original = await printInvoice(counter(), first);
    expect(await page(original)).not.toContain('DUPLICATE');
    expect(await page(second)).toContain('DUPLICATE');
    const rows = await copies(invoice.id);
    expect(rows.map(({ copy, language, printedBy }) => [copy, language, printedBy])).toEqual([
      [1, 'en', 'somebody'],
      [2, 'ml', 'somebody'],
    ]);
    const audited = (await canteen.audit('ordering.printInvoice')).filter(({ entityId }) => entityId === invoice.id);
    expect(audited).toHaveLength(2);
  });

  test('twelve who print at once make one original and eleven duplicates', async () => {
    const { invoice } = await sold();
    await Promise.all(Array.from({ length: 12 }, () => printInvoice(counter(), asked(invoice.id))));
    const rows = await copies(invoice.id);
    expect(rows.map(({ copy }) => copy)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  test('nobody makes a second original, or takes a copy back, past the door', async () => {
    const { invoice } = await sold();
    await printInvoice(counter(), asked(invoice.id));
    const said = {
      paper: 'A4',
      medium: 'PDF',
      language: 'en',
      printedAt: canteen.clock.now(),
      printedBy: 'me',
    } as const;
    await canteen.db.insert(documentPrints).values({ id: canteen.newId(), documentId: invoice.id, copy: 1, ...said });
    expect((await copies(invoice.id)).map(({ copy }) => copy)).toEqual([1, 2]);
    for (const tried of [sql`update document_prints set copy = 1`, sql`delete from document_prints`]) {
      await expect(canteen.db.execute(tried)).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });

  test('an unknown document, an unknown language, a foreign order: nothing is counted', async () => {
    const { invoice } = await sold();
    await expect(printInvoice(counter(), asked(canteen.newId()))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await printInvoice(counter(), { ...asked(invoice.id), language: 'ta' })).toMatchObject({
      ...{ code: 'LANGUAGE_UNKNOWN', details: { languages: ['en', 'hi', 'ml'] } },
    });
    await expect(printInvoice(student(), asked(invoice.id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const elsewhere = await canteen.addOutlet('PP');
    const there = canteen.as(['invoice:print', 'order:read'], { outletId: elsewhere });
    await expect(printInvoice(there, asked(invoice.id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(printInvoice(canteen.as('order:read'), asked(invoice.id))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await copies(invoice.id)).toEqual([]);
  });

  test('one’s own is printed by whoever ordered it, and by nobody else who only orders', async () => {
    const { invoice } = await ownOrder();
    expect(await printInvoice(student(), asked(invoice.id))).toMatchObject({ copy: 1 });
    const other = student('01890000-0000-7000-8000-0000000000bb');
    await expect(printInvoice(other, asked(invoice.id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const mine = await myReceipts(student(), {});
    expect(mine.edges.map(({ node }) => node.id)).toContain(invoice.id);
    expect((await myReceipts(other, {})).edges).toEqual([]);
    // What somebody rings up at the counter is not theirs.
    const { invoice: rungUp } = await sold();
    expect((await myReceipts(counter(), {})).edges.map(({ node }) => node.id)).not.toContain(rungUp.id);
  });
});
