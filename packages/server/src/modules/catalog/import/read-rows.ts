import * as cells from './cells.ts';
import type { Column, ImportField } from './columns.ts';
import { error, type FileDish, type Problem, warning } from './file-dish.ts';
import type { CsvRow } from './menu-csv.ts';

/** What one row says, each cell read by itself. */
export type RowFacts = Omit<FileDish, 'key' | 'rows' | 'proposedCode' | 'servings'> & {
  readonly row: number;
  readonly serving: string;
  readonly price: number | null;
  readonly outlet: string | null;
};

/** Reads a row. Gives null for one with an error; the problems name every cell that has one. */
export function readRow(row: CsvRow, columns: readonly Column[]): { facts: RowFacts | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const cellOf = new Map<ImportField, string>();
  for (const { column, field } of columns) cellOf.set(field, row.cells[column - 1] ?? '');

  const read = <Value>(field: ImportField, how: (cell: string) => cells.Read<Value>): Value | null => {
    const cell = cellOf.get(field) ?? '';
    if (cell === '') return null;
    const said = how(cell);
    if ('wrong' in said) {
      problems.push(error(row.row, field, shortened(cell), said.wrong));
      return null;
    }
    if (said.warning) problems.push(warning(row.row, field, shortened(cell), said.warning));
    return said.value;
  };
  const text = (most: number) => (cell: string) => cells.readText(cell, most);

  const extra = row.cells.slice(columns.length).find((cell) => cell !== '');
  if (extra !== undefined) {
    const message =
      'The row has more cells than the header. Put quotation marks around a text that holds the separator.';
    problems.push(error(row.row, null, shortened(extra), message));
  }
  if ((cellOf.get('NAME') ?? '') === '') {
    problems.push(error(row.row, 'NAME', '', 'The row has no name. Name the dish, or remove the row.'));
  }
  const facts: RowFacts = {
    row: row.row,
    code: read('CODE', cells.readCode),
    name: read('NAME', text(80)) ?? '',
    nameHi: read('NAME_HI', text(80)),
    nameMl: read('NAME_ML', text(80)),
    category: read('CATEGORY', text(80)),
    diet: read('DIET', cells.readDiet),
    station: read('STATION', text(80)),
    description: read('DESCRIPTION', text(500)),
    descriptionHi: read('DESCRIPTION_HI', text(500)),
    descriptionMl: read('DESCRIPTION_ML', text(500)),
    allergens: read('ALLERGENS', cells.readAllergens),
    kcal: read('KCAL', (cell) => cells.readWhole(cell, 0, 10_000)),
    spice: read('SPICE', (cell) => cells.readWhole(cell, 0, 3)),
    prepMinutes: read('PREP_MINUTES', (cell) => cells.readWhole(cell, 0, 1_440)),
    taxCode: read('TAX_CODE', cells.readTaxCode),
    mrp: read('MRP', cells.readPrice),
    serving: read('SERVING', text(80)) ?? '',
    price: read('PRICE', cells.readPrice),
    outlet: cellOf.get('OUTLET') ?? null,
  };
  return { facts: problems.some(({ severity }) => severity === 'ERROR') ? null : facts, problems };
}

/** A cell as a list of problems shows it. */
function shortened(cell: string): string {
  return cell.length <= 80 ? cell : `${cell.slice(0, 79)}…`;
}
