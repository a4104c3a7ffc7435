import { StatusPill } from '@college-kiosk/ui';
import type { OrderState, PaymentStatus } from '../gql/graphql.ts';

type Tone = 'good' | 'soon' | 'bad' | 'info' | 'quiet';

export const orderWords: Record<OrderState, { tone: Tone; label: string }> = {
  PLACED: { tone: 'soon', label: 'To pay' },
  AWAITING_PAYMENT: { tone: 'soon', label: 'Paying by UPI' },
  PAID: { tone: 'info', label: 'Paid' },
  ACCEPTED: { tone: 'info', label: 'In the kitchen' },
  PREPARING: { tone: 'info', label: 'Cooking' },
  READY: { tone: 'good', label: 'Ready' },
  COLLECTED: { tone: 'quiet', label: 'Collected' },
  CANCELLED: { tone: 'bad', label: 'Cancelled' },
  EXPIRED: { tone: 'quiet', label: 'Expired' },
  NO_SHOW: { tone: 'bad', label: 'Not collected' },
};

export const paymentWords: Record<PaymentStatus, { tone: Tone; label: string }> = {
  UNPAID: { tone: 'soon', label: 'Unpaid' },
  PENDING: { tone: 'soon', label: 'Payment under way' },
  PAID: { tone: 'good', label: 'Paid' },
  PARTIALLY_REFUNDED: { tone: 'info', label: 'Partly refunded' },
  REFUNDED: { tone: 'quiet', label: 'Refunded' },
  FAILED: { tone: 'bad', label: 'Payment failed' },
};

export function OrderStatePill({ state }: { state: OrderState }) {
  const { tone, label } = orderWords[state];
  return <StatusPill tone={tone}>{label}</StatusPill>;
}

export function PaymentPill({ status }: { status: PaymentStatus }) {
  const { tone, label } = paymentWords[status];
  return <StatusPill tone={tone}>{label}</StatusPill>;
}

export const channelWords = { KIOSK: 'Kiosk', COUNTER: 'Counter', MOBILE: 'Phone', API: 'Partner' } as const;
