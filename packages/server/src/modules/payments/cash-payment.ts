import { type Money, type Refusal, refuse } from '@college-kiosk/kernel';
import { cashDue } from './payment.ts';
import type { payments } from './tables.ts';

export interface CashTender {
  readonly id: string;
  readonly orderId: string;
  readonly outletId: string;
  /** What the order costs, before rounding. */
  readonly due: Money;
  readonly roundsCash: boolean;
  /** What was handed over. */
  readonly tendered: Money;
  readonly at: Date;
}

export interface CashPayment {
  readonly id: string;
  readonly tender: 'CASH';
  /** What rounding to whole rupees added; signed. */
  readonly roundOff: Money;
  /** The payment, for `payments_take_cash` to write. */
  readonly row: typeof payments.$inferInsert;
}

/**
 * The payment of an order in cash: rounds what is due and works out the change. Refuses with WRONG_TENDER, and what is due,
 * when less was handed over. It is written by the statement that takes the money, with all that money does.
 */
export function cashPayment({
  due,
  roundsCash,
  at,
  ...tender
}: CashTender): CashPayment | Refusal<'WRONG_TENDER', { due: Money }> {
  const { amount, roundOff } = cashDue(due, roundsCash);
  if (tender.tendered < amount) {
    return refuse('WRONG_TENDER', 'That is less than what is due. Take the whole amount.', { due: amount });
  }
  const change = tender.tendered - amount;
  return {
    ...{ id: tender.id, tender: 'CASH', roundOff },
    row: { ...tender, amount, change, tender: 'CASH', state: 'CAPTURED', createdAt: at, capturedAt: at },
  };
}
