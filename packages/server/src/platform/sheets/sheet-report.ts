import { type Refusal, refuse } from '@college-kiosk/kernel';
import type { SheetProblem } from './read-rows.ts';

const PROBLEMS_SHOWN = 500;
export const ROWS_SHOWN = 200;

/** What becomes of what a row is about. */
export const SHEET_OUTCOMES = ['NEW', 'CHANGED', 'UNCHANGED'] as const;
export type SheetOutcome = (typeof SHEET_OUTCOMES)[number];

/** One fact before and after, as a file writes it; null for nothing. */
export interface SheetChange {
  /** Header of the column. */
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A row without problems, and what becomes of it. */
export interface SheetRow {
  readonly row: number;
  /** What it is about, for whoever reads. */
  readonly name: string;
  readonly outcome: SheetOutcome;
  readonly changes: readonly SheetChange[];
}

/** What the rows of a file come to. */
export interface JudgedRows {
  readonly rowCount: number;
  readonly rows: readonly SheetRow[];
  readonly problems: readonly SheetProblem[];
}

/** What a file did, or would do. */
export interface SheetReport {
  readonly isRehearsal: boolean;
  readonly rowCount: number;
  readonly newCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly problemCount: number;
  readonly problems: readonly SheetProblem[];
  readonly rows: readonly SheetRow[];
}

export type SheetUnusable = Refusal<'SHEET_UNUSABLE'>;
export type RowsHaveErrors = Refusal<'ROWS_HAVE_ERRORS', { problemCount: number; problems: readonly SheetProblem[] }>;

export function sheetReport({ rowCount, rows, problems }: JudgedRows, isRehearsal: boolean): SheetReport {
  const counted = (outcome: SheetOutcome) => rows.filter((row) => row.outcome === outcome).length;
  return {
    ...{ isRehearsal, rowCount, newCount: counted('NEW'), changedCount: counted('CHANGED') },
    ...{ unchangedCount: counted('UNCHANGED'), ...problemsTold(problems) },
    rows: [...rows].sort((one, other) => one.row - other.row).slice(0, ROWS_SHOWN),
  };
}

/** How many problems there are, and the first of them in the order of rows. */
export function problemsTold(problems: readonly SheetProblem[]) {
  const inOrder = [...problems].sort((one, other) => one.row - other.row);
  return { problemCount: problems.length, problems: inOrder.slice(0, PROBLEMS_SHOWN) };
}

/** The file as a whole cannot be used: SHEET_UNUSABLE. */
export function unusable(message: string): SheetUnusable {
  return refuse('SHEET_UNUSABLE', message);
}

/** Nothing was taken in, for rows are wrong: ROWS_HAVE_ERRORS. */
export function rowsHaveErrors(problems: readonly SheetProblem[]): RowsHaveErrors {
  const count = problems.length === 1 ? 'one row has' : `${problems.length} rows have`;
  const message = `Nothing was taken in: ${count} something wrong. Correct the file.`;
  return refuse('ROWS_HAVE_ERRORS', message, problemsTold(problems));
}

/** The changes between what stood and what stands, column by column; what is the same is left out. */
export function changesBetween(
  before: Readonly<Record<string, string | null>>,
  after: Readonly<Record<string, string | null>>,
): SheetChange[] {
  return Object.keys(after)
    .filter((column) => (before[column] ?? null) !== (after[column] ?? null))
    .map((column) => ({ column, before: before[column] ?? null, after: after[column] ?? null }));
}
