import { AppError, isRefusal, type Refusal } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { readRows } from '../../../platform/sheets/read-rows.ts';
import { readSheet } from '../../../platform/sheets/read-sheet.ts';
import { sheetFile } from '../../../platform/sheets/sheet-file.ts';
import {
  type JudgedRows,
  rowsHaveErrors,
  type SheetReport,
  sheetReport,
  unusable,
} from '../../../platform/sheets/sheet-report.ts';
import { itemsByCode } from '../../inventory/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { illegalIn, lockOrder, type PurchaseOrder } from '../orders/order.ts';
import { linesOf, orderById } from '../orders/queries.ts';
import { change, changedMeanwhile, LINES_AT_MOST, measuredRows } from '../orders/save-order.ts';
import { pricesOn } from '../suppliers/prices.ts';
import { supplierOf } from '../suppliers/supplier.ts';
import { supplierItems } from '../suppliers/tables.ts';
import { type JudgedLines, judgeLines, ORDER_COLUMNS } from './order-rows.ts';

const sheetInput = z.object({
  commandId: z.uuid(),
  purchaseOrderId: z.uuid(),
  // The version that was seen.
  version: z.int().min(1),
  base64: sheetFile,
});

/** What a file would make of an order, by the very judgement that the import uses. Refuses as it does, but for the rows. */
const rehearseOrderLines = query({
  name: 'purchasing.rehearseOrderLines',
  permission: 'purchase:order',
  input: sheetInput,
  async handle({ db, now, within }, { purchaseOrderId, version, base64 }): Promise<SheetReport | Refusal> {
    const order = await orderById(db, purchaseOrderId);
    if (!order) throw new AppError('NOT_FOUND', 'There is no such purchase order.');
    within(order.outletId);
    const judged = await judgedFile(db, { order, version, base64, now });
    return isRefusal(judged) ? judged : sheetReport(judged, true);
  },
});

/**
 * Writes the lines of a file into an order that is still written (a draft, or one that was returned), all of them or none: what is there
 * is changed, what is not is added, the others stay. Refuses SHEET_UNUSABLE, ROWS_HAVE_ERRORS with the rows, ILLEGAL_PURCHASE_STEP and
 * CHANGED_MEANWHILE. Throws NOT_FOUND.
 */
export const takeInOrderLines = command({
  name: 'purchasing.importOrderLines',
  permission: 'purchase:order',
  input: sheetInput,
  mask: ['base64'],
  once: ({ commandId }) => commandId,
  about: ({ purchaseOrderId }) => ({ entity: 'purchase_order', id: purchaseOrderId }),
  async handle(scope, { purchaseOrderId, version, base64 }): Promise<SheetReport | Refusal> {
    const { tx, now, within } = scope;
    const order = await lockOrder(tx, purchaseOrderId);
    within(order.outletId);
    const judged = await judgedFile(tx, { order, version, base64, now });
    if (isRefusal(judged)) return judged;
    if (judged.problems.length > 0) return rowsHaveErrors(judged.problems);
    const report = sheetReport(judged, false);
    if (report.newCount + report.changedCount === 0) return report;
    const supplier = await supplierOf(tx, order.supplierId);
    const rows = await measuredRows(tx, { orderId: order.id, supplier }, judged.lines);
    if (isRefusal(rows)) return rows;
    const changed = await change(scope, order, { asked: order, rows });
    return isRefusal(changed) ? changed : report;
  },
});

/** Takes lines into an order, or rehearses it. Refuses as its parts do. */
export function importOrderLines(
  context: CallContext,
  { dryRun, ...input }: z.input<typeof sheetInput> & { readonly dryRun: boolean },
): Promise<SheetReport | Refusal> {
  return dryRun ? rehearseOrderLines(context, input) : takeInOrderLines(context, input);
}

interface Given {
  readonly order: PurchaseOrder;
  readonly version: number;
  readonly base64: string;
  readonly now: Date;
}

async function judgedFile(
  reader: Reader,
  { order, version, base64, now }: Given,
): Promise<(JudgedLines & JudgedRows) | Refusal> {
  const refusal = illegalIn(order, ['DRAFT', 'RETURNED']);
  if (refusal) return refusal;
  if (order.version !== version) return changedMeanwhile();
  const sheet = await readSheet(Buffer.from(base64, 'base64'));
  if ('wrong' in sheet) return unusable(sheet.wrong);
  const read = readRows(sheet, ORDER_COLUMNS, 'code');
  if ('wrong' in read) return unusable(read.wrong);
  const { businessDate } = datesAt(await placeOf(reader, order.outletId), now);
  const judged = judgeLines(
    {
      lines: await linesOf(reader, order.id),
      items: await itemsByCode(reader, [...new Set(read.rows.flatMap(({ code }) => code ?? []))]),
      sold: await reader.select().from(supplierItems).where(eq(supplierItems.supplierId, order.supplierId)),
      prices: await pricesOn(reader, [order.supplierId], businessDate),
    },
    read.rows,
  );
  if (judged.lines.length > LINES_AT_MOST)
    return unusable(`The order would have ${judged.lines.length} lines; at most ${LINES_AT_MOST} go. Split it.`);
  return { ...judged, rowCount: sheet.rows.length, problems: [...read.problems, ...judged.problems] };
}
