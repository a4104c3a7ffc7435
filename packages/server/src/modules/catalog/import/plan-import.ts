import { isRefusal } from '@college-kiosk/kernel';
import { fold, mapped, recognise, type SampledColumn } from './columns.ts';
import type { FileDish, Problem } from './file-dish.ts';
import { gatherDishes } from './gather-dishes.ts';
import type { ImportInput } from './import-input.ts';
import { type FileUnusable, type MenuCsv, readMenuCsv, unusable } from './menu-csv.ts';
import { type RowFacts, readRow } from './read-rows.ts';

/** What a file asks for, by itself: the same for the same input, whatever the catalog holds by then. */
export interface ImportPlan {
  readonly delimiter: MenuCsv['delimiter'];
  readonly columns: readonly SampledColumn[];
  /** What the OUTLET column says, each once. */
  readonly fileOutlets: readonly string[];
  readonly rowCount: number;
  /** Rows of other outlets than the one that was asked for. */
  readonly leftOut: number;
  readonly dishes: readonly FileDish[];
  readonly problems: readonly Problem[];
}

/** Reads the file and puts its dishes together. Refuses FILE_UNUSABLE where no row of it could be read. */
export function planImport({ csv, columns: said, fileOutlet }: ImportInput): ImportPlan | FileUnusable {
  const file = readMenuCsv(csv);
  if (isRefusal(file)) return file;
  const read = said ? mapped(file.headers, said) : recognise(file.headers);
  const columns = read.map((one) => ({ ...one, sample: sampleOf(file, one.column) }));
  const beyond = said?.find(({ column }) => column > file.headers.length);
  if (beyond) return unusable(`The file has no column ${beyond.column}: its header has ${file.headers.length}.`);
  if (!columns.some(({ field }) => field === 'NAME')) {
    return unusable('No column is known to hold the names of the dishes. Say which one does.', columns);
  }

  const outletColumn = columns.findIndex(({ field }) => field === 'OUTLET');
  const outletOf = (cells: readonly string[]) => cells[outletColumn] ?? '';
  const wanted = file.rows.filter(({ cells }) => !fileOutlet || fold(outletOf(cells)) === fold(fileOutlet));
  if (wanted.length === 0)
    return unusable(`No row of the file is of “${fileOutlet}”. Choose another outlet of the file.`);

  const rows = wanted.map((row) => readRow(row, columns));
  const gathered = gatherDishes(rows.flatMap(({ facts }): RowFacts[] => (facts ? [facts] : [])));
  return {
    delimiter: file.delimiter,
    columns,
    fileOutlets: outletColumn < 0 ? [] : distinct(file.rows.map(({ cells }) => outletOf(cells))),
    rowCount: file.rows.length,
    leftOut: file.rows.length - wanted.length,
    dishes: gathered.dishes,
    problems: [...rows.flatMap(({ problems }) => problems), ...gathered.problems],
  };
}

function sampleOf({ rows }: MenuCsv, column: number): string {
  return rows.find(({ cells }) => cells[column - 1])?.cells[column - 1] ?? '';
}

function distinct(texts: readonly string[]): string[] {
  return [...new Map(texts.filter(Boolean).map((text) => [fold(text), text])).values()];
}
