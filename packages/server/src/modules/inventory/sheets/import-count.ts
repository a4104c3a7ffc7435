import { AppError, isRefusal, type Refusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import type { Actor } from '../../../platform/auth/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { readRows } from '../../../platform/sheets/read-rows.ts';
import { readSheet } from '../../../platform/sheets/read-sheet.ts';
import { sheetFile } from '../../../platform/sheets/sheet-file.ts';
import {
  type JudgedRows,
  rowsHaveErrors,
  type SheetReport,
  sheetReport,
  unusable,
} from '../../../platform/sheets/sheet-report.ts';
import { type Count, illegal, lockCount } from '../counts/count.ts';
import { hasSeenExpected } from '../counts/enter-count.ts';
import { countById } from '../counts/queries.ts';
import { writeLines } from '../counts/write-lines.ts';
import { COUNT_COLUMNS, type JudgedCount, judgeCount } from './count-rows.ts';

const sheetInput = z.object({ commandId: z.uuid(), countId: z.uuid(), base64: sheetFile });

/** What a counting sheet would enter, by the very judgement that the import uses. Refuses as it does, but for the rows. */
const rehearseCountImport = query({
  name: 'inventory.rehearseCountImport',
  permission: 'count:enter',
  input: sheetInput,
  async handle({ db, within, actor }, { countId, base64 }): Promise<SheetReport | Refusal> {
    const count = await countById(db, countId);
    if (!count) throw new AppError('NOT_FOUND', 'There is no such count.');
    within(count.outletId);
    const judged = await judgedFile(db, { count, actor, base64 });
    return isRefusal(judged) ? judged : sheetReport(judged, true);
  },
});

/**
 * Enters a counting sheet that was filled in, all of it or nothing, each line at this moment, as `enterCount` would: rights, blindness and
 * the moment that what should be there is asked for are the same. What stands already is not entered again. Refuses SHEET_UNUSABLE,
 * ROWS_HAVE_ERRORS with the rows, ILLEGAL_COUNT_STEP and ANOTHER_PERSON_NEEDED. Throws NOT_FOUND.
 */
export const takeInCountSheet = command({
  name: 'inventory.importCount',
  permission: 'count:enter',
  input: sheetInput,
  mask: ['base64'],
  once: ({ commandId }) => commandId,
  about: ({ countId }) => ({ entity: 'stock_count', id: countId }),
  async handle(scope, { countId, base64 }): Promise<SheetReport | Refusal> {
    const { tx, actor, within } = scope;
    const count = await lockCount(tx, countId);
    within(count.outletId);
    const judged = await judgedFile(tx, { count, actor, base64 });
    if (isRefusal(judged)) return judged;
    if (judged.problems.length > 0) return rowsHaveErrors(judged.problems);
    if (judged.lines.length > 0) await writeLines(scope, count, judged);
    return sheetReport(judged, false);
  },
});

/** Enters a counting sheet, or rehearses it. Refuses as its parts do. */
export function importCount(
  context: CallContext,
  { dryRun, ...input }: z.input<typeof sheetInput> & { readonly dryRun: boolean },
): Promise<SheetReport | Refusal> {
  return dryRun ? rehearseCountImport(context, input) : takeInCountSheet(context, input);
}

async function judgedFile(
  reader: Reader,
  { count, actor, base64 }: { readonly count: Count; readonly actor: Actor; readonly base64: string },
): Promise<(JudgedCount & JudgedRows) | Refusal> {
  const refusal = illegal(count, 'enter') ?? hasSeenExpected(actor, count);
  if (refusal) return refusal;
  const sheet = await readSheet(Buffer.from(base64, 'base64'));
  if ('wrong' in sheet) return unusable(sheet.wrong);
  const read = readRows(sheet, COUNT_COLUMNS, 'code');
  if ('wrong' in read) return unusable(read.wrong);
  const judged = await judgeCount(reader, count.id, read.rows);
  return { ...judged, rowCount: sheet.rows.length, problems: [...read.problems, ...judged.problems] };
}
