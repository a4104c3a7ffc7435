import { never, newId } from '@college-kiosk/client';
import { formatDay, formatTime } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import type { LockedFor } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';

const LockedAccountRow = graphql(`
  fragment LockedAccountRow on LockedAccount { __typename accountId name email kind wrong until }
`);

const UnlockAccountDocument = graphql(`
  mutation UnlockAccount($input: UnlockAccountInput!) {
    unlockAccount(input: $input) {
      __typename
      ... on LockedAccounts { accounts { __typename ...LockedAccountRow } }
      ... on UnlockedOften { code message }
      ... on NotYourself { code message }
      ... on BeyondOwnRights { code message permissions }
    }
  }
`);

const closedTo: Record<LockedFor, string> = {
  STRANGERS: 'Closed to new devices',
  DEVICE: 'Closed to one known device',
  PIN: 'Its PIN is closed at tills',
};

export interface LockedAccountsProps {
  readonly accounts: readonly FragmentType<typeof LockedAccountRow>[];
  readonly onUnlocked: () => void;
}

/** Accounts that are closed for a while because of wrong tries, each with the way to open it at once. */
export function LockedAccounts({ accounts, onUnlocked }: LockedAccountsProps) {
  const locked = readFragment(LockedAccountRow, accounts);
  const { organisation, may } = useSigned();
  const { zone } = organisation;
  const toast = useToast();
  const [run, busy] = useRun(UnlockAccountDocument);
  const unlock = async (accountId: string, name: string) => {
    const answer = (await run({ input: { commandId: newId(), accountId } }))?.unlockAccount;
    if (!answer) return;
    switch (answer.__typename) {
      case 'LockedAccounts':
        toast.done(`${name} can sign in from any device again.`);
        return onUnlocked();
      case 'UnlockedOften':
      case 'NotYourself':
      case 'BeyondOwnRights':
        return toast.refused(answer.message);
      default:
        never(answer);
    }
  };
  if (locked.length === 0) return null;
  return (
    <div className="se-card">
      <h2>Locked accounts</h2>
      <ul className="se-locked">
        {locked.map(({ accountId, name, email, kind, wrong, until }) => (
          <li key={`${accountId} ${kind}`}>
            <div>
              <strong>{name}</strong>
              <small>{email}</small>
              <small>
                {wrong} wrong tries. {closedTo[kind]} until {formatDay(until, zone)}, {formatTime(until, zone)}.
              </small>
            </div>
            {may('account:manage') ? (
              <Button variant="default" disabled={busy} onClick={() => void unlock(accountId, name)}>
                Unlock
                <span className="ck-hidden"> {name}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
