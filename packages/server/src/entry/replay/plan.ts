import { addDays } from '@college-kiosk/kernel';
import { type Chance, chance } from './chance.ts';
import type { TillDay, TillTicket } from './tickets.ts';

type Payer = 'CASH_WITH_ORDER' | 'CASH_LATER' | 'UPI';

export interface PlannedIngredient {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'INGREDIENT' | 'CONSUMABLE';
  readonly unit: 'g' | 'ml' | 'pcs';
  readonly pickPolicy: 'FEFO' | 'FIFO';
}

export interface PlannedItem {
  readonly id: string;
  readonly variantId: string;
  readonly recipeId: string;
  readonly code: string;
  readonly name: string;
  /** Paise for one piece. */
  readonly price: number;
  /** False for what is only handed over. */
  readonly cooked: boolean;
  readonly prepSeconds: number;
  /** Thousandths of the ingredient's unit by ingredient id, for one piece. */
  readonly recipe: ReadonlyMap<string, number>;
}

export interface PlannedOrder {
  readonly id: string;
  readonly ticket: string;
  /** Simulated milliseconds after the first ticket's minute. */
  readonly afterMs: number;
  readonly payer: Payer;
  readonly lines: readonly { readonly item: PlannedItem; readonly pieces: number }[];
}

/** A batch of the opening stock; quantity in thousandths of the ingredient's unit, value in paise. */
export interface PlannedBatch {
  readonly batchId: string;
  readonly stockItemId: string;
  readonly quantity: number;
  readonly unit: string;
  readonly value: number;
  readonly expiryDate: string | null;
}

export interface Plan {
  readonly ingredients: readonly PlannedIngredient[];
  readonly items: readonly PlannedItem[];
  readonly orders: readonly PlannedOrder[];
}

// What is bought and handed over as it is; nobody cooks it.
const HANDED_OVER = /coke|water|juice|crisps|postcard|shirt|gift|voucher|honey|granola|bunny|basket|cards|adjustment/i;

const PANTRY = [
  ...(['Flour', 'Butter', 'Sugar', 'Chocolate', 'Oats', 'Cheese', 'Ham', 'Fruit', 'Nuts', 'Salt'] as const).map(
    (name) => ({ name, unit: 'g', kind: 'INGREDIENT' }) as const,
  ),
  ...(['Milk', 'Cream', 'Coffee brew', 'Tea brew', 'Oil'] as const).map(
    (name) => ({ name, unit: 'ml', kind: 'INGREDIENT' }) as const,
  ),
  ...(['Eggs'] as const).map((name) => ({ name, unit: 'pcs', kind: 'INGREDIENT' }) as const),
  ...(['Cups', 'Napkins'] as const).map((name) => ({ name, unit: 'pcs', kind: 'CONSUMABLE' }) as const),
];

/** Prices, recipes and payers for a day of tickets; the same for the same seed, but for the ids. */
export function planDay(day: TillDay, seed: number, prefix: string, newId: () => string): Plan {
  const ingredients = PANTRY.map((given, index) => ({
    ...given,
    id: newId(),
    code: `${prefix}_${given.name.toUpperCase().replaceAll(' ', '_')}`,
    pickPolicy: index % 2 === 0 ? ('FEFO' as const) : ('FIFO' as const),
  }));
  const items = day.items.map((name, index): PlannedItem => {
    const random = chance(seed, name);
    return {
      ...{ id: newId(), variantId: newId(), recipeId: newId(), name, code: `${prefix}_${index + 1}` },
      // Quarter rupees, so that cash is rounded up and down.
      price: 2_000 + 25 * random.whole(0, 600),
      cooked: !HANDED_OVER.test(name),
      prepSeconds: random.whole(30, 240),
      recipe: new Map(random.some(ingredients, random.whole(2, 4)).map((one) => [one.id, portion(random, one.unit)])),
    };
  });
  const byName = new Map(items.map((item) => [item.name, item]));
  const [first] = day.tickets;
  const orders = day.tickets.map((ticket): PlannedOrder => {
    const random = chance(seed, `ticket ${ticket.ticket}`);
    return {
      ...{ id: newId(), ticket: ticket.ticket, lines: linesOf(ticket, byName) },
      // The file knows the minute; within it the seed decides.
      afterMs: (ticket.minute - (first?.minute ?? 0)) * 60_000 + random.whole(0, 59_999),
      payer: random.pick(['CASH_WITH_ORDER', 'CASH_WITH_ORDER', 'CASH_LATER', 'UPI', 'UPI']),
    };
  });
  return { ingredients, items, orders: orders.sort((a, b) => a.afterMs - b.afterMs) };
}

function linesOf(ticket: TillTicket, byName: ReadonlyMap<string, PlannedItem>) {
  return [...ticket.pieces].map(([name, pieces]) => ({ item: byName.get(name) as PlannedItem, pieces }));
}

/** Odd amounts, so that no share of a batch's value is a round one. */
function portion(random: Chance, unit: PlannedIngredient['unit']): number {
  return unit === 'pcs' ? 1_000 * random.whole(1, 2) : random.whole(5_000, 150_000);
}

/** What an order takes of each ingredient. */
export function needsOf(lines: PlannedOrder['lines']): Map<string, number> {
  const needs = new Map<string, number>();
  for (const { item, pieces } of lines) {
    for (const [id, quantity] of item.recipe) needs.set(id, (needs.get(id) ?? 0) + quantity * pieces);
  }
  return needs;
}

// Fewer than the hundred moves that the API shows of a batch.
const MOVES_PER_BATCH = 80;

/**
 * The opening stock: a tenth more than the day takes of each ingredient, in batches so small that the API shows every
 * move of each, with expiry dates in no order.
 */
export function openingStock(plan: Plan, seed: number, today: string, newId: () => string): PlannedBatch[] {
  const takes = plan.orders.flatMap(({ lines }) => [
    needsOf(lines.filter(({ item }) => item.cooked)),
    needsOf(lines.filter(({ item }) => !item.cooked)),
  ]);
  return plan.ingredients.flatMap((ingredient) => {
    const random = chance(seed, `stock ${ingredient.name}`);
    const own = takes
      .map((take) => take.get(ingredient.id) ?? 0)
      .filter((quantity) => quantity > 0)
      .sort((a, b) => a - b);
    const wanted = Math.ceil(own.reduce((sum, quantity) => sum + quantity, 0) * 1.1) + 10_000;
    // Whichever takes share a batch, so many of the smallest would empty it.
    const fits = own.slice(0, MOVES_PER_BATCH).reduce((sum, quantity) => sum + quantity, 0) || wanted;
    const size = Math.min(fits, Math.ceil(wanted / 2));
    return Array.from({ length: Math.ceil(wanted / size) }, (): PlannedBatch => {
      const keeps = random.whole(1, 20);
      return {
        ...{ batchId: newId(), stockItemId: ingredient.id, quantity: size, unit: ingredient.unit },
        value: Math.round(size / random.whole(40, 90)) + random.whole(1, 99),
        expiryDate: keeps > 15 ? null : addDays(today, keeps),
      };
    });
  });
}
