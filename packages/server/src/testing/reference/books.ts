import { cashRoundOff, financialYear, formatInvoiceNumber, sumMoney } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { type DocumentLineDraft, type PostingLine, salePosting } from '../../modules/finance/index.ts';
import type { Place } from '../../modules/places/index.ts';
import { datesAt } from '../../modules/places/index.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { AsJson, insertRow, oneRow } from './rows.ts';

/** Who issues, as the organisation and the outlet are. */
function issuerOf({ outlet, organisation }: Place) {
  const { name, legalName, gstin, stateCode, fssaiLicence, taxProfile, pricesIncludeTax } = organisation;
  const who = { name, legalName, outlet: outlet.name, address: outlet.address, gstin: outlet.gstin ?? gstin };
  return { ...who, stateCode, fssaiLicence, taxProfile, pricesIncludeTax };
}

interface About {
  readonly outletId: string;
  readonly orderId: string;
  readonly event: string;
  readonly narration: string;
  readonly dates: { readonly taxDate: string; readonly businessDate: string };
}

/** Rules §2.1, plainly: an entry and its lines, a row at a time. */
export async function postEntry(scope: CommandScope, about: About, lines: readonly PostingLine[]): Promise<void> {
  const { tx, now, actor, newId } = scope;
  const id = newId();
  await insertRow(tx, 'journal_entries', {
    ...{ id, outletId: about.outletId, ...about.dates, sourceType: 'order', sourceId: about.orderId },
    ...{ event: about.event, narration: about.narration, postedAt: now, postedBy: actor.label, reversalOf: null },
  });
  const some = lines.filter((line) => (line.debit ?? 0) + (line.credit ?? 0) > 0);
  for (const [index, { account, debit = 0, credit = 0, party = null }] of some.entries()) {
    const line = { entryId: id, position: index + 1, accountCode: account, debit, credit, party };
    await insertRow(tx, 'journal_lines', line);
  }
}

/** Rules §1.6 and §2.3 G08, plainly: a sale in cash at the outlet's own counter: payment, entry, invoice. */
export async function bookCashSale(
  scope: CommandScope,
  sale: {
    readonly paymentId: string;
    readonly order: { readonly id: string; readonly total: number; readonly token: string };
    readonly place: Place;
    readonly lines: readonly DocumentLineDraft[];
    readonly tendered: number;
  },
): Promise<number> {
  const { tx, now, newId } = scope;
  const { paymentId, order, place, lines, tendered } = sale;
  const outletId = place.outlet.id;
  const rounded = place.organisation.roundsCash ? cashRoundOff(order.total) : 0;
  const roundOff = order.total + rounded > 0 ? rounded : 0;
  const amount = order.total + roundOff;
  await insertRow(tx, 'payments', {
    ...{ id: paymentId, orderId: order.id, outletId, tender: 'CASH', amount, state: 'CAPTURED' },
    ...{ createdAt: now, capturedAt: now, tendered, change: tendered - amount },
  });
  const dates = datesAt(place, now);
  await postEntry(
    scope,
    { outletId, orderId: order.id, event: 'sale', narration: `Sale ${order.token}, cash`, dates },
    salePosting({ tender: 'CASH', lines, roundOff, paymentId }),
  );
  const [series, year] = [`${place.outlet.code}0`, financialYear(dates.taxDate).short];
  await tx.execute(sql`
    insert into document_series (series, financial_year, document_type, outlet_id, last_number)
    values (${series}, ${year}, 'INVOICE', ${outletId}, 0) on conflict do nothing`);
  const { number } = await oneRow<{ number: number }>(
    tx,
    sql`
    update document_series set last_number = last_number + 1 where series = ${series} and financial_year = ${year}
    returning last_number as number`,
  );
  const taxable = sumMoney(lines.map((line) => line.taxable));
  const tax = sumMoney(lines.flatMap((line) => [line.cgst, line.sgst, line.igst]));
  const documentId = newId();
  await insertRow(tx, 'documents', {
    ...{ id: documentId, type: 'INVOICE', series, financialYear: year, sequence: number, outletId, orderId: order.id },
    number: formatInvoiceNumber({ series, financialYear: year, number }),
    ...{ ...dates, issuedAt: now, taxable, tax, roundOff, total: taxable + tax + roundOff },
    ...{
      part: 1,
      form: 'TAX_INVOICE',
      placeOfSupply: place.organisation.stateCode,
      issuer: new AsJson(issuerOf(place)),
    },
  });
  for (const [index, line] of lines.entries()) {
    await insertRow(tx, 'document_lines', { ...line, documentId, position: index + 1 });
  }
  return roundOff;
}
