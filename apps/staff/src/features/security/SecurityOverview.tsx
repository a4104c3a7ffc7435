import { FigureCard } from '@college-kiosk/ui';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { LockedAccounts, type LockedAccountsProps } from './LockedAccounts.tsx';

const SecurityFigures = graphql(`
  fragment SecurityFigures on SecurityOverview {
    __typename
    failedSignIns
    openSessions
    withoutFactor { __typename role people without }
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
  const { failedSignIns, openSessions, withoutFactor } = readFragment(SecurityFigures, overview);
  const staff = withoutFactor.filter(({ role }) => role !== 'student');
  return (
    <section className="se-overview" aria-label="How it stands now">
      <div className="se-figures">
        <FigureCard label="Wrong sign-ins in 24 hours" figure={failedSignIns} />
        <FigureCard label="Open sessions" figure={openSessions} />
        <FigureCard label="Locked accounts" figure={locked.length} />
      </div>
      <LockedAccounts accounts={locked} onUnlocked={onUnlocked} />
      {staff.length > 0 ? (
        <div className="se-card">
          <h2>People without a second factor</h2>
          <ul className="se-roles">
            {staff.map(({ role, people, without }) => (
              <li key={role}>
                <span>{nameOf(role)}</span>
                <span>{without === 0 ? 'Everybody has one' : `${without} of ${people}`}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
