import { and, asc, desc, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import type { SupplierPrice } from './supplier.ts';
import { supplierPrices } from './tables.ts';

/** The prices of some suppliers that hold on a day: of each item the newest that has begun, and of one day the last that was said. */
export function pricesOn(reader: Reader, supplierIds: readonly string[], day: string): Promise<SupplierPrice[]> {
  return reader
    .selectDistinctOn([supplierPrices.supplierId, supplierPrices.stockItemId])
    .from(supplierPrices)
    .where(and(inArray(supplierPrices.supplierId, [...supplierIds]), lte(supplierPrices.validFrom, day)))
    .orderBy(
      asc(supplierPrices.supplierId),
      asc(supplierPrices.stockItemId),
      desc(supplierPrices.validFrom),
      desc(supplierPrices.setAt),
      desc(supplierPrices.id),
    );
}

// The newest prices of an item that are shown.
const PRICES_SHOWN = 20;

/** What suppliers asked for their items, by `supplier:item`, newest first, twenty of each; also what begins later. How many there are: `priceCounts`. */
export async function pricesByItem(reader: Reader, keys: readonly string[]): Promise<Map<string, SupplierPrice[]>> {
  const newest = sql`(
    select p.id from ${sold(keys)} cross join lateral (
      select id from ${supplierPrices} x where x.supplier_id = k.supplier and x.stock_item_id = k.item
      order by x.valid_from desc, x.set_at desc, x.id desc limit ${PRICES_SHOWN}) p)`;
  const rows = await reader
    .select()
    .from(supplierPrices)
    .where(sql`${supplierPrices.id} in ${newest}`)
    .orderBy(desc(supplierPrices.validFrom), desc(supplierPrices.setAt), desc(supplierPrices.id));
  const prices = new Map<string, SupplierPrice[]>(keys.map((key) => [key, []]));
  for (const row of rows) prices.get(`${row.supplierId}:${row.stockItemId}`)?.push(row);
  return prices;
}

/** How many prices suppliers asked for their items, by `supplier:item`. */
export async function priceCounts(reader: Reader, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await reader.execute<{ key: string; n: number }>(sql`
    select k.supplier || ':' || k.item as key, (
      select count(*) from ${supplierPrices} x where x.supplier_id = k.supplier and x.stock_item_id = k.item)::integer as n
    from ${sold(keys)}`);
  return new Map([...rows].map(({ key, n }) => [key, n]));
}

/** What suppliers sell by their keys, as rows `k (supplier, item)`. */
function sold(keys: readonly string[]): SQL {
  const parts = JSON.stringify(keys.map((key) => key.split(':')));
  return sql`(select (p ->> 0)::uuid as supplier, (p ->> 1)::uuid as item from json_array_elements(${parts}::json) p) k`;
}
