import type { Quantity } from '@college-kiosk/kernel';
import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '../../platform/db/database.ts';
import { menuOf } from '../catalog/index.ts';
import { type Demand, demandOf, perStockItem, type StockLine } from './demand.ts';
import { stockItems } from './tables.ts';
import { unpromisedOf } from './unpromised.ts';

/** A line that cannot be had, and why. One for each variant that needs something there is too little of. */
export interface Shortage {
  readonly itemId: string;
  readonly variantId: string;
  /** The dish, for the person at the screen. */
  readonly name: string;
  /** Whole portions that could still be promised, as it was chosen. */
  readonly portionsLeft: number;
  /** The first stock item it lacks, its name, and how much the whole cart lacks of it. */
  readonly stockItemId: string;
  readonly stockItemName: string;
  readonly missing: Quantity;
}

/** What is asked for, and when: what is taken goes by the recipes of that moment. */
interface Wanted {
  readonly outletId: string;
  readonly lines: readonly StockLine[];
  readonly at: Date;
}

/** What could be promised of a stock item before this cart, and how much of it the cart wants. */
interface Promised {
  readonly stockItemId: string;
  readonly free: Quantity;
  readonly wanted: Quantity;
}

/** What `inventory_reserve` raises when there is too little: the levels it saw under its locks. */
const raisedShort = z.object({
  levels: z.array(z.object({ stockItemId: z.uuid(), free: z.int(), wanted: z.int() })),
});

/** The lines that could not be held, from what the database said when it refused to hold them. */
export async function shortagesRaised(reader: Reader, order: Wanted, detail: unknown): Promise<Shortage[]> {
  return shortages(reader, order, await demandOf(reader, order.lines, order.at), raisedShort.parse(detail).levels);
}

/** What of these lines could not be had now. Holds nothing: between this look and placing the order it may be sold. */
export async function shortagesOf(reader: Reader, order: Wanted): Promise<Shortage[]> {
  const demand = await demandOf(reader, order.lines, order.at);
  if (demand.length === 0) return [];
  const wanted = perStockItem(demand);
  const levels = await unpromisedOf(reader, order, wanted.keys());
  const free = new Map(levels.map((level) => [level.stockItemId, level.free]));
  const promised = [...wanted].map(([stockItemId, quantity]) => ({
    stockItemId,
    free: free.get(stockItemId) ?? 0,
    wanted: quantity,
  }));
  return shortages(reader, order, demand, promised);
}

async function shortages(
  reader: Reader,
  order: Wanted,
  demand: readonly Demand[],
  promised: readonly Promised[],
): Promise<Shortage[]> {
  const levels = new Map(promised.map((level) => [level.stockItemId, level]));
  const short = promised.filter(({ free, wanted }) => free < wanted).map(({ stockItemId }) => stockItemId);
  if (short.length === 0) return [];
  const stock = await reader.select().from(stockItems).where(inArray(stockItems.id, short));
  const menu = await menuOf(reader, order.outletId);
  const free = (stockItemId: string) => Math.max(0, levels.get(stockItemId)?.free ?? 0);
  const found = new Map<string, Shortage>();
  for (const line of order.lines) {
    const parts = demand.filter((part) => part.line === line.line);
    const lacking = parts.find((part) => short.includes(part.stockItemId));
    if (!lacking || found.has(line.variantId)) continue;
    const itemId = menu.variantsById.get(line.variantId)?.itemId ?? line.variantId;
    found.set(line.variantId, {
      itemId,
      variantId: line.variantId,
      name: menu.itemsById.get(itemId)?.names.en ?? 'This item',
      portionsLeft: Math.min(
        ...parts.map((part) => Math.floor(free(part.stockItemId) / (part.quantity / line.quantity))),
      ),
      stockItemId: lacking.stockItemId,
      stockItemName: stock.find(({ id }) => id === lacking.stockItemId)?.name ?? '',
      missing: (levels.get(lacking.stockItemId)?.wanted ?? 0) - free(lacking.stockItemId),
    });
  }
  return [...found.values()];
}
