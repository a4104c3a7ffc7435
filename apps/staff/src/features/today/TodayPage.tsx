import './today.css';
import { useLiveQuery } from '@college-kiosk/client';
import { FigureCard, formatAge, formatDay, LoadingShape, MoneyText, PageHeader } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';

const TodayDocument = graphql(`
  query Today($outletId: UUID!) {
    streamPosition(outletId: $outletId)
    today(outletId: $outletId) {
      __typename
      businessDate
      revenue
      orders
      averageWaitSeconds
      openOrders
      ...TodayCharts
    }
  }
`);
const TodayOrderChangedDocument = graphql(`
  subscription TodayOrderChanged($outletId: UUID!, $since: Position) {
    orderChanged(outletId: $outletId, since: $since) { __typename position after }
  }
`);

// Recharts is half of the app: it comes when somebody looks at a chart.
const TodayCharts = lazy(() => import('./TodayCharts.tsx').then((file) => ({ default: file.TodayCharts })));

/** How the day goes, at a glance, while it goes. */
export function TodayPage() {
  const { outlet } = useSigned();
  const { data, error, position, since, refetch } = useLiveQuery(TodayDocument, TodayOrderChangedDocument, {
    variables: { outletId: outlet.id },
    position: ({ streamPosition }) => streamPosition,
    select: ({ orderChanged }) => orderChanged,
    // A message says that the figures change, not to what: they stand until they are asked for again.
    merge: (held) => held,
  });
  useCatchingUp(position !== null && since !== null && position > since, refetch);
  if (error && !data) return <ProblemState error={error} onRetry={refetch} />;
  const day = data?.today;
  return (
    <>
      <PageHeader title="Today" lead={day ? `${outlet.name}, ${formatDay(day.businessDate, 'UTC')}` : outlet.name} />
      {day ? (
        <>
          <div className="td-figures">
            <FigureCard label="Revenue, without tax" figure={<MoneyText value={day.revenue} />} />
            <FigureCard label="Orders paid" figure={day.orders.toLocaleString('en-IN')} />
            <FigureCard
              label="Average wait"
              figure={day.averageWaitSeconds == null ? '–' : formatAge(day.averageWaitSeconds)}
            />
            <Link to="/orders" search={{ state: 'open' }} className="td-link">
              <FigureCard label="Open orders" figure={day.openOrders.toLocaleString('en-IN')} />
            </Link>
          </div>
          <Suspense fallback={<ChartsToCome />}>
            <TodayCharts today={day} businessDate={day.businessDate} />
          </Suspense>
        </>
      ) : (
        <>
          <LoadingShape shape="figures" count={4} label="Figures" />
          <ChartsToCome />
        </>
      )}
    </>
  );
}

/** As large as the charts will be, and where they will be. */
function ChartsToCome() {
  return (
    <div className="td-to-come">
      <LoadingShape shape="cards" count={2} label="Charts" />
    </div>
  );
}

const atMostEveryMs = 3_000;

/** Every order changes the figures; they are asked for again, but not more often than anybody reads them. */
function useCatchingUp(behind: boolean, refetch: () => void): void {
  useEffect(() => {
    if (!behind) return;
    const timer = setInterval(refetch, atMostEveryMs);
    return () => clearInterval(timer);
  }, [behind, refetch]);
}
