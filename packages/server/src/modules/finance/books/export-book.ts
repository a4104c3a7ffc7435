import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { PrintedFile } from '../../../platform/pdf/printed-file.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { SHEET_FORMATS, type WrittenSheet, writeSheet } from '../../../platform/sheets/write-sheet.ts';
import { bookAsk, bookOf } from './book.ts';
import { printedTable } from './printed-table.ts';

/** Longer ones take the printer too long; a browser prints the screen, and a workbook holds it all. */
const PRINTED_AT_MOST = 300;

/** The trial balance, the day book or a ledger as a file; the figures are those of the screen. */
export const exportBook = query({
  name: 'finance.exportBook',
  permission: 'ledger:read',
  input: z.object({ ask: bookAsk, format: z.enum(SHEET_FORMATS) }),
  async handle(scope, { ask, format }): Promise<WrittenSheet> {
    const { name, columns, rows } = await bookOf(scope, ask);
    return writeSheet(name, format, columns, rows);
  },
});

/** The same on paper, A4, as PDF. Throws INVALID for more than 300 rows, and UNAVAILABLE when too many are being made. */
export const printBook = query({
  name: 'finance.printBook',
  permission: 'ledger:read',
  input: bookAsk,
  async handle(scope, ask): Promise<PrintedFile> {
    const book = await bookOf(scope, ask);
    if (book.rows.length > PRINTED_AT_MOST)
      throw new AppError('INVALID', 'There are more than 300 rows. Choose fewer days, or a workbook.');
    const content = await renderPdf(new URL('./table-sheet.ts', import.meta.url), printedTable(book));
    return { fileName: `${book.name}.pdf`, mediaType: 'application/pdf', content };
  },
});
