import type { MenuItem } from './menu.ts';
import type { MenuItemInput } from './menu-item-input.ts';
import type { Words } from './tables.ts';

/** An item as it would be saved unchanged. */
export function asInput(item: MenuItem, outletIds: readonly string[], categoryName: string): MenuItemInput {
  return {
    ...{ id: item.id, categoryId: item.categoryId, categoryName },
    ...{ code: item.code, ...named(item.names), ...described(item.descriptions), diet: item.diet },
    // What was typed, and not what its recipe brings in: that would stay when the recipe changes.
    allergens: item.saidAllergens as MenuItemInput['allergens'],
    ...{ kcal: item.kcal, spice: item.spice, taxKind: item.taxKind, taxCode: item.taxCode, mrp: item.mrp },
    ...{ stationCode: item.stationCode, prepSeconds: item.prepSeconds, picture: item.picture },
    outletIds: [...outletIds],
    variants: item.variants.map(({ id, code, names, price }) => ({ id, code, ...named(names), price })),
    modifierGroups: item.modifierGroups.map(({ names, options, ...group }) => ({
      ...group,
      ...named(names),
      options: options.map(({ names: called, saidAllergens, ...option }) => ({
        ...option,
        ...named(called),
        allergens: saidAllergens as MenuItemInput['allergens'],
      })),
    })),
    daypartIds: item.dayparts.map(({ id }) => id),
  };
}

function named({ en, hi, ml }: Words) {
  return { name: en, nameHi: hi ?? null, nameMl: ml ?? null };
}

function described({ en, hi, ml }: Words) {
  return { description: en, descriptionHi: hi ?? null, descriptionMl: ml ?? null };
}
