import { never, newId } from '@college-kiosk/client';
import { ConfirmButton, EmptyState, formatDay, formatMoney, formatTime, Notice } from '@college-kiosk/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { AccountSheetFragment } from '../../gql/graphql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { GiveRole } from './GiveRole.tsx';
import type { RoleChoice } from './role-choice.ts';

const WithdrawRoleDocument = graphql(`
  mutation WithdrawRole($input: WithdrawRoleInput!) {
    withdrawRole(input: $input) {
      __typename
      ... on UserAccount { id ...AccountSheet }
      ... on LastAdministrator { code message }
      ... on BeyondOwnRights { code message }
    }
  }
`);

type Grant = AccountSheetFragment['grants'][number];
type Props = { account: AccountSheetFragment; roles: readonly RoleChoice[]; manages: boolean };

/** The roles that count now, and the two acts on them. */
export function AccountRoles({ account, roles, manages }: Props) {
  const toast = useToast();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(WithdrawRoleDocument);
  const withdraw = async (grant: Grant) => {
    setRefusal(null);
    const data = await run({ input: { commandId: newId(), grantId: grant.id } });
    const answer = data?.withdrawRole;
    if (!answer) return;
    switch (answer.__typename) {
      case 'UserAccount':
        return toast.done(`${account.name} is no longer ${grant.roleName} there.`);
      case 'LastAdministrator':
      case 'BeyondOwnRights':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <section className="ac-roles" aria-labelledby="ac-roles-title">
      <header>
        <h2 id="ac-roles-title">Roles</h2>
        {manages ? <GiveRole account={account} roles={roles} /> : null}
      </header>
      {refusal ? <Notice>{refusal}</Notice> : null}
      {account.grants.length === 0 ? <EmptyState kind="first-use" title="No role yet: they can do nothing" /> : null}
      <ul>
        {account.grants.map((grant) => (
          <li key={grant.id}>
            <div>
              <strong>{grant.roleName}</strong> {grant.outlet ? `at ${grant.outlet.name}` : 'everywhere'}
              <GrantFacts grant={grant} />
            </div>
            {manages ? (
              <ConfirmButton
                size="compact-sm"
                confirm={`Withdraw ${grant.roleName}`}
                loading={busy}
                onConfirm={() => void withdraw(grant)}
              >
                Withdraw
              </ConfirmButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function GrantFacts({ grant }: { grant: Grant }) {
  const { zone } = useSigned().organisation;
  const { refundUpToMinor, discountUpToMinor, purchaseUpToMinor } = grant.limits;
  const limits = [
    ...(refundUpToMinor == null ? [] : [`refunds up to ${formatMoney(refundUpToMinor)}`]),
    ...(discountUpToMinor == null ? [] : [`discounts up to ${formatMoney(discountUpToMinor)}`]),
    ...(purchaseUpToMinor == null ? [] : [`purchases up to ${formatMoney(purchaseUpToMinor)}`]),
  ];
  return (
    <small>
      Given on {formatDay(grant.grantedAt, zone)} {grant.grantedByName ? `by ${grant.grantedByName}` : 'at set-up'}
      {grant.expiresAt ? `, until ${formatDay(grant.expiresAt, zone)}, ${formatTime(grant.expiresAt, zone)}` : ''}
      {limits.length > 0 ? `; ${limits.join(', ')}` : ''}
    </small>
  );
}
