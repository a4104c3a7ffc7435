import { asInput } from '../as-input.ts';
import type { MenuItem } from '../menu.ts';
import type { MenuItemInput } from '../menu-item-input.ts';
import { fold } from './columns.ts';
import { derivedId } from './derived-id.ts';
import { error, type FileDish, type Problem } from './file-dish.ts';
import { codeOf, REGULAR, unlike } from './gather-dishes.ts';
import type { Judging } from './import-input.ts';
import type { KnownMenu } from './known-menu.ts';
import { pictureOf } from './picture-of.ts';

// The SAC of canteen service (rules §1.2): what is cooked here is taxed by it unless the file says otherwise.
const CANTEEN_SAC = '996333';
// What a kitchen is given for a dish whose file says nothing: five minutes.
const PREP_SECONDS = 300;

export interface Composed {
  readonly input: MenuItemInput;
  readonly problems: readonly Problem[];
}

/** A dish that is not there yet, with the import's defaults where the file says nothing. */
export function newDish(
  dish: FileDish,
  { id, code }: { readonly id: string; readonly code: string },
  known: KnownMenu,
  judging: Judging,
): Composed {
  const { defaults, importId } = judging;
  const row = dish.rows[0] ?? 0;
  const problems: Problem[] = [];
  const category = dish.category ?? defaults.category ?? '';
  if (category === '')
    problems.push(error(row, 'CATEGORY', null, 'The dish has no category. Add one, or set a default.'));
  const diet = dish.diet ?? defaults.diet;
  if (!diet) problems.push(error(row, 'DIET', null, 'The dish has no veg or non-veg mark. Add it, or set a default.'));
  const station = stationOf(dish, defaults.stationCode ?? null, known, problems);
  const codes = new Set<string>();
  const variants = dish.servings.map(({ row: at, name, price }) => {
    const ask = price ?? defaults.price;
    if (ask == null) problems.push(error(at, 'PRICE', null, 'There is no price. Add one, or set a default price.'));
    const variantCode = unlike(codeOf(name || REGULAR) || 'SIZE', codes);
    codes.add(variantCode);
    return {
      id: derivedId(importId, 'variant', dish.key, fold(name)),
      code: variantCode,
      name: name || REGULAR,
      price: ask ?? 0,
    };
  });
  const input: MenuItemInput = {
    id,
    ...placed(category, known, importId),
    code,
    name: dish.name,
    nameHi: dish.nameHi,
    nameMl: dish.nameMl,
    description: dish.description ?? '',
    descriptionHi: dish.descriptionHi,
    descriptionMl: dish.descriptionMl,
    diet: diet ?? 'NON_VEG',
    allergens: dish.allergens ?? [],
    kcal: dish.kcal ?? 0,
    spice: dish.spice ?? 0,
    ...taxed(dish, { taxKind: 'PREPARED', taxCode: CANTEEN_SAC, mrp: null }, problems),
    stationCode: station,
    prepSeconds: dish.prepMinutes === null ? (station === null ? 0 : PREP_SECONDS) : dish.prepMinutes * 60,
    picture: pictureOf(dish.name, category),
    outletIds: [...judging.outletIds],
    variants,
    modifierGroups: [],
    daypartIds: [],
  };
  return { input, problems };
}

/**
 * A dish that is there, with what the file says of it. What the file does not say stays: servings it does not name too, and
 * the choices, dayparts and picture always.
 */
export function changedDish(
  dish: FileDish,
  there: { readonly item: MenuItem; readonly outletIds: readonly string[] },
  outletIds: readonly string[],
  known: KnownMenu,
  judging: Judging,
): Composed & { readonly before: MenuItemInput } {
  const before = asInput(there.item, there.outletIds, known.categoryNames.get(there.item.categoryId) ?? '');
  const problems: Problem[] = [];
  const input: MenuItemInput = {
    ...before,
    ...(dish.category === null ? {} : placed(dish.category, known, judging.importId)),
    code: dish.code ?? before.code,
    name: dish.name,
    nameHi: dish.nameHi ?? before.nameHi,
    nameMl: dish.nameMl ?? before.nameMl,
    description: dish.description ?? before.description,
    descriptionHi: dish.descriptionHi ?? before.descriptionHi,
    descriptionMl: dish.descriptionMl ?? before.descriptionMl,
    diet: dish.diet ?? before.diet,
    allergens: dish.allergens ?? before.allergens,
    kcal: dish.kcal ?? before.kcal,
    spice: dish.spice ?? before.spice,
    ...taxed(dish, before, problems),
    stationCode: stationOf(dish, before.stationCode ?? null, known, problems),
    prepSeconds: dish.prepMinutes === null ? before.prepSeconds : dish.prepMinutes * 60,
    outletIds: [...outletIds],
    variants: changedVariants(dish, before, judging, problems),
  };
  return { before, input, problems };
}

function changedVariants(
  dish: FileDish,
  { variants: before }: MenuItemInput,
  { importId, defaults }: Judging,
  problems: Problem[],
): MenuItemInput['variants'] {
  const variants = [...before];
  const codes = new Set(variants.map(({ code }) => code));
  const claimed = new Map<string, number>();
  for (const { row, name, price } of dish.servings) {
    const lone = name === '' && before.length === 1;
    const at = lone ? 0 : variants.findIndex((one) => fold(one.name) === fold(name || REGULAR));
    const variant = variants[at];
    if (variant) {
      const other = claimed.get(variant.id);
      if (other !== undefined) {
        const message = `Row ${other} says the price of ${variant.name} already. Remove one, or name another serving.`;
        problems.push(error(row, 'SERVING', name, message));
      }
      claimed.set(variant.id, row);
      variants[at] = { ...variant, price: price ?? variant.price };
      continue;
    }
    if (name === '') {
      const names = before.map((one) => one.name).join(', ');
      problems.push(error(row, 'SERVING', null, `This dish is sold in several servings: say which of ${names}.`));
      continue;
    }
    const ask = price ?? defaults.price;
    if (ask == null) problems.push(error(row, 'PRICE', null, 'This serving is new and has no price. Add one.'));
    const code = unlike(codeOf(name) || 'SIZE', codes);
    codes.add(code);
    variants.push({ id: derivedId(importId, 'variant', dish.key, fold(name)), code, name, price: ask ?? 0 });
  }
  return variants;
}

/** The category of that name; a new one gets an id that all its dishes of this import agree on. */
function placed(category: string, known: KnownMenu, importId: string) {
  const categoryId = known.categoryIds.get(fold(category));
  if (categoryId === undefined)
    return { categoryId: derivedId(importId, 'category', fold(category)), categoryName: category };
  return { categoryId, categoryName: known.categoryNames.get(categoryId) ?? category };
}

/** The station a dish names, by code or name; else the given one. */
function stationOf(dish: FileDish, otherwise: string | null, known: KnownMenu, problems: Problem[]): string | null {
  if (dish.station === null) return otherwise;
  const code = known.stations.get(fold(dish.station));
  if (code !== undefined) return code;
  const there = [...new Set(known.stations.values())].join(', ');
  const what = there === '' ? 'Make it under Outlet first, or leave the cell empty.' : `Choose one of ${there}.`;
  problems.push(error(dish.rows[0] ?? 0, 'STATION', dish.station, `There is no such station. ${what}`));
  return otherwise;
}

type Tax = Pick<MenuItemInput, 'taxKind' | 'taxCode' | 'mrp'>;

/** A dish with an MRP is packaged goods, and those need a code of their own. */
function taxed(dish: FileDish, before: Tax, problems: Problem[]): Tax {
  if (dish.mrp === null) return { taxKind: before.taxKind, taxCode: dish.taxCode ?? before.taxCode, mrp: before.mrp };
  const taxCode = dish.taxCode ?? (before.taxKind === 'GOODS' ? before.taxCode : null);
  if (taxCode === null) {
    const message = 'What has an MRP is packaged goods and needs its HSN code. Add the column tax_code.';
    problems.push(error(dish.rows[0] ?? 0, 'TAX_CODE', null, message));
  }
  return { taxKind: 'GOODS', taxCode: taxCode ?? CANTEEN_SAC, mrp: dish.mrp };
}
