import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { mayBeOutletCode, type Place, placeOf } from '../places/index.ts';
import { issuerOf, seriesOf } from './document-number.ts';
import { issueCreditNote } from './documents/credit-note.ts';
import { isFinancial, lastDayForTax } from './documents/note-deadline.ts';
import { type DocumentLineDraft, issueInvoice, issueNote } from './issue-document.ts';
import { documentsOfOrders } from './loaders.ts';
import { documentLines, documents } from './tables.ts';

let world: World;
let place: Place;
beforeAll(async () => {
  world = await openWorld();
  place = await placeOf(world.db, world.outletId);
});
afterAll(() => world.close());

const DATES = { businessDate: '2026-11-24', taxDate: '2026-11-24' };
const KIOSK = { id: '01890000-0000-7000-8000-00000000000a', kind: 'KIOSK', number: 1 } as const;

const dosa: DocumentLineDraft = {
  description: 'Masala dosa',
  taxCode: '996333',
  taxKind: 'PREPARED',
  quantity: 1000,
  gross: 6_000,
  taxable: 5_714,
  rateBp: 500,
  cgst: 143,
  sgst: 143,
  igst: 0,
};

const issue = (orderId: string) => ({
  orderId,
  place,
  device: KIOSK,
  at: world.clock.now(),
  dates: DATES,
});

/** The number as the database writes it. */
async function numberOf(series: string, sequence: number): Promise<string | undefined> {
  const [row] = await world.db.execute<{ number: string }>(
    sql`select finance_document_number(${series}, '2627', ${sequence}) as number`,
  );
  return row?.number;
}

describe('documents', () => {
  test('a series names outlet and device, and its number keeps to sixteen characters', async () => {
    expect(seriesOf('MC', KIOSK, 'INVOICE')).toBe('MCK1');
    expect(seriesOf('MC', { ...KIOSK, kind: 'COUNTER', number: 2 }, 'INVOICE')).toBe('MCC2');
    expect(seriesOf('MC', null, 'INVOICE')).toBe('MC0');
    expect(seriesOf('MC', KIOSK, 'CREDIT_NOTE')).toBe('MCK1R');
    // A kitchen display shares the kiosk's letter and must never share its numbers.
    expect(seriesOf('MC', { ...KIOSK, kind: 'KITCHEN' }, 'INVOICE')).toBe('MC0');

    expect(await numberOf('MC0', 1)).toBe('MC0/2627/000001');
    expect(await numberOf('MCK1', 123)).toBe('MCK1/2627/000123');
    expect(await numberOf('MCK1R', 123)).toBe('MCK1R/2627/00123');
    await expect(numberOf('MCK1R', 100_000)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('full') },
    });
  });

  test('no two outlets, devices or kinds of document share a series', async () => {
    const letter = fc.constantFrom(...'ABCKMRZ');
    const sign = fc.constantFrom(...'ABCKMR0129');
    const short = fc.tuple(letter, sign).map((signs) => signs.join(''));
    const longer = fc.tuple(
      short,
      fc.constantFrom('', 'K', 'C', 'R', '0'),
      fc.constantFrom('', '0', '1', '2', 'K', 'R'),
    );
    const code = longer.map((parts) => parts.join('')).filter(mayBeOutletCode);
    const device = fc.option(
      fc.record({
        id: fc.constant(KIOSK.id),
        kind: fc.constantFrom('KIOSK' as const, 'COUNTER' as const, 'KITCHEN' as const),
        number: fc.integer({ min: 1, max: 120 }),
      }),
    );
    const issuer = fc.tuple(code, device, fc.constantFrom('INVOICE' as const, 'CREDIT_NOTE' as const));
    const named = new Map<string, string>();
    fc.assert(
      fc.property(issuer, ([outlet, by, type]) => {
        const who = JSON.stringify([outlet, issuerOf(by), type]);
        const series = seriesOf(outlet, by, type);
        expect(named.get(series) ?? who).toBe(who);
        named.set(series, who);
      }),
      { numRuns: 20_000 },
    );
    // The golden month's outlet, and the pair that once met.
    expect(mayBeOutletCode('C1')).toBe(true);
    expect(await numberOf(seriesOf('C1', { ...KIOSK, number: 2 }, 'INVOICE'), 123)).toBe('C1K2/2627/000123');
    expect(mayBeOutletCode('MCK1')).toBe(false);
  });

  test('an invoice keeps its lines and adds up; its credit note takes exactly these back', async () => {
    const orderId = world.newId();
    const lines = [dosa, { ...dosa, description: 'Cola', taxKind: 'GOODS' as const, rateBp: 4000 }];
    const invoice = await world.db.transaction((tx) =>
      issueInvoice(tx, { ...issue(orderId), lines, roundOff: 17, buyer: null }),
    );
    const note = await world.db.transaction((tx) =>
      issueCreditNote(tx, { ...issue(orderId), reason: 'cancelled', inRupees: true, refundId: null }, null),
    );

    expect(invoice).toMatchObject({ number: expect.stringMatching(/^MCK1\/2627\/\d{6}$/), total: 12_017 });
    expect(note).toMatchObject({
      number: expect.stringMatching(/^MCK1R\/2627\/\d{5}$/),
      total: 12_017,
      lines,
      roundOff: 17,
    });
    const found = (await documentsOfOrders(world.db, [orderId])).get(orderId) ?? [];
    expect(found.map((each) => each.type)).toEqual(['INVOICE', 'CREDIT_NOTE']);
    expect(found.map((each) => each.reason)).toEqual([null, 'cancelled']);
    expect(found[1]?.originalId).toBe(invoice.id);
    expect(found[1]?.lines.map(({ documentId: _, position: __, ...each }) => each)).toEqual(
      lines.map((line, at) => ({ ...line, itemId: null, ofPosition: at + 1 })),
    );
  });

  test('a credit note without a reason is not issued', async () => {
    const orderId = world.newId();
    await world.db.transaction((tx) =>
      issueInvoice(tx, { ...issue(orderId), lines: [dosa], roundOff: 0, buyer: null }),
    );
    const wordless = world.db.transaction((tx) =>
      issueCreditNote(tx, { ...issue(orderId), reason: '', inRupees: true, refundId: null }, null),
    );
    await expect(wordless).rejects.toMatchObject({ cause: { code: '23514', constraint_name: 'documents_reason' } });
    expect((await documentsOfOrders(world.db, [orderId])).get(orderId)).toHaveLength(1);
  });

  test('an order has one invoice and one credit note, and no credit note without an invoice', async () => {
    const orderId = world.newId();
    const credit = () =>
      world.db.transaction((tx) =>
        issueCreditNote(tx, { ...issue(orderId), reason: 'again', inRupees: true, refundId: null }, null),
      );
    const invoice = () =>
      world.db.transaction((tx) => issueInvoice(tx, { ...issue(orderId), lines: [dosa], roundOff: 0, buyer: null }));
    const before = await world.db.$count(documents);

    await expect(credit()).rejects.toMatchObject({ name: 'Fault' });
    const invoices = await Promise.allSettled(Array.from({ length: 6 }, invoice));
    const notes = await Promise.allSettled(Array.from({ length: 6 }, credit));
    expect(invoices.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(notes.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(await world.db.$count(documents)).toBe(before + 2);
  });

  test('nothing is added to a document that was issued: its lines come with it, in one transaction', async () => {
    const orderId = world.newId();
    const { id } = await world.db.transaction((tx) =>
      issueInvoice(tx, { ...issue(orderId), lines: [dosa], roundOff: 0, buyer: null }),
    );
    const added = { ...dosa, documentId: id, position: 2, taxable: 1, gross: 1, cgst: 0, sgst: 0 };
    const no = { cause: { code: '23514', constraint_name: 'document_lines_with_document' } };
    await expect(world.db.insert(documentLines).values(added)).rejects.toMatchObject(no);
    // Nor by saying that it is written here and now.
    const said = world.db.update(documents).set({ writtenIn: sql`pg_current_xact_id()` }).where(eq(documents.id, id));
    await expect(said).rejects.toMatchObject({ cause: { code: '42501' } });
    const [row] = await world.db.select().from(documents).where(eq(documents.id, id));
    const ahead = world.db.transaction(async (tx) => {
      await tx.insert(documents).values({
        ...(row as typeof documents.$inferInsert),
        ...{ id: world.newId(), orderId: world.newId(), number: 'MCK1/2627/999999', sequence: 999_999 },
        writtenIn: sql`'1'::xid8`,
      });
      const [other] = await tx.select().from(documents).where(eq(documents.number, 'MCK1/2627/999999'));
      expect(other?.writtenIn).not.toBe('1');
      throw new Error('enough seen');
    });
    await expect(ahead).rejects.toThrow('enough seen');
    expect((await documentsOfOrders(world.db, [orderId])).get(orderId)?.[0]?.lines).toHaveLength(1);
  });

  test('a note that lowers tax comes by 30 November after the year of its invoice; the database issues none later', async () => {
    const orderId = world.newId();
    const invoice = await world.db.transaction(async (tx) => {
      const { id } = await issueInvoice(tx, { ...issue(orderId), lines: [dosa], roundOff: 0, buyer: null });
      return (await tx.select().from(documents).where(eq(documents.id, id)))[0];
    });
    const note = (day: string, withoutTax: boolean, lines = [{ ...dosa, ofPosition: 1 }]) =>
      world.db.transaction((tx) => {
        const dates = { businessDate: day, taxDate: day };
        const said = { ...issue(orderId), dates, reason: 'late', refundId: null, part: 1, withoutTax };
        return issueNote(tx, said, invoice ?? expect.fail('no invoice'), { lines, roundOff: 0 });
      });
    const late = { cause: { constraint_name: 'documents_note_in_time' } };
    await expect(note('2027-12-01', false)).rejects.toMatchObject(late);
    await expect(note('2027-12-01', true)).rejects.toMatchObject({ cause: { code: '23514' } });
    const value = { ...dosa, ofPosition: 1, taxable: 6_000, cgst: 0, sgst: 0, rateBp: 0 };
    // Nor is more than the invoice taken back by it.
    const more = note('2027-12-01', true, [{ ...value, gross: 6_001, taxable: 6_001 }]);
    await expect(more).rejects.toMatchObject({ constraint_name: 'documents_credit_fits' });
    expect(await note('2027-12-01', true, [value])).toMatchObject({ total: 6_000 });
    const [kept] = await world.db
      .select()
      .from(documents)
      .where(eq(documents.originalId, invoice?.id ?? ''));
    expect(kept).toMatchObject({ form: 'FINANCIAL_CREDIT_NOTE', tax: 0, taxable: 6_000 });
  });

  test.each([
    ['2026-04-01', '2027-11-30'],
    ['2026-11-24', '2027-11-30'],
    ['2027-03-31', '2027-11-30'],
    ['2027-04-01', '2028-11-30'],
  ])('what was invoiced on %s may lower tax until %s', async (invoiced, last) => {
    expect([lastDayForTax(invoiced), isFinancial(invoiced, last)]).toEqual([last, false]);
    // The database reckons the same.
    const [row] = await world.db.execute<{ last: string }>(
      sql`select make_date(extract(year from ${invoiced}::date - interval '3 months')::integer + 1, 11, 30)::text as last`,
    );
    expect(row?.last).toBe(last);
  });

  test('forty at once, a third of which fail, leave numbers without a gap', async () => {
    const device = { ...KIOSK, number: 7 };
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        world.db.transaction(async (tx) => {
          const issued = await issueInvoice(tx, {
            ...issue(world.newId()),
            device,
            lines: [dosa],
            roundOff: 0,
            buyer: null,
          });
          if (index % 3 === 0) throw new Error('the rest of the sale failed');
          return issued;
        }),
      ),
    );
    const issued = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value.number] : []));
    expect(issued).toHaveLength(26);
    expect(issued.sort()).toEqual(
      Array.from({ length: 26 }, (_, index) => `MCK7/2627/${String(index + 1).padStart(6, '0')}`),
    );
  });

  test('a new financial year begins a series anew', async () => {
    const april = { businessDate: '2027-04-01', taxDate: '2027-04-01' };
    const issued = await world.db.transaction((tx) =>
      issueInvoice(tx, { ...issue(world.newId()), dates: april, lines: [dosa], roundOff: 0, buyer: null }),
    );
    expect(issued.number).toBe('MCK1/2728/000001');
  });
});
