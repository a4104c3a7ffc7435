import { useLiveQuery } from '@college-kiosk/client';
import { useEffect } from 'react';
import { graphql, readFragment } from '../gql/index.ts';
import { usePlace } from './place.ts';

const OneOrder = graphql(`
  fragment OneOrder on Order {
    __typename
    id
    state
    paymentStatus
    token
    pickupCode
    total
    tax
    placedAt
    expiresAt
    lines {
      __typename
      position
      itemId
      variantId
      name
      variantName
      quantity
      gross
      modifiers {
        __typename
        optionId
        name
      }
    }
    payments {
      __typename
      ...OnePayment
    }
  }
`);

export const OnePayment = graphql(`
  fragment OnePayment on Payment {
    __typename
    id
    orderId
    tender
    amount
    state
    payUrl
    createdAt
    expiresAt
    failureReason
  }
`);

const WatchOrder = graphql(`
  query WatchOrder($outletId: UUID!, $orderId: UUID!) {
    streamPosition(outletId: $outletId)
    order(id: $orderId) {
      __typename
      ...OneOrder
    }
  }
`);

const WatchOrderChanged = graphql(`
  subscription WatchOrderChanged($outletId: UUID!, $orderId: UUID, $since: Position) {
    orderChanged(outletId: $outletId, orderId: $orderId, since: $since) {
      __typename
      position
      after
      order {
        __typename
        ...OneOrder
      }
    }
  }
`);

const pollMs = 3_000;

/** One order as it is, by its stream; and every three seconds by asking, since money hangs on it. */
export function useLiveOrder(orderId: string) {
  const { outlet } = usePlace();
  const live = useLiveQuery(WatchOrder, WatchOrderChanged, {
    variables: { outletId: outlet.id, orderId },
    position: (data) => data.streamPosition,
    select: (message) => message.orderChanged,
    merge: (data, message) => ({ ...data, order: message.orderChanged.order }),
  });
  const order = readFragment(OneOrder, live.data?.order);
  const { refetch } = live;
  const ended = order && ['COLLECTED', 'CANCELLED', 'EXPIRED', 'NO_SHOW'].includes(order.state);
  useEffect(() => {
    if (ended) return;
    const timer = setInterval(refetch, pollMs);
    return () => clearInterval(timer);
  }, [refetch, ended]);
  return {
    order,
    payments: order ? order.payments.map((payment) => readFragment(OnePayment, payment)) : [],
    loading: live.loading,
    missing: live.data?.order === null,
    error: live.error && !live.data,
    since: live.since,
    refetch,
  };
}
