import { calendarDate, conversionFactor, convert } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import {
  cellColumn,
  ROWS_READ,
  SHEET_FORMATS,
  type SheetCells,
  type WrittenSheet,
  writeSheet,
} from '../../../platform/sheets/write-sheet.ts';
import { measuredItems } from '../../inventory/index.ts';
import { theOrganisation } from '../../places/index.ts';

// As `importSuppliers` takes them, so that a price list goes out, is changed, and comes back.
const COLUMNS = [
  ...[cellColumn('supplier'), cellColumn('contact'), cellColumn('phone'), cellColumn('email'), cellColumn('gstin')],
  ...[cellColumn('payment days', 'number'), cellColumn('small enterprise'), cellColumn('lead days', 'number')],
  ...[cellColumn('in use'), cellColumn('item code'), cellColumn('item'), cellColumn('their code'), cellColumn('pack')],
  ...[cellColumn('pack size', 'quantity'), cellColumn('minimum packs', 'number'), cellColumn('price', 'money')],
  ...[cellColumn('valid from', 'date'), cellColumn('sold')],
];

/** All suppliers with what they sell, a row for each price that holds or is to come, as a file. Throws INVALID for too much at once. */
export const exportSuppliers = query({
  name: 'purchasing.exportSuppliers',
  permission: 'supplier:read',
  input: z.object({ format: z.enum(SHEET_FORMATS) }),
  async handle({ db, now }, { format }): Promise<WrittenSheet> {
    const today = calendarDate(now, (await theOrganisation(db)).zone);
    return writeSheet(`suppliers-${today}`, format, COLUMNS, await rowsOf(db, today));
  },
});

interface Sold extends Record<string, unknown> {
  stockItemId: string | null;
  isMsme: boolean;
  inUse: boolean;
  isSold: boolean | null;
  pack: string | null;
}

async function rowsOf(reader: Reader, today: string): Promise<SheetCells[]> {
  const rows = await reader.execute<Sold>(sql`
    select s.name as supplier, s.contact, s.phone, s.email, s.gstin, s.payment_days as "payment days", s.is_msme as "isMsme",
      s.lead_days as "lead days", s.retired_at is null as "inUse", o.stock_item_id as "stockItemId", o.code as "their code", o.unit as pack,
      o.minimum_packs as "minimum packs", p.price::float8 as price, p.valid_from::text as "valid from", o.retired_at is null as "isSold"
    from suppliers s left join supplier_items o on o.supplier_id = s.id
    left join lateral (
      select d.price, d.valid_from from (
        select distinct on (q.valid_from) q.price, q.valid_from, q.unit from supplier_prices q
        where q.supplier_id = o.supplier_id and q.stock_item_id = o.stock_item_id and q.valid_from >= coalesce((
          select max(h.valid_from) from supplier_prices h
          where h.supplier_id = o.supplier_id and h.stock_item_id = o.stock_item_id and h.valid_from <= ${today}::date), ${today}::date)
        order by q.valid_from, q.set_at desc, q.id desc) d
      where d.unit = o.unit) p on true
    order by s.name, s.id, o.stock_item_id, p.valid_from limit ${ROWS_READ}`);
  const items = await measuredItems(
    reader,
    [...rows].flatMap(({ stockItemId }) => stockItemId ?? []),
  );
  const cells = [...rows].map(({ stockItemId, isMsme, inUse, isSold, ...row }): SheetCells => {
    const item = stockItemId === null ? undefined : items.get(stockItemId);
    const factor = item && row.pack ? conversionFactor(row.pack, item.baseUnit, item.conversions) : null;
    return {
      ...(row as SheetCells),
      ...{ 'small enterprise': isMsme ? 'yes' : 'no', 'in use': inUse ? 'yes' : 'no' },
      ...{ 'item code': item?.code ?? null, item: item?.name ?? null, sold: item ? (isSold ? 'yes' : 'no') : null },
      'pack size': factor ? convert(1_000, factor) : null,
    };
  });
  const by = (key: string) => (one: SheetCells, other: SheetCells) =>
    String(one[key] ?? '').localeCompare(String(other[key] ?? ''));
  // As people look for them: suppliers by name, what they sell by name, its prices by day.
  return cells.sort(
    (one, other) => by('supplier')(one, other) || by('item')(one, other) || by('valid from')(one, other),
  );
}
