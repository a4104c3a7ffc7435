import { assert } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { type IssuedDocument, issueNote, type NoteIssue } from '../issue-document.ts';
import { withDocumentLines } from '../loaders.ts';
import { documents } from '../tables.ts';
import { type Credit, type Credited, creditOf, type LineBack, leftOf } from './credited-lines.ts';

type About = { readonly orderId: string } & Pick<Credited, 'inRupees'>;

/** What a credit note would say, and what is left of the invoice's lines before it. */
export interface CreditDraft {
  readonly left: readonly LineBack[];
  /** Null where more is asked for than is left. */
  readonly credit: Credit | null;
}

/**
 * What a credit note over these pieces of an order's invoice would say. Nothing is issued.
 * @param about `inRupees`: whether what is paid back is cash, which comes in whole rupees where the invoice did.
 * @throws Fault when the order has no invoice.
 */
export async function draftCredit(reader: Reader, about: About, wanted: readonly LineBack[]): Promise<CreditDraft> {
  const { credited } = await creditedOf(reader, about);
  return { left: leftOf(credited), credit: creditOf(credited, wanted) };
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
): Promise<IssuedDocument & Credit & { readonly part: number }> {
  const { credited, invoice } = await creditedOf(tx, issue);
  const credit = creditOf(credited, wanted ?? leftOf(credited));
  assert(credit && credit.lines.length > 0, 'no more is taken back than was invoiced', { orderId: issue.orderId });
  const part = credited.notes.length + 1;
  return { ...(await issueNote(tx, { ...issue, part }, invoice, credit)), ...credit, part };
}

async function creditedOf(reader: Reader, { orderId, inRupees }: About) {
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
  };
  const { lines: _, ...row } = invoice;
  return { credited, invoice: row };
}
