import type { Read } from './cells.ts';
import type { Sheet } from './read-sheet.ts';

/** Something wrong in a file: where, and what to do. */
export interface SheetProblem {
  /** As a spreadsheet numbers it. */
  readonly row: number;
  /** Header of the column; null when it is the row as a whole. */
  readonly column: string | null;
  /** What the cell says, shortened. */
  readonly value: string | null;
  readonly message: string;
}

/** A column: how people head it, the template's head first, and how a cell of it is read. */
export interface ColumnRule<Value = unknown> {
  readonly heads: readonly string[];
  read(cell: string): Read<Value>;
}

/** A row as it was read: what is empty in the file is null. */
export type RowOf<Columns> = { readonly row: number } & {
  readonly [Field in keyof Columns]: Columns[Field] extends ColumnRule<infer Value> ? Value | null : never;
};

/** The heads a template of these columns has. */
export function templateHeads(columns: Readonly<Record<string, ColumnRule>>): readonly string[] {
  return Object.values(columns).map(({ heads }) => heads[0] ?? '');
}

/**
 * Reads the rows of a sheet by its columns. `key` is the column that no row goes without. Gives what is wrong with the file as a whole
 * for columns that nobody knows, that are there twice, or where the key is missing; what is wrong with cells it gives row by row.
 */
export function readRows<Columns extends Readonly<Record<string, ColumnRule>>>(
  { headers, rows: given }: Sheet,
  columns: Columns,
  key: keyof Columns & string,
): { readonly rows: RowOf<Columns>[]; readonly problems: SheetProblem[] } | { readonly wrong: string } {
  const fields = headers.map((header) => {
    const head = header
      .toLowerCase()
      .replace(/[_\s]+/g, ' ')
      .trim();
    return Object.keys(columns).find((field) => columns[field]?.heads.includes(head)) ?? null;
  });
  const strange = headers.find((header, at) => fields[at] === null && header !== '');
  if (strange !== undefined)
    return {
      wrong: `Nobody knows the column “${shown(strange)}”. Rename it to one of the template, or remove it.`,
    };
  const headOf = (field: string) => columns[field]?.heads[0] ?? field;
  const twice = fields.find((field, at) => field !== null && fields.indexOf(field) !== at);
  if (twice) return { wrong: `The column “${headOf(twice)}” is there twice. Remove one.` };
  if (!fields.includes(key)) return { wrong: `There is no column “${headOf(key)}”. Every row needs one.` };
  const problems: SheetProblem[] = [];
  const rows: RowOf<Columns>[] = [];
  for (const { row, cells } of given) {
    const before = problems.length;
    const said: Record<string, unknown> = Object.fromEntries(Object.keys(columns).map((field) => [field, null]));
    for (const [at, field] of fields.entries()) {
      const cell = cells[at] ?? '';
      if (field === null || cell === '') continue;
      const read = (columns[field] as ColumnRule).read(cell);
      if ('wrong' in read) problems.push({ row, column: headers[at] ?? null, value: shown(cell), message: read.wrong });
      else said[field] = read.value;
    }
    if (said[key] === null && problems.length === before)
      problems.push({
        ...{ row, column: headers[fields.indexOf(key)] ?? null, value: null },
        message: `The row has no ${headOf(key)}. Give it one.`,
      });
    if (problems.length === before) rows.push({ row, ...said } as unknown as RowOf<Columns>);
  }
  return { rows, problems };
}

/** Of a cell as much as is told back. */
export function shown(cell: string): string {
  return cell.length <= 80 ? cell : `${cell.slice(0, 79)}…`;
}
