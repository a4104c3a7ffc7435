import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import {
  cellColumn as column,
  SHEET_FORMATS,
  type SheetCells,
  type SheetColumn,
  type WrittenSheet,
  writeSheet,
} from '../../../platform/sheets/write-sheet.ts';
import { type GstMonth, gstAsk, gstMonthOf } from './gst-month.ts';
import { gstr1Of, taxedTo, unitOf } from './gstr1.ts';
import type { Taxed } from './outward.ts';

export const GST_TABLES = ['REGISTERED', 'OTHERS', 'UNTAXED', 'CREDIT_NOTES', 'CODES', 'DOCUMENTS'] as const;
export type GstTable = (typeof GST_TABLES)[number];

/** One table of a month's GSTR-1 as a file. */
export const exportGstTable = query({
  name: 'finance.exportGstTable',
  permission: 'ledger:read',
  input: z.object({ ask: gstAsk, table: z.enum(GST_TABLES), format: z.enum(SHEET_FORMATS) }),
  async handle(scope, { ask, table, format }): Promise<WrittenSheet> {
    const { name, columns, rows } = TABLES[table](await gstMonthOf(scope, ask));
    return writeSheet(`gstr1-${name}-${ask.gstin}-${ask.month.slice(0, 7)}`, format, columns, rows);
  },
});

/** A month's GSTR-1 as the portal's offline tool takes it: JSON. */
export const exportGstr1 = query({
  name: 'finance.exportGstr1',
  permission: 'ledger:read',
  input: gstAsk,
  async handle(scope, ask): Promise<WrittenSheet> {
    const content = Buffer.from(`${JSON.stringify(gstr1Of(await gstMonthOf(scope, ask)), null, 2)}\n`);
    const fileName = `gstr1-${ask.gstin}-${ask.month.slice(0, 7)}.json`;
    return { fileName, mediaType: 'application/json', content };
  },
});

interface Table {
  readonly name: string;
  readonly columns: readonly SheetColumn<SheetCells>[];
  readonly rows: readonly SheetCells[];
}

const RATE = column('rate, %', 'percent', 'rate');
const AMOUNTS = [
  column('taxable, ₹', 'money', 'taxable'),
  column('IGST, ₹', 'money', 'igst'),
  column('CGST, ₹', 'money', 'cgst'),
  column('SGST, ₹', 'money', 'sgst'),
];
const amountsOf = ({ taxable, igst, cgst, sgst }: Taxed) => ({ taxable, igst, cgst, sgst });
const buyerKind = (registered: boolean) => (registered ? 'registered' : 'unregistered');

const TABLES: Readonly<Record<GstTable, (month: GstMonth) => Table>> = {
  REGISTERED: (month) => ({ name: '4-registered', ...toBuyers(month, 'INVOICE') }),
  CREDIT_NOTES: (month) => ({ name: '9b-credit-notes', ...toBuyers(month, 'CREDIT_NOTE') }),
  OTHERS: ({ rates }) => ({
    name: '7-others',
    columns: [column('place of supply'), column('supply'), RATE, ...AMOUNTS],
    rows: rates
      .filter(({ registered, rateBp }) => !registered && rateBp > 0)
      .map((row) => ({
        ...{ 'place of supply': row.placeOfSupply, supply: row.interState ? 'inter-State' : 'intra-State' },
        ...{ rate: row.rateBp, ...amountsOf(row) },
      })),
  }),
  UNTAXED: ({ rates }) => ({
    name: '8-untaxed',
    columns: [column('buyers'), column('kind'), column('value, ₹', 'money', 'taxable')],
    rows: rates
      .filter(({ rateBp }) => rateBp === 0)
      .map(({ registered, taxKind, taxable }) => ({
        ...{ buyers: buyerKind(registered), kind: taxKind === 'GOODS' ? 'nil-rated goods' : 'exempt service', taxable },
      })),
  }),
  CODES: ({ codes }) => ({
    name: '12-hsn',
    columns: [
      ...[column('buyers'), column('HSN or SAC'), column('unit'), column('quantity', 'quantity'), RATE, ...AMOUNTS],
    ],
    rows: codes.map((row) => ({
      ...{ buyers: buyerKind(row.registered), 'HSN or SAC': row.taxCode, unit: unitOf(row) },
      ...{ quantity: row.quantity, rate: row.rateBp, ...amountsOf(row) },
    })),
  }),
  DOCUMENTS: ({ series }) => ({
    name: '13-documents',
    columns: [
      ...[column('kind'), column('series'), column('from'), column('to')],
      ...[column('total', 'number'), column('cancelled', 'number'), column('net', 'number')],
    ],
    rows: series.map(({ type, series: name, first, last, count }) => ({
      ...{ kind: type === 'INVOICE' ? 'invoices' : 'credit notes', series: name, from: first, to: last },
      ...{ total: count, cancelled: 0, net: count },
    })),
  }),
};

function toBuyers({ buyers }: GstMonth, type: 'INVOICE' | 'CREDIT_NOTE'): Omit<Table, 'name'> {
  return {
    columns: [
      ...[column('GSTIN'), column('number'), column('date', 'date'), column('total, ₹', 'money', 'total')],
      ...[column('place of supply'), column('reverse charge'), RATE, ...AMOUNTS],
    ],
    rows: taxedTo(buyers, type).map((row) => ({
      ...{ GSTIN: row.buyerGstin, number: row.number, date: row.day, total: row.total },
      ...{ 'place of supply': row.placeOfSupply, 'reverse charge': 'N', rate: row.rateBp, ...amountsOf(row) },
    })),
  };
}
