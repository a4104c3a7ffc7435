import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { BillDecision } from '../../../gql/graphql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { decisionWords } from './bill-words.ts';

const DecideSupplierBillDocument = graphql(`
  mutation DecideSupplierBill($input: DecideSupplierBillInput!) {
    decideSupplierBill(input: $input) {
      __typename
      ... on SupplierBill { id state }
      ... on IllegalBillStep { code message state }
      ... on AnotherPersonNeeded { code message }
      ... on AboveYourLimit { code message limit amount }
      ... on NothingToClaim { code message }
    }
  }
`);

const looks = { APPROVE: 'filled', DEBIT_NOTE: 'light', SEND_BACK: 'default' } as const;

/** What becomes of a bill that differs, and why; by somebody who did not enter it. */
export function DecideBill({ billId, onDone }: { billId: string; onDone: () => void }) {
  const toast = useToast();
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(DecideSupplierBillDocument);
  const decide = async (decision: BillDecision) => {
    setRefusal(null);
    const said = { billId, decision, reason: reason.trim() };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.decideSupplierBill;
    if (!answer) return;
    switch (answer.__typename) {
      case 'SupplierBill':
        toast.done(decisionWords[decision].done);
        return onDone();
      case 'IllegalBillStep':
      case 'AnotherPersonNeeded':
      case 'AboveYourLimit':
      case 'NothingToClaim':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <section className="pu-form" aria-label="Decide">
      <TextInput
        label="Why you decide so"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="pu-actions">
        {(['APPROVE', 'DEBIT_NOTE', 'SEND_BACK'] as const).map((decision) => (
          <Button
            key={decision}
            variant={looks[decision]}
            loading={busy}
            disabled={reason.trim() === ''}
            onClick={() => void decide(decision)}
          >
            {decisionWords[decision].press}
          </Button>
        ))}
      </div>
      {refusal ? <Notice>{refusal}</Notice> : null}
    </section>
  );
}
