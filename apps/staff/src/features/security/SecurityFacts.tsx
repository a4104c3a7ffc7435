import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { guessFields, type LimitField, sessionFields } from './limit-fields.ts';

const SecurityFactsShown = graphql(`
  fragment SecurityFactsShown on SecuritySettings {
    __typename
    staffIdleMinutes
    staffHours
    studentIdleMinutes
    studentHours
    sessionsAtMost
    guessFreeTries
    guessWaitSecondsMax
    guessLockAfter
    guessLockMinutes
    addressTriesPerHour
    factorRules { __typename role isDemanded graceDays }
  }
`);

const nameOf = (role: string) => role.charAt(0).toUpperCase() + role.slice(1);

/** The security settings for whoever may see them and not change them. */
export function SecurityFacts({ settings }: { settings: FragmentType<typeof SecurityFactsShown> }) {
  const saved = readFragment(SecurityFactsShown, settings);
  const figures = (fields: readonly LimitField<(typeof sessionFields | typeof guessFields)[number]['name']>[]) =>
    fields.map(({ name, label }): Fact => ({ label, value: saved[name].toLocaleString('en-IN') }));
  const rules = saved.factorRules.map(
    ({ role, isDemanded, graceDays }): Fact => ({
      label: nameOf(role),
      value: isDemanded
        ? graceDays === 0
          ? 'needs one'
          : `needs one, after ${graceDays} days of grace`
        : 'needs none',
    }),
  );
  return (
    <div className="se-form">
      <Facts title="Second factor" facts={rules} />
      <Facts title="Sessions" facts={figures(sessionFields)} />
      <Facts title="Guessing" facts={figures(guessFields)} />
    </div>
  );
}

type Fact = { readonly label: string; readonly value: string };

function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <section className="se-card" aria-label={title}>
      <h2>{title}</h2>
      <dl className="se-facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
