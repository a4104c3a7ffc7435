import { useQuery } from '@apollo/client/react';
import {
  EmptyState,
  formatDay,
  formatQuantity,
  formatTime,
  LoadingShape,
  MoneyText,
  StatusPill,
} from '@college-kiosk/ui';
import { Drawer } from '@mantine/core';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { ProductionSteps } from './ProductionSteps.tsx';
import type { ProductionOrder } from './production-order.ts';
import { productionWords } from './production-words.ts';

const ProductionOrderDocument = graphql(`
  query ProductionOrder($outletId: UUID!, $id: UUID!) {
    productionOrder(outletId: $outletId, id: $id) {
      __typename
      id
      state
      planned
      produced
      value
      plannedFor
      note
      startedAt
      finishedAt
      reason
      item { __typename id name baseUnit }
      location { __typename id name }
      batch { __typename id expiryDate }
      inputs { __typename planned used value available item { __typename id name baseUnit } }
    }
  }
`);

type Props = { orderId: string; onClose: () => void; onChanged: () => void };

/** One production order: what goes in, what came of it, and the step that is next. */
export function ProductionDrawer({ orderId, onClose, onChanged }: Props) {
  const { outlet } = useSigned();
  const { data, error, refetch } = useQuery(ProductionOrderDocument, {
    variables: { outletId: outlet.id, id: orderId },
    fetchPolicy: 'network-only',
  });
  const order = data?.productionOrder;
  const changed = () => {
    void refetch();
    onChanged();
  };
  return (
    <Drawer opened onClose={onClose} position="right" size={560} title={order?.item.name ?? 'Production order'}>
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" />
      ) : !order ? (
        <EmptyState kind="filtered" title="There is no such order" />
      ) : (
        <div className="pr-form">
          <Facts order={order} />
          <Inputs order={order} />
          <ProductionSteps key={order.state} order={order} onChanged={changed} />
        </div>
      )}
    </Drawer>
  );
}

function Facts({ order }: { order: ProductionOrder }) {
  const { organisation } = useSigned();
  const unit = order.item.baseUnit;
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  const { tone, label } = productionWords[order.state];
  return (
    <>
      <dl className="sk-facts">
        <div>
          <dt>Planned</dt>
          <dd>{formatQuantity(order.planned, unit)}</dd>
        </div>
        <div>
          <dt>Came of it</dt>
          <dd>{order.produced === null ? '–' : formatQuantity(order.produced, unit)}</dd>
        </div>
        <div>
          <dt>Worth</dt>
          <dd>{order.value === null ? '–' : <MoneyText value={order.value} paise />}</dd>
        </div>
      </dl>
      <p className="pr-state">
        <StatusPill tone={tone}>{label}</StatusPill>
        {'\u2002'}
        {order.finishedAt
          ? `${moment(order.finishedAt)}, put into ${order.location.name}`
          : order.startedAt
            ? `since ${moment(order.startedAt)}`
            : `for ${formatDay(order.plannedFor, 'UTC')}`}
        {order.batch?.expiryDate ? `, good until ${formatDay(order.batch.expiryDate, 'UTC')}` : ''}
        {order.reason ? `: ${order.reason}` : ''}
      </p>
      {order.note ? <p className="pr-state">{order.note}</p> : null}
    </>
  );
}

function Inputs({ order }: { order: ProductionOrder }) {
  return (
    <ul className="pr-inputs" aria-label="What goes into it">
      {order.inputs.map(({ item, planned, used, value, available }) => {
        const short = order.state === 'PLANNED' && available < planned;
        return (
          <li key={item.id}>
            <span>{item.name}</span>
            <span className="ck-figures">{formatQuantity(used ?? planned, item.baseUnit)}</span>
            <span className="ck-figures">
              {value === null ? null : <MoneyText value={value} paise />}
              {short ? (
                <StatusPill tone="bad">{formatQuantity(Math.max(0, available), item.baseUnit)} free</StatusPill>
              ) : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
