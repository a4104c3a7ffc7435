import { type Api, openApi, type Target } from '../entry/replay/api.ts';
import { deliver } from '../entry/replay/deliver.ts';
import { QUOTE_ORDER } from '../entry/replay/documents.ts';
import { freshId } from '../entry/replay/fresh-id.ts';
import type { PlannedIngredient, PlannedItem } from '../entry/replay/plan.ts';
import { enterMenu, makeOutlet } from '../entry/replay/set-up.ts';
import { keptFresh } from './kept-fresh.ts';

/** Thousandths of a piece. */
const PIECE = 1_000;
const PLENTY = 10_000_000;
const PRICE = 4_000;
/** More than any cart costs, in paise. */
export const TENDERED = 100_000;

/** What somebody may want, with the price that the product signed. */
export interface Cart {
  readonly outletId: string;
  readonly lines: readonly object[];
  readonly quote: string;
}

/** A counter that sells rolls, all from the same dough, and drinks; a cart holds one roll, one drink, or one of each. */
export interface Counter {
  readonly outletId: string;
  /** With quotes that hold for two minutes yet: whoever looks late has them asked for anew. */
  readonly rollCarts: readonly Cart[];
  /** The dough: each roll takes a piece of it. */
  readonly doughId: string;
}

const ROLLS = 3;
const DRINKS = 4;

/** Opens a counter through the API with so many pieces of dough and plenty of the rest. */
export async function openCounter(target: Target, doughPieces: number): Promise<Counter> {
  const api = openApi(target, 8);
  const outlet = await makeOutlet(api);
  const ingredient = (name: string): PlannedIngredient => {
    return { id: freshId(), code: `${outlet.code}_${name}`, name, kind: 'INGREDIENT', unit: 'pcs', pickPolicy: 'FIFO' };
  };
  const dough = ingredient('DOUGH');
  const fillings = Array.from({ length: ROLLS }, (_, index) => ingredient(`FILLING_${index}`));
  const drinks = Array.from({ length: DRINKS }, (_, index) => ingredient(`DRINK_${index}`));
  const item = (name: string, cooked: boolean, ...from: PlannedIngredient[]): PlannedItem => ({
    ...{ id: freshId(), variantId: freshId(), recipeId: freshId(), code: `${outlet.code}_${name}`, name, cooked },
    ...{ price: PRICE, prepSeconds: 60, recipe: new Map(from.map(({ id }) => [id, PIECE])) },
  });
  const rolls = fillings.map((filling, index) => item(`ROLL_${index}`, true, dough, filling));
  const cups = drinks.map((drink, index) => item(`CUP_${index}`, false, drink));
  const ingredients = [dough, ...fillings, ...drinks];
  await enterMenu(api, outlet, { ingredients, items: [...rolls, ...cups], orders: [] });
  const lines = ingredients.map(({ id, unit }) => {
    const quantity = PIECE * (id === dough.id ? doughPieces : PLENTY);
    return { batchId: freshId(), stockItemId: id, quantity, unit, value: quantity / 10 };
  });
  await deliver(api, { outletId: outlet.id }, lines);
  // Drinks stand before and after the roll, so that carts name shared stock in every order.
  const wanted = rolls.flatMap((roll) =>
    cups.flatMap((cup) => [
      [roll, cup],
      [cup, roll],
    ]),
  );
  const quoteAll = () => Promise.all(wanted.map((items) => quoted(api, outlet.id, items)));
  const rollCarts = await keptFresh(quoteAll);
  return {
    get rollCarts() {
      return rollCarts();
    },
    outletId: outlet.id,
    doughId: dough.id,
  };
}

async function quoted(api: Api, outletId: string, items: readonly PlannedItem[]): Promise<Cart> {
  const lines = items.map(({ id, variantId }) => ({ itemId: id, variantId, quantity: 1, optionIds: [] }));
  const { signed } = await api.command<{ signed: string }>(QUOTE_ORDER, { outletId, lines }, 'Quote');
  return { outletId, lines, quote: signed };
}
