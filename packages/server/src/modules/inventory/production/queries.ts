import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { placeOf } from '../../places/index.ts';
import type { StockItem } from '../stock-item.ts';
import { stockItems, stockLevels } from '../tables.ts';
import type { Production } from './production.ts';
import { productionInputs, productionOrders, productionState } from './tables.ts';

/** The production orders of an outlet, newest first, a page at a time. */
export const listProduction = query({
  name: 'inventory.productionOrders',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(productionState.enumValues)).max(productionState.enumValues.length).nullish(),
    locationId: z.uuid().nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, states, locationId, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      eq(productionOrders.outletId, outletId),
      states ? inArray(productionOrders.state, states) : undefined,
      locationId ? eq(productionOrders.locationId, locationId) : undefined,
    );
    return newestFirst(db, args, {
      table: productionOrders,
      at: 'plannedAt',
      of: found,
      select: (where) => db.select().from(productionOrders).where(where),
    });
  },
});

/** One production order of an outlet; null when there is none. */
export const productionOf = query({
  name: 'inventory.productionOrder',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within }, { outletId, id }): Promise<Production | null> {
    within(outletId);
    const found = await productionById(db, id);
    return found?.outletId === outletId ? found : null;
  },
});

/** One production order; null when there is none. */
export async function productionById(reader: Reader, id: string): Promise<Production | null> {
  const [found] = await reader.select().from(productionOrders).where(eq(productionOrders.id, id));
  return found ?? null;
}

/** What goes into an order, and how much of it could be had now. */
export interface ProductionInputSeen {
  readonly item: StockItem;
  readonly planned: number;
  readonly used: number | null;
  readonly value: number | null;
  readonly available: number;
}

/** What goes into some orders, by name. */
export async function inputsByProduction(
  reader: Reader,
  ids: readonly string[],
  at: Date,
): Promise<Map<string, ProductionInputSeen[]>> {
  const rows = await reader
    .select({
      ...{ orderId: productionInputs.orderId, item: stockItems, planned: productionInputs.planned },
      ...{ used: productionInputs.used, value: productionInputs.value },
      available: sql<number>`(coalesce(${stockLevels.onHand} - ${stockLevels.reserved}, 0) - coalesce((
        select p.quantity from inventory_past_date(${productionOrders.outletId}, ${at.toISOString()}::timestamptz) p
        where p.stock_item_id = ${productionInputs.stockItemId}), 0))::float8`,
    })
    .from(productionInputs)
    .innerJoin(productionOrders, eq(productionOrders.id, productionInputs.orderId))
    .innerJoin(stockItems, eq(stockItems.id, productionInputs.stockItemId))
    .leftJoin(
      stockLevels,
      and(
        eq(stockLevels.outletId, productionOrders.outletId),
        eq(stockLevels.stockItemId, productionInputs.stockItemId),
      ),
    )
    .where(inArray(productionInputs.orderId, [...ids]))
    .orderBy(asc(stockItems.name), asc(stockItems.id));
  const inputs = new Map<string, ProductionInputSeen[]>(ids.map((id) => [id, []]));
  for (const { orderId, ...input } of rows) inputs.get(orderId)?.push(input);
  return inputs;
}
