import { never, useCommandId } from '@college-kiosk/client';
import { useRef } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';

const SubmitExpenseClaimDocument = graphql(`
  mutation SubmitExpenseClaim($commandId: UUID!, $claimId: UUID!) {
    submitExpenseClaim(commandId: $commandId, claimId: $claimId) {
      __typename
      ... on ExpenseClaim { id state version }
      ... on AmountNotPositive { code message position }
      ... on CategoryClosed { code message position }
      ... on SellerGstinInvalid { code message position }
      ... on TaxUnfit { code message position }
      ... on ReceiptNeeded { code message position above }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on NotYourClaim { code message }
      ... on IllegalClaimStep { code message state }
    }
  }
`);

/** Asks for a claim to be paid. `run` gives why not, or null; `failed` tells whether it was answered at all. */
export function useSubmitClaim() {
  const commandId = useCommandId();
  const { run, busy, problem } = useRun(SubmitExpenseClaimDocument);
  const failed = useRef(false);
  return {
    busy,
    problem,
    failed: () => failed.current,
    async run(claimId: string): Promise<string | null> {
      const answer = (await run({ commandId: commandId({ claimId }), claimId }))?.submitExpenseClaim;
      failed.current = !answer;
      if (!answer) return null;
      switch (answer.__typename) {
        case 'ExpenseClaim':
          return null;
        case 'AmountNotPositive':
        case 'CategoryClosed':
        case 'SellerGstinInvalid':
        case 'TaxUnfit':
        case 'ReceiptNeeded':
        case 'DayAhead':
        case 'PeriodLocked':
        case 'NotYourClaim':
        case 'IllegalClaimStep':
          return answer.message;
        default:
          return never(answer);
      }
    },
  };
}
