import './purchasing.css';
import { useLiveQuery } from '@college-kiosk/client';
import {
  EmptyState,
  formatDay,
  formatTime,
  LoadingShape,
  MoneyText,
  Notice,
  PageHeader,
  StatusPill,
} from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { OrderActions } from './OrderActions.tsx';
import { OrderLines } from './OrderLines.tsx';
import { stateWords, stepWords } from './order-words.ts';
import { PrintOrder } from './PrintOrder.tsx';
import { ExportOrderLines } from './sheets/ExportOrders.tsx';

const PurchaseOrderDocument = graphql(`
  query PurchaseOrder($outletId: UUID!, $id: UUID!) {
    streamPosition(outletId: $outletId)
    purchaseOrder(outletId: $outletId, id: $id) {
      __typename
      id
      number
      state
      version
      amendment
      isChangedSinceSent
      isAwaited
      total
      judgedAmount
      wantedOn
      note
      reason
      supplier { __typename id name }
      steps { __typename id event at byLabel reason total }
      ...PurchaseOrderActions
      ...PurchaseOrderLines
    }
  }
`);
const ThisOrderChangedDocument = graphql(`
  subscription ThisOrderChanged($outletId: UUID!, $since: Position) {
    purchaseOrderChanged(outletId: $outletId, since: $since) {
      __typename
      position
      after
      orders { __typename id }
    }
  }
`);

/** One order: what it asks for, what came of it, what happened to it, and what can be done next. */
export function OrderPage() {
  const { outlet, organisation } = useSigned();
  const { orderId } = useParams({ from: '/signed/purchasing/$orderId' });
  const live = useLiveQuery(PurchaseOrderDocument, ThisOrderChangedDocument, {
    variables: { outletId: outlet.id, id: orderId },
    messageVariables: { outletId: outlet.id },
    position: ({ streamPosition }) => streamPosition,
    select: ({ purchaseOrderChanged }) => purchaseOrderChanged,
  });
  if (live.error && !live.data) return <ProblemState error={live.error} onRetry={() => live.refetch()} />;
  if (!live.data) return <LoadingShape shape="rows" label="The order" />;
  const order = live.data.purchaseOrder;
  if (!order) return <EmptyState kind="filtered" title="There is no such order here" />;
  const { label, tone } = stateWords[order.state];
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  const isSplit = order.state === 'SUBMITTED' && order.judgedAmount > order.total;
  return (
    <div className="pu-order">
      <PageHeader
        title={`Order ${order.number}`}
        status={<StatusPill tone={tone}>{label}</StatusPill>}
        lead={
          <>
            <Link to="/suppliers/$supplierId" params={{ supplierId: order.supplier.id }}>
              {order.supplier.name}
            </Link>
            , <MoneyText value={order.total} paise /> with tax
            {order.wantedOn ? `, wanted ${formatDay(order.wantedOn, 'UTC')}` : ''}
            {order.amendment > 0 ? `, amendment ${order.amendment}` : ''}
          </>
        }
        actions={
          <>
            <PrintOrder orderId={order.id} />
            <ExportOrderLines orderId={order.id} />
            <Button variant="default" renderRoot={(props) => <Link to="/purchasing" {...props} />}>
              All orders
            </Button>
          </>
        }
      />
      {isSplit ? (
        <Notice tone="soon">
          With other orders to this supplier on the same day it comes to <MoneyText value={order.judgedAmount} paise />:
          that much must be within the limit of whoever approves it.
        </Notice>
      ) : null}
      {order.reason && order.state === 'RETURNED' ? <Notice tone="soon">Returned: {order.reason}</Notice> : null}
      {order.isChangedSinceSent && order.isAwaited ? (
        <Notice tone="soon">
          It was changed after it was sent: the supplier has it as it was before, and brings that.{' '}
          {order.state === 'SENT' || order.state === 'APPROVED'
            ? 'Send the amendment, so that they know.'
            : 'Once the change is approved, send the amendment.'}
        </Notice>
      ) : null}
      <OrderActions order={order} onDone={() => live.refetch()} />
      <OrderLines order={order} />
      {order.note ? <p className="pu-note">{order.note}</p> : null}
      <section className="pu-story" aria-label="What happened">
        <h2>What happened</h2>
        <ol>
          {order.steps.map((step) => (
            <li key={step.id}>
              <span>
                <strong>{stepWords[step.event] ?? step.event}</strong> by {step.byLabel}
                {step.reason ? `: ${step.reason}` : ''}
              </span>
              <time>{moment(step.at)}</time>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
