import { assert } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { type IssuedDocument, issueNote, type NoteIssue } from '../issue-document.ts';
import { withDocumentLines } from '../loaders.ts';
import { documents } from '../tables.ts';
import { type Credit, type Credited, creditOf, type LineBack, leftOf } from './credited-lines.ts';
import { isFinancial } from './note-deadline.ts';

type About = { readonly orderId: string; readonly taxDate: string } & Pick<Credited, 'inRupees'>;

/** What a credit note would say, and what is left of the invoice's lines before it. */
export interface CreditDraft {
  readonly left: readonly LineBack[];
  /** Null where more is asked for than is left. */
  readonly credit: Credit | null;
  /** Whether it would be a financial one, which leaves the tax paid. */
  readonly withoutTax: boolean;
}

/**
 * What a credit note over these pieces of an order's invoice would say. Nothing is issued.
 * @param about `taxDate`: the day it is issued on; `inRupees`: whether what is paid back is cash, which comes in whole rupees where the invoice did.
 * @throws Fault when the order has no invoice.
 */
export async function draftCredit(reader: Reader, about: About, wanted: readonly LineBack[]): Promise<CreditDraft> {
  const { credited } = await creditedOf(reader, about);
  return { left: leftOf(credited), credit: creditOf(credited, wanted), withoutTax: credited.isFinancial };
}

/**
 * Issues the credit note that takes pieces of an order's invoice back, or all that is left of it, with the taxes that were stored: nothing
 * is reckoned by the rates of today. The caller holds the order, and asked `draftCredit` where somebody chose the pieces.
 * @param wanted null for all that is left.
 * @throws Fault when the order has no invoice, or less is left of it.
 */
export async function issueCreditNote(
  tx: Tx,
  issue: NoteIssue & Pick<Credited, 'inRupees'>,
  wanted: readonly LineBack[] | null,
): Promise<IssuedDocument & Credit & { readonly part: number; readonly withoutTax: boolean }> {
  const { credited, invoice } = await creditedOf(tx, { ...issue, taxDate: issue.dates.taxDate });
  const { isFinancial: withoutTax } = credited;
  const credit = creditOf(credited, wanted ?? leftOf(credited));
  assert(credit && credit.lines.length > 0, 'no more is taken back than was invoiced', { orderId: issue.orderId });
  const part = credited.notes.length + 1;
  return { ...(await issueNote(tx, { ...issue, part, withoutTax }, invoice, credit)), ...credit, part, withoutTax };
}

async function creditedOf(reader: Reader, { orderId, taxDate, inRupees }: About) {
  const rows = await reader.select().from(documents).where(eq(documents.orderId, orderId)).orderBy(documents.part);
  const known = await withDocumentLines(reader, rows);
  const invoice = known.find(({ type }) => type === 'INVOICE');
  assert(invoice, 'only an issued invoice is credited', { orderId });
  const notes = known
    .filter(({ type }) => type === 'CREDIT_NOTE')
    .map(({ total, lines }) => ({
      total,
      lines: lines.map((line) => ({ ...line, ofPosition: line.ofPosition ?? 0 })),
    }));
  const lines = invoice.lines.map(({ documentId: _, ofPosition: __, ...line }) => line);
  const credited: Credited = {
    invoice: { total: invoice.total, lines },
    ...{ notes, inRupees: inRupees && invoice.total % 100 === 0 },
    isFinancial: isFinancial(invoice.taxDate, taxDate),
  };
  const { lines: _, ...row } = invoice;
  return { credited, invoice: row };
}
