import { conversionFactor, convert, type Quantity } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { readAmount, readText, readWhole } from '../../../platform/sheets/cells.ts';
import type { RowOf, SheetProblem } from '../../../platform/sheets/read-rows.ts';
import { changesBetween, type SheetRow } from '../../../platform/sheets/sheet-report.ts';
import { plainNumber } from '../../../platform/sheets/write-sheet.ts';
import { countLines } from '../counts/tables.ts';
import type { Entered, LineThere } from '../counts/write-lines.ts';
import { itemsByCode, type MeasuredItem, notCountedIn, QUANTITY_MAX } from '../units.ts';

/** The columns of a counting sheet. The first head is the template's. */
export const COUNT_COLUMNS = {
  code: { heads: ['code', 'item code', 'sku'], read: (cell: string) => readText(cell, 60) },
  name: { heads: ['item', 'name', 'item name'], read: (cell: string) => readText(cell, 80) },
  // Thousandths of the unit.
  counted: { heads: ['counted', 'quantity', 'qty'], read: (cell: string) => readAmount(cell, 3, QUANTITY_MAX) },
  unit: { heads: ['unit', 'uom'], read: (cell: string) => readText(cell, 20) },
  // How often the line was entered when the sheet was made: who enters over somebody else must have seen what they entered.
  entry: { heads: ['entry', 'leave as it is'], read: (cell: string) => readWhole(cell, 1_000_000) },
} as const;

export type CountRow = RowOf<typeof COUNT_COLUMNS>;

export interface JudgedCount {
  /** What is entered, with how much that is in base units; what stands already is not entered again, so that its moment stays. */
  readonly lines: readonly (Entered & { readonly counted: Quantity })[];
  readonly there: readonly LineThere[];
  readonly rows: readonly SheetRow[];
  readonly problems: readonly SheetProblem[];
}

/**
 * What the rows of a counting sheet come to, by nothing but what people entered: what should be there is not looked at. A row without a
 * number says nothing. Wrong is what is no item, is there twice, is not counted so, or was entered by somebody else since.
 */
export async function judgeCount(reader: Reader, countId: string, rows: readonly CountRow[]): Promise<JudgedCount> {
  const items = await itemsByCode(reader, [...new Set(rows.flatMap(({ code }) => code ?? []))]);
  const there = new Map(
    (await reader.select().from(countLines).where(eq(countLines.countId, countId))).map((line) => [
      line.stockItemId,
      line,
    ]),
  );
  const problems: SheetProblem[] = [];
  const seen = new Map<string, number>();
  const lines: JudgedCount['lines'][number][] = [];
  const reported: SheetRow[] = [];
  for (const row of rows) {
    const wrong = (message: string, column: string) =>
      void problems.push({ row: row.row, column, value: null, message });
    const item = items.get(row.code ?? '');
    if (!item) {
      wrong(`There is no item with the code ${row.code}. Correct the code.`, 'code');
      continue;
    }
    const twin = seen.get(item.id);
    seen.set(item.id, row.row);
    if (twin !== undefined) {
      wrong(`${item.name} is in row ${twin} already. Add the two up in one row.`, 'code');
      continue;
    }
    const line = there.get(item.id);
    const said = row.counted === null ? null : lineOf(row, item, line, wrong);
    if (said === null) continue;
    const changes = changesBetween(
      { counted: line ? sayLine(line.spoken, line.unit) : null },
      { counted: sayLine(said.quantity, said.unit) },
    );
    const isAsBefore = changes.length === 0;
    if (!isAsBefore) lines.push(said);
    const isNew = line === undefined || line.spoken === null;
    reported.push({
      ...{ row: row.row, name: item.name, changes: isNew ? [] : changes },
      outcome: isAsBefore ? 'UNCHANGED' : isNew ? 'NEW' : 'CHANGED',
    });
  }
  const entered = new Set(lines.map(({ stockItemId }) => stockItemId));
  const touched = [...there.values()].filter(({ stockItemId }) => entered.has(stockItemId));
  return { lines, there: touched, rows: reported, problems };
}

/** A row as it is entered; null when it is wrong. */
function lineOf(
  { counted, unit: saidUnit, entry }: CountRow,
  item: MeasuredItem,
  line: LineThere | undefined,
  wrong: (message: string, column: string) => void,
): JudgedCount['lines'][number] | null {
  const unit = saidUnit ?? line?.unit ?? item.baseUnit;
  const factor = conversionFactor(unit, item.baseUnit, item.conversions);
  if (!factor) {
    wrong(notCountedIn(item, unit), 'unit');
    return null;
  }
  const quantity = counted ?? 0;
  if ((BigInt(quantity) * BigInt(factor.numerator)) / BigInt(factor.denominator) > BigInt(QUANTITY_MAX)) {
    wrong('This is more than can be counted. Correct it.', 'counted');
    return null;
  }
  const version = line?.version ?? 0;
  const isSame = line !== undefined && line.spoken === quantity && line.unit === unit;
  if (!isSame && (entry ?? 0) !== version) {
    const what = line && line.spoken !== null ? `entered ${sayLine(line.spoken, line.unit)}` : 'changed it';
    wrong(`Somebody ${what} since this sheet was made. Look at the count, and download the sheet again.`, 'counted');
    return null;
  }
  return { stockItemId: item.id, quantity, unit, version, counted: convert(quantity, factor) };
}

function sayLine(spoken: Quantity | null, unit: string | null): string | null {
  return spoken === null ? null : `${plainNumber(spoken, 3)} ${unit}`;
}
