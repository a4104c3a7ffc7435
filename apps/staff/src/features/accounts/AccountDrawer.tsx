import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, LoadingShape, Notice } from '@college-kiosk/ui';
import { Drawer } from '@mantine/core';
import { graphql } from '../../gql/gql.ts';
import type { AccountSheetFragment } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { Timeline } from '../../shell/Timeline.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { AccountAccess } from './AccountAccess.tsx';
import { AccountRoles } from './AccountRoles.tsx';
import { AccountState } from './AccountState.tsx';
import { AccountSheetDocument } from './account-sheet.ts';
import { ChangeAccount } from './ChangeAccount.tsx';
import { DisableAccount } from './DisableAccount.tsx';
import { EnableAccount } from './EnableAccount.tsx';
import { GiveFirstPassword } from './GiveFirstPassword.tsx';
import { PastRoles } from './PastRoles.tsx';
import { RemoveFactors } from './RemoveFactors.tsx';
import type { RoleChoice } from './role-choice.ts';

const AccountDocument = graphql(`
  query Account($id: UUID!) {
    account(id: $id) { __typename id ...AccountSheet }
  }
`);

type Props = { id: string; roles: readonly RoleChoice[]; onClose: () => void };

/** One person's account: roles, password, and whether it is open. */
export function AccountDrawer({ id, roles, onClose }: Props) {
  const { data, error, refetch } = useQuery(AccountDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const account = readFragment(AccountSheetDocument, data?.account);
  return (
    <Drawer opened onClose={onClose} position="right" size={560} title={account?.name ?? 'Account'}>
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" />
      ) : !account ? (
        <EmptyState kind="filtered" title="There is no such account here" />
      ) : (
        <Sheet account={account} roles={roles} />
      )}
    </Drawer>
  );
}

function Sheet({ account, roles }: { account: AccountSheetFragment; roles: readonly RoleChoice[] }) {
  const { organisation, may } = useSigned();
  const day = (at: string) => formatDay(at, organisation.zone);
  const manages = may('account:manage');
  return (
    <div className="ac-sheet">
      <p className="ac-who">
        <span className="ac-email">{account.email}</span>
        <AccountState account={account} />
        <small>Made on {day(account.createdAt)}</small>
      </p>
      {account.disabledAt ? (
        <Notice tone="soon">
          Disabled on {day(account.disabledAt)}
          {account.disabledReason ? `: ${account.disabledReason}` : ''}
        </Notice>
      ) : null}
      {manages ? (
        <div className="st-acts">
          <ChangeAccount account={account} />
          <GiveFirstPassword account={account} />
          {account.hasSecondFactor ? <RemoveFactors account={account} /> : null}
          {account.disabledAt ? <EnableAccount account={account} /> : <DisableAccount account={account} />}
        </div>
      ) : null}
      <AccountRoles account={account} roles={roles} manages={manages} />
      <AccountAccess accountId={account.id} grantIds={account.grants.map(({ id }) => id)} />
      <PastRoles grants={account.pastGrants} />
      <Timeline entity="account" id={account.id} />
    </div>
  );
}
