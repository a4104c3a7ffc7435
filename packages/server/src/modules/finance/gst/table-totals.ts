import type { GstTable } from './export-gst.ts';
import { type GstMonth, totalOf } from './gst-month.ts';
import { taxedTo } from './gstr1.ts';
import type { Taxed } from './outward.ts';

export interface TableTotal extends Taxed {
  readonly table: GstTable;
  /** Documents of tables 4, 9B and 13; rows of the others. */
  readonly count: number;
}

/** What each table of a month's GSTR-1 comes to, in the order of the return. */
export function tableTotals({ rates, codes, buyers, series }: GstMonth): TableTotal[] {
  const to = (type: 'INVOICE' | 'CREDIT_NOTE') => {
    const rows = taxedTo(buyers, type);
    return { count: new Set(rows.map(({ number }) => number)).size, ...totalOf(rows) };
  };
  const of = (rows: readonly Taxed[]) => ({ count: rows.length, ...totalOf(rows) });
  return [
    { table: 'REGISTERED', ...to('INVOICE') },
    { table: 'OTHERS', ...of(rates.filter(({ registered, rateBp }) => !registered && rateBp > 0)) },
    { table: 'UNTAXED', ...of(rates.filter(({ rateBp }) => rateBp === 0)) },
    { table: 'CREDIT_NOTES', ...to('CREDIT_NOTE') },
    { table: 'CODES', ...of(codes) },
    { table: 'DOCUMENTS', ...totalOf([]), count: series.reduce((sum, { count }) => sum + count, 0) },
  ];
}
