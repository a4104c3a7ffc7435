import { assert, financialYear, type Money, sumMoney } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { asRow } from '../../platform/db/rows.ts';
import { newId } from '../../platform/ids.ts';
import type { Place } from '../places/index.ts';
import { type IssuingDevice, issuerOf, seriesOf } from './document-number.ts';
import {
  type Buyer,
  type DocumentForm,
  type DocumentIssuer,
  formOf,
  issuerAt,
  placeOfSupply,
} from './documents/document-form.ts';
import type { PostingDates } from './post.ts';
import type { documents } from './tables.ts';

/** One line of a document, with its taxes as they were computed at the sale; never computed again. */
export interface DocumentLineDraft {
  readonly description: string;
  /** HSN or SAC. */
  readonly taxCode: string;
  readonly taxKind: 'PREPARED' | 'GOODS';
  /** Thousandths. */
  readonly quantity: number;
  readonly gross: Money;
  readonly taxable: Money;
  readonly rateBp: number;
  readonly cgst: Money;
  readonly sgst: Money;
  readonly igst: Money;
  /** Of the catalogue; null for a line that is of none of its items. */
  readonly itemId?: string | null;
}

export interface DocumentIssue {
  readonly orderId: string;
  readonly place: Place;
  /** The device that made the sale; null for a sale without one. */
  readonly device: IssuingDevice | null;
  readonly at: Date;
  readonly dates: PostingDates;
}

export interface InvoiceIssue extends DocumentIssue {
  readonly lines: readonly DocumentLineDraft[];
  readonly roundOff: Money;
  /** Whom it is made out to, where they are registered and said so before they paid. */
  readonly buyer: Buyer | null;
}

export interface IssuedDocument {
  readonly id: string;
  readonly number: string;
  readonly total: Money;
}

/**
 * Issues the tax invoice of an order under the next number of its series. Call it as late as possible: the series is
 * locked until the commit, which is what keeps it without gaps. Rules §1.6.
 * @throws Fault for an invoice without lines. A second invoice for the order violates
 *   `documents_one_invoice_per_order`.
 */
export async function issueInvoice(tx: Tx, issue: InvoiceIssue): Promise<IssuedDocument> {
  return issueDocument(tx, issue, invoiceBody(issue));
}

/** What is said of a credit note beside what it takes back. */
export interface NoteIssue extends DocumentIssue {
  /** Stands on the note (CGST Rules, rule 53); it is not empty. */
  readonly reason: string;
  /** The refund that pays it out. */
  readonly refundId: string | null;
}

/**
 * Issues a credit note about an invoice, in a series of its own. It says who issued the invoice and to whom it was made out, as that
 * does. Rules §1.6 (section 34). `part` is its place among the notes about the invoice.
 */
export function issueNote(
  tx: Tx,
  issue: NoteIssue & { readonly part: number; readonly withoutTax: boolean },
  invoice: typeof documents.$inferSelect,
  { lines, roundOff }: Pick<DocumentBody, 'lines' | 'roundOff'>,
): Promise<IssuedDocument> {
  const { reason, part, refundId, withoutTax } = issue;
  const form = withoutTax ? ('FINANCIAL_CREDIT_NOTE' as const) : ('CREDIT_NOTE' as const);
  return issueDocument(tx, issue, {
    ...{ type: 'CREDIT_NOTE', form, originalId: invoice.id, reason, part, refundId, lines, roundOff },
    ...{ issuer: invoice.issuer, placeOfSupply: invoice.placeOfSupply, buyer: buyerOf(invoice) },
  });
}

interface DocumentBody {
  readonly type: 'INVOICE' | 'CREDIT_NOTE';
  readonly originalId: string | null;
  readonly reason: string | null;
  /** Its place among the invoices, or the notes, of its order, from 1. */
  readonly part: number;
  readonly refundId: string | null;
  readonly lines: readonly (DocumentLineDraft & { readonly ofPosition?: number })[];
  readonly roundOff: Money;
  readonly form: DocumentForm;
  readonly issuer: DocumentIssuer;
  readonly placeOfSupply: string;
  readonly buyer: Buyer | null;
}

/** Whom a document, or an order, is made out to; null for whoever stood there. */
export function buyerOf(row: {
  readonly buyerGstin: string | null;
  readonly buyerName: string | null;
  readonly buyerAddress: string | null;
}): Buyer | null {
  const { buyerGstin: gstin, buyerName: name, buyerAddress: address } = row;
  return gstin === null || name === null || address === null ? null : { gstin, name, address };
}

function invoiceBody({ place, lines, roundOff, buyer }: InvoiceIssue): DocumentBody {
  return {
    ...{ type: 'INVOICE', originalId: null, reason: null, part: 1, refundId: null, lines, roundOff, buyer },
    form: formOf(place.organisation.taxProfile, lines, buyer),
    ...{ issuer: issuerAt(place), placeOfSupply: placeOfSupply(place) },
  };
}

async function issueDocument(tx: Tx, issue: DocumentIssue, body: DocumentBody): Promise<IssuedDocument> {
  const { document, lines, device } = documentRows(issue, body);
  const [row] = await tx.execute<{ number: string }>(sql`select finance_issue_document(
    ${JSON.stringify(document)}::text::jsonb, ${JSON.stringify(lines)}::text::jsonb, ${device}) as number`);
  assert(row, 'an issued document has a number', { id: document.id });
  return { id: document.id, number: row.number, total: document.total };
}

/** The rows of an invoice, as `finance_issue_document` takes them: all but its number. Throws as `issueInvoice` does. */
export function invoiceRows(issue: InvoiceIssue) {
  return documentRows(issue, invoiceBody(issue));
}

function documentRows(
  issue: DocumentIssue,
  { type, lines, roundOff, originalId, reason, part, refundId, ...body }: DocumentBody,
) {
  assert(lines.length > 0, 'a document has lines', { orderId: issue.orderId, type });
  const taxable = sumMoney(lines.map((line) => line.taxable));
  const tax = sumMoney(lines.flatMap((line) => [line.cgst, line.sgst, line.igst]));
  const total = sumMoney([taxable, tax, roundOff]);
  const document = {
    id: newId(issue.at),
    type,
    series: seriesOf(issue.place.outlet.code, issue.device, type),
    financial_year: financialYear(issue.dates.taxDate).short,
    outlet_id: issue.place.outlet.id,
    ...{ order_id: issue.orderId, part, refund_id: refundId },
    original_id: originalId,
    reason,
    tax_date: issue.dates.taxDate,
    business_date: issue.dates.businessDate,
    issued_at: issue.at,
    ...{ taxable, tax, total },
    round_off: roundOff,
    ...{ form: body.form, issuer: body.issuer, place_of_supply: body.placeOfSupply },
    ...{ buyer_gstin: body.buyer?.gstin ?? null, buyer_name: body.buyer?.name ?? null },
    buyer_address: body.buyer?.address ?? null,
  };
  return {
    document,
    lines: lines.map((line, index) => ({ position: index + 1, ...asRow(line) })),
    device: issuerOf(issue.device)?.id ?? null,
  };
}
