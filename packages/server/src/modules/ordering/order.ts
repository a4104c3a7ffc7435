import { transitions } from '@college-kiosk/kernel';
import type { orderLines, orders, paymentStatus } from './tables.ts';

export type Order = typeof orders.$inferSelect;
export type OrderLine = typeof orderLines.$inferSelect;
export type OrderState = Order['state'];
export type PaymentStatus = (typeof paymentStatus.enumValues)[number];

/** What can happen to an order. Who may cause it, and on which conditions, is the business of the commands. */
export type OrderEvent =
  | 'ask-payment'
  | 'pay'
  | 'accept'
  | 'start'
  | 'finish'
  | 'reopen'
  | 'collect'
  | 'cancel'
  | 'give-up'
  | 'expire';

/** Legal steps of an order (rules §4.1). What is not written here is refused. */
export const orderSteps = transitions<OrderState, OrderEvent>({
  PLACED: {
    'ask-payment': 'AWAITING_PAYMENT',
    pay: 'PAID',
    accept: 'ACCEPTED',
    cancel: 'CANCELLED',
    expire: 'EXPIRED',
  },
  // Cash at the counter may end a wait for a UPI payment that does not come.
  AWAITING_PAYMENT: { 'ask-payment': 'AWAITING_PAYMENT', pay: 'PAID', cancel: 'CANCELLED', expire: 'EXPIRED' },
  PAID: { accept: 'ACCEPTED', finish: 'READY', cancel: 'CANCELLED' },
  // Paying does not move an order that is being cooked before it is paid.
  // It is ready without cooking where what was to be cooked was given back.
  ACCEPTED: { pay: 'ACCEPTED', start: 'PREPARING', finish: 'READY', cancel: 'CANCELLED' },
  // Once cooking began only few may cancel; the command looks.
  PREPARING: { pay: 'PREPARING', start: 'PREPARING', finish: 'READY', cancel: 'CANCELLED' },
  READY: { pay: 'READY', reopen: 'PREPARING', collect: 'COLLECTED', cancel: 'CANCELLED', 'give-up': 'NO_SHOW' },
  COLLECTED: {},
  CANCELLED: {},
  EXPIRED: {},
  NO_SHOW: {},
});

/**
 * Minutes after which an unpaid order gives its stock back: at the counter; waiting for a payment provider; and, however
 * often a payment is begun anew, after placing.
 */
export const UNPAID_MINUTES = { counter: 20, provider: 10, atMost: 30 } as const;

/** Whether it was paid, whatever of it went back since. */
export function wasPaid(order: Pick<Order, 'paymentStatus'>): boolean {
  return ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(order.paymentStatus);
}

/** The states in which nothing more will happen to an order. */
export const OVER = ['COLLECTED', 'CANCELLED', 'EXPIRED', 'NO_SHOW'] as const satisfies readonly OrderState[];

/** Whether nothing more will happen to it. */
export function isOver(state: OrderState): boolean {
  return (OVER as readonly OrderState[]).includes(state);
}

/** What a step makes of an order's row; null where its state does not allow it. */
export function afterStep(
  order: Pick<Order, 'state' | 'version'>,
  event: OrderEvent,
  at: Date,
): (Pick<Order, 'state' | 'version'> & Partial<Order>) | null {
  const state = orderSteps.next(order.state, event);
  if (!state) return null;
  const stamp = state === order.state ? null : stampOf(state);
  return { state, version: order.version + 1, ...(stamp && { [stamp]: at }), ...(isOver(state) && { closedAt: at }) };
}

/** The column that remembers when an order came into a state. */
export function stampOf(state: OrderState): 'acceptedAt' | 'preparingAt' | 'readyAt' | 'collectedAt' | 'paidAt' | null {
  switch (state) {
    case 'PAID':
      return 'paidAt';
    case 'ACCEPTED':
      return 'acceptedAt';
    case 'PREPARING':
      return 'preparingAt';
    case 'READY':
      return 'readyAt';
    case 'COLLECTED':
      return 'collectedAt';
    default:
      return null;
  }
}
