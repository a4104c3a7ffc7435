import './claims.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, Notice, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { ClaimForm } from './ClaimForm.tsx';
import { typedLine } from './claim-lines.ts';

const ClaimableDocument = graphql(`
  query Claimable {
    expenseCategories { __typename id name receiptAbove inUse }
  }
`);
const EditedClaimDocument = graphql(`
  query EditedClaim($id: UUID!) {
    expenseCategories { __typename id name receiptAbove inUse }
    expenseClaim(id: $id) {
      __typename
      id
      number
      version
      title
      reason
      outlet { __typename id name }
      lines {
        __typename
        position
        day
        what
        amount
        sellerName
        sellerGstin
        billNumber
        cgst
        sgst
        igst
        category { __typename id name }
        receipts { __typename id mediaType }
      }
    }
  }
`);

const back = (
  <Button variant="default" renderRoot={(props) => <Link to="/claims" search={{ show: 'mine' }} {...props} />}>
    My claims
  </Button>
);

/** A claim that is being written. */
export function NewClaimPage() {
  const { data, error, refetch } = useQuery(ClaimableDocument, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The claim" />;
  return (
    <>
      <PageHeader title="New claim" lead="Each thing you paid for, with its receipt." actions={back} />
      <ClaimForm categories={data.expenseCategories} claim={null} />
    </>
  );
}

/** A draft, or a claim that was returned, as it is to be. */
export function EditClaimPage() {
  const { claimId } = useParams({ from: '/claims/$claimId/edit' });
  const { data, error, refetch } = useQuery(EditedClaimDocument, {
    variables: { id: claimId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The claim" />;
  const claim = data.expenseClaim;
  if (!claim) return <EmptyState kind="filtered" title="There is no such claim" />;
  return (
    <>
      <PageHeader title={`Change claim ${claim.number}`} actions={back} />
      {claim.reason ? <Notice tone="soon">Returned: {claim.reason}</Notice> : null}
      <ClaimForm categories={data.expenseCategories} claim={{ ...claim, lines: claim.lines.map(typedLine) }} />
    </>
  );
}
