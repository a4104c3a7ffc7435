import { and, asc, desc, inArray, lte } from 'drizzle-orm';
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
  const rows = await reader
    .select()
    .from(supplierPrices)
    .where(inArray(supplierPrices.supplierId, [...new Set(keys.map((key) => key.slice(0, key.indexOf(':'))))]))
    .orderBy(desc(supplierPrices.validFrom), desc(supplierPrices.setAt), desc(supplierPrices.id));
  const prices = new Map<string, SupplierPrice[]>(keys.map((key) => [key, []]));
  for (const row of rows) {
    const known = prices.get(`${row.supplierId}:${row.stockItemId}`);
    if (known && known.length < PRICES_SHOWN) known.push(row);
  }
  return prices;
}
