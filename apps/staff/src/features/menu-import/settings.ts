import type { Diet, ImportColumnInput, ImportExisting, ImportField, ImportMenuInput } from '../../gql/graphql.ts';

/** What the person has set beside the file. Empty texts say nothing. */
export type Settings = {
  /** The outlets that offer the dishes. */
  outletIds: string[];
  /** Null as long as the headers speak for themselves. */
  columns: ImportColumnInput[] | null;
  fileOutlet: string;
  existing: ImportExisting;
  category: string;
  diet: Diet | '';
  price: string;
  station: string;
};

/** Nothing set, for one outlet. */
export function untouched(outletId: string): Settings {
  return {
    ...{ outletIds: [outletId], columns: null, fileOutlet: '', existing: 'UPDATE' },
    ...{ category: '', diet: '', price: '', station: '' },
  };
}

/** An amount in rupees as paise; null for what is none. The digits are put together as text: a fraction is never a float. */
export function paiseOf(rupees: string): number | null {
  const [, whole = '', part = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(rupees.trim()) ?? [];
  return whole === '' ? null : Number(`${whole}${part.padEnd(2, '0')}`);
}

/** What is sent, the id and whether it is a rehearsal aside. */
export function inputOf(csv: string, settings: Settings): Omit<ImportMenuInput, 'commandId' | 'dryRun'> {
  const { outletIds, columns, fileOutlet, existing, category, diet, price, station } = settings;
  return {
    ...{ csv, outletIds, columns, existing, fileOutlet: fileOutlet || null },
    defaults: {
      category: category.trim() || null,
      diet: diet || null,
      price: price.trim() === '' ? null : paiseOf(price),
      stationCode: station || null,
    },
  };
}

/** The columns with one of them read as something else; what held that before is passed over. */
export function withField(
  columns: readonly ImportColumnInput[],
  column: number,
  field: ImportField,
): ImportColumnInput[] {
  return columns.map((one) => {
    if (one.column === column) return { column, field };
    return { column: one.column, field: one.field === field ? 'IGNORE' : one.field };
  });
}

export const FIELD_NAMES: Readonly<Record<ImportField, string>> = {
  IGNORE: 'Not used',
  CODE: 'Code',
  NAME: 'Name',
  NAME_HI: 'Name in Hindi',
  NAME_ML: 'Name in Malayalam',
  CATEGORY: 'Category',
  SERVING: 'Serving',
  PRICE: 'Price',
  MRP: 'MRP (packaged goods)',
  DIET: 'Veg or non-veg',
  STATION: 'Station',
  DESCRIPTION: 'Description',
  DESCRIPTION_HI: 'Description in Hindi',
  DESCRIPTION_ML: 'Description in Malayalam',
  ALLERGENS: 'Allergens',
  KCAL: 'Energy (kcal)',
  SPICE: 'Spice (0–3)',
  PREP_MINUTES: 'Minutes to make',
  TAX_CODE: 'HSN or SAC',
  OUTLET: 'Outlet of the file',
};
