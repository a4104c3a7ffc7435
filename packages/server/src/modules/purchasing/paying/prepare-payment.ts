import { AppError, isRefusal, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import { closedDay } from '../../finance/index.ts';
import { drawerToPayFrom } from '../../payments/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { rulesOf } from '../orders/rules.ts';
import { lockTaxpayer } from '../suppliers/supplier.ts';
import { notPayable } from './checked-bills.ts';
import { judgedPayment } from './judged.ts';
import { referenceKeyOf, type SupplierPayment } from './payment.ts';
import { release } from './release-payment.ts';
import { supplierPaymentLines, supplierPaymentMethod, supplierPayments } from './tables.ts';

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
      method: z.enum(supplierPaymentMethod.enumValues),
      reference: z.string().trim().max(40).nullish(),
      sessionId: z.uuid().nullish(),
      day: z.iso.date(),
      amount: z.int().min(1).max(AMOUNT_AT_MOST),
      bills: allocations,
      note: z.string().trim().max(200).nullish(),
    })
    .refine(({ method, sessionId }) => (method === 'DRAWER') === Boolean(sessionId), {
      ...{ path: ['sessionId'], error: 'Say which drawer cash comes out of; nothing else comes out of one.' },
    })
    .refine(
      ({ method, reference }) =>
        method === 'PETTY_CASH' || method === 'DRAWER' || referenceKeyOf(reference ?? '') !== '',
      { path: ['reference'], error: 'Give the UTR, the UPI reference or the number of the cheque.' },
    ),
  once: ({ id }) => id,
  about: ({ id }) => ({ entity: 'supplier_payment', id }),
  async handle(scope, { bills, ...asked }): Promise<{ paymentId: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const place = await placeOf(tx, asked.outletId);
    within(asked.outletId);
    if (actor.id === null) throw new AppError('FORBIDDEN', 'A payment is prepared by somebody who answers for it.');
    const supplier = await lockTaxpayer(tx, asked.supplierId);
    const allocated = sumMoney(bills.map(({ amount }) => amount));
    if (allocated > asked.amount) {
      const message = 'These bills come to more than the payment. Pay more, or take something off them.';
      return refuse('ABOVE_PAYMENT', message, { allocated });
    }
    const today = datesAt(place, now).businessDate;
    if (asked.method === 'DRAWER' && asked.day !== today) {
      return refuse('NOT_TODAY', `Cash leaves a drawer on the day it does: date it ${today}.`, { today });
    }
    const refusal = (await closedDay(scope, asked)) ?? (await notPayable(tx, { ...asked, bills, paymentId: null }));
    if (refusal) return refusal;
    if (asked.sessionId) {
      const session = await drawerToPayFrom(scope, { sessionId: asked.sessionId, outletId: asked.outletId });
      if (isRefusal(session)) return session;
    }

    const reference = asked.reference || null;
    const values = {
      ...asked,
      ...{ reference, referenceKey: reference && referenceKeyOf(reference), sessionId: asked.sessionId ?? null },
      ...{ note: asked.note || null, state: 'PREPARED' as const },
      ...{ preparedBy: actor.id, preparedByLabel: actor.label, preparedAt: now },
    };
    const used = refuse(
      'REFERENCE_USED',
      `${reference} stands on another payment. Look at that one before you pay twice.`,
    );
    const written = await unlessTaken('supplier_payments_reference', used, () =>
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
