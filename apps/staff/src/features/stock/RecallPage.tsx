import './recall.css';
import './stock.css';
import { usePages } from '@college-kiosk/client';
import {
  EmptyState,
  formatQuantity,
  LoadingShape,
  Notice,
  PageHeader,
  ShowMore,
  type ShowMoreProps,
  StatusPill,
} from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { RecalledBatchesQuery } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { batchWords } from './batch-words.ts';
import { HoldForm } from './HoldForm.tsx';
import { RecalledOrders } from './RecalledOrders.tsx';

const RecalledBatchesDocument = graphql(`
  query RecalledBatches($supplierBatch: String!, $after: String, $first: Int = 100) {
    recalledBatches(supplierBatch: $supplierBatch, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        node {
          __typename
          batch {
            __typename
            id
            status
            quantityReceived
            quantityRemaining
            expiryDate
            receivedAt
            supplier { __typename id name }
          }
          onTheWay
          isBlocked
          item { __typename id name baseUnit }
          location { __typename id name outletId }
        }
      }
    }
  }
`);

type Recalled = RecalledBatchesQuery['recalledBatches']['edges'][number]['node'];

/** From the number on a supplier's box to what is left of it, to every order that took from it, and to whoever must be told. */
export function RecallPage() {
  const { may } = useSigned();
  const { batch = '' } = useSearch({ from: '/signed/stock/recall' });
  const navigate = useNavigate({ from: '/stock/recall' });
  const [typed, setTyped] = useState(batch);
  const { data, rows, error, isLoading, refetch, ...list } = usePages(RecalledBatchesDocument, {
    variables: { supplierBatch: batch },
    skip: batch === '',
    page: (data) => data.recalledBatches,
  });
  const page = data?.recalledBatches;
  const find = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ search: { batch: typed.trim() || undefined } });
  };
  return (
    <>
      <PageHeader
        title="Recall"
        lead="From a supplier’s batch number to what is left of it, and to whoever ate of it."
      />
      <form className="sk-find" onSubmit={find}>
        <TextInput
          label="Supplier’s batch number"
          description="As it is printed on the box, or scanned"
          size="md"
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="md" disabled={typed.trim() === ''}>
          Find it
        </Button>
      </form>
      {batch === '' ? null : error ? (
        <ProblemState error={error} onRetry={refetch} />
      ) : isLoading ? (
        <LoadingShape shape="rows" label="Batches" />
      ) : rows.length === 0 ? (
        <EmptyState kind="filtered" title={`No batch came under “${batch}”`}>
          Look at the spelling: every letter and digit counts, capitals do not.
        </EmptyState>
      ) : (
        <div className="sk-recall">
          <Batches batches={rows} all={page?.totalCount ?? 0} list={list} onChanged={refetch} />
          {may('order:recall') ? <RecalledOrders supplierBatch={batch} /> : null}
        </div>
      )}
    </>
  );
}

type Props = {
  batches: readonly Recalled[];
  /** How many there are, shown or not. */
  all: number;
  list: ShowMoreProps['list'];
  onChanged: () => void;
};

function Batches({ batches, all, list, onChanged }: Props) {
  const { outlet, viewer, may } = useSigned();
  // The one batch that is blocked, or let go, by itself.
  const [alone, setAlone] = useState<string | null>(null);
  const outletName = (id: string) => viewer.outlets.find((one) => one.id === id)?.name ?? 'another outlet';
  const left = batches.filter(({ batch, onTheWay }) => batch.quantityRemaining + onTheWay > 0);
  const here = left.filter(({ location }) => location.outletId === outlet.id);
  const usable = here.filter(({ isBlocked }) => !isBlocked);
  const blocked = here.filter(({ isBlocked }) => isBlocked);
  const elsewhere = left.some(({ location, isBlocked }) => location.outletId !== outlet.id && !isBlocked);
  return (
    <section aria-labelledby="sk-left">
      <h2 id="sk-left">What is left of it</h2>
      <ul className="sk-goods">
        {batches.map(({ batch, item, location, onTheWay, isBlocked }) => (
          <li key={batch.id}>
            <span>
              {item.name}
              <small>
                {batch.supplier ? `From ${batch.supplier.name}, in ` : ''}
                {outletName(location.outletId)}, {location.name}
                {onTheWay > 0
                  ? `, ${formatQuantity(onTheWay, item.baseUnit)} on its way elsewhere${isBlocked ? ', blocked' : ''}`
                  : ''}
              </small>
            </span>
            <span className="sk-lot">
              <span className="ck-figures">
                {formatQuantity(batch.quantityRemaining, item.baseUnit)} of{' '}
                {formatQuantity(batch.quantityReceived, item.baseUnit)}
              </span>
              <StatusPill tone={batchWords[batch.status].tone}>{batchWords[batch.status].label}</StatusPill>
              {may('stock:hold') && here.some((one) => one.batch.id === batch.id) ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-expanded={alone === batch.id}
                  onClick={() => setAlone(alone === batch.id ? null : batch.id)}
                >
                  {isBlocked ? 'Let this go' : 'Block this'}
                </Button>
              ) : null}
            </span>
            {alone === batch.id ? (
              <HoldForm
                one
                block={!isBlocked}
                batchIds={[batch.id]}
                onDone={() => {
                  setAlone(null);
                  onChanged();
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <Notice tone="soon">
          {batches.length} of {all} batches are shown, and only these are blocked. Show the rest first.
        </Notice>
      ) : null}
      <ShowMore list={list} />
      {elsewhere ? (
        <Notice tone="soon">Some of it lies in another outlet: choose that outlet above to block it there too.</Notice>
      ) : null}
      {may('stock:hold') && usable.length > 0 ? (
        <HoldForm block batchIds={usable.map(({ batch }) => batch.id)} onDone={onChanged} />
      ) : null}
      {may('stock:hold') && usable.length === 0 && blocked.length > 0 ? (
        <HoldForm block={false} batchIds={blocked.map(({ batch }) => batch.id)} onDone={onChanged} />
      ) : null}
    </section>
  );
}
