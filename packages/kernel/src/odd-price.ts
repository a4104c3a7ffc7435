import type { Money } from './money.ts';
import type { BaseUnit, Quantity } from './quantity.ts';

/**
 * Below one part in so many of what something usually costs, or above so many times that, nobody sells it: what is cheapest in its season costs a third
 * of what it does in the worst month, and a digit that was left out or typed twice, or a price for another pack, is a tenth or ten times that.
 */
const PARTS = 5;

/**
 * The least that anything costs, in paise for a thousand base units: a rupee a kilogram or litre, as onions at the worst of a glut, and ten paise a
 * piece, as a straw or a paper napkin. Less is next to nothing. Water by the tanker costs less: it is asked about once, when it is first bought.
 */
const LEAST: Readonly<Record<BaseUnit, Money>> = { g: 100, ml: 100, pcs: 10_000 };

/** How a price is no price such goods have. */
export const oddPrices = ['FAR_BELOW_COST', 'FAR_ABOVE_COST'] as const;
export type OddPrice = (typeof oddPrices)[number];

/** What so much usually costs, in paise, null where nobody knows; and the least that so much of anything does. */
export interface UsualValue {
  readonly usual: Money | null;
  readonly least: Money;
}

/**
 * Whether so much for so little, or so much money, is no price: far from what it usually costs, or where nobody knows that next to nothing. Null for what is
 * one. Nothing is far below; a few paise, which are rounded, are never far above.
 */
export function oddPrice(value: Money, { usual, least }: UsualValue): OddPrice | null {
  if (usual === null) return value < least ? 'FAR_BELOW_COST' : null;
  if (value * PARTS < usual) return 'FAR_BELOW_COST';
  return value > Math.max(usual, 1) * PARTS ? 'FAR_ABOVE_COST' : null;
}

/** The least that so much of anything costs, in whole paise, rounded down; a quantity in thousandths of its base unit. */
export function leastValue(baseUnit: BaseUnit, quantity: Quantity): Money {
  return Math.floor((LEAST[baseUnit] * quantity) / 1_000_000);
}
