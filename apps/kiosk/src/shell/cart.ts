/** One line of the cart. Ids and quantities are sent; the price is only what the person saw when adding it. */
export type CartLine = {
  itemId: string;
  variantId: string;
  optionIds: string[];
  quantity: number;
  /** Paise for one, options included. */
  seenPrice: number;
};

/** The part of the menu the cart has to know. */
export type Priced = {
  id: string;
  soldOut: boolean;
  servedNow: boolean;
  variants: readonly { id: string; price: number; portionsLeft?: number | null }[];
  modifierGroups: readonly { options: readonly { id: string; priceDelta: number }[] }[];
};

/** Why a line cannot be ordered as it stands, or what the person should know of it. */
export type LineIssue =
  | { kind: 'gone' }
  | { kind: 'soldOut' }
  | { kind: 'notServed' }
  | { kind: 'short'; left: number }
  | { kind: 'price'; was: number; now: number };

export const mostOfOne = 20;

export const lineKey = (line: Pick<CartLine, 'variantId' | 'optionIds'>): string =>
  [line.variantId, ...[...line.optionIds].sort()].join(' ');

/** The same dish with the same choices becomes more of it; anything else a line of its own. */
export function addLine(cart: CartLine[], line: CartLine): CartLine[] {
  const key = lineKey(line);
  if (!cart.some((present) => lineKey(present) === key)) return [...cart, line];
  return cart.map((present) =>
    lineKey(present) === key ? { ...line, quantity: Math.min(mostOfOne, present.quantity + line.quantity) } : present,
  );
}

/** None left is removed. */
export function setQuantity(cart: CartLine[], key: string, quantity: number): CartLine[] {
  return cart.map((line) => (lineKey(line) === key ? { ...line, quantity } : line)).filter((line) => line.quantity > 0);
}

/** Paise for one with these options, or null when the menu no longer has them. */
export function unitPrice(dish: Priced, variantId: string, optionIds: readonly string[]): number | null {
  const variant = dish.variants.find(({ id }) => id === variantId);
  const options = dish.modifierGroups.flatMap((group) => group.options);
  const chosen = optionIds.map((id) => options.find((option) => option.id === id));
  if (!variant || chosen.includes(undefined)) return null;
  return chosen.reduce((sum, option) => sum + (option?.priceDelta ?? 0), variant.price);
}

/** How many more of a variant may be added: what is left, less what already lies in the cart. */
export function roomFor(dish: Priced, variantId: string, cart: readonly CartLine[]): number {
  const left = dish.variants.find(({ id }) => id === variantId)?.portionsLeft ?? mostOfOne;
  return Math.max(0, Math.min(mostOfOne, left) - countOf(cart.filter((line) => line.variantId === variantId)));
}

export const countOf = (cart: readonly CartLine[]): number => cart.reduce((sum, line) => sum + line.quantity, 0);

/** What the cart comes to at today's prices; the quote has the last word. */
export function totalOf(cart: readonly CartLine[], dishes: ReadonlyMap<string, Priced>): number {
  return cart.reduce((sum, line) => {
    const dish = dishes.get(line.itemId);
    return sum + line.quantity * ((dish && unitPrice(dish, line.variantId, line.optionIds)) ?? line.seenPrice);
  }, 0);
}

/** Holds one line against the live menu; `cart` because two lines may want the same last portion. */
export function issueOf(line: CartLine, dish: Priced | undefined, cart: readonly CartLine[]): LineIssue | null {
  const price = dish && unitPrice(dish, line.variantId, line.optionIds);
  if (!dish || price == null) return { kind: 'gone' };
  if (dish.soldOut) return { kind: 'soldOut' };
  if (!dish.servedNow) return { kind: 'notServed' };
  const left = dish.variants.find(({ id }) => id === line.variantId)?.portionsLeft ?? null;
  if (left === 0) return { kind: 'soldOut' };
  if (left !== null && countOf(cart.filter(({ variantId }) => variantId === line.variantId)) > left) {
    return { kind: 'short', left };
  }
  return price === line.seenPrice ? null : { kind: 'price', was: line.seenPrice, now: price };
}

/** Whether the line must be changed before the order can go. A new price only has to be seen. */
export const blocks = (issue: LineIssue | null): boolean => issue !== null && issue.kind !== 'price';
