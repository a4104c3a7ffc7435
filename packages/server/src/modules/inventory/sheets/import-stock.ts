import { isRefusal, sumMoney } from '@college-kiosk/kernel';
import { asc, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { CallContext } from '../../../platform/context.ts';
import { readRows, type SheetProblem } from '../../../platform/sheets/read-rows.ts';
import { readSheet } from '../../../platform/sheets/read-sheet.ts';
import { sheetFile } from '../../../platform/sheets/sheet-file.ts';
import {
  problemsTold,
  ROWS_SHOWN,
  type RowsHaveErrors,
  rowsHaveErrors,
  type SheetRow,
  type SheetUnusable,
  unusable,
} from '../../../platform/sheets/sheet-report.ts';
import { openingPosting, post } from '../../finance/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { announceStock } from '../announce.ts';
import { stockItems } from '../tables.ts';
import { addOpeningStock } from '../take-in.ts';
import { outcomeOf } from './file-items.ts';
import { idOf, type Judged, judgeStock, overdue } from './judge-stock.ts';
import { STOCK_COLUMNS, type StockRow } from './stock-rows.ts';
import { writeItems } from './write-items.ts';

const sheetInput = z.object({ commandId: z.uuid(), outletId: z.uuid(), base64: sheetFile });

/** What a file of stock did, or would do. */
export interface StockImport {
  readonly isRehearsal: boolean;
  readonly rowCount: number;
  readonly newItems: number;
  readonly changedItems: number;
  /** There, and as the file says. */
  readonly knownItems: number;
  readonly batchCount: number;
  /** Paise of all opening stock. */
  readonly value: number;
  readonly problemCount: number;
  readonly problems: readonly SheetProblem[];
  readonly rows: readonly StockImportRow[];
}

interface StockImportRow extends SheetRow {
  readonly code: string;
  readonly baseUnit: 'g' | 'ml' | 'pcs';
  readonly quantity: number | null;
  readonly value: number | null;
  readonly expiryDate: string | null;
}

type Refused = SheetUnusable | RowsHaveErrors;

/** What a file would do, by the very judgement that the import uses. Refuses SHEET_UNUSABLE. */
const rehearseStockImport = query({
  name: 'inventory.rehearseStockImport',
  permission: 'stock:import',
  input: sheetInput,
  async handle({ db, now, within, actor }, { outletId, base64 }): Promise<StockImport | Refused> {
    const { taxDate: today } = datesAt(await placeOf(db, outletId), now);
    within(outletId);
    const file = await readFile(base64);
    if (isRefusal(file)) return file;
    const judged = await judgeStock(db, { actor, outletId, tx: null }, file.rows);
    return reportOf(file, withAll(judged, file, today), true);
  },
});

/**
 * Makes the stock items of a file, changes the facts of those that are there to what it says of them, and takes in what an outlet begins
 * with: all of it or nothing. Opening stock is in the books as opening balances, against 3999 (rules §2.3 G01). An empty cell leaves a fact as it
 * is; items are changed by whoever could change them one by one. Refuses SHEET_UNUSABLE, and ROWS_HAVE_ERRORS with the rows.
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
    const file = await readFile(base64);
    if (isRefusal(file)) return file;
    await hold(scope, file.rows);
    const judged = withAll(await judgeStock(tx, { actor, outletId, tx }, file.rows), file, dates.taxDate);
    if (judged.problems.length > 0) return rowsHaveErrors(judged.problems);
    const ids = await writeItems(scope, judged.items);
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
        ...{ outletId, kind: 'OPENING', source: { type: 'opening', id: commandId }, event: 'opened', at: now, dates },
        ...{ postedBy: actor.label, narration: 'Opening stock from a file', lines: openingPosting({ stock }) },
      });
    }
    announceStock(scope, outletId, [...new Set(judged.batches.map(({ code }) => idOf(ids, code)))]);
    return reportOf(file, judged, false);
  },
});

/** Imports a file of stock, or rehearses it. Refuses as its parts do. */
export function importStock(
  context: CallContext,
  { dryRun, ...input }: z.input<typeof sheetInput> & { readonly dryRun: boolean },
): Promise<StockImport | Refused> {
  return dryRun ? rehearseStockImport(context, input) : takeInStockSheet(context, input);
}

interface ReadFile {
  readonly rows: readonly StockRow[];
  readonly problems: readonly SheetProblem[];
  readonly rowCount: number;
}

async function readFile(base64: string): Promise<ReadFile | SheetUnusable> {
  const sheet = await readSheet(Buffer.from(base64, 'base64'));
  if ('wrong' in sheet) return unusable(sheet.wrong);
  const read = readRows(sheet, STOCK_COLUMNS, 'code');
  return 'wrong' in read ? unusable(read.wrong) : { ...read, rowCount: sheet.rows.length };
}

/**
 * Two files at once would each find nothing there; and nobody changes what is judged. Orders go on selling it: they refer to an item by
 * its id, which stays.
 */
async function hold({ tx }: CommandScope, rows: readonly StockRow[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('stock import', 0))`);
  const codes = [...new Set(rows.flatMap(({ code }) => code ?? []))];
  if (codes.length === 0) return;
  await tx
    .select({ id: stockItems.id })
    .from(stockItems)
    .where(inArray(stockItems.code, codes))
    .orderBy(asc(stockItems.id))
    .for('no key update');
}

function withAll(judged: Judged, { problems }: ReadFile, today: string): Judged {
  return { ...judged, problems: [...problems, ...judged.problems, ...overdue(judged, today)] };
}

function reportOf({ rowCount }: ReadFile, { items, batches, problems }: Judged, isRehearsal: boolean): StockImport {
  const becomes = new Map(items.map((one) => [one.item.code, { ...one, ...outcomeOf(one) }]));
  const counted = (wanted: SheetRow['outcome']) =>
    [...becomes.values()].filter(({ outcome }) => outcome === wanted).length;
  const opened = new Set(batches.map(({ code }) => code));
  const lines = [
    ...batches,
    ...items
      .filter(({ item }) => !opened.has(item.code))
      .map(({ row, item }) => ({ row, code: item.code, quantity: null, value: null, expiryDate: null })),
  ].sort((a, b) => a.row - b.row);
  return {
    ...{ isRehearsal, rowCount, newItems: counted('NEW'), changedItems: counted('CHANGED') },
    ...{ knownItems: counted('UNCHANGED'), batchCount: batches.length },
    value: sumMoney(batches.map(({ value }) => value)),
    ...problemsTold(problems),
    rows: lines.slice(0, ROWS_SHOWN).map(({ row, code, quantity, value, expiryDate }) => {
      const of = becomes.get(code);
      return {
        ...{ row, code, quantity, value, expiryDate, name: of?.item.name ?? code },
        ...{ outcome: of?.outcome ?? 'UNCHANGED', changes: of?.changes ?? [], baseUnit: of?.item.baseUnit ?? 'pcs' },
      };
    }),
  };
}
