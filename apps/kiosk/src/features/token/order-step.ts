import type { OneOrderFragment } from '../../gql/graphql.ts';

/** What the order's state means to the person who waits. */
export type OrderStep = 'pay' | 'paid' | 'cooking' | 'ready' | 'collected' | OverStep;

export function stepOf(order: Pick<OneOrderFragment, 'state' | 'paymentStatus'>): OrderStep {
  switch (order.state) {
    case 'PLACED':
    case 'AWAITING_PAYMENT':
      return 'pay';
    case 'PAID':
    case 'ACCEPTED':
      return 'paid';
    case 'PREPARING':
      return 'cooking';
    case 'READY':
      return 'ready';
    case 'COLLECTED':
      return 'collected';
    case 'NO_SHOW':
      return 'missed';
    case 'CANCELLED':
      return 'cancelled';
    case 'EXPIRED':
      return 'lapsed';
    default: {
      const unknown: never = order.state;
      throw new Error(`unknown order state ${unknown}`);
    }
  }
}

export type OverStep = 'missed' | 'lapsed' | 'cancelled';

/** Whether nobody gets it any more. */
export function isOver(step: OrderStep): step is OverStep {
  return step === 'missed' || step === 'lapsed' || step === 'cancelled';
}
