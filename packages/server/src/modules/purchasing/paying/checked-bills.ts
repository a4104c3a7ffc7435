import { type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { type Allocation, journalEntries, payables } from '../../finance/index.ts';
import { supplierBills } from '../bills/tables.ts';
import { supplierPaymentLines, supplierPayments } from './tables.ts';

interface Paying {
  readonly outletId: string;
  readonly supplierId: string;
  readonly bills: readonly Allocation[];
  /** The day it is dated. */
  readonly day: string;
  /** The payment itself, whose own lines wait for nobody else. */
  readonly paymentId: string | null;
}

/**
 * Why some bills are not paid so: BILL_NOT_PAYABLE for one that this outlet does not owe this supplier, BILL_BOOKED_LATER when it came into the
 * books after the day, ABOVE_OPEN for more than is open of it and waits in no other payment; null when they are. The caller holds the supplier.
 */
export async function notPayable(reader: Reader, paying: Paying): Promise<Refusal | null> {
  const owed = await owedOf(reader, paying);
  const waiting = await waitingOf(
    reader,
    paying.bills.map(({ billId }) => billId),
    paying.paymentId,
  );
  for (const { billId, amount } of paying.bills) {
    const bill = owed.get(billId);
    if (!bill) {
      return refuse('BILL_NOT_PAYABLE', 'This is no bill that this outlet owes this supplier. Choose another one.', {
        billId,
      });
    }
    if (bill.bookedOn > paying.day) {
      const message = `Bill ${bill.number} is in the books since ${bill.bookedOn}: date the payment then or later, or leave it as an advance and use that.`;
      return refuse('BILL_BOOKED_LATER', message, { billId, bookedOn: bill.bookedOn });
    }
    const free = bill.open - (waiting.get(billId) ?? 0);
    if (amount > free) {
      return refuse('ABOVE_OPEN', `Of bill ${bill.number} there is less to pay than that. Look at it again.`, {
        ...{ billId, open: bill.open, waiting: waiting.get(billId) ?? 0 },
      });
    }
  }
  return null;
}

async function owedOf(reader: Reader, { outletId, supplierId, bills }: Paying) {
  const rows = await reader
    .select({
      id: payables.documentId,
      open: payables.open,
      number: supplierBills.number,
      bookedOn: journalEntries.businessDate,
    })
    .from(payables)
    .innerJoin(supplierBills, eq(supplierBills.id, payables.documentId))
    .innerJoin(journalEntries, eq(journalEntries.id, payables.entryId))
    .where(
      and(
        eq(payables.kind, 'BILL'),
        eq(payables.outletId, outletId),
        eq(payables.supplierId, supplierId),
        inArray(
          payables.documentId,
          bills.map(({ billId }) => billId),
        ),
      ),
    );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What of some bills waits in payments that are prepared and not released, but for one payment; by bill. */
export async function waitingOf(
  reader: Reader,
  billIds: readonly string[],
  butFor: string | null = null,
): Promise<Map<string, Money>> {
  const rows = await reader
    .select({ billId: supplierPaymentLines.billId, amount: sql<number>`sum(${supplierPaymentLines.amount})::float8` })
    .from(supplierPaymentLines)
    .innerJoin(supplierPayments, eq(supplierPayments.id, supplierPaymentLines.paymentId))
    .where(
      and(
        eq(supplierPayments.state, 'PREPARED'),
        inArray(supplierPaymentLines.billId, [...billIds]),
        butFor === null ? undefined : ne(supplierPayments.id, butFor),
      ),
    )
    .groupBy(supplierPaymentLines.billId);
  return new Map(rows.map(({ billId, amount }) => [billId, amount]));
}
