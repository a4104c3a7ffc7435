/** What a column of the file may hold. */
export const IMPORT_FIELDS = [
  'IGNORE',
  'CODE',
  'NAME',
  'NAME_HI',
  'NAME_ML',
  'CATEGORY',
  'SERVING',
  'PRICE',
  'MRP',
  'DIET',
  'STATION',
  'DESCRIPTION',
  'DESCRIPTION_HI',
  'DESCRIPTION_ML',
  'ALLERGENS',
  'KCAL',
  'SPICE',
  'PREP_MINUTES',
  'TAX_CODE',
  'OUTLET',
] as const;

export type ImportField = (typeof IMPORT_FIELDS)[number];

/** A column of the file and what it is read as. */
export interface Column {
  /** 1 is the first. */
  readonly column: number;
  readonly header: string;
  readonly field: ImportField;
}

/** A column with its first filled cell to know it by; empty when there is none. */
export interface SampledColumn extends Column {
  readonly sample: string;
}

// Headers as people write them, folded. The names of the template are the fields' own.
const HEADERS: Readonly<Partial<Record<ImportField, readonly string[]>>> = {
  CODE: ['code', 'item code', 'dish code', 'sku', 'plu'],
  NAME: [
    'name',
    'item',
    'item name',
    'dish',
    'dish name',
    'product',
    'product name',
    'food',
    'name en',
    'english name',
  ],
  NAME_HI: ['name hi', 'hindi', 'hindi name', 'name hindi', 'हिन्दी', 'हिंदी'],
  NAME_ML: ['name ml', 'malayalam', 'malayalam name', 'name malayalam', 'മലയാളം'],
  CATEGORY: ['category', 'course', 'section', 'group', 'menu section'],
  SERVING: ['serving', 'size', 'portion', 'variant', 'serving size', 'unit'],
  PRICE: ['price', 'rate', 'amount', 'cost', 'selling price', 'unit price', 'sale price'],
  MRP: ['mrp', 'maximum retail price'],
  DIET: ['diet', 'veg', 'veg non veg', 'veg/non veg', 'food type', 'veg or non veg', 'diet type'],
  STATION: ['station', 'counter', 'kitchen', 'kitchen station', 'made at'],
  DESCRIPTION: ['description', 'ingredients', 'details', 'about'],
  DESCRIPTION_HI: ['description hi', 'hindi description', 'description hindi'],
  DESCRIPTION_ML: ['description ml', 'malayalam description', 'description malayalam'],
  ALLERGENS: ['allergens', 'allergen', 'contains'],
  KCAL: ['kcal', 'calories', 'energy', 'energy kcal'],
  SPICE: ['spice', 'spice level', 'spiciness'],
  PREP_MINUTES: ['prep minutes', 'prep time', 'preparation time', 'minutes'],
  TAX_CODE: ['tax code', 'hsn', 'sac', 'hsn code', 'hsn/sac'],
  OUTLET: ['outlet', 'canteen', 'shop', 'stall', 'outlet name'],
};

/** Makes texts comparable that differ in case, spacing and width only. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

// `Price (₹)`, `Rate in Rs.` and `Veg / Non-veg` are what they are without currency, punctuation and spaces.
const foldHeader = (text: string) => {
  const bare = fold(text.replace(/[_.()[\]:*-]+/g, ' ')).replace(/ *\/ */g, '/');
  return bare.replace(/ (?:in )?(?:inr|rs|₹|rupees)$/, '');
};

/**
 * What the headers say by themselves. Of several columns with one meaning the first counts, the others are passed over. An
 * MRP is what is paid where no other column has the price.
 */
export function recognise(headers: readonly string[]): Column[] {
  const taken = new Set<ImportField>();
  const columns = headers.map((header, index): Column => {
    const found = IMPORT_FIELDS.find((field) => HEADERS[field]?.includes(foldHeader(header)));
    const field = found === undefined || taken.has(found) ? 'IGNORE' : found;
    taken.add(field);
    return { column: index + 1, header, field };
  });
  if (taken.has('PRICE')) return columns;
  return columns.map((one) => (one.field === 'MRP' ? { ...one, field: 'PRICE' } : one));
}

/** The columns as the caller says they are to be read; what is not named is passed over. */
export function mapped(
  headers: readonly string[],
  fields: readonly { readonly column: number; readonly field: ImportField }[],
): Column[] {
  const said = new Map(fields.map(({ column, field }) => [column, field]));
  return headers.map((header, index) => ({
    column: index + 1,
    header,
    field: said.get(index + 1) ?? 'IGNORE',
  }));
}
