import { AppError } from '@college-kiosk/kernel';
import { stringify } from 'csv-stringify/sync';
import { newWorkbook } from './workbook.ts';

export const SHEET_FORMATS = ['XLSX', 'CSV'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** What a cell of a column is: money is whole paise, a quantity thousandths, a share basis points, a date YYYY-MM-DD. */
type CellKind = 'text' | 'number' | 'money' | 'quantity' | 'percent' | 'date' | 'instant';

export interface SheetColumn<Row> {
  readonly header: string;
  readonly kind: CellKind;
  of(row: Row): string | number | Date | null;
}

export type SheetCells = Readonly<Record<string, string | number | Date | null>>;

/** A column of rows that hold their cells by name; the name is the header unless another is said. */
export function cellColumn(header: string, kind: CellKind = 'text', key = header): SheetColumn<SheetCells> {
  return { header, kind, of: (row) => row[key] ?? null };
}

/** Rows of one file: a spreadsheet opens it, and making it holds nobody up. */
const ROWS_AT_MOST = 20_000;
/** So many rows are read, to know whether there are too many. */
export const ROWS_READ = ROWS_AT_MOST + 1;

/** A file, ready to be kept. */
export interface WrittenSheet {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

const FORMATS: Readonly<Partial<Record<CellKind, string>>> = {
  ...{ money: '#,##0.00', quantity: '#,##0.###', percent: '0.##', date: 'dd-mmm-yyyy', instant: 'dd-mmm-yyyy hh:mm' },
};

/**
 * Writes rows as a workbook, in which numbers are numbers and dates are dates, or as CSV (RFC 4180, with a byte order mark). No cell of
 * text begins a formula: in CSV it gets an apostrophe before it (OWASP, CSV injection), in a workbook text is text. Throws INVALID for more
 * than 20,000 rows, with what to do.
 */
export async function writeSheet<Row>(
  name: string,
  format: SheetFormat,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Promise<WrittenSheet> {
  if (rows.length > ROWS_AT_MOST)
    throw new AppError(
      'INVALID',
      `There are more than ${ROWS_AT_MOST.toLocaleString('en-IN')} rows. Choose fewer days, or a part of it.`,
    );
  if (format === 'CSV') {
    const cells = rows.map((row) => columns.map(({ kind, of }) => spoken(kind, of(row))));
    const content = Buffer.from(
      stringify([columns.map(({ header }) => header), ...cells], { bom: true, record_delimiter: 'windows' }),
    );
    return { fileName: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content };
  }
  const workbook = await newWorkbook();
  const sheet = workbook.addWorksheet('Sheet1', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, kind }) => ({
    ...{ header, width: Math.max(12, header.length + 2) },
    style: FORMATS[kind] ? { numFmt: FORMATS[kind] } : {},
  }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow(columns.map(({ kind, of }) => typed(kind, of(row))));
  const content = Buffer.from(await workbook.xlsx.writeBuffer());
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { fileName: `${name}.xlsx`, mediaType, content };
}

function typed(kind: CellKind, value: string | number | Date | null): string | number | Date | null {
  if (value === null) return null;
  if (kind === 'money') return Number(value) / 100;
  if (kind === 'percent') return Number(value) / 100;
  if (kind === 'quantity') return Number(value) / 1_000;
  return kind === 'date' ? new Date(`${value}T00:00:00Z`) : value;
}

/** As text: an exact decimal with a point, a date as YYYY-MM-DD, an instant as ISO 8601. */
function spoken(kind: CellKind, value: string | number | Date | null): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  if (kind === 'money') return decimal(Number(value), 2);
  if (kind === 'quantity') return plainNumber(Number(value), 3);
  if (kind === 'percent') return plainNumber(Number(value), 2);
  const text = String(value);
  return kind === 'text' && /^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** Whole units of the last place as a decimal without needless zeros: 1500 of three places is 1.5. */
export function plainNumber(value: number, places: number): string {
  return decimal(value, places).replace(/\.?0+$/, '');
}

function decimal(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
