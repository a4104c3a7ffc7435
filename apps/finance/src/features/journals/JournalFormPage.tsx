import './journals.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { JournalForm } from './JournalForm.tsx';
import { openingBegun, typedLine } from './journal-lines.ts';

const WritableAccountsDocument = graphql(`
  query WritableAccounts {
    chartOfAccounts { __typename code name type control inUse }
  }
`);
const EditedJournalDocument = graphql(`
  query EditedJournal($id: UUID!) {
    manualJournal(id: $id) {
      __typename
      id
      number
      version
      day
      narration
      reason
      kind
      outlet { __typename id name }
      lines { __typename position debit credit party account { __typename code name } }
    }
    chartOfAccounts { __typename code name type control inUse }
  }
`);

const LEAD = 'Both sides come to the same sum. Enter goes on to the next line, = fills in what is missing.';

const LEAD_OPENING =
  'What was there before the books began, each balance on its side, against 3999: = there fills in what the others come to.';

/** A new journal: an ordinary one, or what was there before the books began. */
export function NewJournalPage() {
  const { kind, outlet, capital } = useSearch({ from: '/journals/new' });
  const { data, error, refetch } = useQuery(WritableAccountsDocument, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The journal" />;
  return (
    <>
      <PageHeader
        title={kind === 'opening' ? 'Opening journal' : 'New journal'}
        lead={kind === 'opening' ? LEAD_OPENING : LEAD}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/journals" {...props} />}>
            All journals
          </Button>
        }
      />
      <JournalForm
        accounts={data.chartOfAccounts}
        journal={null}
        begun={kind === 'opening' ? openingBegun({ outlet, capital }) : undefined}
      />
    </>
  );
}

/** A draft, or a journal that was returned, as it is to be. */
export function EditJournalPage() {
  const { journalId } = useParams({ from: '/journals/$journalId/edit' });
  const { data, error, refetch } = useQuery(EditedJournalDocument, {
    variables: { id: journalId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The journal" />;
  const journal = data.manualJournal;
  if (!journal) return <EmptyState kind="filtered" title="There is no such journal" />;
  return (
    <>
      <PageHeader
        title={`Change journal ${journal.number}`}
        lead={journal.reason ? `Returned: ${journal.reason}` : LEAD}
        actions={
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/journals/$journalId" params={{ journalId }} {...props} />}
          >
            Back to the journal
          </Button>
        }
      />
      <JournalForm accounts={data.chartOfAccounts} journal={{ ...journal, lines: journal.lines.map(typedLine) }} />
    </>
  );
}
