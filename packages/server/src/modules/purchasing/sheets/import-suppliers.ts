import { calendarDate, isRefusal } from '@college-kiosk/kernel';
import { asc, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { readRows } from '../../../platform/sheets/read-rows.ts';
import { readSheet } from '../../../platform/sheets/read-sheet.ts';
import { sheetFile } from '../../../platform/sheets/sheet-file.ts';
import {
  type JudgedRows,
  type RowsHaveErrors,
  rowsHaveErrors,
  type SheetReport,
  type SheetUnusable,
  sheetReport,
  unusable,
} from '../../../platform/sheets/sheet-report.ts';
import { theOrganisation } from '../../places/index.ts';
import { planAnew } from '../replenishment/hold-outlets.ts';
import { suppliers } from '../suppliers/tables.ts';
import { type JudgedSuppliers, judgeSuppliers } from './judge-suppliers.ts';
import { SUPPLIER_COLUMNS, type SupplierRow } from './supplier-rows.ts';
import { writeSuppliers } from './write-suppliers.ts';

const sheetInput = z.object({ commandId: z.uuid(), base64: sheetFile });

type Refused = SheetUnusable | RowsHaveErrors;

/** What a file would do, by the very judgement that the import uses. Refuses SHEET_UNUSABLE. */
const rehearseSupplierImport = query({
  name: 'purchasing.rehearseSupplierImport',
  permission: 'supplier:manage',
  input: sheetInput,
  async handle({ db, now }, { base64 }): Promise<SheetReport | Refused> {
    const file = await readFile(base64);
    return isRefusal(file) ? file : sheetReport(await judgedFile(db, file, now), true);
  },
});

/**
 * Makes and changes suppliers, what they sell, in which pack and from when on at which price, from a file: all of it or nothing. An empty
 * cell leaves a fact as it is; nobody is removed. A new price begins today or later, none is rewritten. Refuses SHEET_UNUSABLE, and
 * ROWS_HAVE_ERRORS with the rows.
 */
export const takeInSupplierSheet = command({
  name: 'purchasing.importSuppliers',
  permission: 'supplier:manage',
  input: sheetInput,
  mask: ['base64'],
  once: ({ commandId }) => commandId,
  about: ({ commandId }) => ({ entity: 'supplier_import', id: commandId }),
  async handle(scope, { base64 }): Promise<SheetReport | Refused> {
    const { tx, now } = scope;
    const file = await readFile(base64);
    if (isRefusal(file)) return file;
    await planAnew(scope);
    await hold(scope, file.rows);
    const judged = await judgedFile(tx, file, now);
    if (judged.problems.length > 0) return rowsHaveErrors(judged.problems);
    const refusal = await writeSuppliers(scope, judged.suppliers);
    return refusal ?? sheetReport(judged, false);
  },
});

/** Imports a file of suppliers, or rehearses it. Refuses as its parts do. */
export function importSuppliers(
  context: CallContext,
  { dryRun, ...input }: z.input<typeof sheetInput> & { readonly dryRun: boolean },
): Promise<SheetReport | Refused> {
  return dryRun ? rehearseSupplierImport(context, input) : takeInSupplierSheet(context, input);
}

type ReadFile = Pick<JudgedRows, 'rowCount' | 'problems'> & { readonly rows: readonly SupplierRow[] };

async function readFile(base64: string): Promise<ReadFile | SheetUnusable> {
  const sheet = await readSheet(Buffer.from(base64, 'base64'));
  if ('wrong' in sheet) return unusable(sheet.wrong);
  const read = readRows(sheet, SUPPLIER_COLUMNS, 'supplier');
  return 'wrong' in read ? unusable(read.wrong) : { ...read, rowCount: sheet.rows.length };
}

async function judgedFile(reader: Reader, file: ReadFile, now: Date): Promise<JudgedSuppliers & JudgedRows> {
  const { zone } = await theOrganisation(reader);
  const judged = await judgeSuppliers(reader, calendarDate(now, zone), file.rows);
  return { ...judged, rowCount: file.rowCount, problems: [...file.problems, ...judged.problems] };
}

/** Two files at once would each find nobody there; those who are there are held in the order of their ids, as whoever buys holds one. */
async function hold({ tx }: CommandScope, rows: readonly SupplierRow[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('supplier import', 0))`);
  const names = [...new Set(rows.flatMap(({ supplier }) => supplier?.toLowerCase() ?? []))];
  if (names.length === 0) return;
  await tx
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(inArray(sql`lower(${suppliers.name})`, names))
    .orderBy(asc(suppliers.id))
    .for('update');
}
