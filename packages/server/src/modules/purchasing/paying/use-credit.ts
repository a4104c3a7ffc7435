import { AppError, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { payables, recordCreditUsed } from '../../finance/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { lockTaxpayer } from '../suppliers/supplier.ts';
import { notPayable } from './checked-bills.ts';
import { allocations } from './prepare-payment.ts';

/**
 * Uses what a supplier owes us for bills of the same outlet, today: the advance that a payment left, or an open debit note. No money moves. Refuses
 * ABOVE_CREDIT, BILL_NOT_PAYABLE and ABOVE_OPEN. Throws NOT_FOUND for what is neither. Rules §2.2, §3.5.
 */
export const useSupplierCredit = command({
  name: 'purchasing.useCredit',
  permission: 'supplier:pay',
  input: z.object({ id: z.uuid(), creditId: z.uuid(), bills: allocations.min(1) }),
  once: ({ id }) => id,
  about: ({ creditId }) => ({ entity: 'payable', id: creditId }),
  async handle(
    { tx, now, actor, within, changed },
    { id, creditId, bills },
  ): Promise<{ supplierId: string } | Refusal> {
    const [seen] = await tx.select().from(payables).where(eq(payables.documentId, creditId));
    if (!seen || seen.kind === 'BILL') throw new AppError('NOT_FOUND', 'There is no such advance or debit note.');
    within(seen.outletId);
    const supplier = await lockTaxpayer(tx, seen.supplierId);
    const [credit = seen] = await tx.select().from(payables).where(eq(payables.documentId, creditId));
    const amount = sumMoney(bills.map((bill) => bill.amount));
    if (amount > credit.open) {
      return refuse('ABOVE_CREDIT', 'Less than that is left of it. Take something off.', { open: credit.open });
    }
    const { outletId, supplierId, kind } = credit;
    const dates = datesAt(await placeOf(tx, outletId), now);
    // What is booked after today is, when it is used, dated with the bill.
    const refusal = await notPayable(tx, { outletId, supplierId, bills, day: '9999-12-31', paymentId: null });
    if (refusal) return refusal;
    const what = kind === 'PAYMENT' ? 'Advance' : 'Debit note';
    await recordCreditUsed(tx, {
      ...{
        id,
        creditId,
        bills,
        dates,
        at: now,
        postedBy: actor.label,
        narration: `${what} of ${supplier.name} used for bills`,
      },
    });
    changed({
      entity: 'payable',
      id: creditId,
      before: { open: credit.open },
      after: { open: credit.open - amount, bills },
    });
    return { supplierId };
  },
});
