import { never, useCommandId } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { PettyDecision } from '../../../gql/graphql.ts';
import { Answer } from '../../../shell/Answer.tsx';
import { SayWhy } from '../../../shell/SayWhy.tsx';
import { useRun } from '../../../shell/use-run.ts';

const DecidePettyVoucherDocument = graphql(`
  mutation DecidePettyVoucher($input: DecidePettyVoucherInput!) {
    decidePettyVoucher(input: $input) {
      __typename
      ... on PettyVoucher { id state }
      ... on IllegalVoucherStep { code message voucherState }
      ... on AnotherPersonNeeded { code message }
      ... on BoxClosed { code message }
      ... on CustodianLeft { code message }
      ... on AboveYourLimit { code message limit amount }
      ... on BoxShort { code message balance }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
    }
  }
`);

/** A yes to a voucher that waits, which pays it out of the box, or a no with its reason. */
export function DecideVoucher({ voucherId, onDone }: { voucherId: string; onDone: () => void }) {
  const commandId = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(DecidePettyVoucherDocument);
  const decide = async (decision: PettyDecision, reason: string | null) => {
    setRefusal(null);
    const said = { voucherId, decision, reason };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.decidePettyVoucher;
    if (!answer) return false;
    switch (answer.__typename) {
      case 'PettyVoucher':
        onDone();
        return true;
      case 'IllegalVoucherStep':
      case 'AnotherPersonNeeded':
      case 'BoxClosed':
      case 'CustodianLeft':
      case 'AboveYourLimit':
      case 'BoxShort':
      case 'DayAhead':
      case 'PeriodLocked':
        setRefusal(answer.message);
        return false;
      default:
        return never(answer);
    }
  };
  return (
    <>
      <Button loading={busy} onClick={() => void decide('APPROVE', null)}>
        Approve
      </Button>
      <SayWhy
        {...{ act: 'Reject', confirm: 'Reject it', ask: 'Why not', ends: true, busy, refusal: null, problem: null }}
        onSay={(reason) => decide('REJECT', reason)}
      />
      <Answer refusal={refusal} problem={problem} />
    </>
  );
}
