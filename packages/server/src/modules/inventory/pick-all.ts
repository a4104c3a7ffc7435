import type { Quantity } from '@college-kiosk/kernel';
import type { Tx } from '../../platform/db/database.ts';
import type { StockItem } from './stock-item.ts';
import { type Picked, type PickedFrom, pickFrom, type Take } from './take-out.ts';

/** A stock item of which there is too little. */
export interface Short {
  readonly stockItemId: string;
  readonly name: string;
  readonly wanted: Quantity;
  readonly free: Quantity;
}

/** So much of an item. */
export interface Wanted {
  readonly item: StockItem;
  readonly quantity: Quantity;
}

/**
 * Picks several items, in the order in which they are given (that of their ids, in which everybody locks); or says of all what there is too little
 * of. `freeOf` tells how much of what is there may go; all of it unless said.
 */
export async function pickAll(
  tx: Tx,
  wanted: readonly Wanted[],
  from: Omit<PickedFrom, 'item' | 'quantity'>,
  freeOf: (picked: Picked, wanted: Wanted) => Promise<Quantity> = async ({ shortBy }, { quantity }) =>
    quantity - shortBy,
): Promise<{ takes: Take[] } | { short: Short[] }> {
  const takes: Take[] = [];
  const short: Short[] = [];
  for (const one of wanted) {
    const { item, quantity } = one;
    if (quantity === 0) continue;
    const picked = await pickFrom(tx, { ...from, item, quantity });
    const free = await freeOf(picked, one);
    if (free < quantity) short.push({ stockItemId: item.id, name: item.name, wanted: quantity, free });
    takes.push(...picked.picks);
  }
  return short.length > 0 ? { short } : { takes };
}
