import { formatDay, formatMoney, formatTime, MoneyText, StatusPill } from '@college-kiosk/ui';
import type { PaymentState } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { PayOwed } from './PayOwed.tsx';

const OrderPaymentsFragment = graphql(`
  fragment OrderPayments on Order {
    __typename
    payments {
      __typename
      id
      tender
      amount
      state
      createdAt
      capturedAt
      failureReason
      tendered
      change
      stray
      owed
      refunds { __typename id amount state reason createdAt paidIn }
    }
  }
`);

const words: Record<PaymentState, { tone: 'good' | 'soon' | 'bad' | 'quiet' | 'info'; label: string }> = {
  PENDING: { tone: 'soon', label: 'Under way' },
  CAPTURED: { tone: 'good', label: 'Received' },
  FAILED: { tone: 'bad', label: 'Failed' },
  EXPIRED: { tone: 'quiet', label: 'Ran out' },
  PARTIALLY_REFUNDED: { tone: 'info', label: 'Partly refunded' },
  REFUNDED: { tone: 'quiet', label: 'Refunded' },
};

/** In words, where it says more than the state beside it. */
function reasonOf({ state, failureReason }: { state: PaymentState; failureReason?: string | null }): string {
  if (!failureReason || state === 'EXPIRED') return '';
  return `, ${failureReason.toLowerCase().replaceAll('_', ' ')}`;
}

type Props = {
  order: FragmentType<typeof OrderPaymentsFragment>;
  zone: string;
  mayRefund: boolean;
  onDone: () => void;
};

export function OrderPayments({ order, zone, mayRefund, onDone }: Props) {
  const { payments } = readFragment(OrderPaymentsFragment, order);
  return (
    <section className="or-card">
      <h2>Payments</h2>
      {payments.length === 0 ? <p className="or-soft">Nothing was paid.</p> : null}
      <ul className="or-payments">
        {payments.map((payment) => {
          const at = payment.capturedAt ?? payment.createdAt;
          return (
            <li key={payment.id}>
              <span>
                {payment.tender === 'CASH' ? 'Cash' : 'UPI'}
                <small>
                  {formatDay(at, zone)}, {formatTime(at, zone)}
                  {payment.tendered
                    ? `, given ${formatMoney(payment.tendered)}, change ${formatMoney(payment.change ?? 0)}`
                    : ''}
                  {reasonOf(payment)}
                </small>
                {payment.refunds.map((refund) => (
                  <small key={refund.id}>
                    Refund of {formatMoney(refund.amount)}: {refund.reason} (
                    {refund.paidIn === 'CASH' ? 'paid out in cash' : refund.state.toLowerCase()})
                  </small>
                ))}
              </span>
              <StatusPill tone={words[payment.state].tone}>{words[payment.state].label}</StatusPill>
              <MoneyText value={payment.amount} paise />
            </li>
          );
        })}
      </ul>
      {payments
        .filter(({ owed }) => owed > 0)
        .map((payment) => (
          <PayOwed key={payment.id} payment={payment} may={mayRefund} onDone={onDone} />
        ))}
    </section>
  );
}
