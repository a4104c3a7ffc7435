import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/db/database.ts';
import { journalEntries, journalLines, payables } from '../../finance/index.ts';
import { ANNA, type buying, type ReceiptLine } from '../sample-purchasing.ts';
import { debitNotes, supplierBillLines, supplierBills } from './tables.ts';

/** For tests: deliveries to be billed, and what became of their bills. */
export function billDesk(db: Database, buy: ReturnType<typeof buying>, newId: () => string) {
  async function delivered(supplierId: string, line: ReceiptLine) {
    const id = newId();
    // Some of what bills are tried on is dearer than what comes without an order unasked.
    const by = buy.as(ANNA, ['receipt:override']);
    await buy.receive({ id, supplierId, lines: [line], overrideReason: 'It was ordered by telephone.' }, by);
    return id;
  }
  return {
    /** A delivery without an order; gives its id. */
    delivered,

    /** Ten kilograms of rice at ₹50, not taxed, by a supplier of its own. */
    async riceCame(given: Partial<ReceiptLine> = {}) {
      const [supplierId, rice] = [await buy.supplier(), await buy.item()];
      const line = buy.came(rice, { value: 50_000, ...given });
      return { supplierId, rice, batchId: line.batchId, receiptId: await delivered(supplierId, line) };
    },

    /** The id of a bill that was entered. */
    async entered(answer: ReturnType<typeof buy.enter>) {
      const given = await answer;
      if (!('billId' in given)) throw new Error(JSON.stringify(given));
      return given.billId;
    },

    /** What was booked for something: debits above nothing, credits below. */
    async sidesOf(sourceId: string): Promise<Record<string, number>> {
      const rows = await db
        .select({ line: journalLines })
        .from(journalLines)
        .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
        .where(eq(journalEntries.sourceId, sourceId));
      return Object.fromEntries(rows.map(({ line }) => [line.accountCode, line.debit - line.credit]));
    },

    billOf: async (id: string) => (await db.select().from(supplierBills).where(eq(supplierBills.id, id)))[0],
    linesOf: (id: string) => db.select().from(supplierBillLines).where(eq(supplierBillLines.billId, id)),
    owedOf: async (id: string) => (await db.select().from(payables).where(eq(payables.documentId, id)))[0],
    notesOf: (supplierId: string) => db.select().from(debitNotes).where(eq(debitNotes.supplierId, supplierId)),
  };
}
