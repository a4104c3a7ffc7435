import type { QuoteLineInput, TillMenuQuery } from '../../gql/graphql.ts';

/** A dish as the till shows it. */
export type TillItem = TillMenuQuery['menu']['categories'][number]['items'][number];

export type TillLine = {
  /** Two lines of the same dish and choices are one. */
  key: string;
  itemId: string;
  variantId: string;
  optionIds: string[];
  name: string;
  detail: string;
  /** Shown until the server has priced the cart. Paise. */
  price: number;
  quantity: number;
};

/** Adds one, to the line that is the same already where there is one. */
export function withOne(cart: readonly TillLine[], line: Omit<TillLine, 'key' | 'quantity'>): TillLine[] {
  const key = [line.variantId, ...[...line.optionIds].sort()].join('+');
  return cart.some((one) => one.key === key)
    ? cart.map((one) => (one.key === key ? { ...one, quantity: Math.min(99, one.quantity + 1) } : one))
    : [...cart, { ...line, key, quantity: 1 }];
}

export function withQuantity(cart: readonly TillLine[], key: string, quantity: number): TillLine[] {
  return quantity === 0
    ? cart.filter((line) => line.key !== key)
    : cart.map((line) => (line.key === key ? { ...line, quantity } : line));
}

export function quoteLines(cart: readonly TillLine[]): QuoteLineInput[] {
  return cart.map(({ itemId, variantId, optionIds, quantity }) => ({ itemId, variantId, optionIds, quantity }));
}
