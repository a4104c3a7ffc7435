import { AppError, conversionFactor, convert } from '@college-kiosk/kernel';
import { asc, inArray, sql } from 'drizzle-orm';
import { type Actor, holds } from '../../../platform/auth/actor.ts';
import type { Reader, Tx } from '../../../platform/db/database.ts';
import { uuids } from '../../../platform/db/lists.ts';
import type { SheetProblem } from '../../../platform/sheets/read-rows.ts';
import { itemsInUse } from '../items-in-use.ts';
import { batches, stockItems } from '../tables.ts';
import { itemsByCode, notCountedIn, QUANTITY_MAX } from '../units.ts';
import { type FileItem, itemOf, outcomeOf, repeatedItem, type Wrong } from './file-items.ts';
import type { ItemFacts } from './item-facts.ts';
import type { StockRow } from './stock-rows.ts';

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

/** Who takes a file in, and where. */
export interface Judge {
  readonly actor: Actor;
  readonly outletId: string;
  /** Set while it is written: what counts an item is held before it is asked whether the item is in use. */
  readonly tx: Tx | null;
}

/**
 * What the rows of a file come to: items by code, the first row of a code saying what it is, and opening batches. Wrong is what contradicts
 * itself, lacks what a new item needs, cannot be measured, opens what has had stock here, or changes what may not be changed.
 */
export async function judgeStock(reader: Reader, judge: Judge, rows: readonly StockRow[]): Promise<Judged> {
  const known = await itemsByCode(reader, [...new Set(rows.map(codeOf))]);
  const ids = [...known.values()].map(({ id }) => id);
  const begun = await itemsWithStock(reader, judge.outletId, ids);
  const items = new Map<string, FileItem>();
  const opened = new Map<string, number>();
  const found: FileBatch[] = [];
  const problems: SheetProblem[] = [];
  for (const row of rows) {
    const wrong: Wrong = (message, column) =>
      void problems.push({ row: row.row, column: column ?? null, value: null, message });
    const code = codeOf(row);
    const before = items.get(code);
    const made = before ? repeatedItem(row, before, wrong) : itemOf(row, known.get(code) ?? null, wrong);
    if (!made) continue;
    items.set(code, made);
    const { item } = made;
    const batch = batchOf(row, item, wrong);
    if (batch === 'none') {
      if (before && before.packs.length === made.packs.length)
        wrong(`The code ${code} is in row ${before.row} already. Remove one of the rows, or give it a quantity.`);
      continue;
    }
    if (batch === 'wrong') continue;
    if (made.known && begun.has(made.known.id)) {
      wrong(`There has been ${item.name} here before: this is no opening stock. Count it instead.`, 'quantity');
      continue;
    }
    const key = `${code} ${batch.expiryDate} ${batch.supplierBatch}`;
    const twin = opened.get(key);
    if (twin !== undefined)
      wrong(`Row ${twin} is the same batch of ${item.name}. Put them together, or name their batches.`);
    else found.push(batch);
    opened.set(key, row.row);
  }
  const changed = [...items.values()].filter((one) => outcomeOf(one).outcome === 'CHANGED');
  problems.push(...changedSince(rows, new Map(changed.map((one) => [one.item.code, one]))));
  problems.push(...(await notToBeChanged(reader, judge, changed)));
  return { items: [...items.values()], batches: found, problems };
}

/** The code of a row: no row without one is read. */
function codeOf({ code }: StockRow): string {
  return code ?? '';
}

/** Rows that were written from what an item was before somebody else changed it. A row without a version says what is to be, whatever it was. */
function changedSince(rows: readonly StockRow[], changed: ReadonlyMap<string, FileItem>): SheetProblem[] {
  return rows.flatMap((row) => {
    const known = changed.get(codeOf(row))?.known;
    if (!known || row.version === null || row.version === known.version) return [];
    const message = `Somebody changed ${known.name} since this file was made. Look at it, and download the file again.`;
    return [{ row: row.row, column: 'version', value: String(row.version), message }];
  });
}

/** Items that somebody may not change by a file: what is in use keeps its base unit and kind, and what lies elsewhere is theirs there too. */
async function notToBeChanged(
  reader: Reader,
  { actor, tx }: Judge,
  changed: readonly FileItem[],
): Promise<SheetProblem[]> {
  const counted = changed.filter(({ item, known }) => known?.baseUnit !== item.baseUnit || known.kind !== item.kind);
  const countedIds = counted.flatMap(({ known }) => known?.id ?? []);
  // A batch of it that is being written now is waited for.
  if (tx && countedIds.length > 0)
    await tx
      .select()
      .from(stockItems)
      .where(inArray(stockItems.id, countedIds))
      .orderBy(asc(stockItems.id))
      .for('update');
  const inUse = await itemsInUse(reader, countedIds);
  const outlets = await outletsByItem(
    reader,
    changed.flatMap(({ known }) => known?.id ?? []),
  );
  return changed.flatMap(({ row, known }) => {
    const id = known?.id ?? '';
    const there = outlets.get(id) ?? [];
    const mayChange =
      there.length === 0
        ? holds(actor, 'stock:manage')
        : there.every((outletId) => holds(actor, 'stock:manage', outletId));
    const problem = { row, column: null, value: null };
    if (!mayChange) {
      const message = `You may not change ${known?.name} wherever it lies, or lay: leave its facts as they are.`;
      return [{ ...problem, message }];
    }
    if (!inUse.has(id)) return [];
    return [{ ...problem, message: `${known?.name} is in use: its base unit and its kind stay as they are.` }];
  });
}

/** The opening batch that a row says; `none` where it says none. */
function batchOf(row: StockRow, item: ItemFacts, wrong: Wrong): FileBatch | 'none' | 'wrong' {
  const no = (message: string, column: string) => {
    wrong(message, column);
    return 'wrong' as const;
  };
  if (row.quantity === null || row.quantity === 0)
    return row.value ? no('There is a value and no quantity. Say how much of it there is.', 'quantity') : 'none';
  if (row.value === null) return no('Say what all of it cost, in rupees; 0 if nothing.', 'value');
  const unit = row.unit ?? item.baseUnit;
  const factor = conversionFactor(unit, item.baseUnit, item.conversions);
  if (!factor) return no(notCountedIn(item, unit), 'unit');
  const size = (BigInt(row.quantity) * BigInt(factor.numerator)) / BigInt(factor.denominator);
  if (size > BigInt(QUANTITY_MAX)) return no('This is more than can be counted. Correct it.', 'quantity');
  const quantity = convert(row.quantity, factor);
  if (quantity === 0) return no('This is too little to count. Correct it.', 'quantity');
  const { value, expiryDate, batch } = row;
  return { row: row.row, code: codeOf(row), quantity, value, expiryDate, supplierBatch: batch };
}

async function itemsWithStock(reader: Reader, outletId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader
    .selectDistinct({ id: batches.stockItemId })
    .from(batches)
    .where(sql`${batches.outletId} = ${outletId} and ${inArray(batches.stockItemId, [...ids])}`);
  return new Set(rows.map(({ id }) => id));
}

async function outletsByItem(reader: Reader, ids: readonly string[]): Promise<Map<string, string[]>> {
  const outlets = new Map<string, string[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return outlets;
  const rows = await reader
    .selectDistinct({ id: batches.stockItemId, outletId: batches.outletId })
    .from(batches)
    .where(sql`${batches.stockItemId} = any(${uuids(ids)})`);
  for (const { id, outletId } of rows) outlets.get(id)?.push(outletId);
  return outlets;
}

/** Nobody begins with what is over: a day in the past is said so by its row. */
export function overdue({ batches: all }: Judged, today: string): SheetProblem[] {
  return all
    .filter(({ expiryDate }) => expiryDate !== null && expiryDate < today)
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
