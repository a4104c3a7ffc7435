import './security.css';
import { useQuery } from '@apollo/client/react';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { Timeline } from '../../shell/Timeline.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { AddressRules } from './AddressRules.tsx';
import { RetentionForm } from './RetentionForm.tsx';
import { SecurityFacts } from './SecurityFacts.tsx';
import { SecurityForm } from './SecurityForm.tsx';
import { SecurityOverview } from './SecurityOverview.tsx';

const SecurityDocument = graphql(`
  query SecuritySettings {
    securityOverview { __typename ...SecurityFigures }
    lockedAccounts { __typename ...LockedAccountRow }
    addressRules { __typename ...AddressRulesShown }
    securitySettings { __typename ...AllSecuritySettings ...SecurityFactsShown }
    retentionSettings { __typename ...AllRetentionSettings }
  }
`);

/** The id of what there is one of, in the audit trail (the nil UUID, RFC 9562 §5.9). */
const THE_ONE = '00000000-0000-0000-0000-000000000000';

/** How it stands with sign-ins, who needs a second factor, how long sessions last, and how often one may guess. */
export function SecurityPage() {
  const { may } = useSigned();
  const { data, error, refetch } = useQuery(SecurityDocument, { fetchPolicy: 'network-only' });
  return (
    <>
      <PageHeader
        title="Security"
        lead={
          may('security:manage')
            ? 'What you save here counts at once, for everybody who is signed in'
            : 'How it stands, and what is set. Administrators change it.'
        }
      />
      {data ? (
        <>
          <SecurityOverview
            overview={data.securityOverview}
            locked={data.lockedAccounts}
            onUnlocked={() => void refetch()}
          />
          {may('security:manage') ? (
            <>
              <SecurityForm settings={data.securitySettings} />
              <RetentionForm settings={data.retentionSettings} />
            </>
          ) : (
            <SecurityFacts settings={data.securitySettings} />
          )}
          <AddressRules book={data.addressRules} onChanged={() => void refetch()} />
          <div className="se-form se-history">
            <Timeline entity="security_settings" id={THE_ONE} />
            <Timeline title="History of how long things are kept" entity="retention_settings" id={THE_ONE} />
          </div>
        </>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingShape shape="text" />
      )}
    </>
  );
}
