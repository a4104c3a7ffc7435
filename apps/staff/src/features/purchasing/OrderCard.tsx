import { formatDay, MoneyText, StatusPill } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { type FragmentType, readFragment } from '../../gql/index.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { stateWords } from './order-words.ts';

const PurchaseOrderCardFragment = graphql(`
  fragment PurchaseOrderCard on PurchaseOrder {
    __typename
    id
    number
    state
    total
    wantedOn
    supplier { __typename id name }
  }
`);

/** One order on the board: from whom, how much, and when it should come. */
export function OrderCard({ order: masked }: { order: FragmentType<typeof PurchaseOrderCardFragment> }) {
  const { outlet } = useSigned();
  const order = readFragment(PurchaseOrderCardFragment, masked);
  const { label, tone } = stateWords[order.state];
  const isLate =
    order.wantedOn !== null &&
    order.wantedOn < outlet.businessDate &&
    (order.state === 'SENT' || order.state === 'PARTIALLY_RECEIVED');
  return (
    <Link className="pu-card" to="/purchasing/$orderId" params={{ orderId: order.id }}>
      <strong>{order.supplier.name}</strong>
      <span className="pu-card-facts">
        <span>Order {order.number}</span>
        <MoneyText value={order.total} paise />
      </span>
      {order.wantedOn ? <span>Wanted {formatDay(order.wantedOn, 'UTC')}</span> : null}
      <span>{isLate ? <StatusPill tone="bad">Late</StatusPill> : <StatusPill tone={tone}>{label}</StatusPill>}</span>
    </Link>
  );
}
