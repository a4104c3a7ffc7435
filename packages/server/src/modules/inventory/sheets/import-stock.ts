import { isRefusal, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { readSheet } from '../../../platform/sheets/read-sheet.ts';
import { openingPosting, post } from '../../finance/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { stockItems, stockItemUnits } from '../tables.ts';
import { addOpeningStock } from '../take-in.ts';
import { idOf, type Judged, judgeStock, overdue } from './judge-stock.ts';
import { type SheetProblem, stockRows, unusable } from './stock-rows.ts';

// Bytes. In base64 it still fits the 512 KB of a request.
const FILE_MAX = 375_000;

const sheetInput = z.object({
  commandId: z.uuid(),
  outletId: z.uuid(),
  base64: z.base64().max(Math.ceil(FILE_MAX / 3) * 4, 'The file has more than 375 KB. Split it and import the parts.'),
});

const PROBLEMS_SHOWN = 500;
const ROWS_SHOWN = 200;
const CHUNK = 1_000;

/** What a file of stock did, or would do. */
export interface StockImport {
  readonly isRehearsal: boolean;
  readonly rowCount: number;
  readonly newItems: number;
  readonly knownItems: number;
  readonly batchCount: number;
  /** Paise of all opening stock. */
  readonly value: number;
  readonly problemCount: number;
  readonly problems: readonly SheetProblem[];
  readonly rows: readonly StockImportRow[];
}

interface StockImportRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly baseUnit: 'g' | 'ml' | 'pcs';
  readonly quantity: number | null;
  readonly value: number | null;
  readonly expiryDate: string | null;
}

type Refused =
  | Refusal<'SHEET_UNUSABLE'>
  | Refusal<'ROWS_HAVE_ERRORS', { problemCount: number; problems: readonly SheetProblem[] }>;

/** What a file would do, by the very judgement that the import uses. Refuses SHEET_UNUSABLE. */
const rehearseStockImport = query({
  name: 'inventory.rehearseStockImport',
  permission: 'stock:import',
  input: sheetInput,
  async handle({ db, now, within }, { outletId, base64 }): Promise<StockImport | Refused> {
    const { businessDate } = datesAt(await placeOf(db, outletId), now);
    within(outletId);
    const judged = await judgedFile(db, outletId, base64, businessDate);
    return isRefusal(judged) ? judged : reportOf(judged, true);
  },
});

/**
 * Makes the stock items of a file and takes in what an outlet begins with, all of it or nothing; its value is in the books as what the
 * owner brought (rules §2.3 G01). Items that are there stay as they are. Refuses SHEET_UNUSABLE, and ROWS_HAVE_ERRORS with the rows.
 */
export const takeInStockSheet = command({
  name: 'inventory.importStock',
  permission: 'stock:import',
  input: sheetInput,
  mask: ['base64'],
  once: ({ commandId }) => commandId,
  about: ({ commandId }) => ({ entity: 'stock_import', id: commandId }),
  async handle(scope, { commandId, outletId, base64 }): Promise<StockImport | Refused> {
    const { tx, now, within, actor } = scope;
    const dates = datesAt(await placeOf(tx, outletId), now);
    within(outletId);
    // Two files at once would each find nothing there.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('stock import', 0))`);
    const judged = await judgedFile(tx, outletId, base64, dates.businessDate);
    if (isRefusal(judged)) return judged;
    const { problems } = judged;
    if (problems.length > 0) {
      const message = `Nothing was taken in: ${problems.length === 1 ? 'one row has' : `${problems.length} rows have`} something wrong. Correct the file.`;
      return refuse('ROWS_HAVE_ERRORS', message, {
        problemCount: problems.length,
        problems: problems.slice(0, PROBLEMS_SHOWN),
      });
    }
    const ids = await makeItems(scope, judged);
    if (isRefusal(ids)) return ids;
    const stock = await addOpeningStock(tx, {
      ...{ id: commandId, outletId, at: now, businessDate: dates.businessDate, actorId: actor.id },
      lines: judged.batches.map(({ code, row: _, ...batch }) => ({
        ...batch,
        batchId: scope.newId(),
        stockItemId: idOf(ids, code),
      })),
    });
    if (stock.length > 0) {
      await post(tx, {
        ...{ outletId, source: { type: 'opening', id: commandId }, event: 'opened', at: now, dates },
        ...{ postedBy: actor.label, narration: 'Opening stock from a file', lines: openingPosting({ stock }) },
      });
    }
    announceStock(scope, outletId, [...new Set(judged.batches.map(({ code }) => idOf(ids, code)))]);
    return reportOf(judged, false);
  },
});

/** Imports a file of stock, or rehearses it. Refuses as its parts do. */
export function importStock(
  context: CallContext,
  { dryRun, ...input }: z.input<typeof sheetInput> & { readonly dryRun: boolean },
): Promise<StockImport | Refused> {
  return dryRun ? rehearseStockImport(context, input) : takeInStockSheet(context, input);
}

interface JudgedFile extends Judged {
  readonly rowCount: number;
}

async function judgedFile(
  reader: Reader,
  outletId: string,
  base64: string,
  businessDate: string,
): Promise<JudgedFile | Refusal<'SHEET_UNUSABLE'>> {
  const sheet = await readSheet(Buffer.from(base64, 'base64'));
  if ('wrong' in sheet) return unusable(sheet.wrong);
  const read = stockRows(sheet);
  if (isRefusal(read)) return read;
  const judged = await judgeStock(reader, outletId, read.rows);
  const problems = [...read.problems, ...judged.problems, ...overdue(judged, businessDate)].sort(
    (a, b) => a.row - b.row,
  );
  return { ...judged, problems, rowCount: sheet.rows.length };
}

/** Makes the new items; gives the ids of all by code. Refuses when somebody else has made one of them this moment. */
async function makeItems(
  { tx, newId, changed }: CommandScope,
  { items }: Judged,
): Promise<Map<string, string> | Refusal<'SHEET_UNUSABLE'>> {
  const ids = new Map(items.map(({ item, id }) => [item.code, id ?? newId()]));
  const fresh = items.filter(({ isNew }) => isNew).map(({ item }) => ({ ...item, id: idOf(ids, item.code) }));
  const taken = unusable('Somebody made one of these items just now. Look at the file again.');
  for (let from = 0; from < fresh.length; from += CHUNK) {
    const some = fresh.slice(from, from + CHUNK);
    const rows = some.map(({ conversions: _, ...row }) => row);
    const made = await unlessTaken('stock_items_code', taken, () => tx.insert(stockItems).values(rows));
    if (isRefusal(made)) return taken;
    const units = some.flatMap(({ id, conversions }) =>
      conversions.map(({ from: unit, ratio }) => ({ stockItemId: id, unit, ...ratio })),
    );
    if (units.length > 0) await tx.insert(stockItemUnits).values(units);
    for (const { id, ...item } of some) changed({ entity: 'stock_item', id, before: null, after: item });
  }
  return ids;
}

function reportOf({ items, batches, problems, rowCount }: JudgedFile, isRehearsal: boolean): StockImport {
  const known = items.filter(({ isNew }) => !isNew).length;
  const byCode = new Map(items.map((one) => [one.item.code, one]));
  const opened = new Set(batches.map(({ code }) => code));
  const lines = [
    ...batches.map((batch) => ({ ...batch, of: byCode.get(batch.code) })),
    ...items
      .filter(({ item }) => !opened.has(item.code))
      .map((of) => ({ row: of.row, code: of.item.code, quantity: null, value: null, expiryDate: null, of })),
  ].sort((a, b) => a.row - b.row);
  return {
    ...{ isRehearsal, rowCount, newItems: items.length - known, knownItems: known, batchCount: batches.length },
    ...{ value: sumMoney(batches.map(({ value }) => value)), problemCount: problems.length },
    problems: problems.slice(0, PROBLEMS_SHOWN),
    rows: lines.slice(0, ROWS_SHOWN).map(({ row, code, quantity, value, expiryDate, of }) => ({
      ...{ row, code, quantity, value, expiryDate, name: of?.item.name ?? code, isNew: of?.isNew ?? false },
      baseUnit: of?.item.baseUnit ?? 'pcs',
    })),
  };
}
