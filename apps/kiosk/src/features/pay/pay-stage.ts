import type { OneOrderFragment, OnePaymentFragment, StartPaymentMutation } from '../../gql/graphql.ts';

export type StartRefusal = Exclude<StartPaymentMutation['startPayment'], { __typename: 'Payment' }>;

/** Where the payment stands for the person in front of it. */
export type PayStage =
  | { kind: 'starting' }
  | { kind: 'waiting'; payment: OnePaymentFragment }
  | { kind: 'paid' }
  | { kind: 'failed' }
  /** The time for this QR is over; the order still stands. */
  | { kind: 'expired' }
  | { kind: 'noProvider' }
  /** UPI takes no such small amount: the counter does. */
  | { kind: 'tooSmall' }
  /** The order itself is over: cancelled, lapsed. */
  | { kind: 'over' };

const paid = new Set(['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED']);
const over = new Set(['EXPIRED', 'CANCELLED']);

/** Put together from the order (the truth), the payment this device began, and what the server answered to that. */
export function payStage(
  order: Pick<OneOrderFragment, 'state' | 'paymentStatus'>,
  payment: OnePaymentFragment | null,
  refusal: StartRefusal | null,
): PayStage {
  if (paid.has(order.paymentStatus)) return { kind: 'paid' };
  if (over.has(order.state)) return { kind: 'over' };
  if (refusal) return stageOfRefusal(refusal);
  if (!payment) return { kind: 'starting' };
  switch (payment.state) {
    case 'PENDING':
      return { kind: 'waiting', payment };
    case 'CAPTURED':
    case 'PARTIALLY_REFUNDED':
    case 'REFUNDED':
      return { kind: 'paid' };
    case 'FAILED':
      return { kind: 'failed' };
    case 'EXPIRED':
      return { kind: 'expired' };
    default: {
      const unknown: never = payment.state;
      throw new Error(`unknown payment state ${unknown}`);
    }
  }
}

function stageOfRefusal(refusal: StartRefusal): PayStage {
  switch (refusal.__typename) {
    case 'IllegalTransition':
      return over.has(refusal.orderState) ? { kind: 'over' } : { kind: 'paid' };
    case 'PaymentExpired':
      return { kind: 'expired' };
    case 'AmountTooSmall':
      return { kind: 'tooSmall' };
    case 'ProviderUnavailable':
      return { kind: 'noProvider' };
    default: {
      const unknown: never = refusal;
      throw new Error(`unknown refusal ${JSON.stringify(unknown)}`);
    }
  }
}
