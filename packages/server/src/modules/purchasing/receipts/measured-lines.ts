import { AppError, type Money, multiplyMoney, type Quantity, type Refusal, refuse } from '@college-kiosk/kernel';
import type { Tx } from '../../../platform/db/database.ts';
import { counted, inBaseUnits, itemsToUse, type MeasuredItem, unknownUnit } from '../../inventory/index.ts';
import type { PurchaseOrderLine } from '../orders/order.ts';
import { type ReceivedLine, VALUE_MAX } from './received-line.ts';

/** A line of a delivery in base units, with what it is worth. */
export interface Delivered {
  readonly line: ReceivedLine;
  readonly item: MeasuredItem;
  /** What was ordered of it; null without an order. */
  readonly ordered: PurchaseOrderLine | null;
  readonly accepted: Quantity;
  readonly rejected: Quantity;
  readonly free: Quantity;
  readonly value: Money;
}

/**
 * What people say came, in base units and worth what the order says it costs. Refuses UNIT_UNKNOWN, and NOT_ORDERED for what stands
 * on no line of the order. Throws NOT_FOUND for what is no stock item, INVALID for what is too little or too much to count.
 */
export async function measuredLines(
  tx: Tx,
  lines: readonly ReceivedLine[],
  ordered: readonly PurchaseOrderLine[] | null,
): Promise<Delivered[] | Refusal> {
  const items = await itemsToUse(
    tx,
    lines.map(({ stockItemId }) => stockItemId),
  );
  const delivered: Delivered[] = [];
  for (const line of lines) {
    const item = items.get(line.stockItemId) as MeasuredItem;
    const of = ordered?.find(({ stockItemId }) => stockItemId === line.stockItemId) ?? null;
    // What a tin holds was agreed when it was ordered, whatever it holds by now.
    const agreed = of && of.unit === line.unit ? { numerator: of.baseQuantity, denominator: of.quantity } : null;
    if (!agreed && inBaseUnits(item, 0, line.unit) === null) return unknownUnit(item, line.unit);
    if (ordered && !of) {
      return refuse('NOT_ORDERED', `${item.name} is not on this order. Receive it without an order, or send it back.`, {
        stockItemId: item.id,
      });
    }
    const [accepted, rejected, free] = [line.accepted, line.rejected, line.free].map((said) => {
      const base = (agreed ? counted(item, said, agreed) : inBaseUnits(item, said, line.unit)) ?? 0;
      if (said > 0 && base === 0) throw new AppError('INVALID', `${item.name}: this is too little to count.`);
      return base;
    }) as [Quantity, Quantity, Quantity];
    const value = of ? priceOf(item, of, accepted) : (line.value ?? 0);
    delivered.push({ line, item, ordered: of, accepted, rejected, free, value });
  }
  return delivered;
}

/**
 * What so much of an ordered item costs us: its price, and the tax on it where that is not credited (rules §2.3 G02, G06). Throws INVALID
 * for more than a line may cost.
 */
export function priceOf(
  { name, taxCreditable }: Pick<MeasuredItem, 'name' | 'taxCreditable'>,
  {
    price,
    quantity,
    baseQuantity,
    taxRate,
  }: Pick<PurchaseOrderLine, 'price' | 'quantity' | 'baseQuantity' | 'taxRate'>,
  accepted: Quantity,
): Money {
  // The line's own ratio: its quantity in thousandths of the unit is its base quantity.
  const exact = roundedRatio(BigInt(price) * BigInt(quantity) * BigInt(accepted), 1_000n * BigInt(baseQuantity));
  if (exact > BigInt(VALUE_MAX)) {
    throw new AppError('INVALID', `${name}: this costs more than a hundred crore rupees. Look at how much came.`);
  }
  const net = Number(exact);
  return taxCreditable ? net : net + multiplyMoney(net, taxRate, 10_000);
}

/** Half up; both are positive. */
function roundedRatio(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}
