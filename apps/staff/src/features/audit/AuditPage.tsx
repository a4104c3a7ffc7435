import './audit.css';
import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, formatDay, formatTime, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { commandWords, outcomes, reasonWords } from '../../shell/trail-words.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { stretches } from './audit-words.ts';
import { CopyTrail } from './CopyTrail.tsx';
import { EntrySheet } from './EntrySheet.tsx';

const AuditTrailDocument = graphql(`
  query AuditTrail($filter: AuditFilterInput!, $after: String, $first: Int = 50) {
    auditTrail(filter: $filter, first: $first, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          at
          command
          outcome
          reason
          actorKind
          actorId
          actorLabel
          deviceId
          outletId
          address
          requestId
          input
          entity
          entityId
          country
          repeated
          changes { __typename entity entityId field before after isHidden }
        }
      }
    }
  }
`);

const NOTHING = {
  about: undefined,
  entity: undefined,
  entityId: undefined,
  outcome: undefined,
  area: undefined,
  actor: undefined,
};

/** Why not, and how many more came in the same way. */
function whyWords(reason: string | null | undefined, repeated: number | null | undefined): string {
  return `${reason ? reasonWords(reason) : '—'}${repeated ? `, and ${repeated} more` : ''}`;
}

/** Who did what, when and from where; what was refused to them, and what they had no right to. */
export function AuditPage() {
  const { organisation, viewer } = useSigned();
  const { zone } = organisation;
  const navigate = useNavigate({ from: '/audit' });
  const search = useSearch({ from: '/signed/audit' });
  const { outcome, area, actor, about, entity, entityId, since = '7d' } = search;
  const [opened, setOpened] = useState<string | null>(null);
  const filter = useMemo(
    () => ({
      ...{ outcome: outcome ?? null, area: area ?? null, actor: actor || null, about: about ?? null },
      ...{ entity: entityId ? (entity ?? null) : null, entityId: entityId ?? null },
      from: new Date(Date.now() - stretches[since].ms).toISOString(),
    }),
    [outcome, area, actor, about, entity, entityId, since],
  );
  const { rows, error, isLoading, refetch, ...list } = usePages(AuditTrailDocument, {
    variables: { filter },
    page: (data) => data.auditTrail,
    keepsLast: true,
  });
  const openedRow = rows.find(({ id }) => id === opened);
  const problem = error ? problemOf(error) : null;
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const isNarrowed = Boolean(outcome ?? area ?? actor ?? about ?? entityId);
  return (
    <>
      <PageHeader
        title="Audit trail"
        lead="Everything that was asked of the canteen, and what became of it. It cannot be changed or switched off."
        actions={<CopyTrail filter={filter} />}
      />
      <AuditFilters search={search} set={set} />
      <DataTable
        caption="Audit trail"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          isNarrowed
            ? { kind: 'filtered', title: 'Nothing like this', children: 'Look further back, or at more of it.' }
            : { kind: 'done', title: 'Nothing was asked in this time', children: 'Look further back.' }
        }
        onRowClick={({ id }) => setOpened(id)}
        columns={[
          { key: 'when', header: 'When', render: ({ at }) => `${formatDay(at, zone)}, ${formatTime(at, zone)}` },
          { key: 'who', header: 'Who', render: ({ actorLabel }) => <strong>{actorLabel}</strong> },
          { key: 'what', header: 'What', render: ({ command }) => commandWords(command) },
          {
            key: 'outcome',
            header: 'Outcome',
            render: ({ outcome: became }) => {
              const [tone, words] = outcomes[became];
              return <StatusPill tone={tone}>{words}</StatusPill>;
            },
          },
          {
            key: 'where',
            header: 'From',
            render: ({ address, country, outletId }) => (
              <>
                {viewer.outlets.find(({ id }) => id === outletId)?.name ??
                  (outletId ? 'another outlet' : 'the canteen')}
                <small className="au-soft">{[address, country].filter(Boolean).join(', ')}</small>
              </>
            ),
          },
          { key: 'why', header: 'Why', render: ({ reason, repeated }) => whyWords(reason, repeated) },
        ]}
      />
      <ShowMore list={list} />
      {openedRow ? (
        <EntrySheet
          entry={openedRow}
          zone={zone}
          onAbout={(found) => {
            setOpened(null);
            set({ ...NOTHING, ...found });
          }}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}
