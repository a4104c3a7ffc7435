import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { PrintedFile } from '../../../platform/pdf/printed-file.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { orderById } from '../orders/queries.ts';
import { type OrderFacts, orderFileName } from './order-facts.ts';
import { readOrderFacts } from './read-order-facts.ts';

/** The paper of an order as PDF; what is not approved yet says so. Throws NOT_FOUND, and UNAVAILABLE when too many are being made. */
export const printPurchaseOrder = query({
  name: 'purchasing.printOrder',
  permission: 'purchase:read',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within }, { outletId, id }): Promise<PrintedFile> {
    within(outletId);
    const order = await orderById(db, id);
    if (order?.outletId !== outletId) throw new AppError('NOT_FOUND', 'There is no such purchase order here.');
    return printed(await readOrderFacts(db, order));
  },
});

/** The paper of an order from its facts. */
export async function printed(facts: OrderFacts): Promise<PrintedFile> {
  const content = await renderPdf(new URL('./order-sheet.ts', import.meta.url), facts);
  return { fileName: orderFileName(facts), mediaType: 'application/pdf', content };
}
