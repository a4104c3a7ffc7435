import { never, useCommandId } from '@college-kiosk/client';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { SayWhy } from '../../shell/SayWhy.tsx';
import { useRun } from '../../shell/use-run.ts';

const WithdrawExpenseClaimDocument = graphql(`
  mutation WithdrawExpenseClaim($input: WithdrawExpenseClaimInput!) {
    withdrawExpenseClaim(input: $input) {
      __typename
      ... on ExpenseClaim { id state version reason }
      ... on NotYourClaim { code message }
      ... on IllegalClaimStep { code message state }
    }
  }
`);

/** Gives a claim of one's own up, with a reason. */
export function WithdrawClaim({ claimId, onDone }: { claimId: string; onDone: () => void }) {
  const commandId = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(WithdrawExpenseClaimDocument);
  const withdraw = async (reason: string) => {
    setRefusal(null);
    const said = { claimId, reason };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.withdrawExpenseClaim;
    if (!answer) return false;
    switch (answer.__typename) {
      case 'ExpenseClaim':
        onDone();
        return true;
      case 'NotYourClaim':
      case 'IllegalClaimStep':
        setRefusal(answer.message);
        return false;
      default:
        return never(answer);
    }
  };
  return <SayWhy ends act="Give it up" ask="Why it is given up" {...{ busy, refusal, problem }} onSay={withdraw} />;
}
