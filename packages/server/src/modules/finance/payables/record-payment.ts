import { assert, type Money, sumMoney } from '@college-kiosk/kernel';
import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { type PostingDates, post } from '../post.ts';
import { reverseEntry } from '../reverse-entry.ts';
import { journalEntries } from '../tables.ts';
import { advanceUsedPosting, type PaidFrom, paymentPosting } from './payment-postings.ts';
import { type Allocation, bookedOn, settle } from './settle.ts';
import { payableSettlements, payables } from './tables.ts';

const PAYMENT = 'supplier_payment';
const ADVANCE = 'supplier_advance';

interface Said {
  readonly at: Date;
  readonly postedBy: string;
  readonly narration: string;
}

/** A payment that left the house. */
export interface SupplierPaid extends Said {
  readonly id: string;
  readonly outletId: string;
  readonly supplierId: string;
  /** Business date and tax date of its entry; its month is open and held. */
  readonly day: string;
  readonly amount: Money;
  readonly bills: readonly Allocation[];
  readonly from: PaidFrom;
}

/** Books a payment, sets it against its bills and keeps the rest as an advance; gives its entry. In the caller's transaction. Rules §2.3 G26. */
export async function recordPayment(tx: Tx, paid: SupplierPaid): Promise<string> {
  const { id, outletId, supplierId, day, amount, bills, from, at, postedBy, narration } = paid;
  const entryId = await post(tx, {
    ...{ outletId, source: { type: PAYMENT, id }, event: 'paid', at, postedBy, narration },
    dates: { businessDate: day, taxDate: day },
    lines: paymentPosting({ supplier: supplierId, amount, bills, from }),
  });
  await tx.insert(payables).values({
    ...{ documentId: id, kind: 'PAYMENT', outletId, supplierId, entryId, documentDate: day, dueOn: day },
    ...{ limitOn: null, amount, open: amount, recordedAt: at },
  });
  await settle(tx, { creditId: id, bills, settledOn: day, entryId, at, by: postedBy });
  return entryId;
}

/** What a supplier owes us, used for bills. */
export interface CreditUsed extends Said {
  /** Of the use. */
  readonly id: string;
  readonly creditId: string;
  readonly bills: readonly Allocation[];
  readonly dates: PostingDates;
}

/** Sets an advance or an open debit note against bills; an advance is booked, a debit note stands in their account. In the caller's transaction. */
export async function recordCreditUsed(tx: Tx, used: CreditUsed): Promise<void> {
  const { id, creditId, bills, dates, at, postedBy, narration } = used;
  const [credit] = await tx.select().from(payables).where(eq(payables.documentId, creditId));
  assert(credit, 'what is set off is there', { creditId });
  const amount = sumMoney(bills.map((bill) => bill.amount));
  const entryId =
    credit.kind === 'PAYMENT'
      ? await post(tx, {
          ...{
            outletId: credit.outletId,
            source: { type: ADVANCE, id },
            event: 'used',
            at,
            dates,
            postedBy,
            narration,
          },
          lines: advanceUsedPosting({ supplier: credit.supplierId, amount }),
        })
      : null;
  const booked = await bookedOn(tx, [creditId, ...bills.map(({ billId }) => billId)]);
  const [, settledOn = booked] = [booked, dates.businessDate].toSorted();
  await settle(tx, { creditId, bills, settledOn, entryId, at, by: postedBy });
}

/** Turns a payment round, whole. */
export interface PaymentReversed extends Said {
  readonly paymentId: string;
  /** Not before anything it turns round; its month is open and held. */
  readonly day: string;
  /** Where the money came back to, where that is not where it was paid from. */
  readonly into: PaidFrom | null;
}

/**
 * Turns the entry of a payment round, and those by which its advance was used later; what it settled is open again from that day on. In the
 * caller's transaction. Rules §2.1.
 */
export async function recordPaymentReversed(tx: Tx, reversed: PaymentReversed): Promise<void> {
  const { paymentId, day, into, at, postedBy, narration } = reversed;
  const entries = await entriesToTurn(tx, paymentId);
  for (const { id: entryId, sourceType } of entries) {
    await reverseEntry(tx, { entryId, day, narration, at, postedBy, into: sourceType === PAYMENT ? into : null });
  }
  const live = and(eq(payableSettlements.creditId, paymentId), isNull(payableSettlements.undoneOn));
  await tx.update(payableSettlements).set({ undoneOn: day }).where(live);
  await tx.update(payables).set({ reversedOn: day }).where(eq(payables.documentId, paymentId));
}

/** The last day something of a payment is dated: its own, or that of the last bill its advance was used for. */
export async function lastDayOf(tx: Tx, paymentId: string): Promise<string> {
  const settled = await tx
    .select({ day: payableSettlements.settledOn })
    .from(payableSettlements)
    .where(and(eq(payableSettlements.creditId, paymentId), isNull(payableSettlements.undoneOn)));
  return [await bookedOn(tx, [paymentId]), ...settled.map(({ day }) => day)].toSorted().at(-1) ?? '';
}

/** The entry of a payment, and those that used its advance, in the order they were posted. */
async function entriesToTurn(tx: Tx, paymentId: string) {
  const own = await tx
    .select({ entry: journalEntries })
    .from(payables)
    .innerJoin(journalEntries, eq(journalEntries.id, payables.entryId))
    .where(eq(payables.documentId, paymentId));
  const used = await tx
    .selectDistinct({ entry: journalEntries })
    .from(payableSettlements)
    .innerJoin(journalEntries, eq(journalEntries.id, payableSettlements.entryId))
    .where(and(eq(payableSettlements.creditId, paymentId), isNull(payableSettlements.undoneOn)));
  const all = new Map([...own, ...used].map(({ entry }) => [entry.id, entry]));
  return [...all.values()].toSorted((a, b) => a.number - b.number);
}
