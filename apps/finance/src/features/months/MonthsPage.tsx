import './months.css';
import { useQuery } from '@apollo/client/react';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { MonthCard } from './MonthCard.tsx';
import { YearCard } from './YearCard.tsx';

const LedgerPeriodsDocument = graphql(`
  query LedgerPeriods {
    ledgerPeriods { __typename month ...MonthCard }
    ledgerYears { __typename label firstDay lastDay ...YearCard }
  }
`);

/** The years and months of the books: which take entries, and which were closed by two people. */
export function MonthsPage() {
  const { data, error, refetch } = useQuery(LedgerPeriodsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageHeader
        title="Months and years"
        lead="Nothing is posted into a locked month or a closed year. What happens late is booked on the first open day, and says when it happened."
      />
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" count={6} label="Months" />
      ) : (
        <ul className="fm-months">
          {data.ledgerYears.map((year) => (
            <li key={year.label}>
              <YearCard year={year} onDone={() => void refetch()} />
              <ul className="fm-months">
                {data.ledgerPeriods
                  .filter(({ month }) => month >= year.firstDay && month <= year.lastDay)
                  .map((period) => (
                    <MonthCard key={period.month} period={period} onDone={() => void refetch()} />
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
