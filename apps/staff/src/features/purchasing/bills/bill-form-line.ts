import { scaled, unscaled } from '@college-kiosk/ui';
import type { SupplierBillLineInput } from '../../../gql/graphql.ts';

/** A line of a bill as it is typed. */
export type BillFormLine = {
  readonly key: string;
  readonly receiptId: string;
  readonly position: number;
  readonly name: string;
  readonly unit: string;
  /** Whether the bill asks for it. */
  readonly isBilled: boolean;
  readonly quantity: string;
  readonly price: string;
  /** Per cent. */
  readonly taxRate: string;
};

type ToBill = {
  readonly position: number;
  readonly quantity: number;
  readonly unit: string;
  readonly price: number;
  readonly taxRate: number;
  readonly item: { readonly name: string };
};

/** A line as the bill should say it. */
export function billFormLine(receiptId: string, line: ToBill): BillFormLine {
  return {
    ...{ key: `${receiptId}:${line.position}`, receiptId, position: line.position, name: line.item.name },
    ...{ unit: line.unit, isBilled: true, quantity: unscaled(line.quantity, 3), price: unscaled(line.price, 2) },
    taxRate: unscaled(line.taxRate, 2),
  };
}

/** What is sent for a line; null while something of it is missing. */
export function billLineInput(line: BillFormLine): SupplierBillLineInput | null {
  const [quantity, price, taxRate] = [scaled(line.quantity, 3), scaled(line.price, 2), scaled(line.taxRate, 2)];
  if (!quantity || price === null || taxRate === null || taxRate > 10_000) return null;
  return { receiptId: line.receiptId, receiptPosition: line.position, quantity, unit: line.unit, price, taxRate };
}

/** What lines come to with tax, in paise; what is not whole yet counts nothing. */
export function billSum(lines: readonly BillFormLine[]): number {
  return lines.reduce((sum, line) => {
    const said = line.isBilled ? billLineInput(line) : null;
    if (!said) return sum;
    const net = Math.round((said.quantity * said.price) / 1_000);
    return sum + net + 2 * Math.round((net * said.taxRate) / 20_000);
  }, 0);
}
