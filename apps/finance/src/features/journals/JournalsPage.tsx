import './journals.css';
import { usePages } from '@college-kiosk/client';
import { EmptyState, formatDay, LoadingShape, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { ManualJournalState, ManualJournalsQuery } from '../../gql/graphql.ts';
import { Figure } from '../../shell/Figure.tsx';
import { OutletFilter } from '../../shell/OutletFilter.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { type Show, shows, stateWords } from './journal-words.ts';

const ManualJournalsDocument = graphql(`
  query ManualJournals($outletId: UUID, $states: [ManualJournalState!], $after: String) {
    manualJournals(outletId: $outletId, states: $states, first: 50, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        node { __typename id number state day narration total outlet { __typename id name } }
      }
    }
  }
`);

/** What was written by hand, the newest first: what waits, unless asked otherwise. */
export function JournalsPage() {
  const { viewer } = useSigned();
  const { show = 'waiting', outlet } = useSearch({ from: '/journals' });
  const navigate = useNavigate({ from: '/journals' });
  const states = shows[show].states as ManualJournalState[] | null;
  const { data, error, refetch, ...list } = usePages(ManualJournalsDocument, {
    variables: { outletId: outlet ?? null, states },
    page: (data) => data.manualJournals,
  });
  const page = data?.manualJournals;
  const mayWrite = viewer.outlets.some(({ id }) => mayDo(viewer, 'journal:write', id));
  return (
    <>
      <PageHeader
        title="Journals"
        lead="Written by hand, and in the books once a second person says yes."
        actions={
          mayWrite ? (
            <Button
              leftSection={<IconPlus size={18} aria-hidden />}
              renderRoot={(props) => <Link to="/journals/new" {...props} />}
            >
              New journal
            </Button>
          ) : undefined
        }
      />
      <div className="fn-filters">
        <fieldset className="fn-shows">
          <legend className="ck-hidden">Which</legend>
          {(Object.keys(shows) as Show[]).map((key) => (
            <Button
              key={key}
              variant={key === show ? 'filled' : 'default'}
              aria-pressed={key === show}
              onClick={() => void navigate({ search: (before) => ({ ...before, show: key }) })}
            >
              {shows[key].label}
            </Button>
          ))}
        </fieldset>
        <OutletFilter
          value={outlet}
          onChange={(next) => void navigate({ search: (before) => ({ ...before, outlet: next }) })}
        />
      </div>
      {error ? (
        <ProblemState error={error} onRetry={refetch} />
      ) : !page ? (
        <LoadingShape shape="rows" count={8} label="Journals" />
      ) : page.edges.length === 0 ? (
        <Nothing show={show} />
      ) : (
        <JournalsTable page={page} />
      )}
      <ShowMore list={list} />
    </>
  );
}

function Nothing({ show }: { show: Show }) {
  if (show === 'waiting') return <EmptyState kind="done" title="No journal waits for a second person" />;
  return <EmptyState kind="first-use" title="No journal here yet" />;
}

function JournalsTable({ page }: { page: ManualJournalsQuery['manualJournals'] }) {
  return (
    <table className="fn-table fn-day-book">
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">Day</th>
          <th scope="col">What happened</th>
          <th scope="col">State</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {page.edges.map(({ node: { id, number, day, narration, state, total, outlet } }) => (
          <tr key={id}>
            <td>
              <span className="fn-code">{number.toLocaleString('en-IN')}</span>
            </td>
            <td>{formatDay(day, 'UTC')}</td>
            <td>
              <Link className="fj-open" to="/journals/$journalId" params={{ journalId: id }}>
                {narration}
              </Link>
              <small>{outlet.name}</small>
            </td>
            <td>
              <StatusPill tone={stateWords[state].tone}>{stateWords[state].label}</StatusPill>
            </td>
            <td>
              <Figure value={total} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
