import { convert, type Money, multiplyMoney, type Quantity, ratio } from '@college-kiosk/kernel';

/** What is left of what a recipe makes, after the loss of its process in basis points (rules §3.1). */
export function goodYield(makes: Quantity, processLoss: number): Quantity {
  return convert(makes, ratio(10_000 - processLoss, 10_000));
}

/**
 * What goes into so much of a preparation, for a line of its recipe: line × wanted ÷ good yield. Exact on the way and rounded once,
 * half away from zero; at least a thousandth.
 */
export function scaledInput(
  line: Quantity,
  { makes, processLoss, wanted }: { readonly makes: Quantity; readonly processLoss: number; readonly wanted: Quantity },
): Quantity {
  return Math.max(1, convert(line, [ratio(wanted, makes), ratio(10_000, 10_000 - processLoss)]));
}

/** What a kilogram, a litre or a thousand pieces cost, by what so much costs. */
export function costPerThousand(cost: Money, good: Quantity): Money {
  return multiplyMoney(cost, 1_000_000, good);
}
