import { type Api, openApi, type Target } from '../../entry/replay/api.ts';
import { makeSupplier } from '../../entry/replay/deliver.ts';
import { SAVE_MENU_ITEM, SAVE_RECIPE, SAVE_STOCK_ITEM } from '../../entry/replay/documents.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import { type MadeOutlet, makeOutlet } from '../../entry/replay/set-up.ts';
import type { Policy } from './better-than.ts';

export interface Item {
  readonly id: string;
  readonly unit: 'g' | 'ml' | 'pcs';
  readonly kind: 'INGREDIENT' | 'PREP' | 'PACKAGED' | 'CONSUMABLE';
  /** Paise for a whole unit. */
  readonly price: number;
  readonly taxRate: number;
}

export interface Dish {
  readonly id: string;
  readonly variantId: string;
  readonly optionIds: readonly string[];
  /** What one takes, as it was written first. */
  readonly portions: readonly Portion[];
}

export interface Place {
  readonly outletId: string;
  readonly businessDate: string;
  /** Where orders take from, then the cold room where they do not. */
  readonly locations: readonly [string, string];
}

/** Outlets of one registration, which share their items, recipes and supplier. */
export interface Ground {
  readonly places: readonly [Place, Place];
  /** An outlet that sells nothing yet: what it begins with comes in files. */
  readonly unopened: string;
  /** What is bought. */
  readonly items: readonly Item[];
  readonly gravy: Item;
  /** What a thousand units of it take. */
  readonly gravyOf: readonly Portion[];
  readonly dishes: readonly Dish[];
  readonly supplierId: string;
}

const SAVE_LOCATION = `mutation ($input: SaveLocationInput!) {
  result: saveStockLocation(input: $input) { __typename ... on StockLocation { id } ... on Refusal { code message } }
}`;

export const CHANGE_SETTINGS = `mutation ($input: ChangeStockSettingsInput!) {
  result: changeStockSettings(input: $input) { __typename ... on StockSettings { wasteApprovalAbove } ... on Refusal { code message } }
}`;
export const SETTINGS = `query { stockSettings { version } }`;
/** Low enough that much of what is wasted, or goes back, waits for another person. In paise, and basis points. */
export const LIMITS = { wasteApprovalAbove: 3_000, returnApprovalAbove: 20_000, recountAbove: 2_000 };

export type Portion = readonly [Item, number];
type Pantry = Readonly<Record<'flour' | 'oil' | 'spice' | 'cup' | 'cola' | 'gravy', Item>>;

/** Enters all of it through the API, as a stranger would. */
export async function layGround(target: Target): Promise<Ground> {
  const api = openApi(target, 4);
  const outlets = [await makeOutlet(api), await makeOutlet(api)] as const;
  const { stockSettings } = await api.ask<{ stockSettings: { version: number } }>(SETTINGS, {});
  await api.command(CHANGE_SETTINGS, { commandId: freshId(), ...stockSettings, ...LIMITS }, 'StockSettings');
  const pantry = await fillPantry(api, outlets[0].code);
  const { flour, oil, spice, cup, cola, gravy } = pantry;
  const gravyOf: Portion[] = [
    [oil, 100_000],
    [spice, 25_000],
    [flour, 50_000],
  ];
  const dishes = await writeMenu(api, outlets, { ...pantry, gravyOf });
  const places = [await furnish(api, outlets[0]), await furnish(api, outlets[1])] as const;
  const items = [flour, oil, spice, cup, cola];
  const { id: unopened } = await makeOutlet(api);
  return { places, unopened, items, gravy, gravyOf, dishes, supplierId: await makeSupplier(api) };
}

async function furnish(api: Api, { id: outletId, businessDate }: MadeOutlet): Promise<Place> {
  const kitchen = { id: freshId(), outletId, code: 'KITCHEN', name: 'Kitchen', kind: 'KITCHEN', forOrders: true };
  const cold = { id: freshId(), outletId, code: 'COLD', name: 'Cold room', kind: 'STORE', forOrders: false };
  for (const location of [kitchen, cold]) await api.command(SAVE_LOCATION, location, 'StockLocation');
  return { outletId, businessDate, locations: [kitchen.id, cold.id] };
}

async function fillPantry(api: Api, prefix: string): Promise<Pantry> {
  const item = async (
    name: string,
    given: Omit<Item, 'id'>,
    pickPolicy: Policy,
    negativePolicy = 'BLOCK',
  ): Promise<Item> => {
    const { unit, kind, taxRate } = given;
    const id = freshId();
    const saved = { id, code: `${prefix}_${name}`, name, kind, baseUnit: unit, pickPolicy, negativePolicy };
    const life = { shelfLifeDays: kind === 'PREP' ? 3 : null, openedLifeDays: 2 };
    const tax = { purchaseTaxRate: taxRate, taxCreditable: kind === 'PACKAGED' };
    await api.command(SAVE_STOCK_ITEM, { ...saved, ...life, ...tax, allergens: [], units: [] }, 'StockItem');
    return { ...given, id };
  };
  return {
    flour: await item('FLOUR', { unit: 'g', kind: 'INGREDIENT', price: 4, taxRate: 0 }, 'FEFO'),
    oil: await item('OIL', { unit: 'ml', kind: 'INGREDIENT', price: 14, taxRate: 500 }, 'FIFO'),
    spice: await item('SPICE', { unit: 'g', kind: 'INGREDIENT', price: 90, taxRate: 500 }, 'FEFO', 'ALLOW_FLAG'),
    cup: await item('CUP', { unit: 'pcs', kind: 'CONSUMABLE', price: 150, taxRate: 1_800 }, 'FIFO'),
    cola: await item('COLA', { unit: 'pcs', kind: 'PACKAGED', price: 1_200, taxRate: 4_000 }, 'FEFO'),
    gravy: await item('GRAVY', { unit: 'g', kind: 'PREP', price: 0, taxRate: 0 }, 'FEFO'),
  };
}

async function writeMenu(
  api: Api,
  outlets: readonly MadeOutlet[],
  pantry: Pantry & { readonly gravyOf: readonly Portion[] },
): Promise<Dish[]> {
  const { flour, oil, spice, cup, cola, gravy } = pantry;
  const [prefix, outletIds] = [outlets[0]?.code ?? '', outlets.map(({ id }) => id)];
  const category = { categoryId: freshId(), categoryName: 'Model' };
  const recipe = (of: object, ...portions: readonly Portion[]) => {
    const lines = portions.map(([{ id, unit }, quantity]) => ({ stockItemId: id, quantity, unit }));
    return api.command(SAVE_RECIPE, { id: freshId(), ...of, lines }, 'Recipe');
  };
  const dish = async (name: string, isCooked: boolean, ...portions: Portion[]): Promise<Dish> => {
    const [id, variantId, more, less] = [freshId(), freshId(), freshId(), freshId()];
    const code = `${prefix}_${name}`;
    const options = [
      { id: more, code: 'MORE', name: 'More', priceDelta: 500, allergens: [] },
      { id: less, code: 'LESS', name: 'Less', priceDelta: 0, allergens: [] },
    ];
    const group = { id: freshId(), code, name: 'Taste', min: 0, max: 2, options };
    const saved = {
      ...{ id, code, name, description: '', ...category, diet: 'VEG', allergens: [], kcal: 200, spice: 0, picture: {} },
      ...{ daypartIds: [], modifierGroups: isCooked ? [group] : [], taxKind: 'PREPARED', taxCode: '996333', mrp: null },
      ...{ outletIds, stationCode: isCooked ? 'KITCHEN' : null, prepSeconds: 60 },
      variants: [{ id: variantId, code: 'REGULAR', name: 'Regular', price: 6_000 }],
    };
    await api.command(SAVE_MENU_ITEM, saved, 'MenuItem');
    await recipe({ variantId }, ...portions);
    if (!isCooked) return { id, variantId, optionIds: [], portions };
    await recipe({ optionId: more }, [spice, 5_000]);
    await recipe({ optionId: less }, [flour, -15_000]);
    return { id, variantId, optionIds: [more, less], portions };
  };
  const makes = { quantity: 1_000_000, unit: 'g' };
  await recipe({ stockItemId: gravy.id, makes }, ...pantry.gravyOf);
  return [
    await dish('ROLL', true, [flour, 80_000], [oil, 12_000], [cup, 1_000]),
    await dish('CURRY', true, [gravy, 150_000], [flour, 60_000]),
    await dish('PURI', true, [flour, 70_000], [oil, 20_000], [spice, 3_000]),
    await dish('DRINK', false, [cola, 1_000]),
  ];
}
