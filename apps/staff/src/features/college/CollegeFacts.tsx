import type { CollegePageQuery, UnknownPerson } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useSigned } from '../../shell/viewer.tsx';

const CollegeFactsShown = graphql(`
  fragment CollegeFactsShown on CollegeSettings {
    __typename
    isOn
    domains
    groupsClaim
    unknownPerson
    trustsFactor
    factorAcrs
    mappings { __typename id groupName role outletId }
  }
`);

/** What becomes of somebody whom the college knows and we do not. */
export const unknownWords: Record<UnknownPerson, string> = {
  REFUSE: 'They are not let in',
  REGISTER: 'They are registered, and somebody decides',
  ADMIT_STUDENT: 'They are admitted as a student at once',
};

type Props = { settings: FragmentType<typeof CollegeFactsShown>; roles: CollegePageQuery['roles'] };

/** How the college signs people in, for whoever may see it and not change it. */
export function CollegeFacts({ settings, roles }: Props) {
  const { isOn, domains, groupsClaim, unknownPerson, trustsFactor, factorAcrs, mappings } = readFragment(
    CollegeFactsShown,
    settings,
  );
  const { outlets } = useSigned().viewer;
  const nameOf = (code: string) => roles.find(({ role }) => role === code)?.name ?? code;
  const placeOf = (id: string | null | undefined) =>
    id ? (outlets.find((outlet) => outlet.id === id)?.name ?? 'another outlet') : 'everywhere';
  return (
    <section className="co-card" aria-labelledby="co-set">
      <h2 id="co-set">What is set</h2>
      <dl className="co-facts">
        <dt>The college signs people in</dt>
        <dd>{isOn ? 'Yes' : 'No'}</dd>
        <dt>Domains of e-mail addresses</dt>
        <dd>{domains.join(', ') || 'None'}</dd>
        <dt>Who has no account here</dt>
        <dd>{unknownWords[unknownPerson]}</dd>
        <dt>The college’s second factor is trusted</dt>
        <dd>{trustsFactor ? `Yes${factorAcrs.length > 0 ? `, by “acr” ${factorAcrs.join(', ')}` : ''}` : 'No'}</dd>
        <dt>Roles by group, from the claim “{groupsClaim}”</dt>
        {mappings.length === 0 ? <dd>None</dd> : null}
        {mappings.map(({ id, groupName, role, outletId }) => (
          <dd key={id}>
            {groupName}: {nameOf(role)}, {placeOf(outletId)}
          </dd>
        ))}
      </dl>
    </section>
  );
}
