import { calendarDate, type Money, type Quantity } from '@college-kiosk/kernel';
import type { Reader } from '../../../platform/db/database.ts';
import { paidBefore } from '../../inventory/index.ts';
import { theOrganisation } from '../../places/index.ts';
import { offersOn } from '../replenishment/offers.ts';

/**
 * What a thousandth of a base unit of each item usually costs, in paise: by the last batches that were bought of it, else by the cheapest price of
 * whoever sells it today, without tax; none where nobody knows.
 */
export async function usualCosts(
  reader: Reader,
  stockItemIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const costs = await paidBefore(reader, stockItemIds);
  const unknown = stockItemIds.filter((id) => !costs.has(id));
  if (unknown.length === 0) return costs;
  const { zone } = await theOrganisation(reader);
  const offers = await offersOn(reader, unknown, calendarDate(now, zone));
  for (const [id, [cheapest]] of offers) if (cheapest?.price) costs.set(id, cheapest.price / cheapest.packSize);
  return costs;
}

/** What so much usually costs, in whole paise; null where nobody knows. */
export function usualValue(cost: number | undefined, quantity: Quantity): Money | null {
  return cost === undefined ? null : Math.round(cost * quantity);
}
