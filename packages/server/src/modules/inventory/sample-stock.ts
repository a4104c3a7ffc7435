import { sql } from 'drizzle-orm';
import type { Database, Tx } from '../../platform/db/database.ts';
import { postgresError } from '../../platform/db/errors.ts';
import { RAISED } from '../../platform/db/raised.ts';
import { insertMenu } from '../catalog/index.ts';
import type { StockLine } from './demand.ts';
import { insertStock, type StockRows } from './insert-stock.ts';
import { type Shortage, shortagesRaised } from './reserve.ts';
import { addOpeningStock, type IncomingBatch, type KindValue } from './take-in.ts';

/** What of a test's world the samples need. */
interface World {
  readonly db: Database;
  readonly outletId: string;
  readonly clock: { now(): Date };
  newId(): string;
}

type StockItemRow = NonNullable<StockRows['stockItems']>[number];

/** For tests: the business day of the world's noon. */
export const TODAY = '2026-11-24';

/** For tests: something to stock. */
export async function insertStockItem(world: World, given: Partial<StockItemRow> = {}): Promise<string> {
  const id = world.newId();
  const row: StockItemRow = {
    ...{ id, code: id, name: 'Rice', kind: 'INGREDIENT', baseUnit: 'g', pickPolicy: 'FEFO' },
    ...{ allergens: [], taxCreditable: false, ...given },
  };
  await world.db.transaction((tx) => insertStock(tx, { stockItems: [row] }));
  return id;
}

/** For tests: opening stock, each line a batch; gives the value by kind. */
export function stockUp(
  world: World,
  lines: readonly (Omit<IncomingBatch, 'batchId' | 'value'> & { batchId?: string; value?: number })[],
  at = world.clock.now(),
): Promise<KindValue[]> {
  return world.db.transaction((tx) =>
    addOpeningStock(tx, {
      ...{ id: world.newId(), outletId: world.outletId, at },
      ...{ businessDate: TODAY, actorId: null },
      lines: lines.map((line) => ({ batchId: world.newId(), value: 0, ...line })),
    }),
  );
}

export interface SoldDish {
  readonly itemId: string;
  readonly variantId: string;
  /** By the name of the option. */
  readonly options: Readonly<Record<string, string>>;
}

type Takes = Readonly<Record<string, number>>;

/** For tests: a dish on the menu whose one variant takes this much, with options that add to it or leave out. */
export async function insertDishOf(
  world: World,
  takes: Takes,
  options: Readonly<Record<string, Takes>> = {},
  name = 'Dish',
): Promise<SoldDish> {
  const [itemId, variantId, categoryId, groupId] = [world.newId(), world.newId(), world.newId(), world.newId()];
  const optionIds = Object.fromEntries(Object.keys(options).map((option) => [option, world.newId()]));
  const at = world.clock.now();
  const sources = [
    { variantId, optionId: null, takes },
    ...Object.entries(options).map(([option, delta]) => ({
      ...{ variantId: null, optionId: optionIds[option] ?? '', takes: delta },
    })),
  ].map((source) => ({ ...source, id: world.newId() }));
  await world.db.transaction(async (tx) => {
    await insertMenu(tx, {
      categories: [{ id: categoryId, code: categoryId, names: { en: 'Dishes' }, position: 1 }],
      items: [
        {
          ...{ id: itemId, categoryId, code: itemId, names: { en: name }, descriptions: { en: 'Made for a test.' } },
          ...{ diet: 'VEG', allergens: [], kcal: 300, spice: 0, taxKind: 'PREPARED', taxCode: '996333' },
          ...{ prepSeconds: 60, picture: {}, position: 1 },
        },
      ],
      variants: [{ id: variantId, itemId, code: 'ONE', names: { en: 'Regular' }, price: 5_000, position: 1 }],
      modifierGroups: [{ id: groupId, code: groupId, names: { en: 'As you like' }, min: 0, max: 5 }],
      modifierOptions: Object.entries(optionIds).map(([option, id], position) => ({
        ...{ id, groupId, code: option, names: { en: option }, priceDelta: 0, allergens: [], position },
      })),
      itemModifierGroups: [{ itemId, groupId, position: 0 }],
      outletItems: [{ outletId: world.outletId, itemId }],
    });
    await insertStock(tx, {
      recipes: sources.map((source) => ({
        ...{ id: source.id, variantId: source.variantId, optionId: source.optionId, version: 1, createdAt: at },
      })),
      recipeLines: sources.flatMap((source) =>
        Object.entries(source.takes).map(([stockItemId, quantity]) => ({ recipeId: source.id, stockItemId, quantity })),
      ),
    });
  });
  return { itemId, variantId, options: optionIds };
}

/** Holds what an order needs, in the caller's transaction, as placing an order does: `[]`, or what there is too little of. */
export async function reserve(
  tx: Tx,
  order: { readonly outletId: string; readonly orderId: string; readonly lines: readonly StockLine[] },
  at = new Date(TODAY),
): Promise<Shortage[]> {
  const lines = JSON.stringify(order.lines);
  try {
    await tx.transaction((inner) =>
      inner.execute(sql`
        select inventory_reserve(${order.outletId}, ${order.orderId}, ${lines}::text::jsonb, ${at.toISOString()}::timestamptz)`),
    );
    return [];
  } catch (error) {
    const raised = postgresError(error);
    if (raised?.code !== RAISED.refused) throw error;
    return shortagesRaised(tx, { ...order, at }, JSON.parse(raised.detail ?? '{}'));
  }
}
