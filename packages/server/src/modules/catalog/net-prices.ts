import { type Money, multiplyMoney } from '@college-kiosk/kernel';
import type { Reader } from '../../platform/db/database.ts';
import { datesAt, type Place } from '../places/index.ts';
import { readTaxRates } from '../tax/index.ts';
import { menuOf } from './menu-of.ts';
import { chargesTax, priceLine } from './price-lines.ts';

/** What a variant brings in, tax aside. */
export interface NetPrice {
  /** Of one piece, without its tax. */
  readonly net: Money;
  /** Basis points of tax on it. */
  readonly rateBp: number;
  /** Whether the menu's price holds the tax. */
  readonly isInclusive: boolean;
}

/** What the variants of an outlet's menu bring in without their tax, by variant; none for what has no rate on the date. */
export async function netPrices(reader: Reader, place: Place, at: Date): Promise<Map<string, NetPrice>> {
  const menu = await menuOf(reader, place.outlet.id);
  const rates = await readTaxRates(reader);
  const { organisation } = place;
  const { taxDate } = datesAt(place, at);
  const prices = new Map<string, NetPrice>();
  for (const item of menu.itemsById.values()) {
    const rateBp = chargesTax(organisation.taxProfile, item.taxKind) ? rates.on(item.taxCode, taxDate) : 0;
    if (rateBp === null) continue;
    for (const variant of item.variants) {
      const line = { itemId: item.id, variantId: variant.id, optionIds: [], quantity: 1 };
      const { taxed } = priceLine(organisation, { line, item, variant }, [], rateBp);
      const isInclusive = item.taxKind === 'GOODS' || organisation.pricesIncludeTax;
      prices.set(variant.id, { net: taxed.taxable, rateBp, isInclusive });
    }
  }
  return prices;
}

/**
 * The price at which a cost is so much of what comes in (rules §3.1): cost ÷ target, then tax where the menu's prices hold it, and
 * rounded to a whole rupee, half up.
 * @param targetBp basis points of the price without tax; more than nothing.
 */
export function suggestedPrice(
  cost: Money,
  targetBp: number,
  { rateBp, isInclusive }: Pick<NetPrice, 'rateBp' | 'isInclusive'>,
): Money {
  const numerator = isInclusive ? 10_000 + rateBp : 10_000;
  return multiplyMoney(cost, numerator, targetBp * 100) * 100;
}
