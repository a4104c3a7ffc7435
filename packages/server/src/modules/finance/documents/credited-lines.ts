import { cashRoundOff, type Money, money, refundedShare, sumMoney } from '@college-kiosk/kernel';
import type { DocumentLineDraft } from '../issue-document.ts';

/** How much of a line goes back: whole pieces of the line of the invoice that stands at this place, from 1. */
export interface LineBack {
  readonly position: number;
  readonly quantity: number;
}

/** A line of a credit note: what it takes back of a line of the invoice. */
export interface CreditedLine extends DocumentLineDraft {
  readonly ofPosition: number;
}

/** What was issued, and what was taken back of it before. */
export interface Credited {
  readonly invoice: { readonly total: Money; readonly lines: readonly (DocumentLineDraft & { position: number })[] };
  readonly notes: readonly { readonly total: Money; readonly lines: readonly CreditedLine[] }[];
  /** Whether what goes back is whole rupees: cash, where the invoice was rounded to them. */
  readonly inRupees: boolean;
  /** Whether the tax stays paid (section 34(2)): all that goes back is value. */
  readonly isFinancial: boolean;
}

export interface Credit {
  readonly lines: readonly CreditedLine[];
  readonly roundOff: Money;
  readonly total: Money;
  /** Whether nothing of the invoice is left after it. */
  readonly whole: boolean;
}

/** What is left of each line of an invoice, in whole pieces. */
export function leftOf({ invoice, notes }: Pick<Credited, 'invoice' | 'notes'>): LineBack[] {
  const before = notes.flatMap((note) => note.lines);
  return invoice.lines.map(({ position, quantity }) => ({
    position,
    quantity: (quantity - givenOf(before, position, 'quantity')) / 1_000,
  }));
}

/**
 * What a credit note over these pieces says, by the cumulative method: each amount is what the pieces taken back so far come to, less
 * what was taken back of it before, so that all notes together are exactly the invoice. What is given back in whole rupees is rounded
 * over all notes as the invoice was. Rules §1.4, §1.5 D, §1.6.
 * @returns null where more is asked for than is left of a line, or the same line twice.
 */
export function creditOf(credited: Credited, wanted: readonly LineBack[]): Credit | null {
  const { invoice, notes, inRupees, isFinancial } = credited;
  const before = notes.flatMap((note) => note.lines);
  const left = new Map(leftOf(credited).map(({ position, quantity }) => [position, quantity]));
  const once = new Set(wanted.map(({ position }) => position)).size === wanted.length;
  if (!once || wanted.some(({ position, quantity }) => quantity > (left.get(position) ?? 0))) return null;

  const lines = invoice.lines.flatMap((line) => {
    const quantity = wanted.find(({ position }) => position === line.position)?.quantity ?? 0;
    if (quantity === 0) return [];
    return [(isFinancial ? valueBack : lineBack)(line, before, quantity * 1_000)];
  });
  const whole =
    wanted.reduce((sum, { quantity }) => sum + quantity, 0) === [...left.values()].reduce((a, b) => a + b, 0);
  const after = sumMoney([...before, ...lines].flatMap(valuesOf));
  const due = whole ? invoice.total : inRupees ? sumMoney([after, cashRoundOff(after)]) : after;
  const total = money(due - sumMoney(notes.map((note) => note.total)));
  return { lines, total, roundOff: money(total - sumMoney(lines.flatMap(valuesOf))), whole };
}

function lineBack(
  { position, ...line }: DocumentLineDraft & { position: number },
  before: readonly CreditedLine[],
  quantity: number,
): CreditedLine {
  const back = givenOf(before, position, 'quantity') + quantity;
  const share = (head: 'gross' | 'cgst' | 'sgst' | 'igst') =>
    refundedShare(line[head], line.quantity, back, givenOf(before, position, head));
  const [gross, cgst, sgst, igst] = [share('gross'), share('cgst'), share('sgst'), share('igst')];
  // Where tax comes on top of the price, the price is what is taxed.
  const taxable = line.gross === line.taxable ? gross : money(gross - cgst - sgst - igst);
  return { ...line, quantity, gross, taxable, cgst, sgst, igst, ofPosition: position };
}

/** The same without tax: the share of all that the line came to, of which nothing is tax. */
function valueBack(
  { position, ...line }: DocumentLineDraft & { position: number },
  before: readonly CreditedLine[],
  quantity: number,
): CreditedLine {
  const back = givenOf(before, position, 'quantity') + quantity;
  const given = before.filter((one) => one.ofPosition === position).map((one) => sumMoney(valuesOf(one)));
  const taxable = refundedShare(sumMoney(valuesOf(line)), line.quantity, back, sumMoney(given));
  return { ...line, quantity, gross: taxable, taxable, rateBp: 0, cgst: 0, sgst: 0, igst: 0, ofPosition: position };
}

function givenOf(
  before: readonly CreditedLine[],
  position: number,
  what: 'quantity' | 'gross' | 'cgst' | 'sgst' | 'igst',
): number {
  return before.filter((line) => line.ofPosition === position).reduce((sum, line) => sum + line[what], 0);
}

const valuesOf = ({ taxable, cgst, sgst, igst }: DocumentLineDraft) => [taxable, cgst, sgst, igst];
