import './purchasing.css';
import { useQuery } from '@apollo/client/react';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { RulesForm } from './RulesForm.tsx';

const PurchaseRulesDocument = graphql(`
  query PurchaseRules {
    purchaseRules {
      __typename
      selfUpTo
      tiers { __typename role upTo }
      unorderedUpTo
      overReceiptPercent
      shelfLifePercent
      billPricePercent
      billPriceAmount
      billTotalAmount
      version
    }
  }
`);

/** Who may approve purchases up to what, what is taken in, and which bills are held. For all outlets. */
export function RulesPage() {
  const { data, error, refetch } = useQuery(PurchaseRulesDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <div className="pu-order">
      <PageHeader
        title="Rules of buying"
        lead="For all outlets"
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/purchasing" {...props} />}>
            Purchase orders
          </Button>
        }
      />
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" label="The rules" />
      ) : (
        <RulesForm key={data.purchaseRules.version} rules={data.purchaseRules} onSaved={() => void refetch()} />
      )}
    </div>
  );
}
