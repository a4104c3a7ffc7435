import { useQuery } from '@apollo/client/react';
import { formatDay, Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { graphql } from '../../../gql/gql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { classWords } from './count-words.ts';
import { useOpenCount } from './use-open-count.ts';

const CountsDueDocument = graphql(`
  query StockCountsDue($outletId: UUID!) {
    stockCountsDue(outletId: $outletId) {
      __typename
      countClass
      items
      lastCountedAt
      location { __typename id name }
    }
  }
`);

/** What is due to be counted, each with the button that begins it; nothing when nothing is. */
export function DueCounts() {
  const { outlet, organisation, may } = useSigned();
  const { open, busy, refusal } = useOpenCount();
  const { data } = useQuery(CountsDueDocument, {
    variables: { outletId: outlet.id },
    fetchPolicy: 'cache-and-network',
  });
  const due = data?.stockCountsDue ?? [];
  if (due.length === 0) return null;
  return (
    <section className="sc-due" aria-label="Due to be counted">
      <h2>Due</h2>
      {refusal ? <Notice>{refusal.message}</Notice> : null}
      <ul>
        {due.map(({ location, countClass, items, lastCountedAt }) => (
          <li key={`${location.id} ${countClass}`}>
            <span>
              <strong>{location.name}</strong>
              <small>
                {classWords[countClass]} · {items} {items === 1 ? 'item' : 'items'} ·{' '}
                {lastCountedAt ? `last ${formatDay(lastCountedAt, organisation.zone)}` : 'never counted'}
              </small>
            </span>
            {may('count:enter') ? (
              <Button
                variant="default"
                disabled={busy}
                aria-label={`Count ${location.name}, class ${countClass}`}
                onClick={() => void open({ outletId: outlet.id, locationId: location.id, kind: 'CYCLE', countClass })}
              >
                Count
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
