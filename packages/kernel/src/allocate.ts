import { assert } from './fault.ts';
import { type Money, money } from './money.ts';

/**
 * Splits an amount over lines in proportion to their weights, so that the parts always add back to exactly the total: each
 * part is floored, then the left-over paise go to the largest remainders (tie: the earlier line). §1.4 of the domain
 * rules. A negative total mirrors the positive one. A line of weight 0 gets 0. Nothing over no weight is all zeros.
 * @param total minor units, signed.
 * @param weights non-negative safe integers: line grosses, list prices, points.
 * @throws Fault for a negative or fractional weight, or an amount to share with no weight to share it over.
 */
export function allocate(total: Money, weights: readonly number[]): Money[] {
  money(total);
  for (const weight of weights) {
    assert(Number.isSafeInteger(weight) && weight >= 0, 'a weight must be a non-negative safe integer', { weight });
  }
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (weightSum === 0n) {
    assert(total === 0, 'an amount cannot be shared over no weight', { total, lines: weights.length });
    return weights.map(() => 0);
  }

  const sign = total < 0 ? -1 : 1;
  const magnitude = BigInt(Math.abs(total));
  const lines = weights.map((weight, index) => {
    const product = magnitude * BigInt(weight);
    return { index, share: product / weightSum, remainder: product % weightSum };
  });
  const handedOut = lines.reduce((sum, line) => sum + line.share, 0n);
  const leftOver = Number(magnitude - handedOut);
  const byRemainder = [...lines].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const line of byRemainder.slice(0, leftOver)) line.share += 1n;
  return lines.map((line) => money(sign * Number(line.share)));
}
