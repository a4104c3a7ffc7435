import { useQuery } from '@apollo/client/react';
import { EmptyState, formatAge, LoadingShape } from '@college-kiosk/ui';
import { Drawer } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';

const ReopenableDocument = graphql(`
  query ReopenableTickets($outletId: UUID!, $first: Int = 100) {
    orders(outletId: $outletId, states: [PREPARING, READY], first: $first) {
      __typename
      edges {
        __typename
        node {
          __typename
          id
          tickets {
            __typename
            id
            token
            state
            stationCode
            doneAt
            bumpedAt
            lines { __typename line name quantity givenBack }
          }
        }
      }
    }
  }
`);

type Props = {
  outletId: string;
  stations: readonly string[];
  now: number;
  mayWork: boolean;
  onReopen: (ticketId: string, token: string) => void;
  onClose: () => void;
};

/** Tickets bumped lately whose order is not handed over yet, the last first: any of them can come back to the stove. */
export function ReopenPanel({ outletId, stations, now, mayWork, onReopen, onClose }: Props) {
  const { data, error, refetch } = useQuery(ReopenableDocument, {
    variables: { outletId },
    fetchPolicy: 'no-cache',
  });
  const tickets = (data?.orders.edges ?? [])
    .flatMap(({ node }) => node.tickets)
    .filter(({ state, stationCode }) => state === 'BUMPED' && (stations.length === 0 || stations.includes(stationCode)))
    .sort((a, b) => (b.bumpedAt ?? '').localeCompare(a.bumpedAt ?? ''));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={480}
      title="Recently bumped"
      classNames={{ title: 'kt-panel-title' }}
    >
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" />
      ) : tickets.length === 0 ? (
        <EmptyState kind="done" title="Nothing to take back">
          Only tickets of orders that were not handed over yet can be reopened.
        </EmptyState>
      ) : (
        <ul className="kt-reopen">
          {tickets.map(({ id, token, stationCode, bumpedAt, lines }) => (
            <li key={id}>
              <div>
                <strong>{token}</strong> <span className="kt-station">{stationCode}</span>
                <p>{lines.map(({ quantity, givenBack, name }) => `${quantity - givenBack} × ${name}`).join(', ')}</p>
                <p className="kt-reopen-age">bumped {formatAge((now - Date.parse(bumpedAt ?? '')) / 1000 || 0)} ago</p>
              </div>
              <button
                type="button"
                disabled={!mayWork}
                aria-label={`Reopen ticket ${token}`}
                onClick={() => {
                  onReopen(id, token);
                  onClose();
                }}
              >
                <IconArrowBackUp aria-hidden /> Reopen
              </button>
            </li>
          ))}
        </ul>
      )}
    </Drawer>
  );
}
