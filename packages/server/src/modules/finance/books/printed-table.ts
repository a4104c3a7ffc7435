import { plainRupees } from '../../../platform/pdf/plain-rupees.ts';
import type { SheetCells, SheetColumn } from '../../../platform/sheets/write-sheet.ts';
import { dayOf } from '../statements/columns.ts';
import type { Book } from './book.ts';

/** A table whose cells are said as paper says them. Its last row is its sum. */
export interface PrintedTable {
  readonly title: string;
  readonly of: string;
  /** `YYYY-MM-DD`: the file is of its days and not of the moment. */
  readonly on: string;
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface PrintedColumn {
  readonly header: string;
  /** Whether it stands at the right, as figures do. */
  readonly isFigure: boolean;
  /** How wide it is beside the others. */
  readonly share: number;
}

const SHARES: Readonly<Record<string, number>> = { narration: 5, name: 4, entry: 1.2, account: 1.2 };
const ORDINARY = 2;

/** A book as its paper says it. */
export function printedTable({ title, of, on, columns, rows }: Book): PrintedTable {
  return {
    ...{ title, of, on },
    columns: columns.map(({ header, kind }) => ({
      ...{ header, isFigure: kind === 'money', share: SHARES[header] ?? ORDINARY },
    })),
    rows: rows.map((row) => columns.map((column) => said(column, row))),
  };
}

function said({ kind, of }: SheetColumn<SheetCells>, row: SheetCells): string {
  const value = of(row);
  if (value === null) return '';
  if (kind === 'money') return plainRupees(Number(value));
  return kind === 'date' ? dayOf(String(value)) : String(value);
}
