import { formatDay } from '@college-kiosk/ui';
import type { AccountSheetFragment } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import type { RoleChoice } from './role-choice.ts';

type Props = { grants: AccountSheetFragment['pastGrants']; roles: readonly RoleChoice[] };

/** Roles that somebody had. */
export function PastRoles({ grants, roles }: Props) {
  const { zone } = useSigned().organisation;
  if (grants.length === 0) return null;
  return (
    <section className="ac-roles" aria-labelledby="ac-past-title">
      <h2 id="ac-past-title">Before</h2>
      <ul>
        {grants.map(({ id, role, outlet, grantedAt, expiresAt, withdrawnAt, withdrawnByName }) => (
          <li key={id}>
            <div>
              {roles.find((one) => one.role === role)?.name ?? role} {outlet ? `at ${outlet.name}` : 'everywhere'}
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
