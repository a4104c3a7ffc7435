import { AppError, conversionFactor, convert } from '@college-kiosk/kernel';
import { inArray, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { wholeItem } from '../stock-item-input.ts';
import { batches, stockItems } from '../tables.ts';
import { type MeasuredItem, measuredItems, QUANTITY_MAX } from '../units.ts';
import type { SheetProblem, StockRow } from './stock-rows.ts';

/** An item of a file: a new one with its units, or one that is there and stays as it is. */
export interface FileItem {
  readonly row: number;
  readonly isNew: boolean;
  readonly item: Omit<MeasuredItem, 'id'>;
  /** Of one that is there. */
  readonly id: string | null;
}

/** A batch that an outlet begins with. */
export interface FileBatch {
  readonly row: number;
  readonly code: string;
  /** Thousandths of the base unit. */
  readonly quantity: number;
  readonly value: number;
  readonly expiryDate: string | null;
  readonly supplierBatch: string | null;
}

export interface Judged {
  readonly items: readonly FileItem[];
  readonly batches: readonly FileBatch[];
  readonly problems: readonly SheetProblem[];
}

/**
 * What the rows of a file come to: items by code, the first row of a code saying what it is, and opening batches. A code that is there
 * keeps what it is. Wrong is what contradicts itself, lacks what a new item needs, cannot be measured, or opens what has had stock here.
 */
export async function judgeStock(reader: Reader, outletId: string, rows: readonly StockRow[]): Promise<Judged> {
  const known = await knownByCode(reader, [...new Set(rows.map(({ code }) => code))]);
  const begun = await itemsWithStock(
    reader,
    outletId,
    [...known.values()].map(({ id }) => id),
  );
  const items = new Map<string, FileItem>();
  const opened = new Map<string, number>();
  const found: FileBatch[] = [];
  const problems: SheetProblem[] = [];
  for (const row of rows) {
    const wrong = (message: string, column: string | null = null) =>
      void problems.push({ row: row.row, column, value: null, message });
    const before = items.get(row.code);
    if (!before) {
      const there = known.get(row.code);
      const made = there ? { row: row.row, isNew: false, id: there.id, item: there } : newItem(row, wrong);
      if (!made) continue;
      items.set(row.code, made);
    } else if (row.name !== null && row.name !== before.item.name) {
      wrong(`The code ${row.code} is in row ${before.row} already, with another name. Give one of them another code.`);
      continue;
    }
    const { item, id } = items.get(row.code) as FileItem;
    const batch = batchOf(row, item, wrong);
    if (batch === 'none') {
      if (before)
        wrong(`The code ${row.code} is in row ${before.row} already. Remove one of the rows, or give it a quantity.`);
      continue;
    }
    if (batch === 'wrong') continue;
    if (id !== null && begun.has(id)) {
      wrong(`There has been ${item.name} here before: this is no opening stock. Count it instead.`, 'quantity');
      continue;
    }
    const key = `${row.code} ${batch.expiryDate} ${batch.supplierBatch}`;
    const twin = opened.get(key);
    if (twin !== undefined)
      wrong(`Row ${twin} is the same batch of ${item.name}. Put them together, or name their batches.`);
    else found.push(batch);
    opened.set(key, row.row);
  }
  return { items: [...items.values()], batches: found, problems };
}

type Wrong = (message: string, column?: string) => void;

function newItem(row: StockRow, wrong: Wrong): FileItem | null {
  const missing = (['name', 'kind', 'baseUnit'] as const).find((field) => row[field] === null);
  const { code, name, kind, baseUnit, pack, packSize } = row;
  if (missing || name === null || kind === null || baseUnit === null) {
    const column = missing === 'baseUnit' ? 'base unit' : (missing ?? 'name');
    wrong(`There is no item with the code ${code} yet, and a new one needs its ${column}. Fill it in.`, column);
    return null;
  }
  if ((pack === null) !== (packSize === null) || packSize === 0) {
    wrong('A pack has a unit and a size: “sack” and 50000 for fifty kilograms. Fill in both, or none.', 'pack');
    return null;
  }
  if (pack === baseUnit) {
    wrong('The base unit is one of itself already. Give the pack another name.', 'pack');
    return null;
  }
  const given = {
    ...{ code, name, kind, baseUnit, pickPolicy: 'FEFO' as const, allergens: [...(row.allergens ?? [])] },
    ...{ shelfLifeDays: row.shelfLifeDays, taxCreditable: row.taxCreditable ?? kind === 'PACKAGED' },
    ...{ purchaseTaxRate: row.purchaseTaxRate, storage: row.storage },
  };
  const conversions =
    pack && packSize ? [{ from: pack, to: baseUnit, ratio: { numerator: packSize, denominator: 1_000 } }] : [];
  return { row: row.row, isNew: true, id: null, item: { ...wholeItem(given, undefined), conversions } };
}

/** The opening batch that a row says; `none` where it says none. */
function batchOf(row: StockRow, item: Omit<MeasuredItem, 'id'>, wrong: Wrong): FileBatch | 'none' | 'wrong' {
  const no = (message: string, column: string) => {
    wrong(message, column);
    return 'wrong' as const;
  };
  if (row.quantity === null || row.quantity === 0)
    return row.value ? no('There is a value and no quantity. Say how much of it there is.', 'quantity') : 'none';
  if (row.value === null) return no('Say what all of it cost, in rupees; 0 if nothing.', 'value');
  const unit = row.unit ?? item.baseUnit;
  const factor = conversionFactor(unit, item.baseUnit, item.conversions);
  if (!factor) return no(`${item.name} is not counted in ${unit}. Use ${item.baseUnit} or one of its units.`, 'unit');
  const size = (BigInt(row.quantity) * BigInt(factor.numerator)) / BigInt(factor.denominator);
  if (size > BigInt(QUANTITY_MAX)) return no('This is more than can be counted. Correct it.', 'quantity');
  const quantity = convert(row.quantity, factor);
  if (quantity === 0) return no('This is too little to count. Correct it.', 'quantity');
  const { code, value, expiryDate, batch } = row;
  return { row: row.row, code, quantity, value, expiryDate, supplierBatch: batch };
}

async function knownByCode(reader: Reader, codes: readonly string[]): Promise<Map<string, MeasuredItem>> {
  if (codes.length === 0) return new Map();
  const rows = await reader
    .select({ id: stockItems.id })
    .from(stockItems)
    .where(inArray(stockItems.code, [...codes]));
  const items = await measuredItems(
    reader,
    rows.map(({ id }) => id),
  );
  return new Map([...items.values()].map((item) => [item.code, item]));
}

async function itemsWithStock(reader: Reader, outletId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader
    .selectDistinct({ id: batches.stockItemId })
    .from(batches)
    .where(sql`${batches.outletId} = ${outletId} and ${inArray(batches.stockItemId, [...ids])}`);
  return new Set(rows.map(({ id }) => id));
}

/** Nobody begins with what is over: a day in the past is said so by its row. */
export function overdue({ batches: all }: Judged, businessDate: string): SheetProblem[] {
  return all
    .filter(({ expiryDate }) => expiryDate !== null && expiryDate < businessDate)
    .map(({ row, expiryDate }) => ({
      ...{ row, column: 'expiry', value: expiryDate },
      message: 'This expired already. Leave it out: what is wasted is no stock to begin with.',
    }));
}

/** The id of an item, made or known. Throws INVALID, which no judged file does. */
export function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new AppError('INVALID', `There is no item with the code ${code}.`);
  return id;
}
