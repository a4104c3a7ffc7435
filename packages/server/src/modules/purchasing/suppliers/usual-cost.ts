import {
  type BaseUnit,
  calendarDate,
  leastValue,
  type Money,
  type OddPrice,
  type Quantity,
  sayRupees,
  type UsualValue,
} from '@college-kiosk/kernel';
import type { Reader } from '../../../platform/db/database.ts';
import { theOrganisation } from '../../places/index.ts';
import { offersOn } from '../replenishment/offers.ts';
import { paidBefore } from './paid-before.ts';

/**
 * What a thousandth of a base unit of each item usually costs, in paise: by the last deliveries that were bought of it, else by the cheapest price of
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

/** What a price of so much is held against; `cost` as `usualCosts` knows it. */
export function usualOf(
  { baseUnit }: { readonly baseUnit: BaseUnit },
  quantity: Quantity,
  cost: number | undefined,
): UsualValue {
  return { usual: usualValue(cost, quantity), least: leastValue(baseUnit, quantity) };
}

/** A price that is no price such goods have. */
export interface Odd extends UsualValue {
  readonly stockItemId: string;
  readonly value: Money;
  readonly code: OddPrice;
}

/** What is odd about a price, in a sentence. */
export function sayOdd(name: string, { value, usual, least }: Odd): string {
  const known =
    usual === null
      ? `nobody knows yet what it costs, and so much of anything costs ${sayRupees(least)} or more`
      : `so much of it usually costs about ${sayRupees(usual)}`;
  return `${name} for ${sayRupees(value)}: ${known}.`;
}

/** What a refusal says of it besides. */
export function oddFacts({ stockItemId, value, usual, least }: Odd) {
  return { stockItemId, value, usual: usual ?? least };
}
