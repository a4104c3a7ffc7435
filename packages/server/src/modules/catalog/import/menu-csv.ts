import { type Refusal, refuse } from '@college-kiosk/kernel';
import { type Delimiter, readCsv } from '../../../platform/sheets/read-csv.ts';
import type { SampledColumn } from './columns.ts';

/** Rows below the header. The body limit of the edge (512 KB) is met first by rows of more than a hundred letters. */
export const ROWS_MAX = 5_000;
const COLUMNS_MAX = 60;

/** A file as it stands: its header, and its rows that hold anything. */
export interface MenuCsv {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  /** As a spreadsheet numbers it: the first row of the file is 1, empty ones count. */
  readonly row: number;
  /** Trimmed. There may be fewer or more of them than headers. */
  readonly cells: readonly string[];
}

/** Says no to the file as a whole; with its columns where saying what they hold is what it needs. */
export type FileUnusable = Refusal<'FILE_UNUSABLE', { readonly columns: readonly SampledColumn[] }>;

/**
 * Reads CSV (RFC 4180, also with semicolons or tabs, a byte order mark and any line ends). Refuses FILE_UNUSABLE what is
 * no table with a header and at least one row, what was not read as UTF-8, and what has too many rows or columns.
 */
export function readMenuCsv(text: string): MenuCsv | FileUnusable {
  const read = readCsv(text);
  if ('wrong' in read) return unusable(read.wrong);
  const { delimiter, records } = read;
  const rows = records
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...rest] = rows;
  if (!header)
    return unusable('The file is empty. It needs a row with the names of its columns, then one row per dish.');
  if (rest.length === 0) {
    return unusable('The file has only one row. The first names the columns; dishes stand in the rows below it.');
  }
  if (rest.length > ROWS_MAX) {
    const most = ROWS_MAX.toLocaleString('en-IN');
    return unusable(`The file has ${rest.length.toLocaleString('en-IN')} rows; at most ${most} go at once. Split it.`);
  }
  if (header.cells.length > COLUMNS_MAX) {
    return unusable(`The file has ${header.cells.length} columns; at most ${COLUMNS_MAX} go. Remove the others.`);
  }
  return { delimiter, headers: header.cells, rows: rest };
}

export function unusable(message: string, columns: readonly SampledColumn[] = []): FileUnusable {
  return refuse('FILE_UNUSABLE', message, { columns });
}
