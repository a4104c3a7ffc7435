import type { Money } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import { type Page, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import { type NetPrice, netPrices } from '../../catalog/index.ts';
import { datesAt, type Place, placeOf } from '../../places/index.ts';
import { derivedAllergens } from '../costs/derived-allergens.ts';
import { type PlateCost, plateCosts } from '../costs/plate-cost.ts';
import { recipesInForce } from './in-force.ts';
import { RECIPE_KINDS, type Subject, subjectsOf, subjectWith } from './subjects.ts';
import { recipeLines, recipes } from './tables.ts';

export type Recipe = typeof recipes.$inferSelect;

/** What can have a recipe in an outlet, with what the one in force comes to. */
export interface RecipeEntry extends Subject {
  readonly outletId: string;
  readonly recipe: Recipe | null;
  readonly cost: PlateCost | null;
  readonly price: NetPrice | null;
  /** What its recipe brings in, and what lies cooked of what goes into it. */
  readonly allergens: readonly string[];
}

/**
 * A page of all that an outlet sells or makes in advance, with the recipes in force: dishes as on the menu, then options, then preparations by name.
 * A name is found by a part of it. What is not on the page is not costed.
 */
export const recipeBook = query({
  name: 'inventory.recipeBook',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    kind: z.enum(RECIPE_KINDS).nullish(),
    search: z.string().trim().max(80).nullish(),
    first: z.int().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within, now }, { outletId, kind, search, ...args }): Promise<Page<RecipeEntry>> {
    within(outletId);
    const place = await placeOf(db, outletId);
    const wanted = search?.toLocaleLowerCase();
    const found = (await subjectsOf(db, outletId)).filter(
      (one) =>
        (!kind || one.kind === kind) &&
        (!wanted || `${one.name} ${one.detail ?? ''}`.toLocaleLowerCase().includes(wanted)),
    );
    const page = pageRequest(args, 2);
    const from = page.after ? placeAfter(found, page.after) : 0;
    const rows = found.slice(from, from + page.limit).map((subject, index) => ({ subject, place: from + index }));
    const shown = rows.slice(0, page.limit - 1).map(({ subject }) => subject);
    const entries = new Map((await entriesOf(db, place, shown, now)).map((entry) => [entry.id, entry]));
    return toPage(
      rows,
      page,
      ({ subject, place: at }) => [at, subject.id],
      ({ subject }) => entries.get(subject.id) as RecipeEntry,
      async () => found.length,
    );
  },
});

/** One of them; null when the outlet has no such thing. */
export const recipeOf = query({
  name: 'inventory.recipe',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within, now }, { outletId, id }): Promise<RecipeEntry | null> {
    within(outletId);
    const place = await placeOf(db, outletId);
    const subject = await subjectWith(db, outletId, id);
    return subject && ((await entriesOf(db, place, [subject], now))[0] ?? null);
  },
});

/** Where the list goes on: after the one the page ended with, wherever it stands by now, or from its place when it has gone. */
function placeAfter(found: readonly Subject[], [place, id]: readonly (string | number)[]): number {
  const index = found.findIndex((one) => one.id === id);
  return index >= 0 ? index + 1 : Math.max(0, Math.trunc(Number(place)) || 0);
}

async function entriesOf(
  reader: Reader,
  place: Place,
  subjects: readonly Subject[],
  now: Date,
): Promise<RecipeEntry[]> {
  if (subjects.length === 0) return [];
  const { id: outletId } = place.outlet;
  const found = await inForceOf(reader, subjects, now);
  const lines = (await linesOfRecipes(reader, [...found.values()])).map(({ recipeId, ...line }) => ({
    ...line,
    root: recipeId,
  }));
  const { taxDate: today } = datesAt(place, now);
  const costs = await plateCosts(reader, { outletId, today, now }, lines);
  const added = lines.filter(({ quantity }) => quantity > 0);
  const allergens = await derivedAllergens(reader, { outletId, now }, added);
  const prices = await netPrices(reader, place, now);
  return subjects.map((subject) => {
    const recipe = found.get(subject.id) ?? null;
    const nothing = { cost: 0, lines: new Map<string, Money>(), unknown: new Set<string>() };
    return {
      ...{ ...subject, outletId, recipe },
      cost: recipe && (costs.get(recipe.id) ?? nothing),
      price: prices.get(subject.id) ?? null,
      allergens: (recipe && allergens.get(recipe.id)) ?? [],
    };
  });
}

/** Their recipes in force, by what they are of. */
async function inForceOf(reader: Reader, subjects: readonly Subject[], now: Date): Promise<Map<string, Recipe>> {
  const ids = uuids(subjects.map(({ id }) => id));
  const rows = await reader
    .select()
    .from(recipes)
    .where(sql`${recipes.id} in (select f.id from ${recipesInForce(now)} f
      where f.variant_id = any(${ids}) or f.option_id = any(${ids}) or f.stock_item_id = any(${ids}))`);
  return new Map(rows.map((row) => [row.variantId ?? row.optionId ?? row.stockItemId ?? '', row]));
}

async function linesOfRecipes(reader: Reader, of: readonly Recipe[]) {
  if (of.length === 0) return [];
  return reader
    .select({
      recipeId: recipeLines.recipeId,
      stockItemId: recipeLines.stockItemId,
      quantity: recipeLines.quantity,
    })
    .from(recipeLines)
    .where(
      inArray(
        recipeLines.recipeId,
        of.map(({ id }) => id),
      ),
    );
}
