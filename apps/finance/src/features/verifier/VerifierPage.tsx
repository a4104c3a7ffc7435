import './verifier.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, formatTime, LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import type { IdentitiesQuery } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';

const IdentitiesDocument = graphql(`
  query Identities {
    identities {
      __typename
      name
      holds
      since
      checkedAt
      alerts { __typename id openedAt resolvedAt places violations }
    }
  }
`);

/** The server looks every five minutes; whoever has the page open sees what it found soon after. */
const ASK_AGAIN_MS = 15_000;

/** Whether everything adds up: what does not first, with its figures, and since when. */
export function VerifierPage() {
  const { data, error, refetch } = useQuery(IdentitiesDocument, {
    fetchPolicy: 'cache-and-network',
    pollInterval: ASK_AGAIN_MS,
  });
  const all = data?.identities ?? [];
  const broken = all.filter(({ holds }) => !holds);
  return (
    <>
      <PageHeader
        title="Verifier"
        status={
          all.length === 0 ? undefined : broken.length === 0 ? (
            <StatusPill tone="good">All {all.length} hold</StatusPill>
          ) : (
            <StatusPill tone="bad">
              {broken.length} of {all.length} {broken.length === 1 ? 'does' : 'do'} not hold
            </StatusPill>
          )
        }
        lead="What must always add up, to the paisa, looked at every five minutes."
      />
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" count={12} label="What must add up" />
      ) : all.length === 0 ? (
        <EmptyState kind="first-use" title="Nothing was looked at yet">
          The first look comes within five minutes.
        </EmptyState>
      ) : (
        <ul className="fn-list fv-list">
          {all.map((identity) => (
            <Identity key={identity.name} identity={identity} />
          ))}
        </ul>
      )}
    </>
  );
}

function Identity({ identity }: { identity: IdentitiesQuery['identities'][number] }) {
  const { zone } = useSigned().organisation;
  const moment = (at: string) => `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  const { name, holds, since, checkedAt, alerts } = identity;
  const [module = '', ...says] = name.split(': ');
  return (
    <li>
      <div>
        <span className="fv-module">{module}</span>
        {says.join(': ')}
        {alerts.map(({ id, openedAt, resolvedAt, places, violations }) => (
          <details key={id} open={resolvedAt === null}>
            <summary>
              {places} {places === 1 ? 'place' : 'places'}, {moment(openedAt)}
              {resolvedAt ? ` to ${moment(resolvedAt)}` : ', still so'}
            </summary>
            <ul>
              {violations.map((violation) => (
                <li key={violation}>{violation}</li>
              ))}
            </ul>
          </details>
        ))}
      </div>
      <div className="fv-state">
        <StatusPill tone={holds ? 'good' : 'bad'}>{holds ? 'Holds' : 'Does not hold'}</StatusPill>
        <small>
          since {moment(since)}, looked at {formatTime(checkedAt, zone)}
        </small>
      </div>
    </li>
  );
}
