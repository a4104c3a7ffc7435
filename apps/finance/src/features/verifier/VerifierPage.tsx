import './verifier.css';
import { useLiveQuery, useLiveState } from '@college-kiosk/client';
import { EmptyState, formatDay, formatTime, LivePill, LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import type { IdentitiesQuery } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { AcknowledgeAlert } from './AcknowledgeAlert.tsx';

const IdentitiesDocument = graphql(`
  query Identities {
    streamPosition
    identities {
      __typename
      name
      holds
      since
      checkedAt
      alerts {
        __typename
        id
        openedAt
        resolvedAt
        places
        violations
        acknowledgedAt
        acknowledgedByLabel
        note
      }
    }
  }
`);

const IdentitiesLookedAtDocument = graphql(`
  subscription IdentitiesLookedAt($since: Position) {
    identitiesLookedAt(since: $since) { __typename position after changed { __typename name } }
  }
`);

/** Whether everything adds up: what does not first, with its figures, and since when. */
export function VerifierPage() {
  const { data, error, refetch } = useLiveQuery(IdentitiesDocument, IdentitiesLookedAtDocument, {
    variables: {},
    position: ({ streamPosition }) => streamPosition,
    select: ({ identitiesLookedAt }) => identitiesLookedAt,
  });
  const all = data?.identities ?? [];
  const broken = all.filter(({ holds }) => !holds);
  return (
    <>
      <PageHeader
        title="Verifier"
        actions={<Freshness />}
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
            <Identity key={identity.name} identity={identity} onDone={() => void refetch()} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Says how fresh the page is. */
function Freshness() {
  const { state, staleSince } = useLiveState();
  const { organisation } = useSigned();
  return state === 'connecting' ? null : <LivePill state={state} since={staleSince} zone={organisation.zone} />;
}

type IdentityProps = { identity: IdentitiesQuery['identities'][number]; onDone: () => void };

function Identity({ identity, onDone }: IdentityProps) {
  const { viewer, organisation } = useSigned();
  const { zone } = organisation;
  const mayAcknowledge = mayDo(viewer, 'identity:acknowledge', null);
  const moment = (at: string) => `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  const { name, holds, since, checkedAt, alerts } = identity;
  const [module = '', ...says] = name.split(': ');
  return (
    <li>
      <div>
        <span className="fv-module">{module}</span>
        {says.join(': ')}
        {alerts.map(({ id, openedAt, resolvedAt, places, violations, ...seen }) => (
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
            {seen.note ? (
              <p className="fv-note">
                {seen.acknowledgedByLabel}: {seen.note}
                <small>{seen.acknowledgedAt ? moment(seen.acknowledgedAt) : ''}</small>
              </p>
            ) : mayAcknowledge ? (
              <AcknowledgeAlert alertId={id} onDone={onDone} />
            ) : null}
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
