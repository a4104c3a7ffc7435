import { scaled, unscaled } from '@college-kiosk/ui';
import type { PurchaseOrderLineInput } from '../../gql/graphql.ts';

/** A line of an order as it is being typed. */
export type OrderFormLine = {
  key: string;
  stockItemId: string | null;
  quantity: string;
  unit: string;
  /** Rupees for one unit, without tax. */
  price: string;
  /** Basis points: as the order has it, or of an item that was just chosen, as the item has it; null before. */
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

/** What the lines cost together without tax and with it, in paise; what is not whole yet costs nothing. */
export function amountsOf(lines: readonly OrderFormLine[]): { net: number; total: number } {
  let [net, total] = [0, 0];
  for (const input of lines.map(orderLineInput)) {
    if (!input) continue;
    const ofLine = Math.round((input.quantity * input.price) / 1_000);
    net += ofLine;
    total += ofLine + Math.round((ofLine * (input.taxRate ?? 0)) / 10_000);
  }
  return { net, total };
}
