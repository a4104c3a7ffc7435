import './security.css';
import { useQuery } from '@apollo/client/react';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { AddressRules } from './AddressRules.tsx';
import { SecurityForm } from './SecurityForm.tsx';
import { SecurityOverview } from './SecurityOverview.tsx';

const SecurityDocument = graphql(`
  query SecuritySettings {
    securityOverview { __typename ...SecurityFigures }
    lockedAccounts { __typename ...LockedAccountRow }
    addressRules { __typename ...AddressRulesShown }
    securitySettings { __typename ...AllSecuritySettings }
  }
`);

/** How it stands with sign-ins, who needs a second factor, how long sessions last, and how often one may guess. */
export function SecurityPage() {
  const { data, error, refetch } = useQuery(SecurityDocument, { fetchPolicy: 'network-only' });
  return (
    <>
      <PageHeader title="Security" lead="What you save here counts at once, for everybody who is signed in" />
      {data ? (
        <>
          <SecurityOverview
            overview={data.securityOverview}
            locked={data.lockedAccounts}
            onUnlocked={() => void refetch()}
          />
          <SecurityForm settings={data.securitySettings} />
          <AddressRules book={data.addressRules} onChanged={() => void refetch()} />
        </>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingShape shape="text" />
      )}
    </>
  );
}
