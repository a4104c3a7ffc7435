import { isValidGstin, type Money, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { z } from 'zod';
import type { Tx } from '../../../platform/db/database.ts';
import { pictureIds } from '../../../platform/files/keep-file.ts';
import { closedDay } from '../../finance/index.ts';
import { numberKeyOf } from '../../purchasing/index.ts';
import { categoriesById } from '../categories/category.ts';
import type { ExpenseClaimLine } from './claim.ts';

/** Paise: ten million rupees. */
const LINE_AT_MOST = 1_000_000_000;
const head = z.int().min(0).max(LINE_AT_MOST).default(0);
const text = (max: number) => z.string().trim().max(max).nullish();

/** One thing that was bought, as a person writes it down. */
export const writtenLine = z.object({
  day: z.iso.date(),
  categoryId: z.uuid(),
  what: z.string().trim().min(3).max(200),
  // With tax. That it is more than nothing is said in words below.
  amount: z.int().min(-LINE_AT_MOST).max(LINE_AT_MOST),
  sellerName: text(120),
  sellerGstin: text(20),
  billNumber: text(40),
  cgst: head,
  sgst: head,
  igst: head,
  receiptIds: pictureIds,
});

export const writtenLines = z.array(writtenLine).min(1, 'A claim has at least one line.').max(50);
type WrittenLine = z.output<typeof writtenLine>;

/** The lines of a claim as its rows. */
export function rowsOf(claimId: string, lines: readonly WrittenLine[]): ExpenseClaimLine[] {
  return lines.map(({ sellerName, sellerGstin, billNumber, receiptIds, ...line }, index) => ({
    ...line,
    ...{ claimId, position: index + 1, receiptIds: receiptIds ?? [] },
    ...{ sellerName: sellerName || null, sellerGstin: sellerGstin || null, billNumber: billNumber || null },
    billKey: (billNumber && numberKeyOf(billNumber)) || null,
  }));
}

/** The tax of a line, all heads. */
export function taxOf({ cgst, sgst, igst }: Pick<ExpenseClaimLine, 'cgst' | 'sgst' | 'igst'>): Money {
  return sumMoney([cgst, sgst, igst]);
}

/** What the lines come to. */
export function totalOf(rows: readonly Pick<ExpenseClaimLine, 'amount'>[]): Money {
  return sumMoney(rows.map(({ amount }) => amount));
}

interface Scope {
  readonly tx: Tx;
  readonly now: Date;
}

/**
 * Why these lines cannot be claimed, in their order: AMOUNT_NOT_POSITIVE, CATEGORY_CLOSED, SELLER_GSTIN_INVALID, TAX_UNFIT, DAY_AHEAD and
 * PERIOD_LOCKED; null when they can. The months are held open until the commit.
 */
export async function unfit(
  scope: Scope,
  outletId: string,
  rows: readonly ExpenseClaimLine[],
): Promise<Refusal | null> {
  const categories = await categoriesById(
    scope.tx,
    rows.map(({ categoryId }) => categoryId),
  );
  for (const row of rows) {
    const { position, amount, categoryId } = row;
    if (amount <= 0) {
      return refuse('AMOUNT_NOT_POSITIVE', 'Say how much was paid: more than nothing.', { position });
    }
    if (!categories.get(categoryId)?.inUse) {
      return refuse('CATEGORY_CLOSED', 'Nothing is claimed in this category any more. Choose another one.', {
        position,
      });
    }
    const refusal = unfitTax(row);
    if (refusal) return refusal;
  }
  for (const day of [...new Set(rows.map((row) => row.day))].sort()) {
    const refusal = await closedDay(scope, { outletId, day });
    if (refusal) return refusal;
  }
  return null;
}

/** Tax stands on a tax invoice: of a seller with a registration, with a number, in heads that fit each other (rules §1.3, §1.7). */
function unfitTax(row: ExpenseClaimLine): Refusal | null {
  const { position, sellerGstin, cgst, sgst, igst, amount, billKey } = row;
  if (sellerGstin !== null && !isValidGstin(sellerGstin)) {
    const message = 'This is no GSTIN: fifteen capitals and digits, as on the bill; one of them is wrong.';
    return refuse('SELLER_GSTIN_INVALID', message, { position });
  }
  const tax = taxOf(row);
  const no = (message: string) => refuse('TAX_UNFIT', message, { position });
  if (tax === 0) return null;
  if (sellerGstin === null || billKey === null) {
    return no('Tax stands on a tax invoice: give the seller’s GSTIN and the number of the bill, or leave the tax out.');
  }
  if (cgst !== sgst || (cgst > 0 && igst > 0)) {
    return no('CGST and SGST are alike; IGST stands alone, on bills from another State.');
  }
  return tax >= amount ? no('The tax is a part of what was paid: it is less than that.') : null;
}

/** Which line lacks a receipt that its category asks for: RECEIPT_NEEDED; null when none does. */
export async function receiptLacks(tx: Tx, rows: readonly ExpenseClaimLine[]): Promise<Refusal | null> {
  const categories = await categoriesById(
    tx,
    rows.map(({ categoryId }) => categoryId),
  );
  for (const { position, amount, categoryId, receiptIds } of rows) {
    const above = categories.get(categoryId)?.receiptAbove ?? 0;
    if (amount > above && receiptIds.length === 0) {
      const message = `Line ${position} needs its receipt: a photo, or the PDF.`;
      return refuse('RECEIPT_NEEDED', message, { position, above });
    }
  }
  return null;
}
