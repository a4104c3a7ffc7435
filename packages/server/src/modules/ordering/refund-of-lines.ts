import { AppError } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { draftCredit } from '../finance/index.ts';
import { tenderOf } from '../payments/index.ts';
import { datesAt, placeOf } from '../places/index.ts';
import { linesBack } from './refund-lines.ts';
import { orders } from './tables.ts';

/**
 * What giving pieces of an order back would come to, and what is left of each line; null for an order of which nothing was paid. Nothing
 * is given back. Throws INVALID where more is asked for than is left.
 */
export const refundOfLines = query({
  name: 'ordering.refundOfLines',
  permission: 'order:refund',
  input: z.object({ orderId: z.uuid(), lines: linesBack }),
  async handle({ db, now, within }, { orderId, lines }) {
    const [order] = await db.select().from(orders).where(eq(orders.id, orderId));
    if (!order) throw new AppError('NOT_FOUND', 'There is no such order.');
    within(order.outletId);
    const tender = await tenderOf(db, orderId);
    if (tender === null) return null;
    const { taxDate } = datesAt(await placeOf(db, order.outletId), now);
    const about = { orderId, taxDate, inRupees: tender === 'CASH' };
    const { left, credit, withoutTax } = await draftCredit(db, about, lines);
    if (!credit) throw new AppError('INVALID', 'Not so much is left of it: some went back already.');
    const { total, roundOff, lines: back } = credit;
    const tax = back.reduce((sum, { cgst, sgst, igst }) => sum + cgst + sgst + igst, 0);
    return { tender, total, tax, roundOff, left, withoutTax };
  },
});
