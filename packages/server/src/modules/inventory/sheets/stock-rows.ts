import {
  type Read,
  readAmount,
  readDay,
  readText,
  readWhole,
  readWord,
  readYesNo,
} from '../../../platform/sheets/cells.ts';
import { type RowOf, shown } from '../../../platform/sheets/read-rows.ts';
import { ALLERGENS, type Allergen } from '../../catalog/index.ts';

const KINDS = {
  ingredient: 'INGREDIENT',
  packaged: 'PACKAGED',
  consumable: 'CONSUMABLE',
  preparation: 'PREP',
  prep: 'PREP',
} as const;
const UNITS = { g: 'g', ml: 'ml', pcs: 'pcs', gram: 'g', piece: 'pcs', pieces: 'pcs' } as const;
const STORAGES = {
  ambient: 'AMBIENT',
  dry: 'AMBIENT',
  chilled: 'CHILLED',
  fridge: 'CHILLED',
  frozen: 'FROZEN',
} as const;
const MONEY_MAX = 100_000_000_000;
const QUANTITY_MAX = 1_000_000_000_000;

/** The columns there are: how people head them, and how a cell is read. The first head is the template's. */
export const STOCK_COLUMNS = {
  code: { heads: ['code', 'item code', 'sku'], read: (cell: string) => readCode(cell) },
  name: { heads: ['name', 'item', 'item name'], read: (cell: string) => readText(cell, 80) },
  kind: { heads: ['kind', 'type'], read: (cell: string) => readWord(cell, KINDS) },
  baseUnit: { heads: ['base unit', 'counted in'], read: (cell: string) => readWord(cell, UNITS) },
  storage: { heads: ['storage', 'kept'], read: (cell: string) => readWord(cell, STORAGES) },
  shelfLifeDays: { heads: ['shelf life days', 'shelf life'], read: (cell: string) => readWhole(cell, 3_650) },
  // Basis points.
  purchaseTaxRate: {
    heads: ['tax %', 'tax', 'gst', 'gst %'],
    read: (cell: string) => readAmount(cell.replace(/\s*%$/, ''), 2, 10_000),
  },
  taxCreditable: { heads: ['tax credited', 'input credit'], read: (cell: string) => readYesNo(cell) },
  allergens: { heads: ['allergens'], read: (cell: string) => readAllergens(cell) },
  pack: { heads: ['pack', 'pack unit'], read: (cell: string) => readText(cell, 20) },
  // How many thousandths of the base unit one pack is.
  packSize: {
    heads: ['pack size', 'base units in a pack'],
    read: (cell: string) => readAmount(cell, 3, 2_147_483_647),
  },
  // Thousandths of the unit, which is the base unit unless it is said.
  quantity: {
    heads: ['quantity', 'opening quantity', 'qty', 'stock'],
    read: (cell: string) => readAmount(cell, 3, QUANTITY_MAX),
  },
  unit: { heads: ['unit', 'quantity unit', 'uom'], read: (cell: string) => readText(cell, 20) },
  // Paise, for all of it.
  value: {
    heads: ['value', 'opening value', 'amount', 'value in ₹'],
    read: (cell: string) => readAmount(cell, 2, MONEY_MAX),
  },
  expiryDate: { heads: ['expiry', 'expiry date', 'use by', 'best before'], read: (cell: string) => readDay(cell) },
  batch: { heads: ['batch', 'lot', 'batch number'], read: (cell: string) => readText(cell, 60) },
  // What the item was when it was given out as a file: whoever changes it must have seen what it is.
  version: { heads: ['version', 'leave as it is'], read: (cell: string) => readWhole(cell, 1_000_000_000) },
} as const;

/** A row as it was read: an item, or one batch of it. */
export type StockRow = RowOf<typeof STOCK_COLUMNS>;

function readCode(cell: string): Read<string> {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/.test(cell)) return { value: cell };
  return { wrong: 'A code has up to sixty letters, digits, hyphens and underscores.' };
}

function readAllergens(cell: string): Read<Allergen[]> {
  const words = cell.split(/[,;|/]/).map((word) => word.trim().toUpperCase());
  if (words.length === 1 && words[0] === 'NONE') return { value: [] };
  const strange = words.find((word) => !(ALLERGENS as readonly string[]).includes(word));
  if (strange !== undefined)
    return { wrong: `“${shown(strange)}” is no allergen. Say ${ALLERGENS.join(', ').toLowerCase()}, or none.` };
  return { value: words as Allergen[] };
}
