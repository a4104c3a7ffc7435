import { assert, type Money } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { journalEntries } from '../tables.ts';
import { payableSettlements, payables } from './tables.ts';

/** So much of a bill that is paid, or set off. */
export interface Allocation {
  readonly billId: string;
  readonly amount: Money;
}

interface Settling {
  /** The debit note's or the payment's id. */
  readonly creditId: string;
  readonly bills: readonly Allocation[];
  readonly settledOn: string;
  readonly entryId: string | null;
  readonly at: Date;
  readonly by: string;
}

/**
 * Sets a debit note or a payment against bills, in the caller's transaction; a trigger takes it off both. What is more than is open of
 * either, of another supplier or outlet, or dated before either was booked, violates a constraint: the caller has looked before.
 */
export async function settle(tx: Tx, { creditId, bills, settledOn, entryId, at, by }: Settling): Promise<void> {
  // In one order, so that two who settle the same bills wait for each other and for nothing else.
  const rows = bills
    .filter(({ amount }) => amount > 0)
    .toSorted((a, b) => a.billId.localeCompare(b.billId))
    .map((bill) => ({ id: newId(at), creditId, ...bill, settledOn, entryId, settledAt: at, settledByLabel: by }));
  if (rows.length > 0) await tx.insert(payableSettlements).values(rows);
}

/** The first business day on which all of these documents are booked. */
export async function bookedOn(tx: Tx, documentIds: readonly string[]): Promise<string> {
  const [row] = await tx
    .select({ day: sql<string | null>`max(${journalEntries.businessDate})::text` })
    .from(payables)
    .innerJoin(journalEntries, sql`${journalEntries.id} = ${payables.entryId}`)
    .where(inArray(payables.documentId, [...documentIds]));
  assert(row?.day, 'payables are booked', { documentIds });
  return row.day;
}
