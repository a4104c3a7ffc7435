import './months.css';
import { useQuery } from '@apollo/client/react';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { MonthCard } from './MonthCard.tsx';

const LedgerPeriodsDocument = graphql(`
  query LedgerPeriods {
    ledgerPeriods { __typename month ...MonthCard }
  }
`);

/** The months of the books: which take entries, and which were closed by two people. */
export function MonthsPage() {
  const { data, error, refetch } = useQuery(LedgerPeriodsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageHeader
        title="Months"
        lead="Nothing is posted into a locked month. What happens late is booked on the first open day, and says when it happened."
      />
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" count={6} label="Months" />
      ) : (
        <ul className="fm-months">
          {data.ledgerPeriods.map((period) => (
            <MonthCard key={period.month} period={period} onDone={() => void refetch()} />
          ))}
        </ul>
      )}
    </>
  );
}
