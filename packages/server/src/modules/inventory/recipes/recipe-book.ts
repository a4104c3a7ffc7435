import type { Money } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { type Menu, menuOf, type NetPrice, netPrices } from '../../catalog/index.ts';
import { datesAt, type Place, placeOf } from '../../places/index.ts';
import { derivedAllergens } from '../costs/derived-allergens.ts';
import { type PlateCost, plateCosts } from '../costs/plate-cost.ts';
import type { StockItem } from '../stock-item.ts';
import { stockItems } from '../tables.ts';
import { recipesInForce } from './in-force.ts';
import { recipeLines, recipes } from './tables.ts';

export type Recipe = typeof recipes.$inferSelect;
export const RECIPE_KINDS = ['VARIANT', 'OPTION', 'PREPARATION'] as const;
export type RecipeKind = (typeof RECIPE_KINDS)[number];

/** What can have a recipe in an outlet, with what the one in force comes to. */
export interface RecipeEntry {
  /** Of the variant, the option or the preparation. */
  readonly id: string;
  readonly outletId: string;
  readonly kind: RecipeKind;
  readonly name: string;
  /** The size of a dish, the group of an option; null for a preparation. */
  readonly detail: string | null;
  readonly preparation: StockItem | null;
  readonly recipe: Recipe | null;
  readonly cost: PlateCost | null;
  readonly price: NetPrice | null;
  readonly allergens: readonly string[];
  /** What the menu, or the stock item, says; null where nothing is said beside the recipe. */
  readonly saidAllergens: readonly string[];
}

interface Subject {
  readonly id: string;
  readonly kind: RecipeKind;
  readonly name: string;
  readonly detail: string | null;
  readonly saidAllergens: readonly string[];
  readonly preparation: StockItem | null;
}

/** All that an outlet sells or makes in advance, with the recipes in force: dishes as on the menu, then options, then preparations by name. */
export const recipeBook = query({
  name: 'inventory.recipeBook',
  permission: 'stock:read',
  input: z.object({
    outletId: z.uuid(),
    kind: z.enum(RECIPE_KINDS).nullish(),
    search: z.string().trim().max(80).nullish(),
  }),
  async handle({ db, within, now }, { outletId, kind, search }) {
    within(outletId);
    const place = await placeOf(db, outletId);
    const wanted = search?.toLocaleLowerCase();
    const subjects = (await subjectsOf(db, outletId)).filter(
      (one) =>
        (!kind || one.kind === kind) &&
        (!wanted || `${one.name} ${one.detail ?? ''}`.toLocaleLowerCase().includes(wanted)),
    );
    return entriesOf(db, place, subjects, now);
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
    const subjects = (await subjectsOf(db, outletId)).filter((one) => one.id === id);
    return (await entriesOf(db, place, subjects, now))[0] ?? null;
  },
});

/** What an outlet's menu sells, and every preparation there is. */
export async function subjectsOf(reader: Reader, outletId: string): Promise<Subject[]> {
  const menu = await menuOf(reader, outletId);
  const preparations = await reader
    .select()
    .from(stockItems)
    .where(sql`${stockItems.kind} = 'PREP'`)
    .orderBy(stockItems.name, stockItems.id);
  return [
    ...variantsOf(menu),
    ...optionsOf(menu),
    ...preparations.map((item) => ({
      ...{ id: item.id, kind: 'PREPARATION' as const, name: item.name, detail: null, preparation: item },
      saidAllergens: item.allergens,
    })),
  ];
}

function variantsOf(menu: Menu): Subject[] {
  return menu.categories
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      item.variants.map(({ id, names }) => ({
        ...{ id, kind: 'VARIANT' as const, name: item.names.en, detail: names.en },
        ...{ saidAllergens: item.allergens, preparation: null },
      })),
    );
}

function optionsOf(menu: Menu): Subject[] {
  const groups = new Map(
    [...menu.itemsById.values()].flatMap(({ modifierGroups }) => modifierGroups.map((group) => [group.id, group])),
  );
  return [...groups.values()].flatMap((group) =>
    group.options.map(({ id, names, allergens }) => ({
      ...{ id, kind: 'OPTION' as const, name: names.en, detail: group.names.en },
      ...{ saidAllergens: allergens, preparation: null },
    })),
  );
}

async function entriesOf(
  reader: Reader,
  place: Place,
  subjects: readonly Subject[],
  now: Date,
): Promise<RecipeEntry[]> {
  const { id: outletId } = place.outlet;
  const found = await inForceOf(reader, now);
  const ofSubjects = subjects.flatMap(({ id }) => found.get(id) ?? []);
  const lines = (await linesOfRecipes(reader, ofSubjects)).map(({ recipeId, ...line }) => ({
    ...line,
    root: recipeId,
  }));
  const { businessDate } = datesAt(place, now);
  const costs = await plateCosts(reader, { outletId, businessDate, now }, lines);
  const allergens = await derivedAllergens(
    reader,
    now,
    lines.filter(({ quantity }) => quantity > 0),
  );
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

/** The recipes in force by what they are of. */
async function inForceOf(reader: Reader, now: Date): Promise<Map<string, Recipe>> {
  const rows = await reader
    .select()
    .from(recipes)
    .where(sql`${recipes.id} in (select id from ${recipesInForce(now)} current)`);
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
