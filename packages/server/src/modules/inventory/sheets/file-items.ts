import { conversionFactor } from '@college-kiosk/kernel';
import type { SheetChange, SheetOutcome } from '../../../platform/sheets/sheet-report.ts';
import type { Allergen } from '../../catalog/index.ts';
import { wholeItem } from '../stock-item-input.ts';
import type { MeasuredItem } from '../units.ts';
import { changesOf, type ItemFacts } from './item-facts.ts';
import type { StockRow } from './stock-rows.ts';

/** Says what is wrong with a row, under the header of a column or as a whole. */
export type Wrong = (message: string, column?: string) => void;

/** An item of a file: made, changed, or as it is. */
export interface FileItem {
  /** The row that says what it is. */
  readonly row: number;
  readonly item: ItemFacts;
  /** As it is before; null for a new one. */
  readonly known: MeasuredItem | null;
  /** The packs that rows of the file name. */
  readonly packs: readonly string[];
}

/** What becomes of an item of a file. */
export function outcomeOf({ item, known }: FileItem): { outcome: SheetOutcome; changes: SheetChange[] } {
  if (known === null) return { outcome: 'NEW', changes: [] };
  const changes = changesOf(known, item);
  return { outcome: changes.length > 0 ? 'CHANGED' : 'UNCHANGED', changes };
}

/** The item that the first row of a code says; null when the row is wrong. */
export function itemOf(row: StockRow, known: MeasuredItem | null, wrong: Wrong): FileItem | null {
  return known ? changedItem(row, known, wrong) : newItem(row, wrong);
}

function newItem(row: StockRow, wrong: Wrong): FileItem | null {
  const missing = (['name', 'kind', 'baseUnit'] as const).find((field) => row[field] === null);
  const { code, name, kind, baseUnit } = row;
  if (missing || code === null || name === null || kind === null || baseUnit === null) {
    const column = missing === 'baseUnit' ? 'base unit' : (missing ?? 'name');
    wrong(`There is no item with the code ${code} yet, and a new one needs its ${column}. Fill it in.`, column);
    return null;
  }
  const given = {
    ...{ code, name, kind, baseUnit, pickPolicy: 'FEFO' as const, allergens: [...(row.allergens ?? [])] },
    ...{ shelfLifeDays: row.shelfLifeDays, taxCreditable: row.taxCreditable ?? kind === 'PACKAGED' },
    ...{ purchaseTaxRate: row.purchaseTaxRate, storage: row.storage },
  };
  const item = withPack({ ...wholeItem(given, undefined), conversions: [] }, row, wrong);
  return item && { row: row.row, item, known: null, packs: packsOf(row) };
}

/** What a row says of an item that is there; an empty cell leaves a fact as it is. */
function changedItem(row: StockRow, known: MeasuredItem, wrong: Wrong): FileItem | null {
  const { id: _, version: __, ...facts } = known;
  const item = withPack(merged(row, facts), row, wrong);
  return item && { row: row.row, item, known, packs: packsOf(row) };
}

function merged(row: StockRow, before: ItemFacts): ItemFacts {
  const baseUnit = row.baseUnit ?? before.baseUnit;
  const given = {
    ...{ code: before.code, name: row.name ?? before.name, kind: row.kind ?? before.kind, baseUnit },
    ...{ pickPolicy: before.pickPolicy, allergens: [...(row.allergens ?? (before.allergens as Allergen[]))] },
    ...{ shelfLifeDays: row.shelfLifeDays ?? before.shelfLifeDays, storage: row.storage },
    ...{ taxCreditable: row.taxCreditable ?? before.taxCreditable, purchaseTaxRate: row.purchaseTaxRate },
  };
  return { ...wholeItem(given, before), conversions: before.conversions.map((one) => ({ ...one, to: baseUnit })) };
}

function packsOf({ pack }: StockRow): string[] {
  return pack === null ? [] : [pack];
}

/** The item with the pack that a row names; null when the pack is wrong. */
function withPack(item: ItemFacts, { pack, packSize }: StockRow, wrong: Wrong): ItemFacts | null {
  if (pack === null && packSize === null) return item;
  if (pack === null || packSize === null || packSize === 0) {
    wrong('A pack has a unit and a size: “sack” and 50000 for fifty kilograms. Fill in both, or none.', 'pack');
    return null;
  }
  if (pack === item.baseUnit) {
    wrong('The base unit is one of itself already. Give the pack another name.', 'pack');
    return null;
  }
  const others = item.conversions.filter(({ from }) => from !== pack);
  const alike = others.find(({ from }) => from.toLowerCase() === pack.toLowerCase());
  if (alike) {
    wrong(`This item has a ${alike.from} already. Write it the same way.`, 'pack');
    return null;
  }
  if (conversionFactor(pack, item.baseUnit, others)) {
    wrong(`How much ${pack} is follows from the rest. Leave pack and size out, or give the pack another name.`, 'pack');
    return null;
  }
  const one = { from: pack, to: item.baseUnit, ratio: { numerator: packSize, denominator: 1_000 } };
  return { ...item, conversions: [...others, one] };
}

/** What another row of the same code adds to an item: a pack of its own. Null when it contradicts the row that said what the item is. */
export function repeatedItem(row: StockRow, first: FileItem, wrong: Wrong): FileItem | null {
  const { name } = first.item;
  if (row.name !== null && row.name !== name) {
    wrong(`The code ${row.code} is in row ${first.row} already, with another name. Give one of them another code.`);
    return null;
  }
  const [other] = changesOf(first.item, merged(row, first.item));
  if (other) {
    wrong(`Row ${first.row} says something else of ${name}. Say it once.`, other.column);
    return null;
  }
  const item = withPack(first.item, row, wrong);
  if (!item) return null;
  if (row.pack !== null && first.packs.includes(row.pack) && changesOf(first.item, item).length > 0) {
    wrong(`Another row says another size of ${row.pack}. Say it once.`, 'pack size');
    return null;
  }
  return { ...first, item, packs: [...first.packs, ...packsOf(row)] };
}
