import { conversionFactor, convert } from '@college-kiosk/kernel';
import { readAmount, readText } from '../../../platform/sheets/cells.ts';
import type { RowOf, SheetProblem } from '../../../platform/sheets/read-rows.ts';
import { changesBetween, type SheetRow } from '../../../platform/sheets/sheet-report.ts';
import { plainNumber } from '../../../platform/sheets/write-sheet.ts';
import { type MeasuredItem, notCountedIn } from '../../inventory/index.ts';
import type { PurchaseOrderLine } from '../orders/order.ts';
import { LINE_AT_MOST, type Line } from '../orders/save-order.ts';
import type { SupplierItem, SupplierPrice } from '../suppliers/supplier.ts';

const QUANTITY_MAX = 1_000_000_000_000;

/** The columns of an order’s lines. The first head is the template's; the last two are told when it goes out and not read when it comes back. */
export const ORDER_COLUMNS = {
  code: { heads: ['code', 'item code', 'sku'], read: (cell: string) => readText(cell, 60) },
  name: { heads: ['item', 'name', 'item name'], read: (cell: string) => readText(cell, 80) },
  // Thousandths of the unit.
  quantity: { heads: ['quantity', 'qty', 'packs'], read: (cell: string) => readAmount(cell, 3, QUANTITY_MAX) },
  unit: { heads: ['unit', 'pack', 'uom'], read: (cell: string) => readText(cell, 20) },
  // Paise for one unit, without tax.
  price: { heads: ['price', 'rate'], read: (cell: string) => readAmount(cell, 2, 1_000_000_000) },
  // Basis points.
  taxRate: {
    heads: ['tax %', 'tax', 'gst', 'gst %'],
    read: (cell: string) => readAmount(cell.replace(/\s*%$/, ''), 2, 10_000),
  },
  total: { heads: ['total with tax'], read: (cell: string) => readText(cell, 40) },
  received: { heads: ['received'], read: (cell: string) => readText(cell, 40) },
} as const;

export type OrderRow = RowOf<typeof ORDER_COLUMNS>;

/** What an order is judged against: its lines, the items of the file, and what its supplier sells today. */
export interface OrderStanding {
  readonly lines: readonly PurchaseOrderLine[];
  readonly items: ReadonlyMap<string, MeasuredItem>;
  readonly sold: readonly SupplierItem[];
  readonly prices: readonly SupplierPrice[];
}

export interface JudgedLines {
  /** All lines that the order has then: its own in their order, then what is new. */
  readonly lines: readonly Line[];
  readonly rows: readonly SheetRow[];
  readonly problems: readonly SheetProblem[];
}

type Wrong = (message: string, column: string) => null;

/**
 * What the rows of a file make of an order: a line that is there is changed, what is not is added, and what the file does not name stays.
 * An empty cell is as the line has it, else as the supplier sells it today. Wrong is what is no item, is there twice, is not counted so,
 * or has no price.
 */
export function judgeLines(standing: OrderStanding, rows: readonly OrderRow[]): JudgedLines {
  const lines = new Map<string, Line>(standing.lines.map((line) => [line.stockItemId, lineOf(line)]));
  const problems: SheetProblem[] = [];
  const seen = new Map<string, number>();
  const reported: SheetRow[] = [];
  for (const row of rows) {
    const wrong: Wrong = (message, column) => {
      problems.push({ row: row.row, column, value: null, message });
      return null;
    };
    const item = standing.items.get(row.code ?? '');
    if (!item) {
      wrong(`There is no item with the code ${row.code}. Make it first, or correct the code.`, 'code');
      continue;
    }
    const twin = seen.get(item.id);
    seen.set(item.id, row.row);
    if (twin !== undefined) {
      wrong(`${item.name} is in row ${twin} already. Put the two together.`, 'code');
      continue;
    }
    const before = lines.get(item.id);
    const line = judgedLine(row, { item, before, standing }, wrong);
    if (!line) continue;
    lines.set(item.id, line);
    const changes = before ? changesBetween(said(before), said(line)) : [];
    reported.push({
      ...{ row: row.row, name: item.name, changes },
      outcome: !before ? 'NEW' : changes.length > 0 ? 'CHANGED' : 'UNCHANGED',
    });
  }
  return { lines: [...lines.values()], rows: reported, problems };
}

interface Judging {
  readonly item: MeasuredItem;
  readonly before: Line | undefined;
  readonly standing: OrderStanding;
}

function judgedLine(row: OrderRow, { item, before, standing }: Judging, wrong: Wrong): Line | null {
  const sold = standing.sold.find((one) => one.stockItemId === item.id && one.retiredAt === null);
  const asked = standing.prices.find((one) => one.stockItemId === item.id);
  const quantity = row.quantity ?? before?.quantity ?? 0;
  if (quantity === 0)
    return wrong('Say how much is ordered. What is not ordered any more is taken off on the order’s page.', 'quantity');
  const unit = row.unit ?? before?.unit ?? sold?.unit ?? null;
  if (unit === null)
    return wrong(`The supplier does not sell ${item.name} yet: say in which unit, and its price.`, 'unit');
  const factor = conversionFactor(unit, item.baseUnit, item.conversions);
  if (!factor) return wrong(notCountedIn(item, unit), 'unit');
  if ((BigInt(quantity) * BigInt(factor.numerator)) / BigInt(factor.denominator) > BigInt(QUANTITY_MAX))
    return wrong('This is more than can be counted. Correct it.', 'quantity');
  if (convert(quantity, factor) === 0) return wrong('This is too little to count. Correct it.', 'quantity');
  const price =
    row.price ?? (before?.unit === unit ? before.price : null) ?? (asked?.unit === unit ? asked.price : null);
  if (price === null) return wrong(`No price of one ${unit} is known for today: say what it costs.`, 'price');
  if (BigInt(quantity) * BigInt(price) > LINE_AT_MOST * 1_000n)
    return wrong('A line costs ten billion rupees at most: look at its quantity and its price.', 'price');
  const taxRate = row.taxRate ?? before?.taxRate ?? item.purchaseTaxRate;
  return { stockItemId: item.id, quantity, unit, price, taxRate };
}

function lineOf({ stockItemId, quantity, unit, price, taxRate }: PurchaseOrderLine): Line {
  return { stockItemId, quantity, unit, price, taxRate };
}

function said({ quantity, unit, price, taxRate }: Line): Record<string, string> {
  return {
    ...{ quantity: `${plainNumber(quantity, 3)} ${unit}`, price: plainNumber(price, 2) },
    'tax %': plainNumber(taxRate ?? 0, 2),
  };
}
