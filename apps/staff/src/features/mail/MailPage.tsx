import './mail.css';
import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, formatDay, formatTime, Notice, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { MailState } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { LetterSheet } from './LetterSheet.tsx';
import { templateWords } from './template-words.ts';

const MailsDocument = graphql(`
  query Mails($state: MailState, $after: String, $first: Int = 50) {
    post { __typename isSent isReadable waiting givenUp }
    mails(state: $state, first: $first, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node { __typename id recipientEmail recipientName template state writtenAt sentAt attempts lastAnswer }
      }
    }
  }
`);

const states = { WAITING: ['soon', 'Waiting'], SENT: ['good', 'Sent'], GIVEN_UP: ['bad', 'Given up'] } as const;
const choices = [
  { value: 'all', label: 'All' },
  { value: 'WAITING', label: 'Waiting' },
  { value: 'SENT', label: 'Sent' },
  { value: 'GIVEN_UP', label: 'Given up' },
];

/** Letters by e-mail: to whom, what about, and what became of them. */
export function MailPage() {
  const { organisation, may } = useSigned();
  const navigate = useNavigate({ from: '/mail' });
  const { state } = useSearch({ from: '/signed/mail' });
  const [opened, setOpened] = useState<string | null>(null);
  const { data, rows, error, isLoading, refetch, ...list } = usePages(MailsDocument, {
    variables: { state: state ?? null },
    pollMs: 10_000,
    page: (data) => data.mails,
    keepsLast: true,
  });
  const { zone } = organisation;
  const post = data?.post;
  const moment = (at: string) => `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  const problem = error ? problemOf(error) : null;
  const openedMail = rows.find(({ id }) => id === opened);
  const show = (value: string) =>
    void navigate({ search: (search) => ({ ...search, state: value === 'all' ? undefined : (value as MailState) }) });
  return (
    <>
      <PageHeader title="Mail" lead="Letters by e-mail: to whom, what about, and what became of them." />
      {post && !post.isSent ? (
        <Notice tone="soon">
          No mail server is set, so letters are kept and none leaves the house.
          {post.isReadable ? ' In the demo you can open each and follow its link.' : ' Set SMTP_URL and MAIL_FROM.'}
        </Notice>
      ) : null}
      <SegmentedControl
        className="ml-states"
        aria-label="Which letters"
        data={choices}
        value={state ?? 'all'}
        onChange={show}
      />
      <DataTable
        caption="Letters"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          state
            ? { kind: 'filtered', title: 'No such letter', children: 'Choose another kind above.' }
            : {
                kind: 'first-use',
                title: 'No letter yet',
                children: 'Letters about accounts and sign-ins appear here.',
              }
        }
        onRowClick={({ id }) => setOpened(id)}
        columns={[
          { key: 'when', header: 'Written', render: ({ writtenAt }) => moment(writtenAt) },
          {
            key: 'to',
            header: 'To',
            render: ({ recipientName, recipientEmail }) => (
              <>
                <strong>{recipientName}</strong>
                <br />
                {recipientEmail}
              </>
            ),
          },
          { key: 'about', header: 'About', render: ({ template }) => templateWords(template) },
          {
            key: 'state',
            header: 'State',
            render: ({ state: became, attempts }) => {
              const [tone, words] = states[became];
              return (
                <StatusPill tone={tone}>
                  {became === 'WAITING' && attempts > 0
                    ? `Tried ${attempts} ${attempts === 1 ? 'time' : 'times'}`
                    : words}
                </StatusPill>
              );
            },
          },
        ]}
      />
      <ShowMore list={list} />
      {openedMail && post ? (
        <LetterSheet
          mail={openedMail}
          isReadable={post.isReadable && may('mail:open')}
          maySend={may('mail:send')}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}
