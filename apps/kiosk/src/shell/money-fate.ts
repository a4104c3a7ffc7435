import type { OneOrderFragment, OnePaymentFragment } from '../gql/graphql.ts';

/** What became of the money of an order that nobody gets any more. */
export type MoneyFate = 'nothing' | 'unsure' | 'late' | 'cash' | 'goingBack' | 'back' | 'part' | 'kept';

/** Put together from the order, and from what was asked of this person: nothing that may be untrue is said of money. */
export function moneyFate(
  { paymentStatus }: Pick<OneOrderFragment, 'paymentStatus'>,
  payments: readonly Pick<OnePaymentFragment, 'tender' | 'state'>[],
): MoneyFate {
  const came = payments.find(
    ({ state }) => state === 'CAPTURED' || state === 'REFUNDED' || state === 'PARTIALLY_REFUNDED',
  );
  switch (paymentStatus) {
    case 'REFUNDED':
      if (came?.tender === 'CASH') return 'cash';
      return came?.state === 'REFUNDED' ? 'back' : 'goingBack';
    case 'PARTIALLY_REFUNDED':
      return 'part';
    case 'PAID':
      return 'kept';
    case 'UNPAID':
    case 'PENDING':
    case 'FAILED':
      // Money that found the order over is kept for whoever paid it.
      if (came) return came.state === 'REFUNDED' ? 'back' : 'late';
      return payments.some(({ state }) => state === 'PENDING') ? 'unsure' : 'nothing';
    default: {
      const unknown: never = paymentStatus;
      throw new Error(`unknown payment status ${unknown}`);
    }
  }
}
