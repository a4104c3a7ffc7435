import { newId } from '@college-kiosk/client';
import { scaled, unscaled } from '@college-kiosk/ui';
import type { ExpenseClaimLineInput } from '../../gql/graphql.ts';

/** A receipt that the server keeps, and what of it is shown here until the page is loaded again. */
export type Sent = { id: string; isPdf: boolean; shown: string | null };

/** A line as it is typed. */
export type TypedLine = {
  key: string;
  day: string;
  categoryId: string;
  what: string;
  amount: string;
  sellerName: string;
  sellerGstin: string;
  billNumber: string;
  /** All tax in it, in rupees; whether it is that of another State. */
  tax: string;
  isInterState: boolean;
  receipts: Sent[];
};

type Kept = Omit<ExpenseClaimLineInput, 'categoryId' | 'receiptIds'> & {
  position: number;
  category: { id: string };
  receipts: readonly { id: string; mediaType: string }[];
};

export function emptyLine(day: string): TypedLine {
  const none = { what: '', amount: '', sellerName: '', sellerGstin: '', billNumber: '', tax: '' };
  return { key: newId(), day, categoryId: '', ...none, isInterState: false, receipts: [] };
}

/** A line that was kept, to be typed on. */
export function typedLine({ category, receipts, amount, cgst = 0, sgst = 0, igst = 0, ...line }: Kept): TypedLine {
  const tax = cgst + sgst + igst;
  return {
    ...{ key: newId(), day: line.day, categoryId: category.id, what: line.what, amount: unscaled(amount, 2) },
    ...{ sellerName: line.sellerName ?? '', sellerGstin: line.sellerGstin ?? '', billNumber: line.billNumber ?? '' },
    ...{ tax: tax === 0 ? '' : unscaled(tax, 2), isInterState: igst > 0 },
    receipts: receipts.map(({ id, mediaType }) => ({ id, isPdf: mediaType === 'application/pdf', shown: null })),
  };
}

/** What is wrong with a line before the server is asked; null when nothing is. */
export function faultOf({ day, categoryId, what, amount, tax, isInterState }: TypedLine): string | null {
  if (day === '') return 'Say when it was.';
  if (categoryId === '') return 'Choose a category.';
  if (what.trim().length < 3) return 'Say what was bought, in a few words.';
  const paid = scaled(amount, 2);
  if (paid === null || paid === 0) return 'Say how much was paid, like 200 or 124.50.';
  const taxed = tax.trim() === '' ? 0 : scaled(tax, 2);
  if (taxed === null) return 'The tax is an amount, like 18 or 9.50.';
  return !isInterState && taxed % 2 === 1
    ? 'CGST and SGST are alike: the tax of a bill from this State is even.'
    : null;
}

/** A line as it is sent; of one State the tax is half central, half the State’s (rules §1.3). */
export function lineInput(line: TypedLine): ExpenseClaimLineInput {
  const tax = line.tax.trim() === '' ? 0 : (scaled(line.tax, 2) ?? 0);
  const heads = line.isInterState ? { cgst: 0, sgst: 0, igst: tax } : { cgst: tax / 2, sgst: tax / 2, igst: 0 };
  return {
    ...{ day: line.day, categoryId: line.categoryId, what: line.what.trim(), amount: scaled(line.amount, 2) ?? 0 },
    ...{ sellerName: line.sellerName.trim() || null, sellerGstin: line.sellerGstin.trim().toUpperCase() || null },
    ...{ billNumber: line.billNumber.trim() || null, ...heads, receiptIds: line.receipts.map(({ id }) => id) },
  };
}

/** What the lines come to, as far as they can be read. Paise. */
export function totalOf(lines: readonly TypedLine[]): number {
  return lines.reduce((sum, { amount }) => sum + (scaled(amount, 2) ?? 0), 0);
}
