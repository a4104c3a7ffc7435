import './journals.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, formatTime, LoadingShape, Notice, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { ManualJournalQuery } from '../../gql/graphql.ts';
import { Figure } from '../../shell/Figure.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { JournalActions } from './JournalActions.tsx';
import { stateWords, stepWords } from './journal-words.ts';

const ManualJournalDocument = graphql(`
  query ManualJournal($id: UUID!) {
    manualJournal(id: $id) {
      __typename
      id
      number
      state
      kind
      day
      narration
      total
      reason
      outlet { __typename id name }
      lines { __typename position debit credit party account { __typename code name } }
      steps { __typename id event at byLabel reason }
      ...JournalActions
    }
  }
`);

/** One journal: its lines, what happened to it, and what can be done next. */
export function JournalPage() {
  const { journalId } = useParams({ from: '/journals/$journalId' });
  const { data, error, refetch } = useQuery(ManualJournalDocument, {
    variables: { id: journalId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The journal" />;
  const journal = data.manualJournal;
  if (!journal) {
    return (
      <EmptyState kind="filtered" title="There is no such journal">
        <Link to="/journals">Journals</Link>
      </EmptyState>
    );
  }
  const { label, tone } = stateWords[journal.state];
  return (
    <div className="fj-journal">
      <PageHeader
        title={`${journal.kind === 'OPENING' ? 'Opening journal' : 'Journal'} ${journal.number}`}
        status={<StatusPill tone={tone}>{label}</StatusPill>}
        lead={`${journal.narration}. ${journal.outlet.name}, ${formatDay(journal.day, 'UTC')}`}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/journals" {...props} />}>
            All journals
          </Button>
        }
      />
      {journal.reason && journal.state === 'RETURNED' ? <Notice tone="soon">Returned: {journal.reason}</Notice> : null}
      <JournalActions journal={journal} onDone={() => void refetch()} />
      <Lines journal={journal} />
      <Story steps={journal.steps} />
    </div>
  );
}

type Journal = NonNullable<ManualJournalQuery['manualJournal']>;

function Lines({ journal: { lines, total } }: { journal: Journal }) {
  return (
    <table className="fn-table fn-entry">
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Debit</th>
          <th scope="col">Credit</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ position, account, debit, credit, party }) => (
          <tr key={position} data-credit={credit > 0 || undefined}>
            <td>
              <span className="fn-code">{account.code}</span> {account.name}
              {party ? <small>{party}</small> : null}
            </td>
            <td>
              <Figure value={debit} />
            </td>
            <td>
              <Figure value={credit} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td>
            <Figure value={total} />
          </td>
          <td>
            <Figure value={total} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Story({ steps }: { steps: Journal['steps'] }) {
  const { zone } = useSigned().organisation;
  return (
    <section className="fj-story" aria-label="What happened">
      <h2>What happened</h2>
      <ol className="fn-list">
        {steps.map(({ id, event, at, byLabel, reason }) => (
          <li key={id}>
            <span>
              <strong>{stepWords[event] ?? event}</strong> by {byLabel}
              {reason ? `: ${reason}` : ''}
            </span>
            <time className="fn-soft">
              {formatDay(at, zone)}, {formatTime(at, zone)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
