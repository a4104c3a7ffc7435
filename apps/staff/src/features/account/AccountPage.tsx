import '@college-kiosk/ui/account.css';
import './account.css';
import { useQuery } from '@apollo/client/react';
import { askAgain } from '@college-kiosk/client';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { CollegeCard } from './CollegeCard.tsx';
import { FactorCards } from './FactorCards.tsx';
import { PasswordCard } from './PasswordCard.tsx';
import { PinCard } from './PinCard.tsx';
import { SessionList } from './SessionList.tsx';

const MyAccountDocument = graphql(`
  query MyAccount {
    mySessions { __typename id ...OneSession }
    mySecondFactor { __typename ...MySecondFactor }
    myPin { __typename ...OwnPin }
    hasCollegeSignIn
    myCollegeAccount { __typename ...MyCollegeAccount }
  }
`);

/** What concerns the person alone: their second factor, their password, and where they are signed in. */
export function AccountPage() {
  const { viewer, organisation } = useSigned();
  const { data, error, refetch } = useQuery(MyAccountDocument, { fetchPolicy: 'cache-and-network' });
  const again = askAgain(refetch);
  return (
    <>
      <PageHeader title="My account" lead={`${viewer.name} · ${viewer.email}`} />
      {data ? (
        <div className="ac-page">
          <FactorCards factor={data.mySecondFactor} zone={organisation.zone} onChanged={again} />
          <PasswordCard onChanged={again} />
          <PinCard pin={data.myPin} zone={organisation.zone} onChanged={again} />
          {data.hasCollegeSignIn || data.myCollegeAccount ? (
            <CollegeCard linked={data.myCollegeAccount ?? null} zone={organisation.zone} onChanged={again} />
          ) : null}
          <SessionList sessions={data.mySessions} zone={organisation.zone} onChanged={again} />
        </div>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingShape shape="text" />
      )}
    </>
  );
}
