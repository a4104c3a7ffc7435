import { AppError } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Database } from '../../../platform/db/database.ts';
import {
  SHEET_FORMATS,
  type SheetColumn,
  type WrittenSheet,
  writeSheet,
} from '../../../platform/sheets/write-sheet.ts';
import { placeOf } from '../../places/index.ts';

export const STOCK_SHEETS = ['LEVELS', 'BATCHES', 'MOVES', 'WASTE'] as const;
export type StockSheet = (typeof STOCK_SHEETS)[number];

/** Rows of one file: a spreadsheet opens it, and making it holds nobody up. */
const ROWS_AT_MOST = 20_000;
const DAYS_AT_MOST = 366;

type Row = Record<string, string | number | Date | null>;
const column = (header: string, key: string, kind: SheetColumn<Row>['kind'] = 'text'): SheetColumn<Row> => ({
  ...{ header, kind },
  of: (row) => row[key] ?? null,
});

const ITEM = [column('code', 'code'), column('name', 'name')];
const AMOUNT = [
  column('quantity', 'quantity', 'quantity'),
  column('unit', 'unit'),
  column('value in ₹', 'value', 'money'),
];
const COLUMNS: Readonly<Record<StockSheet, readonly SheetColumn<Row>[]>> = {
  LEVELS: [
    ...ITEM,
    column('on hand', 'on_hand', 'quantity'),
    column('reserved', 'reserved', 'quantity'),
    column('unit', 'unit'),
  ],
  BATCHES: [
    ...[...ITEM, column('location', 'location'), column('status', 'status'), ...AMOUNT],
    ...[column('expiry', 'expiry', 'date'), column('batch', 'batch'), column('received', 'at', 'instant')],
  ],
  MOVES: [
    column('at', 'at', 'instant'),
    column('day', 'day', 'date'),
    column('what', 'type'),
    ...ITEM,
    ...AMOUNT,
    column('source', 'source'),
  ],
  WASTE: [
    ...[column('at', 'at', 'instant'), column('day', 'day', 'date'), ...ITEM, ...AMOUNT],
    ...[column('reason', 'reason'), column('state', 'state'), column('station', 'station'), column('note', 'note')],
  ],
};

/** Stock of an outlet as a file: levels and batches as they are now, moves and waste of the days that are named. Throws INVALID for too much at once. */
export const exportStock = query({
  name: 'inventory.exportStock',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    sheet: z.enum(STOCK_SHEETS),
    format: z.enum(SHEET_FORMATS),
    from: z.iso.date().nullish(),
    to: z.iso.date().nullish(),
  }),
  async handle({ db, within }, { outletId, sheet, format, from, to }): Promise<WrittenSheet> {
    within(outletId);
    const { outlet } = await placeOf(db, outletId);
    const isOfDays = sheet === 'MOVES' || sheet === 'WASTE';
    if (isOfDays && (!from || !to || !(Date.parse(to) >= Date.parse(from)) || daysOf(from, to) > DAYS_AT_MOST))
      throw new AppError('INVALID', 'Choose up to a year, its first day first.');
    const rows = await rowsOf(db, sheet, outletId, from ?? '', to ?? '');
    if (rows.length > ROWS_AT_MOST)
      throw new AppError(
        'INVALID',
        `There are more than ${ROWS_AT_MOST.toLocaleString('en-IN')} rows. Choose fewer days.`,
      );
    const days = isOfDays ? `-${from}-${to}` : '';
    return writeSheet(`${outlet.code.toLowerCase()}-${sheet.toLowerCase()}${days}`, format, COLUMNS[sheet], rows);
  },
});

function daysOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

async function rowsOf(db: Database, sheet: StockSheet, outletId: string, from: string, to: string): Promise<Row[]> {
  const limit = ROWS_AT_MOST + 1;
  const days = sql`business_date between ${from}::date and ${to}::date`;
  const asked = {
    LEVELS: () => sql`
      select i.code, i.name, l.on_hand::float8, l.reserved::float8, i.base_unit as unit
      from stock_levels l join stock_items i on i.id = l.stock_item_id where l.outlet_id = ${outletId} order by i.name, i.id limit ${limit}`,
    BATCHES: () => sql`
      select i.code, i.name, s.name as location, b.status, b.quantity_remaining::float8 as quantity, i.base_unit as unit,
        b.value_remaining::float8 as value, b.expiry_date::text as expiry, b.supplier_batch as batch, b.received_at as at
      from batches b join stock_items i on i.id = b.stock_item_id join stock_locations s on s.id = b.location_id
      where b.outlet_id = ${outletId} and b.status <> 'DEPLETED' order by i.name, b.expiry_date nulls last, b.id limit ${limit}`,
    MOVES: () => sql`
      select m.at, m.business_date::text as day, m.type, i.code, i.name, m.quantity::float8, i.base_unit as unit, m.value::float8,
        m.source_type || ' ' || m.source_id as source
      from stock_moves m join stock_items i on i.id = m.stock_item_id
      where m.outlet_id = ${outletId} and m.${days} order by m.at, m.id limit ${limit}`,
    WASTE: () => sql`
      select w.reported_at as at, w.business_date::text as day, i.code, i.name, w.quantity::float8, i.base_unit as unit, w.value::float8,
        w.reason, w.state, w.station_code as station, w.note
      from waste_entries w join stock_items i on i.id = w.stock_item_id
      where w.outlet_id = ${outletId} and w.${days} order by w.reported_at, w.id limit ${limit}`,
  } satisfies Record<StockSheet, () => unknown>;
  const rows = await db.execute<Row>(asked[sheet]());
  return rows.map((row) => (row.at == null ? row : { ...row, at: new Date(String(row.at)) }));
}
