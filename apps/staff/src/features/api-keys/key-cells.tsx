import { formatDay, formatTime, StatusPill } from '@college-kiosk/ui';
import type { ApiKeysQuery } from '../../gql/graphql.ts';

type Key = ApiKeysQuery['apiKeys'][number];

/** Whether a key opens nothing any more. */
export function isOver({ withdrawnAt, expiresAt }: Key, now: number): boolean {
  return withdrawnAt != null || (expiresAt != null && Date.parse(expiresAt) <= now);
}

/** When it was used last and, while it has more than one secret, which of them. */
export function KeyUse({ apiKey, now, zone }: { apiKey: Key; now: number; zone: string }) {
  const moment = (at: string) => `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  const used = (at: string | null | undefined) => (at ? moment(at) : 'never');
  const good = apiKey.secrets.filter(({ endsAt }) => !endsAt || Date.parse(endsAt) > now);
  if (good.length < 2 || isOver(apiKey, now)) return <span className="ak-when">{used(apiKey.lastUsedAt)}</span>;
  return (
    <ul className="ak-secrets">
      {good.map(({ id, endsAt, lastUsedAt }) => (
        <li key={id}>
          {used(lastUsedAt)}
          <small className="ak-soft">{endsAt ? `old secret, until ${moment(endsAt)}` : 'new secret'}</small>
        </li>
      ))}
    </ul>
  );
}

/** From where it may come, and what it may spend. */
export function KeyLimits({ apiKey: { networks, costPerMinute } }: { apiKey: Key }) {
  const [first, ...more] = networks;
  return (
    <>
      {first ? (more.length > 0 ? `${first} and ${more.length} more` : first) : 'anywhere'}
      {costPerMinute ? (
        <small className="ak-soft">{costPerMinute.toLocaleString('en-IN')} points a minute</small>
      ) : null}
    </>
  );
}

export function Scopes({ scopes }: Pick<Key, 'scopes'>) {
  const [first, ...more] = scopes;
  if (more.length === 0) return <>{first?.says}</>;
  return (
    <details className="ak-scopes">
      <summary>{scopes.length} things</summary>
      <ul>
        {scopes.map(({ permission, says }) => (
          <li key={permission}>{says}</li>
        ))}
      </ul>
    </details>
  );
}

export function KeyState({ apiKey, now, day }: { apiKey: Key; now: number; day: (at: string) => string }) {
  const { withdrawnAt, withdrawnBy, expiresAt } = apiKey;
  if (withdrawnAt) {
    return (
      <>
        <StatusPill tone="bad">Withdrawn</StatusPill>
        <small className="ak-soft">
          {day(withdrawnAt)}
          {withdrawnBy ? ` by ${withdrawnBy}` : ''}
        </small>
      </>
    );
  }
  if (expiresAt && Date.parse(expiresAt) <= now) return <StatusPill tone="quiet">Expired</StatusPill>;
  return (
    <>
      <StatusPill tone="good">Works</StatusPill>
      <small className="ak-soft">{expiresAt ? `until ${day(expiresAt)}` : 'no expiry'}</small>
    </>
  );
}
