import type { Api } from '../entry/replay/api.ts';
import { deliver } from '../entry/replay/deliver.ts';
import { freshId } from '../entry/replay/fresh-id.ts';
import { type PlannedIngredient, type PlannedItem, planDay } from '../entry/replay/plan.ts';
import { enterMenu, type MadeOutlet, makeOutlet } from '../entry/replay/set-up.ts';

/** An outlet with one dish that is cooked, one that is only handed over, and plenty of everything. */
export interface Shop {
  readonly outlet: MadeOutlet;
  readonly cooked: PlannedItem;
  readonly handedOver: PlannedItem;
  /** What no recipe takes: deliveries of it can be told apart. */
  readonly received: PlannedIngredient;
}

const PLENTY = 1_000_000_000;

/** Opens a shop through the API. */
export async function openShop(api: Api, seed: number): Promise<Shop> {
  const outlet = await makeOutlet(api);
  const plan = planDay({ items: ['Bread', 'Juice'], tickets: [] }, seed, outlet.code, freshId);
  await enterMenu(api, outlet, plan);
  const [cooked, handedOver] = plan.items as [PlannedItem, PlannedItem];
  const used = (id: string) => cooked.recipe.has(id) || handedOver.recipe.has(id);
  const lines = plan.ingredients
    .filter(({ id }) => used(id))
    .map(({ id, unit }) => {
      return { batchId: freshId(), stockItemId: id, quantity: PLENTY, unit, value: 10_000_000 };
    });
  await deliver(api, { outletId: outlet.id }, lines);
  return { outlet, cooked, handedOver, received: plan.ingredients.find(({ id }) => !used(id)) as PlannedIngredient };
}

/** One alias for each ingredient: other outlets of the installation may have thousands. */
function countsDocument(stockItemIds: readonly string[]): string {
  const level = '{ onHand reserved batches { moves { sourceId } } }';
  const levels = stockItemIds.map((id, index) => `level${index}: stockItem(outletId: $outletId, id: "${id}") ${level}`);
  return `query ($outletId: UUID!, $subject: UUID!) {
    orders(outletId: $outletId) { totalCount }
    journalEntries(outletId: $outletId) { totalCount }
    order(id: $subject) { steps { version } payments { id refunds { id } } documents { id } tickets { version } }
    ${levels.join(' ')}
  }`;
}

interface Counted {
  readonly orders: { readonly totalCount: number };
  readonly journalEntries: { readonly totalCount: number };
  readonly order: {
    readonly steps: readonly unknown[];
    readonly payments: readonly { readonly refunds: readonly unknown[] }[];
    readonly documents: readonly unknown[];
    readonly tickets: readonly { readonly version: number }[];
  } | null;
  readonly [level: `level${number}`]: {
    readonly onHand: number;
    readonly reserved: number;
    readonly batches: readonly { readonly moves: readonly { readonly sourceId: string }[] }[];
  };
}

export type Effects = Readonly<Record<string, number>>;

/** What there is of everything that a command could do, as the API tells it: of the outlet, and of one order or delivery. */
export async function countEffects(api: Api, shop: Shop, subject: string): Promise<Effects> {
  const ids = [...new Set([...shop.cooked.recipe.keys(), ...shop.handedOver.recipe.keys(), shop.received.id])];
  const counted = await api.ask<Counted>(countsDocument(ids), { outletId: shop.outlet.id, subject });
  const { order } = counted;
  const levels = ids.map((_, index) => counted[`level${index}`] as Counted['level0']);
  const moves = levels.flatMap(({ batches }) => batches.flatMap((batch) => batch.moves));
  return {
    orders: counted.orders.totalCount,
    entries: counted.journalEntries.totalCount,
    steps: order?.steps.length ?? 0,
    payments: order?.payments.length ?? 0,
    refunds: order?.payments.reduce((count, payment) => count + payment.refunds.length, 0) ?? 0,
    documents: order?.documents.length ?? 0,
    tickets: order?.tickets.length ?? 0,
    ticketSteps: order?.tickets.reduce((sum, { version }) => sum + version, 0) ?? 0,
    moves: moves.filter(({ sourceId }) => sourceId === subject).length,
    onHand: levels.reduce((sum, level) => sum + level.onHand, 0),
    reserved: levels.reduce((sum, level) => sum + level.reserved, 0),
  };
}

/** What came to be between two counts. */
export function difference(before: Effects, after: Effects): Effects {
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));
}
