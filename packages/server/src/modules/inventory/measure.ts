import { AppError, type Quantity, type Refusal } from '@college-kiosk/kernel';
import type { Tx } from '../../platform/db/database.ts';
import { inBaseUnits, itemsToUse, type MeasuredItem, unknownUnit } from './units.ts';

/** So much of a stock item, as a person says it. */
export interface SpokenQuantity {
  readonly stockItemId: string;
  /** Thousandths of the unit. */
  readonly quantity: Quantity;
  /** The base unit, a unit of the same dimension, or one of the item's own. */
  readonly unit: string;
}

export interface Measured<Line extends SpokenQuantity> {
  readonly line: Line;
  readonly item: MeasuredItem;
  /** Thousandths of the base unit. */
  readonly quantity: Quantity;
}

/**
 * What people say and have written down, in base units, line by line. Refuses UNIT_UNKNOWN for a unit without a way to the base unit. Throws
 * NOT_FOUND for what is no stock item, INVALID for what is too little or too much to count.
 */
export async function measure<Line extends SpokenQuantity>(
  tx: Tx,
  lines: readonly Line[],
): Promise<Measured<Line>[] | Refusal<'UNIT_UNKNOWN', { unit: string }>> {
  const items = await itemsToUse(
    tx,
    lines.map(({ stockItemId }) => stockItemId),
  );
  const measured: Measured<Line>[] = [];
  for (const line of lines) {
    const item = items.get(line.stockItemId) as MeasuredItem;
    const quantity = inBaseUnits(item, line.quantity, line.unit);
    if (quantity === null) return unknownUnit(item, line.unit);
    if (quantity === 0) throw new AppError('INVALID', `${item.name}: this is too little to count.`);
    measured.push({ line, item, quantity });
  }
  return measured;
}
