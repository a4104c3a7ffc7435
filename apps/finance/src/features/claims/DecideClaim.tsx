import { never, useCommandId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ExpenseClaimDecision } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const DecideExpenseClaimDocument = graphql(`
  mutation DecideExpenseClaim($input: DecideExpenseClaimInput!) {
    decideExpenseClaim(input: $input) {
      __typename
      ... on ExpenseClaim { id state version }
      ... on IllegalClaimStep { code message state }
      ... on ChangedMeanwhile { code message }
      ... on AnotherPersonNeeded { code message }
      ... on AboveYourLimit { code message limit amount }
      ... on Doubted { code message count }
    }
  }
`);

type Props = { claimId: string; version: number; isDoubted: boolean; onDone: () => void };

/** A yes, which books it as owed; back to whoever wrote it; or a no for good. All but a plain yes says why. */
export function DecideClaim({ claimId, version, isDoubted, onDone }: Props) {
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [says, setSays] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(DecideExpenseClaimDocument);
  const decide = async (decision: ExpenseClaimDecision) => {
    setRefusal(null);
    const said = { claimId, version, decision, reason: reason.trim() || null };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.decideExpenseClaim;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ExpenseClaim':
        return onDone();
      case 'IllegalClaimStep':
      case 'ChangedMeanwhile':
      case 'AnotherPersonNeeded':
      case 'AboveYourLimit':
      case 'Doubted':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const isMute = reason.trim().length < 3;
  const asks = says || isDoubted;
  return (
    <>
      {asks ? (
        <TextInput
          label={isDoubted ? 'Why, either way' : 'Why not'}
          autoFocus={says}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      {says ? null : (
        <Button disabled={isDoubted && isMute} loading={busy} onClick={() => void decide('APPROVE')}>
          Approve
        </Button>
      )}
      {asks ? (
        <>
          <Button variant="default" disabled={isMute} loading={busy} onClick={() => void decide('RETURN')}>
            Return it
          </Button>
          <Button color="chilli" disabled={isMute} loading={busy} onClick={() => void decide('REJECT')}>
            Reject it
          </Button>
        </>
      ) : (
        <Button variant="default" onClick={() => setSays(true)}>
          Return or reject
        </Button>
      )}
      {says ? (
        <Button variant="subtle" color="steel" onClick={() => setSays(false)}>
          Back
        </Button>
      ) : null}
      <Answer refusal={refusal} problem={problem} />
    </>
  );
}
