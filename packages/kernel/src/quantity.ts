import { assert } from './fault.ts';
import { roundHalfUp } from './money.ts';

/** A safe integer of thousandths of a unit: 250 g is 250 000, one piece is 1000. */
export type Quantity = number;

/** The units stock is counted in. */
export type BaseUnit = 'g' | 'ml' | 'pcs';

/** A positive fraction of safe integers; conversions are never floats. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** One `from` is `ratio` × `to`: 1 tin = 15 l is `{ from: 'tin', to: 'l', ratio: { numerator: 15, denominator: 1 } }`. */
export interface UnitConversion {
  readonly from: string;
  readonly to: string;
  readonly ratio: Ratio;
}

/** Conversions that hold for every item; exact and within one dimension. §3.1 of the domain rules. */
export const globalConversions: readonly UnitConversion[] = [
  { from: 'kg', to: 'g', ratio: { numerator: 1000, denominator: 1 } },
  { from: 'l', to: 'ml', ratio: { numerator: 1000, denominator: 1 } },
  { from: 'dozen', to: 'pcs', ratio: { numerator: 12, denominator: 1 } },
];

/** Takes a number as a quantity (it may be negative: a deficit, a recipe delta). @throws Fault when not a safe integer. */
export function quantity(value: number): Quantity {
  assert(Number.isSafeInteger(value), 'a quantity must be a safe integer of thousandths', { value });
  return value + 0;
}

/**
 * Makes a fraction in lowest terms.
 * @throws Fault unless both parts are positive and fit a safe integer.
 */
export function ratio(numerator: number | bigint, denominator: number | bigint): Ratio {
  const integers = [numerator, denominator].every((part) => typeof part === 'bigint' || Number.isSafeInteger(part));
  assert(integers, 'a ratio is made of whole numbers', { numerator, denominator });
  assert(numerator > 0 && denominator > 0, 'a ratio is made of positive numbers', {
    numerator: String(numerator),
    denominator: String(denominator),
  });
  let [a, b] = [BigInt(numerator), BigInt(denominator)];
  while (b !== 0n) [a, b] = [b, a % b];
  const lowest = { numerator: Number(BigInt(numerator) / a), denominator: Number(BigInt(denominator) / a) };
  assert(
    Number.isSafeInteger(lowest.numerator) && Number.isSafeInteger(lowest.denominator),
    'a ratio must fit safe integers',
    lowest,
  );
  return lowest;
}

/**
 * Converts a quantity along a path of ratios (or by one ratio). Exact on the way, rounded once at the end, half away from
 * zero. Also fits yields: 120 g edible at 80 % is `convert(120_000, ratio(10_000, 8000))` = 150 g bought.
 * @throws Fault when the result leaves the safe range.
 */
export function convert(amount: Quantity, path: Ratio | readonly Ratio[]): Quantity {
  let numerator = BigInt(quantity(amount));
  let denominator = 1n;
  for (const step of 'numerator' in path ? [path] : path) {
    const checked = ratio(step.numerator, step.denominator);
    numerator *= BigInt(checked.numerator);
    denominator *= BigInt(checked.denominator);
  }
  return quantity(Number(roundHalfUp(numerator, denominator)));
}

/**
 * Finds how many `to` one `from` is, over the global conversions and the item's own, in both directions, by the shortest
 * path (tie: the earlier conversion). Null when there is no path: litres of an item without a density are no grams.
 */
export function conversionFactor(
  from: string,
  to: string,
  itemConversions: readonly UnitConversion[] = [],
): Ratio | null {
  const edges = [...globalConversions, ...itemConversions].flatMap((conversion) => [
    conversion,
    {
      from: conversion.to,
      to: conversion.from,
      ratio: { numerator: conversion.ratio.denominator, denominator: conversion.ratio.numerator },
    },
  ]);
  const reached = new Map<string, Ratio>([[from, { numerator: 1, denominator: 1 }]]);
  // A Map visits what is added while it is walked, in order: that is the breadth-first queue.
  for (const [unit, factor] of reached) {
    if (unit === to) return factor;
    for (const edge of edges) {
      if (edge.from !== unit || reached.has(edge.to)) continue;
      const numerator = BigInt(factor.numerator) * BigInt(edge.ratio.numerator);
      const denominator = BigInt(factor.denominator) * BigInt(edge.ratio.denominator);
      reached.set(edge.to, ratio(numerator, denominator));
    }
  }
  return null;
}
