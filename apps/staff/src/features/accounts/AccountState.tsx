import { StatusPill } from '@college-kiosk/ui';

/** Whether somebody can work with an account. */
export function AccountState({ account }: { account: { disabledAt?: string | null; passwordIsDue: boolean } }) {
  if (account.disabledAt) return <StatusPill tone="bad">Disabled</StatusPill>;
  return account.passwordIsDue ? (
    <StatusPill tone="soon">First password</StatusPill>
  ) : (
    <StatusPill tone="good">Active</StatusPill>
  );
}
