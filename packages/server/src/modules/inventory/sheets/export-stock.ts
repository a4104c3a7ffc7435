import { AppError } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Database } from '../../../platform/db/database.ts';
import {
  cellColumn,
  ROWS_READ,
  SHEET_FORMATS,
  type SheetCells,
  type SheetColumn,
  type WrittenSheet,
  writeSheet,
} from '../../../platform/sheets/write-sheet.ts';
import { placeOf } from '../../places/index.ts';
import { dayAt, pastDate } from '../past-date.ts';
import type { StockItem } from '../stock-item.ts';
import { allergensAsWritten, KIND_WORDS, STORAGE_WORDS } from './item-facts.ts';

export const STOCK_SHEETS = ['ITEMS', 'LEVELS', 'BATCHES', 'MOVES', 'WASTE', 'TEMPERATURES'] as const;
export type StockSheet = (typeof STOCK_SHEETS)[number];

const DAYS_AT_MOST = 366;

const ITEM = [cellColumn('code'), cellColumn('name')];
const AMOUNT = [cellColumn('quantity', 'quantity'), cellColumn('unit'), cellColumn('value in ₹', 'money', 'value')];
const COLUMNS: Readonly<Record<StockSheet, readonly SheetColumn<SheetCells>[]>> = {
  // As `importStock` takes them, so that a file goes out, is changed, and comes back. An item with several packs has a row for each.
  ITEMS: [
    ...[...ITEM, cellColumn('kind'), cellColumn('base unit', 'text', 'base_unit'), cellColumn('storage')],
    ...[cellColumn('shelf life days', 'number', 'shelf_life_days'), cellColumn('tax %', 'percent', 'tax')],
    ...[cellColumn('tax credited', 'text', 'credited'), cellColumn('allergens')],
    ...[cellColumn('pack'), cellColumn('pack size', 'quantity', 'pack_size'), cellColumn('version', 'number')],
  ],
  LEVELS: [
    ...ITEM,
    cellColumn('on hand', 'quantity', 'on_hand'),
    cellColumn('reserved', 'quantity'),
    cellColumn('unit'),
  ],
  BATCHES: [
    ...[...ITEM, cellColumn('location'), cellColumn('status'), ...AMOUNT],
    ...[cellColumn('expiry', 'date'), cellColumn('batch'), cellColumn('received', 'instant', 'at')],
  ],
  MOVES: [
    cellColumn('at', 'instant'),
    cellColumn('day', 'date'),
    cellColumn('what', 'text', 'type'),
    ...ITEM,
    ...AMOUNT,
    cellColumn('source'),
  ],
  WASTE: [
    ...[cellColumn('at', 'instant'), cellColumn('day', 'date'), ...ITEM, ...AMOUNT],
    ...[cellColumn('reason'), cellColumn('state'), cellColumn('station'), cellColumn('note')],
  ],
  TEMPERATURES: [
    ...[
      cellColumn('at', 'instant'),
      cellColumn('day', 'date'),
      cellColumn('where', 'text', 'name'),
      cellColumn('kind'),
    ],
    ...[cellColumn('°C', 'number', 'celsius'), cellColumn('at most', 'number', 'warmest')],
    ...[cellColumn('at least', 'number', 'coldest'), cellColumn('out of limits', 'text', 'out')],
    ...[cellColumn('note'), cellColumn('read by', 'text', 'by')],
  ],
};

/** Stock of an outlet as a file: all items, levels and batches as they are now, moves, waste and temperatures of the days that are named. Throws INVALID for too much at once. */
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
  async handle({ db, within, now }, { outletId, sheet, format, from, to }): Promise<WrittenSheet> {
    within(outletId);
    const { outlet } = await placeOf(db, outletId);
    const isOfDays = sheet === 'MOVES' || sheet === 'WASTE' || sheet === 'TEMPERATURES';
    if (isOfDays && (!from || !to || !(Date.parse(to) >= Date.parse(from)) || daysOf(from, to) > DAYS_AT_MOST))
      throw new AppError('INVALID', 'Choose up to a year, its first day first.');
    const rows = await rowsOf(db, sheet, { outletId, now }, from ?? '', to ?? '');
    const days = isOfDays ? `-${from}-${to}` : '';
    return writeSheet(`${outlet.code.toLowerCase()}-${sheet.toLowerCase()}${days}`, format, COLUMNS[sheet], rows);
  },
});

function daysOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

async function rowsOf(
  db: Database,
  sheet: StockSheet,
  { outletId, now }: { readonly outletId: string; readonly now: Date },
  from: string,
  to: string,
): Promise<SheetCells[]> {
  const limit = ROWS_READ;
  const days = sql`business_date between ${from}::date and ${to}::date`;
  const asked = {
    ITEMS: () => sql`
      select i.code, i.name, i.kind, i.base_unit, i.storage, i.shelf_life_days, i.purchase_tax_rate as tax, i.tax_creditable as credited,
        i.allergens, u.unit as pack, (u.numerator * 1000 / u.denominator)::float8 as pack_size, i.version
      from stock_items i left join stock_item_units u on u.stock_item_id = i.id
        -- A pack that thousandths do not say exactly is left out: a rounded one would come back with the file and be written.
        and u.numerator * 1000 % u.denominator = 0
      order by i.name, i.id, u.unit limit ${limit}`,
    LEVELS: () => sql`
      select i.code, i.name, (l.on_hand - coalesce(p.quantity, 0))::float8 as on_hand, l.reserved::float8, i.base_unit as unit
      from stock_levels l join stock_items i on i.id = l.stock_item_id
      left join ${pastDate(outletId, now)} p on p.stock_item_id = l.stock_item_id where l.outlet_id = ${outletId} order by i.name, i.id limit ${limit}`,
    BATCHES: () => sql`
      select i.code, i.name, s.name as location,
        -- From midnight on, whether or not what goes through them has been there.
        case when b.status = 'AVAILABLE' and b.expiry_date < ${dayAt(outletId, now)} then 'EXPIRED' else b.status::text end as status, b.quantity_remaining::float8 as quantity, i.base_unit as unit,
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
    TEMPERATURES: () => sql`
      select r.read_at as at, r.business_date::text as day, u.name, u.kind, (r.temperature / 10.0)::float8 as celsius,
        (r.warmest / 10.0)::float8 as warmest, (r.coldest / 10.0)::float8 as coldest, case when r.is_out then 'yes' else 'no' end as out, r.note,
        r.read_by_label as by
      from temperature_readings r join storage_units u on u.id = r.unit_id
      where r.outlet_id = ${outletId} and r.${days} order by r.read_at, r.id limit ${limit}`,
  } satisfies Record<StockSheet, () => unknown>;
  const rows = await db.execute<Record<string, string | number | Date | null>>(asked[sheet]());
  return rows.map((row) =>
    sheet === 'ITEMS' ? itemRow(row) : row.at == null ? row : { ...row, at: new Date(String(row.at)) },
  );
}

/** An item as the import reads it. */
function itemRow({ kind, storage, credited, allergens, ...row }: Record<string, unknown>): SheetCells {
  return {
    ...(row as SheetCells),
    ...{ kind: KIND_WORDS[kind as StockItem['kind']], storage: STORAGE_WORDS[storage as StockItem['storage']] },
    ...{ credited: credited ? 'yes' : 'no', allergens: allergensAsWritten(allergens as string[]) },
  };
}
