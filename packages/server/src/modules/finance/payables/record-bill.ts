import { addDays, type Money, sumMoney } from '@college-kiosk/kernel';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { type BilledGoods, billPosting, debitNotePosting, type TaxHeads } from '../bill-postings.ts';
import { type PostingDates, post } from '../post.ts';
import { bookedOn, settle } from './settle.ts';
import { payables } from './tables.ts';

/** Days within which a micro or small enterprise must be paid (rules §3.5; MSMED Act, s. 15). */
const SMALL_ENTERPRISE_DAYS = 45;

interface Document {
  /** The bill's or the debit note's id. */
  readonly id: string;
  readonly outletId: string;
  readonly supplierId: string;
  readonly documentDate: string;
  readonly at: Date;
  readonly dates: PostingDates;
  readonly postedBy: string;
  readonly narration: string;
}

/** A supplier's bill that counts. */
export interface Bill extends Document {
  readonly goods: Omit<BilledGoods, 'supplier'>;
  /** Days from its date until it is due. */
  readonly paymentDays: number;
  /** By a micro, small or medium enterprise: paid within 45 days. */
  readonly isSmallEnterprise: boolean;
  /** What of it bears no tax: exempt, or at a rate of nothing. */
  readonly untaxed: Money;
  /** Whether they bill from another State. */
  readonly isInterState: boolean;
}

/**
 * Books a supplier's bill and keeps what is owed for it, in the caller's transaction. A bill is recorded once: the keys of the journal
 * and of the payables refuse a second time. Rules §2.3 G03, G05, G07.
 */
export async function recordBill(tx: Tx, { goods, paymentDays, isSmallEnterprise, ...bill }: Bill): Promise<void> {
  const { untaxed, isInterState } = bill;
  const entryId = await post(tx, {
    ...entryOf(bill, { type: 'supplier_bill', event: 'billed' }),
    lines: billPosting({ ...goods, supplier: bill.supplierId }),
  });
  await tx.insert(payables).values({
    ...rowOf(bill, entryId),
    ...{ kind: 'BILL', amount: goods.total, open: goods.total, untaxed, isInterState },
    dueOn: addDays(bill.documentDate, paymentDays),
    limitOn: isSmallEnterprise ? addDays(bill.documentDate, SMALL_ENTERPRISE_DAYS) : null,
  });
}

/** A debit note to a supplier. */
export interface DebitNote extends Document {
  /** Without the tax that was credited. */
  readonly net: Money;
  readonly heads: TaxHeads;
  /** The bill it is about, when it is about one. */
  readonly billId: string | null;
}

/** Books a debit note and sets it against its bill, as far as that is open; the rest stays open in our favour. In the caller's transaction. */
export async function recordDebitNote(tx: Tx, note: DebitNote): Promise<void> {
  const entryId = await post(tx, {
    ...entryOf(note, { type: 'debit_note', event: 'issued' }),
    lines: debitNotePosting({ supplier: note.supplierId, net: note.net, heads: note.heads }),
  });
  await keepDebitNote(tx, note, entryId);
}

/** Keeps a debit note whose entry was posted with what it is about, and sets it against its bill. */
export async function keepDebitNote(tx: Tx, note: DebitNote, entryId: string): Promise<void> {
  const amount = sumMoney([note.net, ...Object.values(note.heads)]);
  await tx.insert(payables).values({
    ...rowOf(note, entryId),
    ...{ kind: 'DEBIT_NOTE', amount, open: amount, dueOn: note.documentDate, limitOn: null },
  });
  if (note.billId === null) return;
  const [bill] = await tx
    .select({ open: payables.open })
    .from(payables)
    .where(and(eq(payables.documentId, note.billId), eq(payables.kind, 'BILL')))
    .for('update');
  if (!bill) return;
  await settle(tx, {
    ...{ creditId: note.id, bills: [{ billId: note.billId, amount: Math.min(bill.open, amount) }] },
    ...{ settledOn: await bookedOn(tx, [note.id, note.billId]), entryId: null },
    ...{ at: note.at, by: note.postedBy },
  });
}

function entryOf(document: Document, { type, event }: { readonly type: string; readonly event: string }) {
  const { id, outletId, at, dates, postedBy, narration } = document;
  return { outletId, source: { type, id }, event, at, dates, postedBy, narration };
}

function rowOf({ id, outletId, supplierId, documentDate, at }: Document, entryId: string) {
  return { documentId: id, outletId, supplierId, documentDate, recordedAt: at, entryId };
}
