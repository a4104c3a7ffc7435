import { AppError, isFarBelow, type Money, type Refusal, refuse, sayRupees } from '@college-kiosk/kernel';
import type { Tx } from '../../../platform/db/database.ts';
import { stockItemsById } from '../../inventory/index.ts';
import { usualCosts, usualValue } from '../suppliers/usual-cost.ts';
import { lineAmounts, type PurchaseOrderLine } from './order.ts';

/** A line that costs far less than it usually does. */
interface CheapLine {
  readonly line: PurchaseOrderLine;
  readonly net: Money;
  readonly usual: Money;
}

/** Of the lines of an order, those whose price is far below what such goods usually cost: a slip, or goods that nobody would miss. */
export async function cheapLines(tx: Tx, lines: readonly PurchaseOrderLine[], now: Date): Promise<CheapLine[]> {
  const costs = await usualCosts(
    tx,
    lines.map(({ stockItemId }) => stockItemId),
    now,
  );
  return lines.flatMap((line) => {
    const [{ net }, usual] = [lineAmounts(line), usualValue(costs.get(line.stockItemId), line.baseQuantity)];
    return usual !== null && isFarBelow(net, usual) ? [{ line, net, usual }] : [];
  });
}

/** Why an order with such a line is not approved without a word: FAR_BELOW_COST, of the first; null where there is none. */
export async function farBelowCost(tx: Tx, [first]: readonly CheapLine[]): Promise<Refusal | null> {
  if (!first) return null;
  const { line, net, usual } = first;
  const item = (await stockItemsById(tx, [line.stockItemId])).get(line.stockItemId);
  if (!item) throw new AppError('NOT_FOUND', 'There is no such stock item.');
  const message = `${tooCheap(item.name, net, usual)} Say why that is right, or return the order.`;
  return refuse('FAR_BELOW_COST', message, { stockItemId: item.id, value: net, usual });
}

/** That goods cost far less than usual, in a sentence. */
export function tooCheap(name: string, value: Money, usual: Money): string {
  return `${name} for ${sayRupees(value)}: so much of it usually costs about ${sayRupees(usual)}.`;
}
