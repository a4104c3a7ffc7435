import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm';
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

/** What suppliers asked for their items, by `supplier:item`, newest first; also what begins later. */
export async function pricesByItem(reader: Reader, keys: readonly string[]): Promise<Map<string, SupplierPrice[]>> {
  const asked = sql.join(
    keys.map((key) => sql`(${key.slice(0, key.indexOf(':'))}::uuid, ${key.slice(key.indexOf(':') + 1)}::uuid)`),
    sql`, `,
  );
  const ranked = reader
    .select({
      id: supplierPrices.id,
      rank: sql<number>`row_number() over (partition by supplier_id, stock_item_id order by valid_from desc, set_at desc, id desc)`.as(
        'rank',
      ),
    })
    .from(supplierPrices)
    .where(sql`(${supplierPrices.supplierId}, ${supplierPrices.stockItemId}) in (${asked})`)
    .as('ranked');
  const rows = await reader
    .select({ price: supplierPrices })
    .from(ranked)
    .innerJoin(supplierPrices, eq(supplierPrices.id, ranked.id))
    .where(sql`${ranked.rank} <= ${PRICES_SHOWN}`)
    .orderBy(desc(supplierPrices.validFrom), desc(supplierPrices.setAt), desc(supplierPrices.id));
  const prices = new Map<string, SupplierPrice[]>(keys.map((key) => [key, []]));
  for (const { price } of rows) prices.get(`${price.supplierId}:${price.stockItemId}`)?.push(price);
  return prices;
}
