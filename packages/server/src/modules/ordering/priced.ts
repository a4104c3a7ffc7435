import { AppError, isRefusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import type { Reader } from '../../platform/db/database.ts';
import { type PriceFacts, priceCart, type Quoted } from '../catalog/index.ts';
import type { StockLine } from '../inventory/index.ts';
import { isOpen } from '../places/index.ts';

/** What a client may say of its cart: ids and quantities, never a price. */
export const cartLines = z
  .array(
    z.object({
      itemId: z.uuid(),
      variantId: z.uuid(),
      quantity: z.int().min(1, 'At least one.').max(99, 'At most 99 of a kind: place a second order.'),
      optionIds: z.array(z.uuid()).max(30),
    }),
  )
  .min(1, 'The cart is empty.')
  .max(200, 'At most 200 lines: place a second order.');

export type CartLine = z.output<typeof cartLines>[number];

/** Prices a cart at a moment, or refuses: the outlet is closed, or something in it cannot be had. */
export async function priced(reader: Reader, facts: PriceFacts, lines: readonly CartLine[], at: Date) {
  const { outlet } = facts.place;
  if (!isOpen(facts.place, at)) {
    const { opensAt, closesAt } = outlet;
    return refuse('OUTLET_CLOSED', `${outlet.name} is not taking orders now.`, { opensAt, closesAt });
  }
  const quoted = await priceCart(reader, facts, { lines, at });
  if (!isRefusal(quoted) && quoted.total <= 0) {
    throw new AppError('INVALID', 'lines: there is nothing to pay. Add a dish that has a price.');
  }
  return quoted;
}

/** A cart with today's prices, its taxes and what is due. */
export type QuotedOrder = Quoted;

/** Tells a priced cart from a refusal. */
export function isPriced(answer: Awaited<ReturnType<typeof priced>>): answer is QuotedOrder {
  return !isRefusal(answer);
}

/** What the lines of an order take from stock, numbered as the order's lines are. */
export function stockLines(quoted: QuotedOrder): StockLine[] {
  return quoted.lines.map((line, index) => ({
    line: index + 1,
    variantId: line.variantId,
    optionIds: line.modifiers.map((modifier) => modifier.optionId),
    quantity: line.quantity,
  }));
}
