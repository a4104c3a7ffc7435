import { isRefusal, type Refusal, refuse } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { closedDay, lastDayOf, recordPaymentReversed } from '../../finance/index.ts';
import { isOnePerson } from '../../identity/index.ts';
import { drawerNotOpen, drawerToPayFrom, movePaidCash } from '../../payments/index.ts';
import { datesAt, placeOf } from '../../places/index.ts';
import { heldPayment, illegal, paidFrom, type SupplierPayment } from './payment.ts';
import { supplierPayments } from './tables.ts';

/**
 * Turns a payment round that was released and did not arrive, or came back: its entries, and what its bills and its advance were settled with.
 * Whoever prepared a payment that another released does not turn it round alone. Refuses ILLEGAL_PAYMENT_STEP, ANOTHER_PERSON_NEEDED, DAY_AHEAD,
 * PERIOD_LOCKED, DAY_BEFORE for a day before what it turns round; for cash out of a drawer NOT_TODAY, DRAWER_NOT_OPEN when no open drawer is
 * named, DRAWER_SESSION_OVER and NOT_AT_THIS_DRAWER. Rules §2.1.
 */
export const reverseSupplierPayment = command({
  name: 'purchasing.reversePayment',
  permission: 'supplier:release',
  input: z.object({
    commandId: z.uuid(),
    paymentId: z.uuid(),
    day: z.iso.date(),
    reason: z.string().trim().min(3).max(200),
    sessionId: z.uuid().nullish(),
  }),
  once: ({ commandId }) => commandId,
  about: ({ paymentId }) => ({ entity: 'supplier_payment', id: paymentId }),
  async handle(scope, { paymentId, day, reason, sessionId = null }): Promise<{ paymentId: string } | Refusal> {
    const { tx, now, actor, within, changed } = scope;
    const { payment, supplier } = await heldPayment(tx, paymentId);
    within(payment.outletId);
    const refusal = illegal(payment, 'reverse') ?? (await closedDay(scope, { outletId: payment.outletId, day }));
    if (refusal) return refusal;
    if (actor.id === null || (!payment.releasedByRule && (await isOnePerson(tx, actor.id, payment.preparedBy)))) {
      return refuse('ANOTHER_PERSON_NEEDED', 'You prepared this payment yourself: somebody else turns it round.');
    }
    const notBefore = await lastDayOf(tx, paymentId);
    if (day < notBefore) {
      const message = `What it turns round is dated up to ${notBefore}: date it then or later.`;
      return refuse('DAY_BEFORE', message, { notBefore });
    }
    const back = await cashBack(scope, payment, { day, sessionId, reason: `Back from ${supplier.name}: ${reason}` });
    if (back) return back;
    const elsewhere = sessionId !== payment.sessionId ? paidFrom({ ...payment, sessionId }) : null;
    await recordPaymentReversed(tx, {
      ...{ paymentId, day, into: payment.method === 'DRAWER' ? elsewhere : null },
      ...{
        at: now,
        postedBy: actor.label,
        narration: `Payment ${payment.number} to ${supplier.name} turned round: ${reason}`,
      },
    });
    const ended = { endedBy: actor.id, endedByLabel: actor.label, endedAt: now, endReason: reason };
    const after = { state: 'REVERSED' as const, reversedOn: day, ...ended };
    await tx.update(supplierPayments).set(after).where(eq(supplierPayments.id, paymentId));
    changed({ entity: 'supplier_payment', id: paymentId, before: { ...payment }, after });
    return { paymentId };
  },
});

/** Puts the cash of a payment that came out of a drawer into the one it came back to; nothing where it came out of none. */
async function cashBack(
  scope: CommandScope,
  { method, outletId, amount }: SupplierPayment,
  { day, sessionId, reason }: { readonly day: string; readonly sessionId: string | null; readonly reason: string },
): Promise<Refusal | null> {
  if (method !== 'DRAWER') return null;
  if (sessionId === null) return drawerNotOpen();
  const { businessDate: today } = datesAt(await placeOf(scope.tx, outletId), scope.now);
  if (day !== today) {
    return refuse('NOT_TODAY', `Cash comes back into a drawer on the day it does: date it ${today}.`, { today });
  }
  const session = await drawerToPayFrom(scope, { sessionId, outletId });
  return isRefusal(session)
    ? session
    : movePaidCash(scope, { sessionId, outletId, amount, purpose: 'SUPPLIER', reason });
}
