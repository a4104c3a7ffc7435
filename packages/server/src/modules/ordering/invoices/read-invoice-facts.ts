import { AppError, assert } from '@college-kiosk/kernel';
import type { Reader } from '../../../platform/db/database.ts';
import { buyerOf, type Document, documentsById } from '../../finance/index.ts';
import { paymentsOfOrders } from '../../payments/index.ts';
import { placeOf } from '../../places/index.ts';
import type { Order } from '../order.ts';
import { readOrderRow } from '../queries.ts';
import type { InvoiceFacts } from './invoice-facts.ts';
import { invoiceLink, type LinkMaker } from './invoice-link.ts';

/** A document with the order it is about. Throws NOT_FOUND. */
export async function documentWithOrder(
  reader: Reader,
  documentId: string,
): Promise<{ readonly document: Document; readonly order: Order }> {
  const document = (await documentsById(reader, [documentId])).get(documentId);
  if (!document) throw new AppError('NOT_FOUND', 'There is no such invoice or credit note.');
  return { document, order: await readOrderRow(reader, document.orderId) };
}

/**
 * All that the paper of a document says, from what was stored when it was issued: no figure is computed again, and no setting of today is
 * asked for but the zone of its clock. Throws NOT_FOUND.
 */
export async function readInvoiceFacts(reader: Reader, documentId: string, links: LinkMaker): Promise<InvoiceFacts> {
  const { document, order } = await documentWithOrder(reader, documentId);
  const { organisation } = await placeOf(reader, document.outletId);
  const { form, number, issuer, placeOfSupply, taxable, tax, roundOff, total } = document;
  return {
    ...{ form, number, issuer, placeOfSupply, taxable, tax, roundOff, total },
    issuedAt: clockOf(document.issuedAt, organisation.zone),
    buyer: buyerOf(document),
    ...{ token: order.token, channel: order.channel },
    original: document.originalId === null ? null : await originalOf(reader, document.originalId, document.reason),
    lines: document.lines.map(({ documentId: _, position: __, ...line }) => line),
    tenders: await tendersOf(reader, document),
    link: invoiceLink(links, document.id),
  };
}

async function originalOf(reader: Reader, id: string, reason: string | null): Promise<InvoiceFacts['original']> {
  const original = (await documentsById(reader, [id])).get(id);
  assert(original, 'a credit note names an invoice', { id });
  return { number: original.number, taxDate: dayOf(original.taxDate), reason: reason ?? '' };
}

/** The money of the order that counts, and on a credit note what of it went back. */
async function tendersOf(reader: Reader, { orderId, type, total }: Document): Promise<InvoiceFacts['tenders']> {
  const paid = (await paymentsOfOrders(reader, [orderId])).get(orderId) ?? [];
  const counted = paid.filter(({ capturedAt, stray }) => capturedAt !== null && stray === null);
  return counted.map(({ tender, amount, tendered, change }) =>
    type === 'INVOICE'
      ? { tender, amount, tendered, change }
      : { tender, amount: Math.min(amount, total), tendered: null, change: null },
  );
}

/** `24-11-2026 12:30`, where the organisation is: the same in every language. */
function clockOf(at: Date, timeZone: string): string {
  const digits = '2-digit' as const;
  const written = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: digits, day: digits, hour: digits, minute: digits },
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => written.find((one) => one.type === type)?.value ?? '';
  return `${part('day')}-${part('month')}-${part('year')} ${part('hour')}:${part('minute')}`;
}

/** `24-11-2026` from `2026-11-24`. */
function dayOf(date: string): string {
  return date.split('-').reverse().join('-');
}
