import './suggestions.css';
import { useQuery } from '@apollo/client/react';
import { LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { ExpiryWarnings } from './ExpiryWarnings.tsx';
import { ReplenishmentForm } from './ReplenishmentForm.tsx';

const ReplenishmentRulesDocument = graphql(`
  query ReplenishmentRules($outletId: UUID!) {
    replenishmentRules(outletId: $outletId) {
      __typename
      outletId
      draftsByThemselves
      orderCost
      holdingRate
      version
      classes { __typename countClass serviceLevel reviewDays }
    }
    expiryWarnings(outletId: $outletId) { __typename kind days version }
  }
`);

/** How an outlet works out what is to be ordered, and when something is said to expire soon. */
export function ReplenishmentPage() {
  const { outlet, may } = useSigned();
  const { data, error, refetch } = useQuery(ReplenishmentRulesDocument, {
    variables: { outletId: outlet.id },
    // What is changed here is not begun from what somebody saw before.
    fetchPolicy: 'network-only',
  });
  return (
    <>
      <PageHeader
        title="How orders are worked out"
        lead={`What counts at ${outlet.name}, unless an item has rules of its own`}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/purchasing/suggestions" {...props} />}>
            To order
          </Button>
        }
      />
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" />
      ) : (
        <div className="ps-rules">
          <p>
            An item is ordered when what is free and on order covers the days until a delivery comes, and something
            against chance. It is ordered up to what lasts until the order after that. How much is used a day is what
            was used on the same weekdays of the last eight weeks, without days that were closed.
          </p>
          <ReplenishmentForm
            key={outlet.id}
            outletId={outlet.id}
            rules={data.replenishmentRules}
            locked={!may('replenishment:manage')}
            reread={async () => (await refetch()).data?.replenishmentRules}
          />
          <ExpiryWarnings
            key={`${outlet.id} warnings`}
            outletId={outlet.id}
            warnings={data.expiryWarnings}
            locked={!may('stock:manage')}
            reread={async () => (await refetch()).data?.expiryWarnings}
          />
        </div>
      )}
    </>
  );
}
