import { assert, type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import { paymentChanged } from '../../events/payments.ts';
import type { CommandScope } from '../../platform/command/command.ts';
import { cashDue, type Payment } from './payment.ts';
import { onCaptured } from './provider.ts';
import { payments } from './tables.ts';

export interface CashTender {
  readonly id: string;
  readonly orderId: string;
  readonly outletId: string;
  /** What the order costs, before rounding. */
  readonly due: Money;
  readonly roundsCash: boolean;
  /** What was handed over. */
  readonly tendered: Money;
}

/**
 * Takes cash for an order in the caller's transaction: rounds what is due, works out the change, and hands the money to
 * the order. Refuses with WRONG_TENDER, and what is due, when less was handed over.
 * @throws Fault when the order does not take it: the caller has locked the order and knows that it is payable.
 */
export async function takeCashPayment(
  scope: CommandScope,
  { id, orderId, outletId, due, roundsCash, tendered }: CashTender,
): Promise<Payment | Refusal<'WRONG_TENDER', { due: Money }>> {
  const { tx, now, use, emit } = scope;
  const { amount, roundOff } = cashDue(due, roundsCash);
  if (tendered < amount) {
    return refuse('WRONG_TENDER', 'That is less than what is due. Take the whole amount.', { due: amount });
  }
  const [taken] = await tx
    .insert(payments)
    .values({
      ...{ id, orderId, outletId, amount, tendered },
      tender: 'CASH',
      state: 'CAPTURED',
      change: tendered - amount,
      createdAt: now,
      capturedAt: now,
    })
    .returning();
  assert(taken, 'cash that was taken is a row', { id });
  const answer = await use(onCaptured)(scope, { id, orderId, outletId, tender: 'CASH', amount, roundOff });
  assert(answer === 'APPLIED', 'cash is taken only for an order that is to be paid', { id, orderId, answer });
  emit(paymentChanged, { outletId, paymentId: id, orderId, state: taken.state });
  return taken;
}
