import { financialYear, formatInvoiceNumber, sumMoney } from '@college-kiosk/kernel';
import {
  type DocumentLineDraft,
  formOf,
  issuerAt,
  type Posting,
  type PostingDates,
  placeOfSupply,
} from '../../../modules/finance/index.ts';
import type { Random } from './random.ts';
import type { Scribe } from './scribe.ts';
import type { HistoryOutlet, Kiosk, Ticket } from './ticket.ts';

interface Issue {
  readonly type: 'INVOICE' | 'CREDIT_NOTE';
  readonly outlet: HistoryOutlet;
  readonly kiosk: Kiosk | null;
  readonly orderId: string;
  readonly at: Date;
  readonly dates: PostingDates;
  readonly lines: readonly DocumentLineDraft[];
  readonly roundOff: number;
  /** Of a credit note. */
  readonly reason?: string | null;
  readonly refundId?: string | null;
}

export interface Books {
  /** Notes a journal entry. The database refuses the commit of one that does not balance. */
  post(posting: Posting): void;
  /** Issues a document under the next number of its series; a credit note is for the order's invoice. Call it in the order of time. */
  issue(issue: Issue): { readonly id: string; readonly number: string };
  /** Writes it all down; nothing may be posted after that. */
  write(scribe: Scribe): void;
}

interface Series {
  readonly series: string;
  readonly financialYear: string;
  readonly documentType: Issue['type'];
  readonly outletId: string;
  readonly deviceId: string | null;
  lastNumber: number;
}

interface Posted {
  readonly id: string;
  readonly posting: Posting;
}

/** The journal and the documents of the history, in memory. */
export function openBooks(random: Random): Books {
  const postings: Posted[] = [];
  const allSeries = new Map<string, Series>();
  const documents: object[] = [];
  const documentLines: object[] = [];
  const invoices = new Map<string, string>();

  return {
    post: (posting) => void postings.push({ id: random.id(posting.at), posting }),

    issue({ type, outlet, kiosk, orderId, at, dates, lines, roundOff, reason = null, refundId = null }) {
      const year = financialYear(dates.taxDate).short;
      const name = seriesOf(outlet.code, kiosk, type);
      const outletId = outlet.place.outlet.id;
      const known = allSeries.get(`${name} ${year}`);
      const opened = { series: name, financialYear: year, documentType: type, outletId, deviceId: kiosk?.id ?? null };
      const series = known ?? { ...opened, lastNumber: 0 };
      allSeries.set(`${name} ${year}`, series);
      series.lastNumber += 1;

      const id = random.id(at);
      const originalId = type === 'CREDIT_NOTE' ? (invoices.get(orderId) ?? null) : null;
      if (type === 'INVOICE') invoices.set(orderId, id);
      const number = numberOf(name, year, series.lastNumber);
      const taxable = sumMoney(lines.map((line) => line.taxable));
      const tax = sumMoney(lines.flatMap((line) => [line.cgst, line.sgst, line.igst]));
      documents.push({
        ...{ id, type, number, series: name, financialYear: year, sequence: series.lastNumber, outletId, orderId },
        ...{
          originalId,
          reason,
          ...dates,
          issuedAt: at,
          taxable,
          tax,
          roundOff,
          total: sumMoney([taxable, tax, roundOff]),
        },
        form: type === 'INVOICE' ? formOf(outlet.place.organisation.taxProfile, lines, null) : 'CREDIT_NOTE',
        ...{ issuer: issuerAt(outlet.place), placeOfSupply: placeOfSupply(outlet.place) },
        ...{ part: 1, refundId, buyerGstin: null, buyerName: null, buyerAddress: null },
      });
      // A note of the history takes a whole invoice back, line by line.
      const placed = (position: number) => ({ position, ofPosition: type === 'CREDIT_NOTE' ? position : null });
      documentLines.push(...lines.map((line, index) => ({ documentId: id, ...placed(index + 1), ...line })));
      return { id, number };
    },

    write({ write }) {
      // Entries are numbered as they are written: in the order of time over all outlets.
      const inTime = postings.sort((a, b) => a.posting.at.getTime() - b.posting.at.getTime());
      write('document_series', () => [...allSeries.values()]);
      write('documents', () => documents);
      write('document_lines', () => documentLines);
      write('journal_entries', () => inTime.map(entryRow));
      write('journal_lines', () => inTime.flatMap(lineRows));
    },
  };
}

function entryRow({ id, posting }: Posted) {
  const { outletId, kind = 'ORDINARY', dates, source, event, narration, at, postedBy } = posting;
  return {
    ...{ id, outletId, kind, ...dates, sourceType: source.type, sourceId: source.id },
    ...{ event, narration, postedAt: at, postedBy, reversalOf: null },
  };
}

function lineRows({ id, posting }: Posted) {
  return posting.lines.map(({ account, debit = 0, credit = 0, party = null }, index) => ({
    ...{ entryId: id, position: index + 1, accountCode: account, debit, credit, party },
  }));
}

/** What a document says of an order's lines. */
export function documentLinesOf({ lines }: Ticket): DocumentLineDraft[] {
  return lines.map(
    ({ name, variantName, modifiers, quantity, taxCode, taxKind, gross, taxable, rateBp, itemId, ...heads }) => ({
      description: `${name} (${[variantName, modifiers.map((one) => one.name).join(', ')].filter(Boolean).join('; ')})`,
      ...{ taxCode, taxKind, quantity: quantity * 1_000, gross, taxable, rateBp },
      ...{ cgst: heads.cgst, sgst: heads.sgst, igst: heads.igst, itemId },
    }),
  );
}

// `seriesOf` and `finance_document_number` of finance, which stay behind its door. A test issues the next documents through the
// product and sees them follow on.
function seriesOf(outletCode: string, kiosk: Kiosk | null, type: Issue['type']): string {
  return `${outletCode}${kiosk ? `K${kiosk.number}` : '0'}${type === 'CREDIT_NOTE' ? 'R' : ''}`;
}

function numberOf(series: string, year: string, number: number): string {
  if (series.length <= 4) return formatInvoiceNumber({ series, financialYear: year, number });
  return `${series}/${year}/${String(number).padStart(14 - series.length - year.length, '0')}`;
}
