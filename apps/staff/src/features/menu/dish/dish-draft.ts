import { newId } from '@college-kiosk/client';
import { scaled, unscaled } from '@college-kiosk/ui';
import type { Allergen, Diet, DishQuery, SaveMenuItemInput, TaxKind } from '../../../gql/graphql.ts';

export type SavedDish = NonNullable<DishQuery['dish']>;

/** The SAC of canteen service: what is cooked here is taxed by it. */
const CANTEEN_SAC = '996333';
const MINUTE = 60;

/** A size as the form holds it. */
export type SizeDraft = {
  id: string;
  /** Given once; empty until it is saved. */
  code: string;
  name: string;
  nameHi: string;
  nameMl: string;
  price: string;
};

/** A dish as the form holds it: numbers as they are typed. */
export type DishDraft = {
  /** Empty for a new one. */
  categoryId: string;
  categoryName: string;
  name: string;
  nameHi: string;
  nameMl: string;
  description: string;
  descriptionHi: string;
  descriptionMl: string;
  diet: Diet;
  allergens: Allergen[];
  kcal: string;
  spice: string;
  taxKind: TaxKind;
  taxCode: string;
  mrp: string;
  stationCode: string;
  prepMinutes: string;
  daypartIds: string[];
  sizes: SizeDraft[];
};

export const emptySize = (name = ''): SizeDraft => ({
  ...{ id: newId(), code: '', name, nameHi: '', nameMl: '', price: '' },
});

/** What the form begins with. */
export function draftOf(dish: SavedDish | null, categoryId: string): DishDraft {
  if (!dish) {
    return {
      ...{ categoryId, categoryName: '', name: '', nameHi: '', nameMl: '' },
      ...{ description: '', descriptionHi: '', descriptionMl: '', diet: 'VEG', allergens: [], kcal: '', spice: '0' },
      ...{ taxKind: 'PREPARED', taxCode: CANTEEN_SAC, mrp: '', stationCode: '', prepMinutes: '5', daypartIds: [] },
      sizes: [emptySize('Regular')],
    };
  }
  return {
    ...{ categoryId: dish.categoryId, categoryName: '', name: dish.name },
    ...{ nameHi: dish.nameHi ?? '', nameMl: dish.nameMl ?? '', description: dish.description },
    ...{ descriptionHi: dish.descriptionHi ?? '', descriptionMl: dish.descriptionMl ?? '', diet: dish.diet },
    ...{ allergens: [...dish.allergens], kcal: String(dish.kcal), spice: String(dish.spice) },
    ...{ taxKind: dish.taxKind, taxCode: dish.taxCode, mrp: dish.mrp ? unscaled(dish.mrp, 2) : '' },
    ...{ stationCode: dish.stationCode ?? '', prepMinutes: unscaled(dish.prepSeconds / MINUTE, 0) },
    daypartIds: [...dish.daypartIds],
    sizes: dish.variants.map(({ id, code, name, nameHi, nameMl, price }) => ({
      ...{ id, code, name, nameHi: nameHi ?? '', nameMl: nameMl ?? '', price: unscaled(price, 2) },
    })),
  };
}

/** A short code out of a name, unlike those that are taken: `Masala Dosa` is MASALA_DOSA. */
export function codeFrom(name: string, taken: readonly string[] = []): string {
  const plain = name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const code = plain.slice(0, 50) || 'DISH';
  const free = (n: number): string => (taken.includes(`${code}_${n}`) ? free(n + 1) : `${code}_${n}`);
  return taken.includes(code) ? free(2) : code;
}

/** What is sent, or what must be mended first. */
export function inputOf(
  draft: DishDraft,
  { id, saved, outletIds }: { readonly id: string; readonly saved: SavedDish | null; readonly outletIds: string[] },
): SaveMenuItemInput | string {
  const name = draft.name.trim();
  const categoryName = draft.categoryName.trim();
  if (!name) return 'Say what it is called.';
  if (!draft.categoryId && !categoryName) return 'Say in which part of the menu it stands.';
  const variants = variantsOf(draft.sizes);
  if (typeof variants === 'string') return variants;
  const mrp = draft.taxKind === 'GOODS' ? scaled(draft.mrp.trim(), 2) : null;
  if (draft.taxKind === 'GOODS' && !mrp) return 'Packaged goods have a price printed on them: say it.';
  if (!/^\d{4,8}$/.test(draft.taxCode.trim())) return 'The tax code has four to eight digits.';
  const [kcal, prepMinutes] = [scaled(draft.kcal.trim() || '0', 0), scaled(draft.prepMinutes.trim() || '0', 0)];
  if (kcal === null || kcal > 10_000) return 'The energy is a whole number of kcal.';
  if (prepMinutes === null || prepMinutes > 1_440) return 'How long it takes is a whole number of minutes.';
  return {
    ...{ id, code: saved?.code ?? codeFrom(name), name, nameHi: orNull(draft.nameHi), nameMl: orNull(draft.nameMl) },
    ...{ categoryId: draft.categoryId || newId(), categoryName: categoryName || (saved?.categoryName ?? 'Menu') },
    description: draft.description.trim(),
    descriptionHi: orNull(draft.descriptionHi),
    descriptionMl: orNull(draft.descriptionMl),
    ...{ diet: draft.diet, allergens: draft.allergens, kcal, spice: Number(draft.spice) },
    ...{ taxKind: draft.taxKind, taxCode: draft.taxCode.trim(), mrp, stationCode: draft.stationCode || null },
    ...{
      prepSeconds: prepMinutes * MINUTE,
      picture: saved?.picture ?? {},
      outletIds,
      variants,
      version: saved?.version ?? 0,
    },
    // Choices are shared by dishes: they are sent back as they are.
    modifierGroups: (saved?.modifierGroups ?? []).map(({ __typename: _, options, ...group }) => ({
      ...group,
      options: options.map(({ __typename: __, ...option }) => option),
    })),
    daypartIds: draft.daypartIds,
  };
}

function variantsOf(sizes: readonly SizeDraft[]): SaveMenuItemInput['variants'] | string {
  const taken = sizes.map(({ code }) => code).filter((code) => code !== '');
  const variants: SaveMenuItemInput['variants'] = [];
  for (const size of sizes) {
    const name = size.name.trim();
    const price = scaled(size.price.trim(), 2);
    if (!name) return 'Say what each size is called.';
    if (price === null) return `${name}: say what it costs.`;
    const code = size.code || codeFrom(name, taken);
    taken.push(code);
    variants.push({ id: size.id, code, name, nameHi: orNull(size.nameHi), nameMl: orNull(size.nameMl), price });
  }
  return variants.length > 0 ? variants : 'A dish is sold in at least one size.';
}

function orNull(typed: string): string | null {
  return typed.trim() || null;
}
