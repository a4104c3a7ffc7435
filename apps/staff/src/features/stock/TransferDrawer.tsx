import { useQuery } from '@apollo/client/react';
import { sayCelsius } from '@college-kiosk/kernel';
import {
  EmptyState,
  formatDay,
  formatQuantity,
  formatTime,
  LoadingShape,
  MoneyText,
  Notice,
  StatusPill,
} from '@college-kiosk/ui';
import { Drawer } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { TimelineButton } from '../../shell/TimelineButton.tsx';
import { holds, useSigned } from '../../shell/viewer.tsx';
import { DecideRejected } from './DecideRejected.tsx';
import { TransferSteps } from './TransferSteps.tsx';
import { fateWords, isUndecided, type ShownTransfer, transferWords } from './transfer-words.ts';

const StockTransferDocument = graphql(`
  query StockTransfer($outletId: UUID!, $id: UUID!) {
    stockTransfer(outletId: $outletId, id: $id) {
      __typename
      id
      state
      needsAnotherPerson
      note
      reason
      returnOf
      warmReason
      requestedAt
      decidedAt
      dispatchedAt
      receivedAt
      from { __typename id name outletId }
      to { __typename id name outletId }
      lines { __typename quantity item { __typename id name baseUnit } }
      batches {
        __typename
        quantity
        value
        received
        missingReason
        temperature
        item { __typename id name baseUnit storage }
        batch { __typename id supplierBatch expiryDate }
        rejected { __typename batchId fate reason decisionReason remaining }
      }
    }
  }
`);

type Place = ShownTransfer['from'];
type Props = { id: string; placeName: (place: Place) => string; onClose: () => void; onChanged: () => void };

/** One transfer: what was asked for, what was sent of which batch, what came of it, and the next step. */
export function TransferDrawer({ id, placeName, onClose, onChanged }: Props) {
  const { outlet } = useSigned();
  const { data, error, refetch } = useQuery(StockTransferDocument, {
    variables: { outletId: outlet.id, id },
    fetchPolicy: 'cache-and-network',
  });
  const transfer = data?.stockTransfer;
  const changed = () => {
    void refetch();
    onChanged();
  };
  return (
    <Drawer opened onClose={onClose} position="right" size={560} title="Transfer">
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" />
      ) : !transfer ? (
        <EmptyState kind="filtered" title="There is no such transfer here" />
      ) : (
        <div className="sk-drawer">
          <header className="sk-way">
            <strong>
              {placeName(transfer.from)} <IconArrowRight size={18} role="img" aria-label="to" />{' '}
              {placeName(transfer.to)}
            </strong>
            <StatusPill tone={transferWords[transfer.state].tone}>{transferWords[transfer.state].label}</StatusPill>
            <TimelineButton entity="stock_transfer" id={transfer.id} name="this transfer" />
          </header>
          <Facts transfer={transfer} />
          {transfer.batches.length > 0 ? <Sent transfer={transfer} /> : <Asked transfer={transfer} />}
          <SetAside transfer={transfer} onChanged={changed} />
          <TransferSteps transfer={transfer} onChanged={changed} />
        </div>
      )}
    </Drawer>
  );
}

function Facts({ transfer }: { transfer: ShownTransfer }) {
  const { organisation } = useSigned();
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  const facts = [
    ['Asked for', moment(transfer.requestedAt)],
    ['Decided on', transfer.decidedAt && moment(transfer.decidedAt)],
    ['Sent', transfer.dispatchedAt && moment(transfer.dispatchedAt)],
    ['Received', transfer.receivedAt && moment(transfer.receivedAt)],
    [transfer.returnOf ? 'Sent back' : 'Note', transfer.note],
    ['Reason', transfer.reason],
    ['Taken in warm', transfer.warmReason],
  ] as const;
  return (
    <dl className="sk-told">
      {facts.map(([name, said]) =>
        said ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Asked({ transfer }: { transfer: ShownTransfer }) {
  return (
    <ul className="sk-goods" aria-label="What was asked for">
      {transfer.lines.map(({ item, quantity }) => (
        <li key={item.id}>
          <span>{item.name}</span>
          <span className="ck-figures">{formatQuantity(quantity, item.baseUnit)}</span>
        </li>
      ))}
    </ul>
  );
}

function Sent({ transfer }: { transfer: ShownTransfer }) {
  return (
    <ul className="sk-goods" aria-label="What was sent">
      {transfer.batches.map(({ item, batch, quantity, value, received, missingReason, temperature, rejected }) => (
        <li key={batch.id}>
          <span>
            {item.name}
            <small>
              {batch.supplierBatch ? `Batch ${batch.supplierBatch}, ` : ''}
              {batch.expiryDate ? `good until ${formatDay(batch.expiryDate, 'UTC')}, ` : ''}
              <MoneyText value={value} paise />
              {temperature === null ? '' : `, came at ${sayCelsius(temperature)}`}
            </small>
            {rejected.map(({ batchId, fate, reason, decisionReason }) => (
              <small key={batchId} className="sk-missing">
                {fateWords[fate]}: {decisionReason ?? reason}
              </small>
            ))}
            {missingReason && received !== null ? (
              <small className="sk-missing">
                {formatQuantity(quantity - received, item.baseUnit)} missing: {missingReason}
              </small>
            ) : null}
          </span>
          <span className="ck-figures">{formatQuantity(received ?? quantity, item.baseUnit)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What lies there until somebody decides on it, with the decision for whoever may take it. */
function SetAside({ transfer, onChanged }: { transfer: ShownTransfer; onChanged: () => void }) {
  const { viewer } = useSigned();
  const open = transfer.batches.flatMap(({ item, rejected }) =>
    rejected.filter(isUndecided).map((one) => ({ ...one, item })),
  );
  if (open.length === 0) return null;
  if (!holds(viewer, 'receipt:override', transfer.to.outletId)) {
    return <Notice tone="soon">Something is set aside, and not used until somebody who may decides on it.</Notice>;
  }
  return (
    <div className="sk-receive-transfer">
      {open.map(({ batchId, item, remaining }) => (
        <DecideRejected
          key={batchId}
          batchId={batchId}
          name={`${formatQuantity(remaining, item.baseUnit)} ${item.name}`}
          onDone={onChanged}
        />
      ))}
    </div>
  );
}
