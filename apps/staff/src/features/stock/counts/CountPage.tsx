import './counts.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, formatTime, LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { TimelineButton } from '../../../shell/TimelineButton.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { CountGrid } from './CountGrid.tsx';
import { CountReview } from './CountReview.tsx';
import { countWords, isOpen, kindOf } from './count-words.ts';

const StockCountDocument = graphql(`
  query StockCount($outletId: UUID!, $id: UUID!) {
    stockCount(outletId: $outletId, id: $id) {
      __typename
      id
      kind
      countClass
      state
      note
      reason
      openedAt
      handedInAt
      decidedAt
      needsAnotherPerson
      location { __typename id name }
      figures { __typename lines counted short over expectedValue }
      shrinkage
      lines {
        __typename
        version
        quantity
        unit
        counted
        mustRecount
        countedFirst
        expected
        variance
        varianceValue
        item { __typename id name baseUnit units { __typename unit } }
      }
    }
  }
`);

// Others may be counting too.
const pollMs = 10_000;

/** One count: the sheet while it is counted, the differences once it was handed in. */
export function CountPage() {
  const { outlet, organisation, may } = useSigned();
  const { countId } = useParams({ from: '/signed/stock/counts/$countId' });
  const { data, error, refetch } = useQuery(StockCountDocument, {
    variables: { outletId: outlet.id, id: countId },
    fetchPolicy: 'cache-and-network',
    pollInterval: pollMs,
  });
  const changed = useCallback(() => void refetch(), [refetch]);
  const count = data?.stockCount;
  if (error && !data) return <ProblemState error={error} onRetry={changed} />;
  if (!data) return <LoadingShape shape="rows" />;
  if (!count) return <EmptyState kind="filtered" title="There is no such count here" />;
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  const told = [
    kindOf(count),
    `begun ${moment(count.openedAt)}`,
    count.decidedAt && `decided on ${moment(count.decidedAt)}`,
    count.note,
    count.reason && `“${count.reason}”`,
  ];
  return (
    <>
      <PageHeader
        title={`Count of ${count.location.name}`}
        status={<StatusPill tone={countWords[count.state].tone}>{countWords[count.state].label}</StatusPill>}
        lead={told.filter(Boolean).join(' · ')}
        actions={
          <>
            {isOpen(count.state) && may('count:enter') && !(count.handedInAt && may('count:approve')) ? (
              <Button
                variant="default"
                leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
                renderRoot={(props) => <Link to="/stock/counts/$countId/import" params={{ countId }} {...props} />}
              >
                By a sheet
              </Button>
            ) : null}
            <TimelineButton entity="stock_count" id={count.id} name="this count" />
            <Button variant="default" renderRoot={(props) => <Link to="/stock/counts" {...props} />}>
              All counts
            </Button>
          </>
        }
      />
      {count.state === 'REVIEW' && !may('count:approve') ? (
        <EmptyState kind="done" title="Handed in: it waits for whoever decides">
          What should have been there is told once it is decided on.
        </EmptyState>
      ) : !isOpen(count.state) ? (
        <CountReview count={count} onChanged={changed} />
      ) : count.handedInAt && may('count:approve') ? (
        <EmptyState kind="done" title={`${count.figures.counted} of ${count.figures.lines} are counted`}>
          It is counted once more by somebody who does not decide on counts: you could see what should be there.
        </EmptyState>
      ) : may('count:enter') ? (
        <CountGrid count={count} outletId={outlet.id} onChanged={changed} />
      ) : (
        <EmptyState kind="done" title={`${count.figures.counted} of ${count.figures.lines} are counted`} />
      )}
    </>
  );
}
