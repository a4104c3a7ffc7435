import type { PurchaseOrderLineInput } from '../../gql/graphql.ts';
import { scaled, unscaled } from '../../shell/scaled.ts';

/** A line of an order as it is being typed. */
export type OrderFormLine = {
  key: string;
  stockItemId: string | null;
  quantity: string;
  unit: string;
  /** Rupees for one unit, without tax. */
  price: string;
  /** As the order has it; null: that of the item. */
  taxRate: number | null;
};

export function emptyOrderLine(key: string): OrderFormLine {
  return { key, stockItemId: null, quantity: '', unit: '', price: '', taxRate: null };
}

/** A line of an order that is there, as it would have been typed. */
export function typedLine(line: {
  position: number;
  quantity: number;
  unit: string;
  price: number;
  taxRate: number;
  item: { id: string };
}): OrderFormLine {
  const { position, quantity, unit, price, taxRate, item } = line;
  return {
    ...{ key: String(position), stockItemId: item.id, unit, taxRate },
    ...{ quantity: unscaled(quantity, 3), price: unscaled(price, 2) },
  };
}

/** What the server is sent, or null while something is missing. */
export function orderLineInput({
  stockItemId,
  quantity,
  unit,
  price,
  taxRate,
}: OrderFormLine): PurchaseOrderLineInput | null {
  const [amount, paise] = [scaled(quantity, 3), scaled(price, 2)];
  if (!stockItemId || !amount || paise === null || unit === '') return null;
  return { stockItemId, quantity: amount, unit, price: paise, taxRate };
}

/** What the lines cost together without tax, in paise; what is not whole yet costs nothing. */
export function netOf(lines: readonly OrderFormLine[]): number {
  return lines.reduce((sum, line) => {
    const input = orderLineInput(line);
    return input ? sum + Math.round((input.quantity * input.price) / 1_000) : sum;
  }, 0);
}
