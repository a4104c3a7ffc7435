import type { Money } from './money.ts';

/**
 * Below one part in so many of what something usually costs nobody sells it: what is cheapest in its season costs a third of what it does in
 * the worst month, and a digit that was left out, or a price for another pack, is a tenth and less.
 */
const PARTS = 5;

/** Whether so much for so little is no price: far below what it usually costs; null where nobody knows that. Nothing is a case of it. */
export function isFarBelow(value: Money, usual: Money | null): boolean {
  return usual !== null && value * PARTS < usual;
}
