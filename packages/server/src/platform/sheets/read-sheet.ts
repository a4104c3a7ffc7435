import { readCsv } from './read-csv.ts';
import { unfoldsWithinBounds } from './unfolded.ts';
import { newWorkbook } from './workbook.ts';

export const SHEET_ROWS_AT_MOST = 5_000;
const COLUMNS_AT_MOST = 60;

/** A table as it stands: its header, and its rows that hold anything. */
export interface Sheet {
  readonly headers: readonly string[];
  /** `row` is as a spreadsheet numbers it. Cells are trimmed text: numbers with a point, dates as YYYY-MM-DD. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/**
 * Reads a table out of a workbook (the first sheet of an .xlsx) or out of CSV in UTF-8. The bytes say which it is, never the name. Gives
 * what is wrong with the file as a whole, and what to do.
 */
export async function readSheet(bytes: Buffer): Promise<Sheet | { readonly wrong: string }> {
  const records = isArchive(bytes) ? await recordsOfWorkbook(bytes) : recordsOfText(bytes);
  if ('wrong' in records) return records;
  const rows = records
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...rest] = rows;
  if (!header || rest.length === 0)
    return {
      wrong: 'There is no row below the header. The first row names the columns; the rows below it are taken in.',
    };
  if (rest.length > SHEET_ROWS_AT_MOST) return tooMany(rest.length);
  if (header.cells.length > COLUMNS_AT_MOST)
    return { wrong: `There are ${header.cells.length} columns; at most ${COLUMNS_AT_MOST} go. Remove the others.` };
  return { headers: header.cells, rows: rest };
}

function tooMany(rows: number) {
  const [is, most] = [rows, SHEET_ROWS_AT_MOST].map((count) => count.toLocaleString('en-IN'));
  return { wrong: `The file has ${is} rows; at most ${most} go at once. Split it.` };
}

function isArchive(bytes: Buffer): boolean {
  return bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;
}

function recordsOfText(bytes: Buffer): string[][] | { wrong: string } {
  if (bytes.includes(0))
    return { wrong: 'This is no table. Choose an Excel workbook (.xlsx), or a CSV file saved as “CSV UTF-8”.' };
  const read = readCsv(bytes.toString('utf8'));
  // The apostrophe by which our own files keep text from being a formula is no part of it.
  return 'wrong' in read ? read : read.records.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+\-@])/, '')));
}

async function recordsOfWorkbook(bytes: Buffer): Promise<string[][] | { wrong: string }> {
  if (!unfoldsWithinBounds(bytes))
    return { wrong: 'This workbook is broken, or far too large inside. Save only the one sheet, and choose it again.' };
  const workbook = await newWorkbook();
  try {
    await workbook.xlsx.load(bytes);
  } catch {
    return { wrong: 'This workbook cannot be read. Save it as .xlsx or as “CSV UTF-8”, and choose it again.' };
  }
  const sheet = workbook.worksheets[0];
  if (!sheet) return { wrong: 'This file holds no sheet. Choose an Excel workbook (.xlsx) or a CSV file.' };
  if (sheet.rowCount > SHEET_ROWS_AT_MOST * 2) return tooMany(sheet.rowCount);
  const records: string[][] = [];
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    const cells: string[] = [];
    for (let column = 1; column <= Math.min(sheet.columnCount, COLUMNS_AT_MOST + 1); column += 1)
      cells.push(shownIn(sheet.getRow(row).getCell(column)));
    records.push(cells);
  }
  return records;
}

/** A share shown as 5 % is kept as 0.05. */
function shownIn({ value, numFmt }: { value: unknown; numFmt?: unknown }): string {
  const isShare = typeof value === 'number' && typeof numFmt === 'string' && numFmt.includes('%');
  return isShare ? `${textOf(value * 100)}%` : textOf(value);
}

/** What a cell holds; of a formula what it came to when the file was saved. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  // Twelve figures: what a spreadsheet shows as 0.1 is not 0.1 to the last bit.
  if (typeof value === 'number') return String(Number(value.toPrecision(12)));
  if (typeof value !== 'object') return String(value);
  const { result, richText, text, error } = value as Record<string, unknown>;
  if (Array.isArray(richText)) return richText.map((part) => String(part.text ?? '')).join('');
  if (typeof error === 'string') return error;
  return textOf(result ?? text ?? '');
}
