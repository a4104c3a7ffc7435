import { FigureCard } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { KeysToLookAt } from './KeysToLookAt.tsx';
import { LockedAccounts, type LockedAccountsProps } from './LockedAccounts.tsx';
import { SilentDevices } from './SilentDevices.tsx';

const SecurityFigures = graphql(`
  fragment SecurityFigures on SecurityOverview {
    __typename
    failedSignIns
    openSessions
    withoutFactor { __typename code role people without }
    keys { __typename ...KeysWantingALook }
    devices { __typename ...DevicesThatAreSilent }
  }
`);

interface SecurityOverviewProps {
  readonly overview: FragmentType<typeof SecurityFigures>;
  readonly locked: LockedAccountsProps['accounts'];
  readonly onUnlocked: LockedAccountsProps['onUnlocked'];
}

const nameOf = (role: string) => role.charAt(0).toUpperCase() + role.slice(1);

/** How it stands with sign-ins now: before anybody changes a figure. */
export function SecurityOverview({ overview, locked, onUnlocked }: SecurityOverviewProps) {
  const { failedSignIns, openSessions, withoutFactor, keys, devices } = readFragment(SecurityFigures, overview);
  const { may } = useSigned();
  const staff = withoutFactor.filter(({ code }) => code !== 'student');
  const wrong = <FigureCard label="Wrong passwords, codes and PINs in 24 hours" figure={failedSignIns} />;
  return (
    <section className="se-overview" aria-label="How it stands now">
      <div className="se-figures">
        {may('audit:read') ? (
          <Link to="/audit" search={{ since: '1d', outcome: 'REFUSED' }} className="se-link">
            {wrong}
          </Link>
        ) : (
          wrong
        )}
        <FigureCard label="Open sessions" figure={openSessions} />
        <FigureCard label="Locked accounts" figure={locked.length} />
      </div>
      <LockedAccounts accounts={locked} onUnlocked={onUnlocked} />
      {staff.length > 0 ? (
        <div className="se-card">
          <h2>People without a second factor</h2>
          <ul className="se-roles">
            {staff.map(({ code, role, people, without }) => (
              <li key={code}>
                {may('account:read') ? (
                  <Link to="/accounts" search={{ role: code }}>
                    {nameOf(role)}
                  </Link>
                ) : (
                  <span>{nameOf(role)}</span>
                )}
                <span>{without === 0 ? 'Everybody has one' : `${without} of ${people}`}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <KeysToLookAt found={keys} />
      <SilentDevices found={devices} />
    </section>
  );
}
