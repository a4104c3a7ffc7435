import { useEffect, useState } from 'react';
import { type CartLine, roomFor, unitPrice } from '../../shell/cart.ts';
import type { Dish } from '../../shell/menu/live-menu.tsx';
import { brokenGroup, choose, usualChoice } from '../../shell/modifiers.ts';

export type DishChoice = {
  variantId: string | null;
  optionIds: readonly string[];
  quantity: number;
  /** How many may be added at most, with what lies in the cart already. */
  room: number;
  /** The first group that still asks for a choice. */
  missing: Dish['modifierGroups'][number] | null;
  /** What "add" would add; null while it cannot. */
  line: CartLine | null;
  chooseVariant: (id: string) => void;
  chooseOption: (group: Dish['modifierGroups'][number], id: string) => void;
  setQuantity: (quantity: number) => void;
};

/** What the person is choosing on the sheet of one dish. Starts with what the dish usually comes with. */
export function useDishChoice(dish: Dish | null, cart: CartLine[]): DishChoice {
  const [chosen, setChosen] = useState<{ variantId: string | null; optionIds: string[]; quantity: number }>();
  const id = dish?.id;
  // Another dish begins a new choice; a new portion count of the same does not.
  useEffect(() => {
    const variant = dish?.variants.find(({ portionsLeft }) => portionsLeft !== 0) ?? dish?.variants[0];
    setChosen({ variantId: variant?.id ?? null, optionIds: usualChoice(dish?.modifierGroups ?? []), quantity: 1 });
  }, [id]);

  const { variantId = null, optionIds = [], quantity: wanted = 1 } = chosen ?? {};
  const room = dish && variantId ? roomFor(dish, variantId, cart) : 0;
  const quantity = Math.max(1, Math.min(wanted, room));
  const missing = dish ? brokenGroup(dish.modifierGroups, optionIds) : null;
  const price = dish && variantId ? unitPrice(dish, variantId, optionIds) : null;
  const ready = dish && variantId && price !== null && !missing && room > 0 && dish.servedNow && !dish.soldOut;
  const change = (part: Partial<NonNullable<typeof chosen>>) => setChosen({ variantId, optionIds, quantity, ...part });
  return {
    variantId,
    optionIds,
    quantity,
    room,
    missing,
    line: ready ? { itemId: dish.id, variantId, optionIds: [...optionIds], quantity, seenPrice: price } : null,
    chooseVariant: (next) => change({ variantId: next }),
    chooseOption: (group, option) => change({ optionIds: choose(group, optionIds, option) }),
    setQuantity: (next) => change({ quantity: next }),
  };
}
