import { type Refusal, refuse } from '@college-kiosk/kernel';
import type { Sheet } from '../../../platform/sheets/read-sheet.ts';
import { ALLERGENS, type Allergen } from '../../catalog/index.ts';
import type { StockItem } from '../stock-item.ts';
import { type Read, readAmount, readDay, readText, readWhole, readWord } from './cells.ts';

/** Something wrong in a file: where, and what to do. */
export interface SheetProblem {
  /** As a spreadsheet numbers it. */
  readonly row: number;
  /** Header of the column; null when it is the row as a whole. */
  readonly column: string | null;
  /** What the cell says, shortened. */
  readonly value: string | null;
  readonly message: string;
}

/** A row as it was read. What is empty in the file is null. */
export interface StockRow {
  readonly row: number;
  readonly code: string;
  readonly name: string | null;
  readonly kind: StockItem['kind'] | null;
  readonly baseUnit: StockItem['baseUnit'] | null;
  readonly storage: StockItem['storage'] | null;
  readonly shelfLifeDays: number | null;
  /** Basis points. */
  readonly purchaseTaxRate: number | null;
  readonly taxCreditable: boolean | null;
  readonly allergens: readonly Allergen[] | null;
  /** A unit of its own, and how many thousandths of the base unit one of it is. */
  readonly pack: string | null;
  readonly packSize: number | null;
  /** Thousandths of `unit`, which is the base unit unless it is said. */
  readonly quantity: number | null;
  readonly unit: string | null;
  /** Paise, for all of it. */
  readonly value: number | null;
  readonly expiryDate: string | null;
  readonly batch: string | null;
}

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
const YES_NO = { yes: true, no: false, y: true, n: false, true: true, false: false } as const;
const MONEY_MAX = 100_000_000_000;
const QUANTITY_MAX = 1_000_000_000_000;

/** The columns there are: how people head them, and how a cell is read. The first head is the template's. */
const COLUMNS = {
  code: { heads: ['code', 'item code', 'sku'], read: (cell: string) => readCode(cell) },
  name: { heads: ['name', 'item', 'item name'], read: (cell: string) => readText(cell, 80) },
  kind: { heads: ['kind', 'type'], read: (cell: string) => readWord(cell, KINDS) },
  baseUnit: { heads: ['base unit', 'counted in'], read: (cell: string) => readWord(cell, UNITS) },
  storage: { heads: ['storage', 'kept'], read: (cell: string) => readWord(cell, STORAGES) },
  shelfLifeDays: { heads: ['shelf life days', 'shelf life'], read: (cell: string) => readWhole(cell, 3_650) },
  purchaseTaxRate: {
    heads: ['tax %', 'tax', 'gst', 'gst %'],
    read: (cell: string) => readAmount(cell.replace(/\s*%$/, ''), 2, 10_000),
  },
  taxCreditable: { heads: ['tax credited', 'input credit'], read: (cell: string) => readWord(cell, YES_NO) },
  allergens: { heads: ['allergens'], read: (cell: string) => readAllergens(cell) },
  pack: { heads: ['pack', 'pack unit'], read: (cell: string) => readText(cell, 20) },
  packSize: {
    heads: ['pack size', 'base units in a pack'],
    read: (cell: string) => readAmount(cell, 3, 2_147_483_647),
  },
  quantity: {
    heads: ['quantity', 'opening quantity', 'qty', 'stock'],
    read: (cell: string) => readAmount(cell, 3, QUANTITY_MAX),
  },
  unit: { heads: ['unit', 'quantity unit', 'uom'], read: (cell: string) => readText(cell, 20) },
  value: {
    heads: ['value', 'opening value', 'amount', 'value in ₹'],
    read: (cell: string) => readAmount(cell, 2, MONEY_MAX),
  },
  expiryDate: { heads: ['expiry', 'expiry date', 'use by', 'best before'], read: (cell: string) => readDay(cell) },
  batch: { heads: ['batch', 'lot', 'batch number'], read: (cell: string) => readText(cell, 60) },
} as const;

type Field = keyof typeof COLUMNS;
const FIELDS = Object.keys(COLUMNS) as Field[];

/** How a file may look: all columns, and a few rows. */
export const TEMPLATE_HEADERS: readonly string[] = FIELDS.map((field) => COLUMNS[field].heads[0]);

/** Reads the rows of a file. Refuses SHEET_UNUSABLE for columns that nobody knows, are there twice, or are missing. */
export function stockRows(sheet: Sheet): { rows: StockRow[]; problems: SheetProblem[] } | Refusal<'SHEET_UNUSABLE'> {
  const fields = sheet.headers.map((header) => {
    const head = header
      .toLowerCase()
      .replace(/[_\s]+/g, ' ')
      .trim();
    return FIELDS.find((field) => (COLUMNS[field].heads as readonly string[]).includes(head)) ?? null;
  });
  const strange = sheet.headers.filter((header, at) => fields[at] === null && header !== '');
  if (strange.length > 0)
    return unusable(`Nobody knows the column “${shown(strange[0])}”. Rename it to one of the template, or remove it.`);
  const twice = fields.find((field, at) => field !== null && fields.indexOf(field) !== at);
  if (twice) return unusable(`The column “${COLUMNS[twice].heads[0]}” is there twice. Remove one.`);
  if (!fields.includes('code'))
    return unusable('There is no column “code”. Every item has one: it is how it is known again.');
  const problems: SheetProblem[] = [];
  const rows: StockRow[] = [];
  for (const { row, cells } of sheet.rows) {
    const before = problems.length;
    const said = Object.fromEntries(FIELDS.map((field) => [field, null as unknown]));
    for (const [at, field] of fields.entries()) {
      const cell = cells[at] ?? '';
      if (field === null || cell === '') continue;
      const read: Read<unknown> = COLUMNS[field].read(cell);
      if ('wrong' in read)
        problems.push({ row, column: sheet.headers[at] ?? null, value: shown(cell), message: read.wrong });
      else said[field] = read.value;
    }
    if (said.code === null && problems.length === before)
      problems.push({
        row,
        column: sheet.headers[fields.indexOf('code')] ?? null,
        value: null,
        message: 'The row has no code. Give it one.',
      });
    if (problems.length === before) rows.push({ row, ...said } as unknown as StockRow);
  }
  return { rows, problems };
}

export function unusable(message: string): Refusal<'SHEET_UNUSABLE'> {
  return refuse('SHEET_UNUSABLE', message);
}

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

function shown(cell = ''): string {
  return cell.length <= 80 ? cell : `${cell.slice(0, 79)}…`;
}
