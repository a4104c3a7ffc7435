import { type Money, multiplyMoney } from '@college-kiosk/kernel';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import { groupBy } from '../../../platform/group.ts';
import { inBaseUnits, type MeasuredItem, measuredItems } from '../../inventory/index.ts';
import { pricesOn } from '../suppliers/prices.ts';
import { supplierItems, suppliers } from '../suppliers/tables.ts';

/** That a supplier sells an item: in which pack, at which price, and how long they take. */
export interface Offer {
  readonly supplierId: string;
  readonly supplierName: string;
  readonly leadDays: number;
  readonly unit: string;
  readonly minimumPacks: number;
  /** One pack in thousandths of the base unit. */
  readonly packSize: number;
  /** Of one pack, without tax. */
  readonly price: Money;
}

/** Who sells what on a day, by item, the cheapest for its weight first, then the quickest. What has no price that day is not sold. */
export async function offersOn(
  reader: Reader,
  stockItemIds: readonly string[],
  day: string,
): Promise<Map<string, Offer[]>> {
  const among = sql`${supplierItems.stockItemId} = any(${uuids(stockItemIds)})`;
  const rows = await reader
    .select({ sold: supplierItems, supplier: suppliers })
    .from(supplierItems)
    .innerJoin(suppliers, eq(suppliers.id, supplierItems.supplierId))
    .where(and(among, isNull(supplierItems.retiredAt), isNull(suppliers.retiredAt)));
  if (rows.length === 0) return new Map();
  const items = await measuredItems(reader, [...new Set(rows.map(({ sold }) => sold.stockItemId))]);
  const prices = await pricesOn(reader, [...new Set(rows.map(({ supplier }) => supplier.id))], day);
  const priceOf = new Map(prices.map((price) => [`${price.supplierId}:${price.stockItemId}`, price]));
  const offers = rows.flatMap(({ sold, supplier }) => {
    const item = items.get(sold.stockItemId) as MeasuredItem;
    const packSize = inBaseUnits(item, 1_000, sold.unit);
    const said = priceOf.get(`${supplier.id}:${sold.stockItemId}`);
    const pricedSize = said && inBaseUnits(item, 1_000, said.unit);
    if (!packSize || !said || !pricedSize) return [];
    return {
      ...{ stockItemId: sold.stockItemId, supplierId: supplier.id, supplierName: supplier.name },
      ...{ leadDays: supplier.leadDays, unit: sold.unit, minimumPacks: sold.minimumPacks, packSize },
      price: packSize === pricedSize ? said.price : multiplyMoney(said.price, packSize, pricedSize),
    };
  });
  const cheapest = (one: Offer, other: Offer) =>
    one.price / one.packSize - other.price / other.packSize ||
    one.leadDays - other.leadDays ||
    (one.supplierName < other.supplierName ? -1 : 1);
  const byItem = groupBy(offers, ({ stockItemId }) => stockItemId);
  return new Map([...byItem].map(([id, of]) => [id, of.sort(cheapest)]));
}

/** Of those who sell an item, the one somebody prefers, else the cheapest; undefined where nobody does. */
export function chosenOffer(offers: readonly Offer[] | undefined, preferred: string | null): Offer | undefined {
  return offers?.find(({ supplierId }) => supplierId === preferred) ?? offers?.[0];
}
