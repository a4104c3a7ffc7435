import { formatDay } from '@college-kiosk/ui';
import type { AccountSheetFragment } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';

type Props = { grants: AccountSheetFragment['pastGrants'] };

/** Roles that somebody had. */
export function PastRoles({ grants }: Props) {
  const { zone } = useSigned().organisation;
  if (grants.length === 0) return null;
  return (
    <section className="ac-roles" aria-labelledby="ac-past-title">
      <h2 id="ac-past-title">Before</h2>
      <ul>
        {grants.map(({ id, roleName, outlet, grantedAt, expiresAt, withdrawnAt, withdrawnByName }) => (
          <li key={id}>
            <div>
              {roleName} {outlet ? `at ${outlet.name}` : 'everywhere'}
              <small>
                From {formatDay(grantedAt, zone)} until {formatDay(withdrawnAt ?? expiresAt ?? grantedAt, zone)}
                {withdrawnByName ? `, withdrawn by ${withdrawnByName}` : ''}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
