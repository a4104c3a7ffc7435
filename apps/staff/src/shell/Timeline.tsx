import './timeline.css';
import { usePages } from '@college-kiosk/client';
import { EmptyState, formatDay, formatTime, LoadingShape, ShowMore, StatusPill } from '@college-kiosk/ui';
import { graphql } from '../gql/gql.ts';
import type { TimelineQuery } from '../gql/graphql.ts';
import { ProblemState } from './ProblemState.tsx';
import { commandWords, fieldWords, outcomes, valueWords } from './trail-words.ts';
import { useSigned } from './viewer.tsx';

const TimelineDocument = graphql(`
  query Timeline($filter: AuditFilterInput!, $after: String) {
    auditTrail(filter: $filter, first: 20, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        node {
          __typename
          id
          at
          command
          outcome
          reason
          actorLabel
          changes { __typename entity entityId field before after isHidden }
        }
      }
    }
  }
`);

/** Which record: its kind, as the audit trail calls it, and its id. */
export type TimelineProps = { entity: string; id: string };

/** What was done with a record, by whom, when, and what it was before; nothing for those who may not read the audit trail. */
export function Timeline({ title = 'History', ...props }: TimelineProps & { title?: string }) {
  const { may } = useSigned();
  if (!may('audit:read')) return null;
  return (
    <section className="st-timeline" aria-label={title}>
      <h2>{title}</h2>
      <Entries {...props} />
    </section>
  );
}

/** The entries alone, for a dialog that has its own title. */
export function Entries({ entity, id }: TimelineProps) {
  const { rows, error, isLoading, refetch, ...list } = usePages(TimelineDocument, {
    variables: { filter: { entity, entityId: id } },
    page: (data) => data.auditTrail,
  });
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  if (isLoading) return <LoadingShape shape="rows" label="History" />;
  if (rows.length === 0) {
    return (
      <EmptyState kind="done" title="Nothing is written of it yet">
        What is done with it from now on is listed here.
      </EmptyState>
    );
  }
  return (
    <>
      <ol className="st-entries">
        {rows.map((entry) => (
          <EntryLine key={entry.id} entry={entry} />
        ))}
      </ol>
      <ShowMore list={list} compact />
    </>
  );
}

type Entry = TimelineQuery['auditTrail']['edges'][number]['node'];

function EntryLine({ entry }: { entry: Entry }) {
  const { zone } = useSigned().organisation;
  const { at, command, outcome, reason, actorLabel, changes } = entry;
  const [tone, words] = outcomes[outcome];
  return (
    <li>
      <time dateTime={at}>
        {formatDay(at, zone)}, {formatTime(at, zone)}
      </time>
      <p>
        <strong>{commandWords(command)}</strong> <span>by {actorLabel}</span>{' '}
        {outcome === 'DONE' ? null : <StatusPill tone={tone}>{words}</StatusPill>}
      </p>
      {reason ? <small>{reason}</small> : null}
      {changes.length > 0 ? (
        <ul>
          {changes.map(({ entity, entityId, field, before, after, isHidden }) => (
            <li key={`${entity}${entityId}${field}`}>
              {fieldWords(field)}:{' '}
              {isHidden ? 'changed' : `from ${valueWords(field, before, zone)} to ${valueWords(field, after, zone)}`}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
