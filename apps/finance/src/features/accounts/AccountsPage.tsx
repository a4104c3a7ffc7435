import './accounts.css';
import { useQuery } from '@apollo/client/react';
import { LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ChartOfAccountsQuery } from '../../gql/graphql.ts';
import { accountKinds, kindOrder } from '../../shell/account-kinds.ts';
import { monthOf } from '../../shell/month-of.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { AccountForm } from './AccountForm.tsx';

const ChartOfAccountsDocument = graphql(`
  query ChartOfAccounts {
    chartOfAccounts { __typename code name type control builtIn inUse version }
  }
`);

/** The chart of accounts, by kind: what each is called, and which are the organisation's own. */
export function AccountsPage() {
  const { viewer } = useSigned();
  const { search = '' } = useSearch({ from: '/accounts' });
  const navigate = useNavigate({ from: '/accounts' });
  const [edited, setEdited] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(ChartOfAccountsDocument, { fetchPolicy: 'cache-and-network' });
  const mayEdit = mayDo(viewer, 'chart:edit', null);
  const wanted = search.trim().toLowerCase();
  const accounts = (data?.chartOfAccounts ?? []).filter(({ code, name }) =>
    `${code} ${name}`.toLowerCase().includes(wanted),
  );
  const done = () => {
    setEdited(null);
    void refetch();
  };
  return (
    <>
      <PageHeader
        title="Accounts"
        lead="Control accounts are posted to by the product alone, since each has a sub-ledger."
        actions={
          mayEdit ? (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
              New account
            </Button>
          ) : undefined
        }
      />
      <div className="fn-filters">
        <TextInput
          label="Code or name"
          type="search"
          value={search}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({ search: { search: value || undefined }, replace: true });
          }}
        />
      </div>
      {edited === 'new' ? <AccountForm account={null} onDone={done} onBack={() => setEdited(null)} /> : null}
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" count={12} label="Accounts" />
      ) : (
        <table className="fn-table fa-chart">
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">
                <span className="ck-hidden">What it is</span>
              </th>
              <th scope="col">
                <span className="ck-hidden">Change</span>
              </th>
            </tr>
          </thead>
          {kindOrder
            .map((type) => ({ type, own: accounts.filter((account) => account.type === type) }))
            .filter(({ own }) => own.length > 0)
            .map(({ type, own }) => (
              <tbody key={type}>
                <tr className="fn-kind">
                  <th scope="rowgroup" colSpan={3}>
                    {accountKinds[type]}
                  </th>
                </tr>
                {own.map((account) =>
                  edited === account.code ? (
                    <tr key={account.code}>
                      <td colSpan={3}>
                        <AccountForm account={account} onDone={done} onBack={() => setEdited(null)} />
                      </td>
                    </tr>
                  ) : (
                    <AccountRow
                      key={account.code}
                      account={account}
                      onEdit={mayEdit ? () => setEdited(account.code) : null}
                    />
                  ),
                )}
              </tbody>
            ))}
        </table>
      )}
    </>
  );
}

type Account = ChartOfAccountsQuery['chartOfAccounts'][number];

function AccountRow({ account, onEdit }: { account: Account; onEdit: (() => void) | null }) {
  const { today } = useSigned();
  const { code, name, control, builtIn, inUse } = account;
  return (
    <tr>
      <td>
        <Link to="/ledger" search={{ account: code, from: monthOf(today), to: today }}>
          <span className="fn-code">{code}</span> {name}
        </Link>
      </td>
      <td>
        {control ? <StatusPill tone="info">Control</StatusPill> : null}
        {builtIn ? null : <StatusPill tone={inUse ? 'good' : 'quiet'}>{inUse ? 'Own' : 'Not in use'}</StatusPill>}
      </td>
      <td>
        {onEdit ? (
          <Button size="compact-md" variant="subtle" aria-label={`Change ${code} ${name}`} onClick={onEdit}>
            Change
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
