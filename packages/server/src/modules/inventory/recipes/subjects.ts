import { and, eq, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { type Menu, menuOf } from '../../catalog/index.ts';
import type { StockItem } from '../stock-item.ts';
import { stockItems } from '../tables.ts';

export const RECIPE_KINDS = ['VARIANT', 'OPTION', 'PREPARATION'] as const;
export type RecipeKind = (typeof RECIPE_KINDS)[number];

/** What can have a recipe in an outlet. */
export interface Subject {
  /** Of the variant, the option or the preparation. */
  readonly id: string;
  readonly kind: RecipeKind;
  readonly name: string;
  /** The size of a dish, the group of an option; null for a preparation. */
  readonly detail: string | null;
  /** What the menu, or the stock item, says; null where nothing is said beside the recipe. */
  readonly saidAllergens: readonly string[];
  readonly preparation: StockItem | null;
}

/** What an outlet's menu sells, and every preparation there is: dishes as on the menu, then options, then preparations by name. */
export async function subjectsOf(reader: Reader, outletId: string): Promise<Subject[]> {
  const preparations = await reader
    .select()
    .from(stockItems)
    .where(sql`${stockItems.kind} = 'PREP'`)
    .orderBy(stockItems.name, stockItems.id);
  return [...soldIn(await menuOf(reader, outletId)), ...preparations.map(preparation)];
}

/** One of them; null when the outlet has no such thing. */
export async function subjectWith(reader: Reader, outletId: string, id: string): Promise<Subject | null> {
  const sold = soldIn(await menuOf(reader, outletId)).find((one) => one.id === id);
  if (sold) return sold;
  const [item] = await reader
    .select()
    .from(stockItems)
    .where(and(eq(stockItems.id, id), sql`${stockItems.kind} = 'PREP'`));
  return item ? preparation(item) : null;
}

function preparation(item: StockItem): Subject {
  const { id, name, allergens: saidAllergens } = item;
  return { id, kind: 'PREPARATION', name, detail: null, saidAllergens, preparation: item };
}

function soldIn(menu: Menu): Subject[] {
  return [...variantsOf(menu), ...optionsOf(menu)];
}

function variantsOf(menu: Menu): Subject[] {
  return menu.categories
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      item.variants.map(({ id, names }) => ({
        ...{ id, kind: 'VARIANT' as const, name: item.names.en, detail: names.en },
        ...{ saidAllergens: item.saidAllergens, preparation: null },
      })),
    );
}

function optionsOf(menu: Menu): Subject[] {
  const groups = new Map(
    [...menu.itemsById.values()].flatMap(({ modifierGroups }) => modifierGroups.map((group) => [group.id, group])),
  );
  return [...groups.values()].flatMap((group) =>
    group.options.map(({ id, names, saidAllergens }) => ({
      ...{ id, kind: 'OPTION' as const, name: names.en, detail: group.names.en },
      ...{ saidAllergens, preparation: null },
    })),
  );
}
