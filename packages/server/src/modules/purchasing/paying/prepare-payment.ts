import { isRefusal, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { fitsMethod, howPaid, preparedAs, unfitDay, unfitDrawer, unlessPaidBefore } from '../../payments/index.ts';
import { placeOf } from '../../places/index.ts';
import { rulesOf } from '../orders/rules.ts';
import { lockTaxpayer } from '../suppliers/supplier.ts';
import { notPayable } from './checked-bills.ts';
import { judgedPayment } from './judged.ts';
import type { SupplierPayment } from './payment.ts';
import { release } from './release-payment.ts';
import { supplierPaymentLines, supplierPayments } from './tables.ts';

const AMOUNT_AT_MOST = 100_000_000_000;
const BILLS_AT_MOST = 200;

export const allocations = z
  .array(z.object({ billId: z.uuid(), amount: z.int().min(1).max(AMOUNT_AT_MOST) }))
  .max(BILLS_AT_MOST)
  .refine((lines) => new Set(lines.map(({ billId }) => billId)).size === lines.length, {
    error: 'Name each bill once.',
  });

/**
 * Prepares money for one supplier, for bills of an outlet in part or whole; what is more than its bills is an advance. What comes to little, with
 * all that is paid to them on that day, is released at once; the rest waits for another person. Refuses ABOVE_PAYMENT, BILL_NOT_PAYABLE,
 * BILL_BOOKED_LATER, ABOVE_OPEN, DAY_AHEAD, PERIOD_LOCKED, REFERENCE_USED; for cash out of a drawer NOT_TODAY, DRAWER_SESSION_OVER,
 * NOT_AT_THIS_DRAWER and, when it is released at once, DRAWER_SHORT. Rules §2.3 G26, §3.5.
 */
export const prepareSupplierPayment = command({
  name: 'purchasing.preparePayment',
  permission: 'supplier:pay',
  input: z
    .object({
      id: z.uuid(),
      outletId: z.uuid(),
      supplierId: z.uuid(),
      ...howPaid,
      amount: z.int().min(1).max(AMOUNT_AT_MOST),
      bills: allocations,
      note: z.string().trim().max(200).nullish(),
    })
    .superRefine(fitsMethod),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'supplier_payment', id }),
  async handle(scope, { bills, ...asked }): Promise<{ paymentId: string } | Refusal> {
    const { tx, within, changed } = scope;
    await placeOf(tx, asked.outletId);
    within(asked.outletId);
    const prepared = preparedAs(scope, asked);
    const supplier = await lockTaxpayer(tx, asked.supplierId);
    const allocated = sumMoney(bills.map(({ amount }) => amount));
    if (allocated > asked.amount) {
      const message = 'These bills come to more than the payment. Pay more, or take something off them.';
      return refuse('ABOVE_PAYMENT', message, { allocated });
    }
    const refusal =
      (await unfitDay(scope, asked)) ??
      (await notPayable(tx, { ...asked, bills, paymentId: null })) ??
      (await unfitDrawer(scope, asked));
    if (refusal) return refusal;
    const values = { ...asked, ...prepared, note: asked.note || null };
    const written = await unlessPaidBefore(asked.reference, () =>
      tx.insert(supplierPayments).values(values).returning(),
    );
    if (isRefusal(written)) return written;
    const payment = written[0] as SupplierPayment;
    if (bills.length > 0) {
      await tx.insert(supplierPaymentLines).values(bills.map((bill) => ({ paymentId: payment.id, ...bill })));
    }
    changed({ entity: 'supplier_payment', id: payment.id, before: null, after: { ...payment, bills } });
    const { selfUpTo } = await rulesOf(tx);
    if ((await judgedPayment(tx, payment)) > selfUpTo) return { paymentId: payment.id };
    return (await release(scope, { payment, lines: bills, supplier }, { byRule: true })) ?? { paymentId: payment.id };
  },
});
