import { useQuery } from '@apollo/client/react';
import { formatDay, LoadingShape, Notice } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import type { RoleChangeQuery, RoleFactorInput } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';

const RoleChangeDocument = graphql(`
  query RoleChange($role: String!, $permissions: [String!]!, $factor: RoleFactorInput, $basedOn: Role) {
    roleChange(role: $role, permissions: $permissions, factor: $factor, basedOn: $basedOn) {
      __typename
      factorGraceDays
      factorFrom
      withoutFactor
      gains { __typename permission says }
      loses { __typename permission says }
      holders
      gaining
      losing
      people {
        __typename
        accountId
        name
        gains { __typename permission says }
        loses { __typename permission says }
      }
      refusal { __typename code message }
    }
  }
`);

type Preview = RoleChangeQuery['roleChange'];
type Words = Preview['gains'];
type Props = {
  role: string;
  isNew: boolean;
  permissions: readonly string[];
  /** What it is to say of second factors; null: nothing, since it is built in. */
  factor: RoleFactorInput | null;
};

/** Who would gain and who would lose what, before anything is saved. */
export function ChangePreview({ role, isNew, permissions, factor }: Props) {
  const { zone } = useSigned().organisation;
  const { data, error, refetch } = useQuery(RoleChangeDocument, {
    variables: { role, permissions: [...permissions], factor },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="text" label="What changes" />;
  const { gains, loses, people, refusal } = data.roleChange;
  return (
    <section className="ro-preview" aria-labelledby="ro-preview-title" aria-live="polite">
      <h2 id="ro-preview-title">What changes</h2>
      {refusal ? <Notice>{refusal.message}</Notice> : null}
      {gains.length + loses.length === 0 ? <p>{isNew ? 'The role holds nothing.' : 'What it may do stays.'}</p> : null}
      <Sentences title={isNew ? 'The role may' : 'The role gains'} words={gains} />
      <Sentences title="The role loses" words={loses} />
      {factor ? <p>{factorWords(data.roleChange, zone)}</p> : null}
      <p>
        <strong>{isNew ? 'Nobody has it yet.' : figures(data.roleChange)}</strong>
      </p>
      {people.length > 0 ? (
        <ul className="ro-people">
          {people.map(({ accountId, name, gains: gained, loses: lost }) => (
            <li key={accountId}>
              <strong>{name}</strong>
              {isSame(gained, gains) && isSame(lost, loses) ? (
                ' all of it'
              ) : (
                <>
                  <Sentences title="gains" words={gained} />
                  <Sentences title="loses" words={lost} />
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function factorWords({ factorGraceDays, factorFrom, holders, withoutFactor }: Preview, zone: string): string {
  if (factorGraceDays == null || !factorFrom) return 'By itself it demands no second factor.';
  const from = `It demands a second factor from ${formatDay(factorFrom, zone)} on.`;
  return holders === 0 ? from : `${from} Of those who have the role ${withoutFactor} must still set one up.`;
}

/** Whether somebody gains, or loses, just what the role does. */
function isSame(mine: Words, all: Words): boolean {
  return mine.length === all.length;
}

function Sentences({ title, words }: { title: string; words: Words }) {
  if (words.length === 0) return null;
  return (
    <div className="ro-sentences">
      <span>{title}</span>
      <ul>
        {words.map(({ permission, says }) => (
          <li key={permission}>{says}</li>
        ))}
      </ul>
    </div>
  );
}

function figures({ holders, gaining, losing, people }: Preview): string {
  if (holders === 0) return 'Nobody has this role now.';
  const whole = holders === 1 ? '1 person has it' : `${holders.toLocaleString('en-IN')} people have it`;
  const more = Math.max(gaining, losing) > people.length ? ` The first ${people.length} by name:` : '';
  return `${whole}: ${gaining} would gain something, ${losing} would lose something.${more}`;
}
