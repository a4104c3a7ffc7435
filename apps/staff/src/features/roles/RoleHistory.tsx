import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, formatTime, LoadingShape } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import type { RoleChangesQuery } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';

const RoleChangesDocument = graphql(`
  query RoleChanges($role: String) {
    roleChanges(role: $role) {
      __typename
      id
      role
      roleName
      act
      at
      changedByName
      formerName
      saysChanged
      demandsFactor
      gained { __typename permission says }
      lost { __typename permission says }
    }
  }
`);

type Change = RoleChangesQuery['roleChanges'][number];

/** Who changed a role, or any, when, and what it gained and lost. */
export function RoleHistory({ of }: { of: string | null }) {
  const { data, error, refetch } = useQuery(RoleChangesDocument, {
    variables: { role: of },
    fetchPolicy: 'network-only',
  });
  const shown = data?.roleChanges;
  return (
    <section className="ro-history" aria-labelledby="ro-history-title">
      <h2 id="ro-history-title">History</h2>
      {error && !shown ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <LoadingShape shape="text" label="History" />
      ) : shown.length === 0 ? (
        of === null ? (
          <EmptyState kind="first-use" title="No role was ever changed here" />
        ) : (
          <p className="ro-soft">It was never changed.</p>
        )
      ) : (
        <ol>
          {shown.map((change) => (
            <HistoryEntry key={change.id} change={change} />
          ))}
        </ol>
      )}
    </section>
  );
}

const acts = { MADE: 'made', CHANGED: 'changed', RETIRED: 'retired' } as const;

function HistoryEntry({ change }: { change: Change }) {
  const { zone } = useSigned().organisation;
  const { roleName, act, at, changedByName, formerName, saysChanged, demandsFactor, gained, lost } = change;
  return (
    <li>
      <p>
        <strong>{roleName}</strong> was {acts[act]}
        {changedByName ? ` by ${changedByName}` : ''}
        <small>
          {formatDay(at, zone)}, {formatTime(at, zone)}
        </small>
      </p>
      {formerName ? <p className="ro-soft">It was called {formerName}.</p> : null}
      {saysChanged && gained.length + lost.length === 0 ? (
        <p className="ro-soft">Other words say whom it is for.</p>
      ) : null}
      {demandsFactor == null ? null : (
        <p className="ro-soft">
          It {demandsFactor ? 'demands a second factor' : 'demands no second factor'} since then.
        </p>
      )}
      {gained.length > 0 ? <Lines title={act === 'MADE' ? 'It may' : 'Gained'} words={gained} /> : null}
      {lost.length > 0 ? <Lines title="Lost" words={lost} /> : null}
    </li>
  );
}

/** Few sentences stand there; of many their number, to open. */
function Lines({ title, words }: { title: string; words: Change['gained'] }) {
  const lines = (
    <ul>
      {words.map(({ permission, says }) => (
        <li key={permission}>{says}</li>
      ))}
    </ul>
  );
  if (words.length <= 3) {
    return (
      <div className="ro-sentences">
        <span>{title}</span>
        {lines}
      </div>
    );
  }
  return (
    <details className="ro-sentences">
      <summary>
        {title}: {words.length} things
      </summary>
      {lines}
    </details>
  );
}
