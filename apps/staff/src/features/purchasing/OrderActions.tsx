import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconTruckDelivery } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { PurchaseOrderState } from '../../gql/graphql.ts';
import { type FragmentType, readFragment } from '../../gql/index.ts';
import { AnotherDecides } from '../../shell/AnotherDecides.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { DecideOrder } from './DecideOrder.tsx';
import { EndOrder } from './EndOrder.tsx';
import { SendOrder } from './SendOrder.tsx';
import { SubmitOrder } from './SubmitOrder.tsx';

const PurchaseOrderActionsFragment = graphql(`
  fragment PurchaseOrderActions on PurchaseOrder {
    __typename
    id
    state
    version
    isChangedSinceSent
    isAwaited
    needsAnotherPerson
    supplier { __typename id email }
    lines { __typename position oddPrice }
  }
`);

const written: readonly PurchaseOrderState[] = ['DRAFT', 'RETURNED'];
const changeable: readonly PurchaseOrderState[] = ['DRAFT', 'RETURNED', 'APPROVED', 'SENT'];
const cancellable: readonly PurchaseOrderState[] = ['DRAFT', 'RETURNED', 'SUBMITTED', 'APPROVED', 'SENT'];

type Props = { order: FragmentType<typeof PurchaseOrderActionsFragment>; onDone: () => void };

/** What can be done with an order now, by whoever looks at it. */
export function OrderActions({ order: masked, onDone }: Props) {
  const { may } = useSigned();
  const { id, state, version, isChangedSinceSent, isAwaited, needsAnotherPerson, supplier, lines } = readFragment(
    PurchaseOrderActionsFragment,
    masked,
  );
  const [ends, setEnds] = useState(false);
  const mayOrder = may('purchase:order');
  const done = () => {
    setEnds(false);
    onDone();
  };
  const end = cancellable.includes(state) ? 'cancel' : state === 'RECEIVED' ? 'close' : 'closeShort';
  const mayEnd = mayOrder && (cancellable.includes(state) || state === 'RECEIVED' || state === 'PARTIALLY_RECEIVED');
  if (ends && mayEnd) return <EndOrder orderId={id} end={end} onDone={done} onLeave={() => setEnds(false)} />;
  return (
    <div className="pu-actions">
      {state === 'SUBMITTED' && may('purchase:approve') ? (
        needsAnotherPerson ? (
          <AnotherDecides />
        ) : (
          <DecideOrder
            orderId={id}
            version={version}
            isOdd={lines.some(({ oddPrice }) => oddPrice !== null)}
            onDone={done}
          />
        )
      ) : null}
      {mayOrder && written.includes(state) ? <SubmitOrder orderId={id} onDone={done} /> : null}
      {mayOrder && (state === 'APPROVED' || (state === 'SENT' && isChangedSinceSent)) ? (
        <SendOrder {...{ orderId: id, version, email: supplier.email, isAmended: isChangedSinceSent }} onDone={done} />
      ) : null}
      {isAwaited && may('stock:receive') ? (
        <Button
          leftSection={<IconTruckDelivery size={18} aria-hidden />}
          renderRoot={(props) => <Link to="/stock/receive" search={{ order: id }} {...props} />}
        >
          Receive
        </Button>
      ) : null}
      {mayOrder && changeable.includes(state) ? (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/purchasing/$orderId/edit" params={{ orderId: id }} {...props} />}
        >
          Change
        </Button>
      ) : null}
      {mayOrder && written.includes(state) ? (
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          renderRoot={(props) => <Link to="/purchasing/$orderId/import" params={{ orderId: id }} {...props} />}
        >
          Lines from a file
        </Button>
      ) : null}
      {mayEnd ? (
        <Button variant="subtle" color="steel" onClick={() => setEnds(true)}>
          {endWords[end].begin}
        </Button>
      ) : null}
    </div>
  );
}

const endWords = {
  cancel: { begin: 'Cancel the order' },
  close: { begin: 'Close' },
  closeShort: { begin: 'Close short' },
} as const;
