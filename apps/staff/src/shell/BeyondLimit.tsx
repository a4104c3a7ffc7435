import { MoneyText, Notice } from '@college-kiosk/ui';

/** Why somebody may not give this much back, and who may. */
export function BeyondLimit({ amount, limit, roles }: { amount: number; limit: number; roles: readonly string[] }) {
  return (
    <Notice>
      This gives back <MoneyText value={amount} />. You may give back up to <MoneyText value={limit} /> by yourself.{' '}
      {roles.length > 0 ? `Here this may be done by: ${roles.join(', ')}.` : 'Ask an administrator.'}
    </Notice>
  );
}
