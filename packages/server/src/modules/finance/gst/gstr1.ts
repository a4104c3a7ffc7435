import type { Money } from '@college-kiosk/kernel';
import { groupBy } from '../../../platform/group.ts';
import type { GstMonth } from './gst-month.ts';
import type { BuyerRow, CodeRow, RateRow, Taxed } from './outward.ts';

/**
 * A month as the offline tool of the GST portal takes GSTR-1: `b2b` (table 4), `b2cs` (7), `nil` (8), `cdnr` (9B), `hsn` (12, in its two
 * parts) and `doc_issue` (13). Table 5, large sales into another State to the unregistered, is never filled: what is handed over in a
 * canteen is supplied in its own State (rules §1.3), and nothing is shipped. An export, not a filing. Rules §1.9.
 */
export function gstr1Of(month: GstMonth): object {
  const { gstin, from, rates, codes, buyers, series } = month;
  const [year, number] = from.split('-');
  const invoices = taxedTo(buyers, 'INVOICE');
  const notes = taxedTo(buyers, 'CREDIT_NOTE');
  const toOthers = rates.filter(({ registered, rateBp }) => !registered && rateBp > 0);
  return {
    ...{ gstin, fp: `${number}${year}` },
    b2b: byBuyer(invoices, (rows) => ({ inv: byNumber(rows, (row) => ({ inum: row.number, idt: dayOf(row.day) })) })),
    b2cs: toOthers.map((row) => ({
      ...{ sply_ty: row.interState ? 'INTER' : 'INTRA', pos: row.placeOfSupply, typ: 'OE', rt: rateOf(row.rateBp) },
      ...amountsOf(row),
    })),
    nil: { inv: NIL_KINDS.map((kind) => ({ sply_ty: kind.code, ...untaxedOf(rates, kind) })) },
    cdnr: byBuyer(notes, (rows) => ({
      nt: byNumber(rows, (row) => ({ ntty: 'C', nt_num: row.number, nt_dt: dayOf(row.day) })),
    })),
    hsn: {
      hsn_b2b: codes.filter(({ registered }) => registered).map(codeRow),
      hsn_b2c: codes.filter(({ registered }) => !registered).map(codeRow),
    },
    doc_issue: {
      doc_det: DOCUMENT_KINDS.map(({ type, code }) => ({
        doc_num: code,
        docs: series
          .filter((row) => row.type === type)
          .map((row, at) => ({
            ...{ num: at + 1, from: row.first, to: row.last, totnum: row.count, cancel: 0, net_issue: row.count },
          })),
      })).filter(({ docs }) => docs.length > 0),
    },
  };
}

/** What of documents to registered buyers bears tax, for tables 4 and 9B: the rest of them is in table 8. */
export function taxedTo(buyers: readonly BuyerRow[], type: BuyerRow['type']): BuyerRow[] {
  return buyers.filter((row) => row.type === type && row.rateBp > 0);
}

/** The kinds of documents of table 13 that a canteen issues, by the portal's numbers. */
const DOCUMENT_KINDS = [
  { type: 'INVOICE', code: 1 },
  { type: 'CREDIT_NOTE', code: 5 },
] as const;

const NIL_KINDS = [
  { code: 'INTRB2B', registered: true, interState: true },
  { code: 'INTRAB2B', registered: true, interState: false },
  { code: 'INTRB2C', registered: false, interState: true },
  { code: 'INTRAB2C', registered: false, interState: false },
] as const;

function untaxedOf(rates: readonly RateRow[], { registered, interState }: (typeof NIL_KINDS)[number]) {
  const of = (kind: RateRow['taxKind']) =>
    rates
      .filter((row) => row.rateBp === 0 && row.taxKind === kind)
      .filter((row) => row.registered === registered && row.interState === interState)
      .reduce((sum, { taxable }) => sum + taxable, 0);
  return { expt_amt: rupees(of('PREPARED')), nil_amt: rupees(of('GOODS')), ngsup_amt: 0 };
}

function byBuyer(rows: readonly BuyerRow[], of: (rows: readonly BuyerRow[]) => object): object[] {
  return [...groupBy(rows, ({ buyerGstin }) => buyerGstin)].map(([ctin, own]) => ({ ctin, ...of(own) }));
}

function byNumber(rows: readonly BuyerRow[], of: (row: BuyerRow) => object): object[] {
  return [...groupBy(rows, ({ number }) => number).values()].flatMap((own) => {
    const [row] = own;
    if (!row) return [];
    const terms = { val: rupees(row.total), pos: row.placeOfSupply, rchrg: 'N', inv_typ: 'R' };
    const items = own.map((line, at) => ({ num: at + 1, itm_det: { rt: rateOf(line.rateBp), ...amountsOf(line) } }));
    return [{ ...of(row), ...terms, itms: items }];
  });
}

function codeRow(row: CodeRow, at: number) {
  return {
    ...{ num: at + 1, hsn_sc: row.taxCode, uqc: unitOf(row), qty: row.taxKind === 'GOODS' ? row.quantity / 1_000 : 0 },
    ...{ rt: rateOf(row.rateBp), ...amountsOf(row) },
  };
}

/** The portal's code of a unit: goods are sold by number, a service has none. */
export function unitOf({ taxKind }: Pick<CodeRow, 'taxKind'>): 'NOS' | 'NA' {
  return taxKind === 'GOODS' ? 'NOS' : 'NA';
}

function amountsOf({ taxable, igst, cgst, sgst }: Taxed) {
  return { txval: rupees(taxable), iamt: rupees(igst), camt: rupees(cgst), samt: rupees(sgst), csamt: 0 };
}

const rupees = (paise: Money): number => paise / 100;
const rateOf = (basisPoints: number): number => basisPoints / 100;

/** `30-04-2026`. */
function dayOf(day: string): string {
  return day.split('-').reverse().join('-');
}
