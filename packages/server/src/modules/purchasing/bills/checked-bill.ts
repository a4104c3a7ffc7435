import { AppError, type Money, type Quantity, type Refusal, refuse } from '@college-kiosk/kernel';
import type { Tx } from '../../../platform/db/database.ts';
import { inBaseUnits, type MeasuredItem, measuredItems, unknownUnit } from '../../inventory/index.ts';
import type { Place } from '../../places/index.ts';
import type { PurchaseRules } from '../orders/rules.ts';
import type { Supplier } from '../suppliers/supplier.ts';
import { agreedRate, taxTerms } from '../suppliers/tax-terms.ts';
import { billedAmounts, findingsOf, type SupplierBillLine } from './bill.ts';
import { agreedNet, lineAt, type OpenLine, openLines } from './open-lines.ts';
import type { BillInHand } from './post-bill.ts';

/** A line of a bill as it is said. */
export interface SaidLine {
  readonly receiptId: string;
  readonly receiptPosition: number;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly price: Money;
  readonly taxRate: number;
}

/** Up to a hundred crore rupees a line. */
const LINE_MAX = 100_000_000_000n;

interface Against {
  readonly billId: string;
  readonly place: Place;
  readonly supplier: Supplier;
  readonly rules: PurchaseRules;
}

/**
 * The lines of a bill held against what was ordered and received. Refuses RECEIPT_UNKNOWN for what is no accepted line of a delivery to
 * this outlet, OTHER_SUPPLIER, RECEIPT_BILLED for what is billed, or waits in another bill, or went back whole, and UNIT_UNKNOWN. The
 * supplier is locked, so that no two bills ask for the same goods.
 */
export async function checkedBill(
  tx: Tx,
  said: readonly SaidLine[],
  against: Against,
): Promise<Pick<BillInHand, 'lines' | 'open'> | Refusal> {
  const { place, supplier } = against;
  const open = await openLines(
    tx,
    said.map(({ receiptId }) => receiptId),
  );
  const items = await measuredItems(
    tx,
    open.map(({ stockItemId }) => stockItemId),
  );
  const lines: SupplierBillLine[] = [];
  for (const [index, line] of said.entries()) {
    const of = lineAt(open, line);
    if (!of || of.outletId !== place.outlet.id) {
      return refuse('RECEIPT_UNKNOWN', 'There is no such line of a delivery to this outlet: look at it again.');
    }
    if (of.supplierId !== supplier.id) {
      return refuse(
        'OTHER_SUPPLIER',
        `${supplier.name} did not bring this: a bill is about one supplier’s deliveries.`,
      );
    }
    const item = items.get(of.stockItemId) as MeasuredItem;
    if (of.billable === 0) {
      return refuse('RECEIPT_BILLED', `${item.name}: this delivery is billed already, or went back.`, {
        stockItemId: item.id,
      });
    }
    const baseQuantity = inBaseUnits(item, line.quantity, line.unit);
    if (baseQuantity === null) return unknownUnit(item, line.unit);
    if (baseQuantity === 0) throw new AppError('INVALID', `${item.name}: this is too little to count.`);
    lines.push(matchedLine({ ...line, baseQuantity, position: index + 1 }, { of, item, ...against }));
  }
  return { lines, open };
}

function matchedLine(
  line: SaidLine & { readonly baseQuantity: Quantity; readonly position: number },
  { of, item, ...against }: Against & { readonly of: OpenLine; readonly item: MeasuredItem },
): SupplierBillLine {
  if ((BigInt(line.price) * BigInt(line.quantity)) / 1_000n > LINE_MAX) {
    throw new AppError('INVALID', `${item.name}: this is more than can be billed on one line.`);
  }
  const { billId, place, supplier, rules } = against;
  const terms = taxTerms(item, supplier, place);
  const agreedTaxRate = agreedRate(item, supplier);
  const agreed = agreedNet(of, line.baseQuantity, { rate: agreedTaxRate, isCredited: item.taxCreditable });
  const compared = {
    ...{ ...line, ...billedAmounts(line, terms), ...terms, billable: of.billable, agreedNet: agreed, agreedTaxRate },
  };
  return { ...compared, billId, stockItemId: item.id, findings: findingsOf(compared, rules) };
}
