import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { type Offer, offersOn } from './offers.ts';
import type { Point } from './point.ts';
import { type ItemRule, itemRuleOf } from './rules.ts';
import { purchaseSuggestions, replenishmentPoints, suggestionState } from './tables.ts';
import type { Suggestion } from './write-suggestions.ts';

/** What should be ordered for an outlet, newest first, a page at a time. */
export const listSuggestions = query({
  name: 'purchasing.suggestions',
  permission: 'purchase:read',
  input: z.object({
    outletId: z.uuid(),
    states: z.array(z.enum(suggestionState.enumValues)).max(suggestionState.enumValues.length).nullish(),
    first: z.number().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, states, ...args }) {
    within(outletId);
    await placeOf(db, outletId);
    const found = and(
      eq(purchaseSuggestions.outletId, outletId),
      states ? inArray(purchaseSuggestions.state, states) : undefined,
    );
    return newestFirst(db, args, {
      table: purchaseSuggestions,
      at: 'madeAt',
      of: found,
      select: (where) => db.select().from(purchaseSuggestions).where(where),
    });
  },
});

/** One suggestion; null when there is none. */
export async function suggestionById(reader: Reader, id: string): Promise<Suggestion | null> {
  const [row] = await reader.select().from(purchaseSuggestions).where(eq(purchaseSuggestions.id, id));
  return row ?? null;
}

/** How one item is replenished in an outlet: what somebody decided, what was worked out, and who sells it, cheapest first. */
export interface ItemReplenishment {
  readonly outletId: string;
  readonly stockItemId: string;
  readonly rule: ItemRule | null;
  readonly point: Point | null;
  readonly offers: readonly Offer[];
}

export const readItemReplenishment = query({
  name: 'purchasing.itemReplenishment',
  permission: 'purchase:read',
  input: z.object({ outletId: z.uuid(), stockItemId: z.uuid() }),
  async handle({ db, within, now }, { outletId, stockItemId }) {
    within(outletId);
    return itemReplenishment(db, { outletId, stockItemId, now });
  },
});

/** How one item is replenished in an outlet. Throws NOT_FOUND for an outlet that is none. */
export async function itemReplenishment(
  reader: Reader,
  of: { readonly outletId: string; readonly stockItemId: string; readonly now: Date },
): Promise<ItemReplenishment> {
  const { outletId, stockItemId, now } = of;
  const { businessDate } = datesAt(await placeOf(reader, outletId), now);
  const [point] = await reader
    .select()
    .from(replenishmentPoints)
    .where(and(eq(replenishmentPoints.outletId, outletId), eq(replenishmentPoints.stockItemId, stockItemId)));
  const offers = (await offersOn(reader, [stockItemId], businessDate)).get(stockItemId) ?? [];
  const rule = await itemRuleOf(reader, outletId, stockItemId);
  return { outletId, stockItemId, rule, point: point ?? null, offers };
}

/** How many suggestions wait in some outlets, by outlet. */
export async function waitingByOutlet(reader: Reader, outletIds: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const outletId of outletIds) {
    const waiting = and(eq(purchaseSuggestions.outletId, outletId), eq(purchaseSuggestions.state, 'OPEN'));
    counts.set(outletId, await reader.$count(purchaseSuggestions, waiting));
  }
  return counts;
}
