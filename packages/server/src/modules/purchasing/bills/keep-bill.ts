import { addDays, financialYear, type Money, sumMoney } from '@college-kiosk/kernel';
import { datesAt, type Place } from '../../places/index.ts';
import type { PurchaseRules } from '../orders/rules.ts';
import type { Supplier } from '../suppliers/supplier.ts';
import { numberKeyOf, type SupplierBill, type SupplierBillLine } from './bill.ts';
import { type BillInHand, type BillScope, postBill } from './post-bill.ts';
import { supplierBillLines, supplierBills } from './tables.ts';

/** What makes a bill the same as another. */
export type BillKeys = Pick<SupplierBill, 'registration' | 'numberKey' | 'financialYear'>;

/**
 * A bill that is older is held: it may be a slip in the year, which would pass for another year's number. What is not paid within so
 * many days of its date loses its input tax (rules §1.8).
 */
const OLD_AFTER_DAYS = 180;

/** A bill as it stands on the paper. */
export interface Paper {
  readonly id: string;
  readonly outletId: string;
  readonly supplierId: string;
  readonly number: string;
  readonly billDate: string;
  readonly total: Money;
}

/** By what a bill of a supplier is known. */
export function keysOf({ number, billDate }: Pick<Paper, 'number' | 'billDate'>, { id, gstin }: Supplier): BillKeys {
  return { registration: gstin ?? id, numberKey: numberKeyOf(number), financialYear: financialYear(billDate).short };
}

/** The bill of some lines: matched where all of it fits, else held. */
export function billOf(
  { now, actor }: Pick<BillScope, 'now' | 'actor'>,
  { id, outletId, supplierId, number, billDate, total }: Paper,
  of: {
    readonly place: Place;
    readonly supplier: Supplier;
    readonly rules: PurchaseRules;
    readonly lines: readonly SupplierBillLine[];
  },
): SupplierBill {
  const [taxable, tax] = [sumMoney(of.lines.map((one) => one.net)), sumMoney(of.lines.map((one) => one.tax))];
  const totalIsOff = Math.abs(total - taxable - tax) > of.rules.billTotalAmount;
  const dateIsOld = billDate < addDays(datesAt(of.place, now).taxDate, -OLD_AFTER_DAYS);
  const differs = totalIsOff || dateIsOld || of.lines.some(({ findings }) => findings.length > 0);
  return {
    ...{ id, outletId, supplierId, number, billDate, total, taxable, tax, totalIsOff, dateIsOld },
    ...keysOf({ number, billDate }, of.supplier),
    ...{ state: differs ? 'HELD' : 'MATCHED', enteredAt: now, enteredBy: actor.id, enteredByLabel: actor.label },
    ...{ decidedAt: null, decidedBy: null, decidedByLabel: null, reason: null },
  };
}

/**
 * Writes a bill, and books it when it matches. Says false where the same one is there already: another supplier may go by the same
 * registration, and their bill be entered at this very moment, so the keys decide.
 */
export async function keepBill(scope: BillScope, hand: BillInHand): Promise<boolean> {
  const { tx } = scope;
  const [kept] = await tx.insert(supplierBills).values(hand.bill).onConflictDoNothing().returning();
  if (!kept) return false;
  await tx.insert(supplierBillLines).values([...hand.lines]);
  if (hand.bill.state === 'MATCHED') await postBill(scope, hand);
  return true;
}
