import { AppError, convert, type Money, multiplyMoney, type Quantity, ratio } from '@college-kiosk/kernel';
import { QUANTITY_MAX } from '../units.ts';

/** What is left of what a recipe makes, after the loss of its process in basis points (rules §3.1). */
export function goodYield(makes: Quantity, processLoss: number): Quantity {
  return convert(makes, ratio(10_000 - processLoss, 10_000));
}

/**
 * What goes into so much of a preparation, for a line of its recipe: line × wanted ÷ good yield. Exact on the way and rounded once,
 * half away from zero; at least a thousandth. Throws INVALID for more than can be counted.
 */
export function scaledInput(
  line: Quantity,
  { makes, processLoss, wanted }: { readonly makes: Quantity; readonly processLoss: number; readonly wanted: Quantity },
): Quantity {
  const size = BigInt(line) * BigInt(wanted) * 10_000n;
  if (size > BigInt(QUANTITY_MAX) * BigInt(makes) * BigInt(10_000 - processLoss))
    throw new AppError('INVALID', 'So much of it would take more of something than can be counted. Make less.');
  return Math.max(1, convert(line, [ratio(wanted, makes), ratio(10_000, 10_000 - processLoss)]));
}

/** What a kilogram, a litre or a thousand pieces cost, by what so much costs; null of nothing. */
export function costPerThousand(cost: Money, good: Quantity): Money | null {
  return good === 0 ? null : multiplyMoney(cost, 1_000_000, good);
}
