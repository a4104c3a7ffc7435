import { scaled, unscaled } from '@college-kiosk/ui';

/** A unit of an item as the form holds it: how many base units one of it is, as it is typed. */
export type UnitDraft = { key: string; unit: string; size: string };

/** `numerator / denominator` as it is typed, with three places at most: what is finer stays a fraction. */
export function sizeOf({ numerator, denominator }: { numerator: number; denominator: number }): string {
  const thousandths = (numerator * 1_000) / denominator;
  return Number.isInteger(thousandths) ? unscaled(thousandths, 3) : `${numerator}/${denominator}`;
}

/** A typed size as a fraction in lowest terms: `15000`, `910.5` or `1/3`. Null when it is none, or nothing. */
export function ratioOf(typed: string): { numerator: number; denominator: number } | null {
  const [top = '', bottom] = typed.split('/').map((part) => part.trim());
  const [numerator, denominator] = [scaled(top, 3), bottom === undefined ? 1_000 : scaled(bottom, 3)];
  if (!numerator || !denominator) return null;
  const common = greatestCommon(numerator, denominator);
  return { numerator: numerator / common, denominator: denominator / common };
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b);
}
