import { useQuery } from '@apollo/client/react';
import { formatDay, formatTime, LoadingShape, Notice } from '@college-kiosk/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { AccessDormancy, AccountAccessQuery } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { byCategory } from '../../shell/permission-categories.ts';
import { useSigned } from '../../shell/viewer.tsx';

const AccountAccessDocument = graphql(`
  query AccountAccess($accountId: UUID!) {
    accountAccess(accountId: $accountId) {
      __typename
      accountId
      dormancy
      rights {
        __typename
        permission
        says
        category
        sources { __typename grantId role roleName expiresAt outlet { __typename id name } }
      }
    }
  }
`);

const dormancies: Readonly<Record<AccessDormancy, string>> = {
  DISABLED: 'The account is disabled: none of this can be used now.',
  PASSWORD_DUE: 'None of this can be used before they choose a password of their own.',
  FACTOR_DUE: 'None of this can be used before they switch on a second factor.',
  PASSWORD_SHORT: 'None of this can be used before they choose a longer password or switch on a second factor.',
};

/** What a person can do and why: which role gives each right, where, and until when. Asked for when it is opened. */
export function AccountAccess({ accountId, grantIds }: { accountId: string; grantIds: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="ac-may ac-access" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What this person can do and why</summary>
      {/* Another role, another answer. */}
      {isOpen ? <Rights key={grantIds.join()} accountId={accountId} /> : null}
    </details>
  );
}

function Rights({ accountId }: { accountId: string }) {
  const { data, error, refetch } = useQuery(AccountAccessDocument, {
    variables: { accountId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="text" label="What this person can do" />;
  const access = data.accountAccess;
  if (!access || access.rights.length === 0) return <p>They can do nothing: no role of theirs allows anything.</p>;
  return (
    <>
      {access.dormancy ? <Notice tone="soon">{dormancies[access.dormancy]}</Notice> : null}
      {byCategory(access.rights).map(({ category, heading, entries }) => (
        <section key={category} aria-label={heading}>
          <h3>{heading}</h3>
          <ul>
            {entries.map(({ permission, says, sources }) => (
              <li key={permission}>
                {says}
                <small>
                  {sources.map((source) => (
                    <Source key={source.grantId} source={source} />
                  ))}
                </small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type Access = NonNullable<AccountAccessQuery['accountAccess']>;

function Source({ source }: { source: Access['rights'][number]['sources'][number] }) {
  const { zone } = useSigned().organisation;
  const { roleName, outlet, expiresAt } = source;
  const until = expiresAt ? `, until ${formatDay(expiresAt, zone)}, ${formatTime(expiresAt, zone)}` : '';
  return <span>{`As ${roleName} ${outlet ? `at ${outlet.name}` : 'everywhere'}${until}`}</span>;
}
