import { usePages } from '@college-kiosk/client';
import {
  EmptyState,
  formatDay,
  formatQuantity,
  LoadingShape,
  MoneyText,
  type QuantityUnit,
  ShowMore,
} from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { BatchHistory } from './BatchHistory.tsx';

const UsedUpBatchesDocument = graphql(`
  query UsedUpBatches($outletId: UUID!, $stockItemId: UUID!, $after: String) {
    usedUpBatches(outletId: $outletId, stockItemId: $stockItemId, first: 10, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          supplierBatch
          receivedAt
          quantityReceived
          valueReceived
          supplier { __typename id name }
        }
      }
    }
  }
`);

type Props = { outletId: string; stockItemId: string; unit: QuantityUnit; hasMore: boolean };

/** What of an item came and is used up, each with all that happened to it. Says that nothing ever came only where that is so. */
export function UsedUpBatches({ outletId, stockItemId, unit, hasMore }: Props) {
  const { organisation } = useSigned();
  const [open, setOpen] = useState<string | null>(null);
  const { data, rows, error, refetch, ...list } = usePages(UsedUpBatchesDocument, {
    variables: { outletId, stockItemId },
    page: (data) => data.usedUpBatches,
  });
  const page = data?.usedUpBatches;
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  if (!page) return <LoadingShape shape="rows" count={2} label="What is used up" />;
  if (rows.length === 0) {
    return hasMore ? null : <EmptyState kind="first-use" title="Nothing was received yet" />;
  }
  return (
    <section className="sk-batch" aria-label="Used up">
      <h3>Used up ({page.totalCount})</h3>
      {rows.map((batch) => {
        const came = formatDay(batch.receivedAt, organisation.zone);
        return (
          <article key={batch.id} className="sk-spent">
            <p>
              <strong>{batch.supplierBatch ?? `Received ${came}`}</strong>
              <small>
                {formatQuantity(batch.quantityReceived, unit)} worth <MoneyText value={batch.valueReceived} paise />
                {batch.supplierBatch ? `, received ${came}` : ''}
                {batch.supplier ? `, from ${batch.supplier.name}` : ''}
              </small>
            </p>
            <Button
              size="compact-sm"
              variant="default"
              aria-expanded={open === batch.id}
              onClick={() => setOpen(open === batch.id ? null : batch.id)}
            >
              {open === batch.id ? 'Hide' : 'What happened'}
            </Button>
            {open === batch.id ? <BatchHistory outletId={outletId} batchId={batch.id} unit={unit} /> : null}
          </article>
        );
      })}
      <ShowMore list={list} compact>
        Show more that is used up
      </ShowMore>
    </section>
  );
}
