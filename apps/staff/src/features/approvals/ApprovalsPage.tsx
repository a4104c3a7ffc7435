import './approvals.css';
import { problemOf, usePages } from '@college-kiosk/client';
import { PageHeader, ShowMore } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { AdmitBar } from './AdmitBar.tsx';
import { ApprovalFilters } from './ApprovalFilters.tsx';
import { RegistrationRules } from './RegistrationRules.tsx';
import { RegistrationTable } from './RegistrationTable.tsx';

const RegistrationsDocument = graphql(`
  query Registrations($state: RegistrationState!, $kind: RegistrationKind, $search: String, $after: String, $first: Int = 50) {
    registrations(state: $state, kind: $kind, search: $search, after: $after, first: $first) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node { __typename id addressConfirmedAt ...RegistrationRow }
      }
    }
  }
`);

/** How many the server admits in one go. */
const atOnce = 100;

/** Those who have registered: who waits, and what became of the others. */
export function ApprovalsPage() {
  const { may } = useSigned();
  const { search, kind, state = 'WAITING' } = useSearch({ from: '/signed/approvals' });
  const navigate = useNavigate({ from: '/approvals' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [setsRules, setSetsRules] = useState(false);
  const { rows, error, isLoading, refetch, ...list } = usePages(RegistrationsDocument, {
    variables: { state, kind: kind ?? null, search: search ?? null },
    page: (data) => data.registrations,
    keepsLast: true,
  });
  const problem = error ? problemOf(error) : null;
  const mayDecide = may('account:admit-students') && state === 'WAITING';
  // Who left the list meanwhile is not admitted unseen.
  const ready = rows.filter(({ addressConfirmedAt }) => addressConfirmedAt).map(({ id }) => id);
  const ids = ready.filter((id) => chosen.has(id));
  const decided = () => {
    setChosen(new Set());
    refetch();
  };
  return (
    <>
      <PageHeader
        title="Approvals"
        lead="Who has registered. Whoever is admitted can sign in, and gets a letter."
        actions={
          may('security:manage') ? (
            <Button
              variant="default"
              leftSection={<IconSettings size={18} aria-hidden />}
              onClick={() => setSetsRules(true)}
            >
              Who may register
            </Button>
          ) : null
        }
      />
      <ApprovalFilters />
      {mayDecide ? (
        <AdmitBar
          ids={ids}
          ready={ready}
          onMark={(marked) => setChosen(new Set(marked.slice(0, atOnce)))}
          onAdmitted={decided}
        />
      ) : null}
      <RegistrationTable
        rows={rows}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        isFiltered={Boolean(search || kind)}
        onShowAll={() => void navigate({ search: (before) => ({ ...before, search: undefined, kind: undefined }) })}
        chosen={mayDecide ? chosen : null}
        onChosen={setChosen}
        onDecided={decided}
      />
      <ShowMore list={list} />
      {setsRules ? <RegistrationRules onClose={() => setSetsRules(false)} /> : null}
    </>
  );
}
