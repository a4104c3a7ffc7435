import './today.css';
import { useQuery, useSubscription } from '@apollo/client/react';
import { FigureCard, formatAge, formatDay, LoadingShape, MoneyText, PageHeader } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';

const TodayDocument = graphql(`
  query Today($outletId: UUID!) {
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
  subscription TodayOrderChanged($outletId: UUID!) {
    orderChanged(outletId: $outletId) { __typename position }
  }
`);

// Recharts is half of the app: it comes when somebody looks at a chart.
const TodayCharts = lazy(() => import('./TodayCharts.tsx').then((file) => ({ default: file.TodayCharts })));

/** How the day goes, at a glance, while it goes. */
export function TodayPage() {
  const { outlet } = useSigned();
  const { data, error, refetch } = useQuery(TodayDocument, {
    variables: { outletId: outlet.id },
    fetchPolicy: 'cache-and-network',
  });
  useRefetchOnOrders(outlet.id, refetch);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
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

/** Every order changes the figures; they are asked again, but not more often than anybody reads them. */
function useRefetchOnOrders(outletId: string, refetch: () => Promise<unknown>): void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useSubscription(TodayOrderChangedDocument, {
    variables: { outletId },
    fetchPolicy: 'no-cache',
    onData: () => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        refetch().catch(() => undefined);
      }, atMostEveryMs);
    },
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
