import { AppError, conversionFactor, convert, type Quantity, type Refusal, ratio, refuse } from '@college-kiosk/kernel';
import type { Reader } from '../../../platform/db/database.ts';
import { type MeasuredItem, measuredItems, QUANTITY_MAX } from '../units.ts';

/** A line of a recipe as a person says it. */
export interface SpokenLine {
  readonly stockItemId: string;
  /** Thousandths of the unit, as it is eaten; below zero in an option that leaves something out. */
  readonly quantity: Quantity;
  readonly unit: string;
  /** Basis points of what is issued that trimming leaves. */
  readonly yieldRate: number;
  /** Basis points of waste that come on top. */
  readonly wastageRate: number;
}

export interface IssuedLine extends SpokenLine {
  readonly item: MeasuredItem;
  /** What leaves the stock, in thousandths of the base unit. */
  readonly issued: Quantity;
}

/**
 * What is issued for what is eaten: edible ÷ yield, and waste on top (rules §3.1: 120 g at 80 % is 150 g). Exact on the way and
 * rounded once at the end, half away from zero, to a thousandth of the base unit. Null when the unit has no way to it.
 */
export function issuedOf(item: MeasuredItem, line: Omit<SpokenLine, 'stockItemId'>): Quantity | 'too-large' | null {
  const factor = conversionFactor(line.unit, item.baseUnit, item.conversions);
  if (!factor) return null;
  const size = BigInt(Math.abs(line.quantity)) * BigInt(factor.numerator) * 10_000n * BigInt(10_000 + line.wastageRate);
  const limit = BigInt(QUANTITY_MAX) * BigInt(factor.denominator) * BigInt(line.yieldRate) * 10_000n;
  if (size > limit) return 'too-large';
  return convert(line.quantity, [factor, ratio(10_000, line.yieldRate), ratio(10_000 + line.wastageRate, 10_000)]);
}

/**
 * Lines as they are issued. Refuses UNIT_UNKNOWN for a unit without a way to the base unit, and QUANTITY_TOO_LARGE for more than
 * can be counted. Throws NOT_FOUND for what is no stock item, INVALID for what is too little to count.
 */
export async function issuedLines(
  reader: Reader,
  lines: readonly SpokenLine[],
): Promise<IssuedLine[] | Refusal<'UNIT_UNKNOWN', { unit: string }> | Refusal<'QUANTITY_TOO_LARGE'>> {
  const items = await measuredItems(
    reader,
    lines.map(({ stockItemId }) => stockItemId),
  );
  const issued: IssuedLine[] = [];
  for (const line of lines) {
    const item = items.get(line.stockItemId) as MeasuredItem;
    const quantity = issuedOf(item, line);
    if (quantity === null) return unknownUnit(item, line.unit);
    if (quantity === 'too-large') return tooLarge(item);
    if (quantity === 0) throw new AppError('INVALID', `${item.name}: this is too little to count.`);
    issued.push({ ...line, item, issued: quantity });
  }
  return issued;
}

export function unknownUnit({ name, baseUnit }: MeasuredItem, unit: string) {
  const message = `${name} is not counted in ${unit}. Use ${baseUnit} or one of its units.`;
  return refuse('UNIT_UNKNOWN', message, { unit });
}

export function tooLarge({ name }: MeasuredItem) {
  return refuse('QUANTITY_TOO_LARGE', `${name}: this is more than can be counted. Say less, or use a smaller unit.`);
}
