import './accounts.css';
import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, PageHeader, ShowMore } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type MouseEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { AccountsQuery } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { AccountDrawer } from './AccountDrawer.tsx';
import { AccountFilters } from './AccountFilters.tsx';
import { AccountState } from './AccountState.tsx';
import { MakeAccount } from './MakeAccount.tsx';

const AccountsDocument = graphql(`
  query Accounts($search: String, $role: String, $disabled: Boolean, $after: String, $first: Int = 50) {
    roles { __typename role name says isOwn permissions { __typename permission says } }
    accounts(search: $search, role: $role, disabled: $disabled, after: $after, first: $first) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node {
          __typename
          id
          name
          email
          passwordIsDue
          disabledAt
          grants { __typename id roleName outlet { __typename id name } }
        }
      }
    }
  }
`);

type Row = AccountsQuery['accounts']['edges'][number]['node'];

/** Everybody who can sign in. */
export function AccountsPage() {
  const { outlet, may } = useSigned();
  const { search, role, disabled, account } = useSearch({ from: '/signed/accounts' });
  const navigate = useNavigate({ from: '/accounts' });
  const { data, rows, error, isLoading, refetch, ...list } = usePages(AccountsDocument, {
    variables: { search: search ?? null, role: role ?? null, disabled: disabled ?? null },
    page: (data) => data.accounts,
    keepsLast: true,
  });
  const [making, setMaking] = useState(false);
  const page = data?.accounts;
  const roles = data?.roles ?? [];
  const open = (id: string | undefined) => void navigate({ search: (before) => ({ ...before, account: id }) });
  const problem = error ? problemOf(error) : null;
  const make = { label: 'Make an account', onClick: () => setMaking(true) };
  const toRoles = (event: MouseEvent) => {
    event.preventDefault();
    void navigate({ to: '/roles', search: {} });
  };
  return (
    <>
      <PageHeader
        title="Accounts"
        lead={page ? countOf(page.totalCount) : 'Everybody who can sign in'}
        actions={
          <>
            <Button variant="default" component="a" href="/staff/roles" onClick={toRoles}>
              Roles
            </Button>
            {may('account:manage') ? (
              <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={make.onClick}>
                {make.label}
              </Button>
            ) : null}
          </>
        }
      />
      <AccountFilters roles={roles} />
      <DataTable
        caption="Accounts"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          search || role || disabled !== undefined
            ? {
                kind: 'filtered',
                title: 'No account fits',
                action: { label: 'Show all', onClick: () => void navigate({ search: {} }) },
              }
            : {
                kind: 'first-use',
                title: 'Nobody has an account here yet',
                ...(may('account:manage') && { action: make }),
              }
        }
        onRowClick={({ id }) => open(id)}
        columns={[
          { key: 'name', header: 'Name', render: ({ name }) => <strong className="ac-name">{name}</strong> },
          { key: 'email', header: 'E-mail', render: ({ email }) => <span className="ac-email">{email}</span> },
          { key: 'roles', header: 'Roles', width: '35%', render: rolesOf },
          { key: 'state', header: 'State', render: (row) => <AccountState account={row} /> },
        ]}
      />
      <ShowMore list={list} />
      {account ? <AccountDrawer id={account} roles={roles} onClose={() => open(undefined)} /> : null}
      {making ? <MakeAccount roles={roles} outlet={outlet} onClose={() => setMaking(false)} onMade={refetch} /> : null}
    </>
  );
}

function rolesOf({ grants }: Row): string {
  if (grants.length === 0) return 'none';
  return grants.map(({ roleName, outlet }) => (outlet ? `${roleName} (${outlet.name})` : roleName)).join(', ');
}

function countOf(accounts: number): string {
  return accounts === 1 ? '1 account' : `${accounts.toLocaleString('en-IN')} accounts`;
}
