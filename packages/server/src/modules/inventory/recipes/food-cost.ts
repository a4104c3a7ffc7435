import { type Money, multiplyMoney } from '@college-kiosk/kernel';

/** A cost in basis points of a price without tax; null without a price. */
export function foodCost(cost: Money, net: Money | undefined): number | null {
  return net ? multiplyMoney(cost, 10_000, net) : null;
}
