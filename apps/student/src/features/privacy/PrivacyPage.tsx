import { useQuery } from '@apollo/client/react';
import { askAgain } from '@college-kiosk/client';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { useLanguage, useSay } from '../../i18n/i18n.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { BirthYear } from './BirthYear.tsx';
import { ConsentRow } from './ConsentRow.tsx';
import { EraseCard } from './EraseCard.tsx';
import { ExportCard } from './ExportCard.tsx';

const MyPrivacyDocument = graphql(`
  query MyPrivacy($language: Language!) {
    myPrivacy(language: $language) {
      __typename
      birthYear
      consents { __typename purpose ...OneConsent }
    }
  }
`);

/** What the canteen may do with one's data, a copy of them, and the way out. */
export function PrivacyPage() {
  const say = useSay();
  const { code: language } = useLanguage();
  const { data, previousData, error, refetch } = useQuery(MyPrivacyDocument, {
    variables: { language },
    fetchPolicy: 'cache-and-network',
  });
  const again = askAgain(refetch);
  const known = (data ?? previousData)?.myPrivacy;
  return (
    <>
      <PageHeader title={say('privacy.title')} lead={say('privacy.lead')} />
      {known ? (
        <div className="sd-page">
          <section className="sd-card" aria-labelledby="sd-consents">
            <h2 id="sd-consents">{say('consent.title')}</h2>
            <p>{say('consent.why')}</p>
            <ul className="sd-list">
              {known.consents.map((consent) => (
                <ConsentRow key={consent.purpose} consent={consent} onChanged={again} />
              ))}
            </ul>
            <BirthYear key={known.birthYear} year={known.birthYear} onChanged={again} />
          </section>
          <ExportCard />
          <EraseCard />
        </div>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingShape shape="text" label={say('loading')} />
      )}
    </>
  );
}
