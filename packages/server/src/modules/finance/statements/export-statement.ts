import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { PrintedFile } from '../../../platform/pdf/printed-file.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import {
  SHEET_FORMATS,
  type SheetColumn,
  type WrittenSheet,
  writeSheet,
} from '../../../platform/sheets/write-sheet.ts';
import { statementAsk } from './columns.ts';
import type { StatementLine } from './lines.ts';
import { type Statement, statementOf } from './statement.ts';

/** A statement as a file: its figures are those of the screen. */
export const exportStatement = query({
  name: 'finance.exportStatement',
  permission: 'ledger:read',
  input: z.object({ ask: statementAsk, format: z.enum(SHEET_FORMATS) }),
  async handle(scope, { ask, format }): Promise<WrittenSheet> {
    const statement = await statementOf(scope, ask);
    const rows = statement.lines.filter(({ kind }) => kind !== 'HEADING');
    return writeSheet(nameOf(statement), format, cellsOf(statement), rows);
  },
});

/** A statement on paper, A4, as PDF. Throws UNAVAILABLE when too many are being made. */
export const printStatement = query({
  name: 'finance.printStatement',
  permission: 'ledger:read',
  input: statementAsk,
  async handle(scope, ask): Promise<PrintedFile> {
    const statement = await statementOf(scope, ask);
    const content = await renderPdf(new URL('./statement-sheet.ts', import.meta.url), statement);
    return { fileName: `${nameOf(statement)}.pdf`, mediaType: 'application/pdf', content };
  },
});

/** `profit-and-loss-2026-04-01-2026-04-30`. */
function nameOf({ statement, columns }: Statement): string {
  const [first] = columns;
  const days = statement === 'BALANCE_SHEET' ? first?.to : `${first?.from}-${first?.to}`;
  return `${statement.toLowerCase().replaceAll('_', '-')}-${days}`;
}

function cellsOf({ statement, columns }: Statement): SheetColumn<StatementLine>[] {
  return [
    { header: 'line', kind: 'text', of: ({ label }) => label },
    { header: 'account', kind: 'text', of: ({ account }) => account },
    ...columns.flatMap(({ label }, at): SheetColumn<StatementLine>[] => [
      { header: `${label}, ₹`, kind: 'money', of: ({ amounts }) => amounts[at] ?? null },
      ...(statement === 'PROFIT_AND_LOSS'
        ? [
            {
              header: `${label}, % of net revenue`,
              kind: 'percent' as const,
              of: ({ shares }: StatementLine) => shares[at] ?? null,
            },
          ]
        : []),
    ]),
  ];
}
