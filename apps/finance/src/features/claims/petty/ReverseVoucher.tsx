import { never, useCommandId } from '@college-kiosk/client';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { SayWhy } from '../../../shell/SayWhy.tsx';
import { useRun } from '../../../shell/use-run.ts';

const ReversePettyVoucherDocument = graphql(`
  mutation ReversePettyVoucher($input: ReversePettyVoucherInput!) {
    reversePettyVoucher(input: $input) {
      __typename
      ... on PettyVoucher { id state }
      ... on IllegalVoucherStep { code message voucherState }
      ... on AnotherPersonNeeded { code message }
      ... on BoxClosed { code message }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
    }
  }
`);

/** Turns a voucher round whose cash came back into the box. */
export function ReverseVoucher({ voucherId, onDone }: { voucherId: string; onDone: () => void }) {
  const commandId = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(ReversePettyVoucherDocument);
  const reverse = async (reason: string) => {
    setRefusal(null);
    const said = { voucherId, reason };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.reversePettyVoucher;
    if (!answer) return false;
    switch (answer.__typename) {
      case 'PettyVoucher':
        onDone();
        return true;
      case 'IllegalVoucherStep':
      case 'AnotherPersonNeeded':
      case 'BoxClosed':
      case 'DayAhead':
      case 'PeriodLocked':
        setRefusal(answer.message);
        return false;
      default:
        return never(answer);
    }
  };
  return (
    <SayWhy
      {...{ act: 'The cash came back', confirm: 'Turn it round', ask: 'Why', ends: true, busy, refusal, problem }}
      onSay={reverse}
    />
  );
}
