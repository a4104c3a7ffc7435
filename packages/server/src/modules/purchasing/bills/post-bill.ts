import { type Money, sumMoney } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { addHeads, headsOn, recordBill } from '../../finance/index.ts';
import { creditInputTax, inputTax } from '../../inventory/index.ts';
import { datesAt, type Place } from '../../places/index.ts';
import type { Supplier } from '../suppliers/supplier.ts';
import type { SupplierBill, SupplierBillLine } from './bill.ts';
import { lineAt, type OpenLine, shareOf } from './open-lines.ts';
import { supplierBillClearings } from './tables.ts';

/** A bill with all it is held against. */
export interface BillInHand {
  readonly bill: SupplierBill;
  readonly lines: readonly SupplierBillLine[];
  /** As they are before the bill counts. */
  readonly open: readonly OpenLine[];
  readonly place: Place;
  readonly supplier: Supplier;
}

/** Who does it, and when. */
export interface BillScope extends Pick<CommandScope, 'tx' | 'now'> {
  readonly actor: { readonly id: string | null; readonly label: string };
}

/**
 * Makes a bill count: what it asks for of each delivery is taken off what was not invoiced, as it had been booked, and finance records
 * what is owed (rules §2.3 G03, G05, G07). What it asks for beyond what came is price variance.
 */
export async function postBill({ tx, now, actor }: BillScope, hand: BillInHand): Promise<void> {
  const { bill, lines, open, place, supplier } = hand;
  const clearings = lines.flatMap((line) => {
    const of = lineAt(open, line);
    const quantity = of ? Math.min(line.baseQuantity, of.open) : 0;
    if (!of || quantity <= 0) return [];
    const { receiptId, receiptPosition, position } = line;
    return [{ billId: bill.id, position, receiptId, receiptPosition, quantity, value: shareOf(of, quantity) }];
  });
  if (clearings.length > 0) await tx.insert(supplierBillClearings).values(clearings);
  await creditTax(tx, lines, open);
  await recordBill(tx, {
    ...{ id: bill.id, outletId: bill.outletId, supplierId: supplier.id, documentDate: bill.billDate, at: now },
    ...{ dates: datesAt(place, now), postedBy: actor.label, narration: `Bill ${bill.number} of ${supplier.name}` },
    ...{ paymentDays: supplier.paymentDays, isSmallEnterprise: supplier.isMsme },
    untaxed: sumMoney(lines.filter(({ taxRate }) => taxRate === 0).map(({ net }) => net)),
    isInterState: lines.some((line) => line.isInterState),
    goods: {
      total: bill.total,
      cleared: sumMoney(clearings.map(({ value }) => value)),
      heads: addHeads(lines.map((line) => headsOn(line.net, line.taxRate, line))),
      rounding: bill.totalIsOff ? 0 : roundingOf(bill),
    },
  });
}

/** Says of the batches of some lines which input tax is credited on them by now. */
export async function creditTax(
  tx: CommandScope['tx'],
  lines: readonly Pick<SupplierBillLine, 'receiptId' | 'receiptPosition' | 'taxRate' | 'isCredited' | 'isInterState'>[],
  open: readonly OpenLine[],
): Promise<void> {
  const credited = lines.flatMap((line) => {
    const batchId = lineAt(open, line)?.batchId;
    return batchId ? [{ batchId, ...inputTax(line.taxRate, line) }] : [];
  });
  await creditInputTax(tx, credited);
}

/** What the total is more than its lines, or less. */
export function roundingOf({ total, taxable, tax }: Pick<SupplierBill, 'total' | 'taxable' | 'tax'>): Money {
  return total - taxable - tax;
}
