import './security.css';
import { useQuery } from '@apollo/client/react';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { SecurityForm } from './SecurityForm.tsx';

const SecurityDocument = graphql(`
  query SecuritySettings {
    securitySettings { __typename ...AllSecuritySettings }
  }
`);

/** Who needs a second factor, and how long sessions last. */
export function SecurityPage() {
  const { data, error, refetch } = useQuery(SecurityDocument, { fetchPolicy: 'network-only' });
  return (
    <>
      <PageHeader title="Security" lead="What you save here counts at once, for everybody who is signed in" />
      {data ? (
        <SecurityForm settings={data.securitySettings} />
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingShape shape="text" />
      )}
    </>
  );
}
