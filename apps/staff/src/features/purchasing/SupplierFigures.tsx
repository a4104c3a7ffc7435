import { useQuery } from '@apollo/client/react';
import { LoadingShape, Notice } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';

const SupplierFiguresDocument = graphql(`
  query SupplierFigures($outletId: UUID!, $supplierId: UUID!) {
    supplierPerformance(outletId: $outletId, supplierId: $supplierId) {
      __typename
      receipts
      onTime
      fill
      rejected
      priceVariance
      billAccuracy
      leadDays
      leadDeviation
      score
    }
  }
`);

const RECEIPTS_NEEDED = 5;

/** How a supplier did in the last ninety days: the score, and what it is made of. */
export function SupplierFigures({ supplierId }: { supplierId: string }) {
  const { outlet } = useSigned();
  const { data, error, refetch } = useQuery(SupplierFiguresDocument, {
    variables: { outletId: outlet.id, supplierId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="How they did" />;
  const { receipts, score, ...how } = data.supplierPerformance;
  const percent = (value: number | null) => (value === null ? '–' : `${value.toLocaleString('en-IN')} %`);
  const days = (value: number | null) => (value === null ? '–' : value.toLocaleString('en-IN'));
  const facts: readonly (readonly [string, string, string])[] = [
    ['On time', percent(how.onTime), 'of ordered lines, whole by the promised day; 40 points'],
    ['Filled', percent(how.fill), 'of an order with its first delivery; 30 points'],
    ['Rejected', percent(how.rejected), 'of what was delivered; 20 points for none'],
    ['Price', priceOf(how.priceVariance), 'billed against agreed; 10 points, one less for each 1 % more'],
    ['Bills that matched', percent(how.billAccuracy), 'when they were entered'],
    [
      'Days to deliver',
      `${days(how.leadDays)}${how.leadDeviation === null ? '' : ` ± ${days(how.leadDeviation)}`}`,
      'from sending the order',
    ],
  ];
  return (
    <section className="pu-figures" aria-label="How they did in 90 days">
      <div className="pu-section">
        <h2>
          How they did in 90 days at {outlet.name}
          {score === null ? '' : `: ${score.toLocaleString('en-IN')} of 100`}
        </h2>
      </div>
      {score === null ? <Notice tone="soon">{whyNoScore(receipts)}</Notice> : null}
      <dl>
        {facts.map(([name, figure, says]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
            <dd className="pu-quiet">{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function whyNoScore(receipts: number): string {
  if (receipts < RECEIPTS_NEEDED) {
    const came = receipts === 0 ? 'none came' : receipts === 1 ? 'one came' : `${receipts} came`;
    return `No score yet: it needs ${RECEIPTS_NEEDED} deliveries, ${came}.`;
  }
  return 'No score yet: it needs orders that were due. What comes without an order cannot be late.';
}

function priceOf(variance: number | null): string {
  if (variance === null) return '–';
  if (variance === 0) return 'as agreed';
  return `${Math.abs(variance).toLocaleString('en-IN')} % ${variance > 0 ? 'more' : 'less'}`;
}
