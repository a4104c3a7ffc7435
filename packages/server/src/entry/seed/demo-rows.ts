import type { MenuRows } from '../../modules/catalog/index.ts';
import type { StockRows } from '../../modules/inventory/index.ts';
import { demoCategories, demoDayparts, demoIngredients, demoItems, demoModifierGroups } from './demo-menu.ts';
import type { DemoNames, DemoRecipeLine } from './demo-types.ts';
import { purchaseTaxOf } from './history/shopping.ts';

/** SAC of food prepared in a canteen; packaged goods have their own HSN. */
export const CANTEEN_SAC = '996333';

export interface DemoRows {
  readonly menu: MenuRows;
  readonly stock: StockRows;
  /** Stock item ids by the demo's codes. */
  readonly stockIds: ReadonlyMap<string, string>;
}

/** The demo's menu, stock items and recipes as rows, with ids of their own. */
export function demoRows(outletIds: readonly string[], newId: () => string, at: Date): DemoRows {
  const known = identified(newId);
  return { stockIds: known.stockIds, menu: menuRows(known, outletIds), stock: stockRows(known, at) };
}

// A kilogram, a litre or a thousand pieces: what the recipe of a preparation makes.
const ONE_THOUSAND = 1_000_000;

interface OfOne {
  readonly variantId: string | null;
  readonly optionId: string | null;
  readonly stockItemId: string | null;
  readonly makes: number | null;
}

const OF_NOTHING: OfOne = { variantId: null, optionId: null, stockItemId: null, makes: null };

type Identified = ReturnType<typeof identified>;

/** Everything that the demo names by a code, with its id. */
function identified(newId: () => string) {
  const stockIds = new Map(demoIngredients.map((ingredient) => [ingredient.code, newId()]));
  const categoryIds = new Map(demoCategories.map((category) => [category.code, newId()]));
  const daypartIds = new Map(
    demoDayparts.filter(({ code }) => code !== 'ALL').map((daypart) => [daypart.code as string, newId()]),
  );
  const groupIds = new Map(demoModifierGroups.map((group) => [group.code, newId()]));
  const items = demoItems.map((item) => ({
    ...item,
    id: newId(),
    variants: item.variants.map((variant) => ({ ...variant, id: newId() })),
  }));
  const options = demoModifierGroups.flatMap((group) =>
    group.options.map((option, position) => ({
      ...option,
      id: newId(),
      groupId: idOf(groupIds, group.code),
      position,
    })),
  );
  const recipes = [
    ...items.flatMap((item) =>
      item.variants.map((variant) => ({ ...OF_NOTHING, id: newId(), variantId: variant.id, lines: variant.recipe })),
    ),
    ...options
      .filter((option) => option.recipeDelta.length > 0)
      .map((option) => ({ ...OF_NOTHING, id: newId(), optionId: option.id, lines: option.recipeDelta })),
    ...demoIngredients
      .filter(({ recipe }) => recipe.length > 0)
      .map(({ code, recipe }) => ({
        ...{ ...OF_NOTHING, id: newId(), stockItemId: idOf(stockIds, code), makes: ONE_THOUSAND, lines: recipe },
      })),
  ];
  return { stockIds, categoryIds, daypartIds, groupIds, items, options, recipes };
}

function menuRows(
  { categoryIds, daypartIds, groupIds, items, options }: Identified,
  outletIds: readonly string[],
): MenuRows {
  return {
    categories: demoCategories.map(({ code, ...names }, position) => ({
      id: idOf(categoryIds, code),
      code,
      names: namesOf(names),
      position,
    })),
    dayparts: [...daypartIds].map(([code, id]) => {
      const daypart = demoDayparts.find((one) => one.code === code);
      return {
        id,
        code,
        name: daypart?.name ?? code,
        startsAt: minuteOf(daypart?.startsAt),
        endsAt: minuteOf(daypart?.endsAt),
      };
    }),
    items: items.map((item, position) => itemRow(item, position, idOf(categoryIds, item.category))),
    variants: items.flatMap((item) =>
      item.variants.map(({ id, code, price, ...names }, position) => ({
        ...{ id, itemId: item.id, code, names: namesOf(names), price, position },
      })),
    ),
    modifierGroups: demoModifierGroups.map(({ code, min, max, ...names }) => ({
      ...{ id: idOf(groupIds, code), code, names: namesOf(names), min, max },
    })),
    modifierOptions: options.map(({ id, groupId, code, priceDelta, allergens, position, ...names }) => ({
      ...{ id, groupId, code, names: namesOf(names), priceDelta, position },
      allergens: [...allergens],
    })),
    itemModifierGroups: items.flatMap((item) =>
      item.modifierGroups.map((code, position) => ({ itemId: item.id, groupId: idOf(groupIds, code), position })),
    ),
    itemDayparts: items.flatMap((item) =>
      item.daypartCodes
        .filter((code) => code !== 'ALL')
        .map((code) => ({ itemId: item.id, daypartId: idOf(daypartIds, code) })),
    ),
    outletItems: outletIds.flatMap((outletId) => items.map((item) => ({ outletId, itemId: item.id }))),
  };
}

function itemRow(item: Identified['items'][number], position: number, categoryId: string) {
  return {
    id: item.id,
    categoryId,
    code: item.code,
    names: namesOf(item),
    descriptions: { en: item.description, hi: item.descriptionHi, ml: item.descriptionMl },
    diet: item.diet,
    allergens: [...item.allergens],
    kcal: item.kcal,
    spice: item.spice,
    taxKind: item.taxKind,
    taxCode: item.hsn ?? CANTEEN_SAC,
    mrp: item.mrp,
    stationCode: item.station,
    prepSeconds: item.prepSeconds,
    picture: { ...item.picture },
    position,
  };
}

function stockRows({ stockIds, recipes }: Identified, at: Date): StockRows {
  return {
    stockItems: demoIngredients.map((ingredient) => ({
      id: idOf(stockIds, ingredient.code),
      code: ingredient.code,
      name: ingredient.name,
      kind: ingredient.kind,
      baseUnit: ingredient.unit,
      pickPolicy: ingredient.pickPolicy,
      allergens: [...ingredient.allergens],
      shelfLifeDays: ingredient.shelfLifeDays,
      taxCreditable: ingredient.kind === 'PACKAGED',
      // In a rush a kitchen reaches into a sack that nobody has written down yet.
      negativePolicy: ingredient.kind === 'INGREDIENT' ? ('ALLOW_FLAG' as const) : ('BLOCK' as const),
      purchaseTaxRate: purchaseTaxOf(ingredient),
    })),
    recipes: recipes.map(({ lines: _, ...recipe }) => ({ ...recipe, version: 1, createdAt: at })),
    recipeLines: recipes.flatMap(({ id, lines }) => lines.map((line) => recipeLine(id, line, stockIds))),
  };
}

function recipeLine(recipeId: string, line: DemoRecipeLine, stockIds: ReadonlyMap<string, string>) {
  return { recipeId, stockItemId: idOf(stockIds, line.ingredient), quantity: line.quantity };
}

function namesOf(names: DemoNames) {
  return { en: names.name, hi: names.nameHi, ml: names.nameMl };
}

function minuteOf(time = '00:00'): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (!id) throw new Error(`The demo names ${code}, which it does not define.`);
  return id;
}
