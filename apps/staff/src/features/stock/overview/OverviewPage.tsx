import './overview.css';
import { useQuery } from '@apollo/client/react';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { OverviewDays } from './OverviewDays.tsx';
import { OverviewFigures } from './OverviewFigures.tsx';
import { OverviewLocations } from './OverviewLocations.tsx';

const StockOverviewDocument = graphql(`
  query StockOverview($outletId: UUID!) {
    stockOverview(outletId: $outletId) {
      __typename
      ...OverviewFigures
      ...OverviewLocations
      ...OverviewDays
    }
  }
`);

/** How the stock stands, in figures that each lead to their list. */
export function OverviewPage() {
  const { outlet } = useSigned();
  const { data, error, refetch } = useQuery(StockOverviewDocument, {
    variables: { outletId: outlet.id },
    fetchPolicy: 'cache-and-network',
  });
  const overview = data?.stockOverview;
  return (
    <>
      <PageHeader title="Stock overview" lead={outlet.name} />
      {error && !overview ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !overview ? (
        <LoadingShape shape="cards" />
      ) : (
        <div className="so-page">
          <OverviewFigures overview={overview} />
          <OverviewLocations overview={overview} />
          <OverviewDays overview={overview} />
        </div>
      )}
    </>
  );
}
