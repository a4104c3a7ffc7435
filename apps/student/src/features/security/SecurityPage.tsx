import '@college-kiosk/ui/account.css';
import { useQuery } from '@apollo/client/react';
import { askAgain } from '@college-kiosk/client';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { CollegeCard } from './CollegeCard.tsx';
import { FactorCards } from './FactorCards.tsx';
import { SessionList } from './SessionList.tsx';

const MySecurityDocument = graphql(`
  query MySecurity {
    mySessions { __typename id ...OneSession }
    mySecondFactor { __typename ...MySecondFactor }
    hasCollegeSignIn
    myCollegeAccount { __typename issuer }
  }
`);

/** Where one is signed in, the second factor, and the password. */
export function SecurityPage() {
  const say = useSay();
  const { data, error, refetch } = useQuery(MySecurityDocument, { fetchPolicy: 'cache-and-network' });
  const again = askAgain(refetch);
  return (
    <>
      <PageHeader title={say('security.title')} />
      {data ? (
        <div className="sd-page">
          <SessionList sessions={data.mySessions} onChanged={again} />
          <FactorCards factor={data.mySecondFactor} onChanged={again} />
          {data.hasCollegeSignIn || data.myCollegeAccount ? (
            <CollegeCard isLinked={Boolean(data.myCollegeAccount)} onChanged={again} />
          ) : null}
          <ChangePassword />
        </div>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingShape shape="text" label={say('loading')} />
      )}
    </>
  );
}
