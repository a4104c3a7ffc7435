import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { SupplierAccountQuery } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { kindWords } from './payment-words.ts';
import { fill } from './sheet.ts';

const UseSupplierCreditDocument = graphql(`
  mutation UseSupplierCredit($input: UseSupplierCreditInput!) {
    useSupplierCredit(input: $input) {
      __typename
      ... on Supplier { id }
      ... on AboveCredit { code message open }
      ... on BillNotPayable { code message billId }
      ... on BillBookedLater { code message bookedOn }
      ... on AboveOpen { code message billId open waiting }
    }
  }
`);

type Open = SupplierAccountQuery['openPayables'][number];
type Props = { credit: Open; bills: readonly Open[]; onDone: () => void; onBack: () => void };

/** What a supplier owes us goes against the bills that are due first. */
export function UseCredit({ credit, bills, onDone, onBack }: Props) {
  const idOf = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(UseSupplierCreditDocument);
  const filled = fill(credit.open, bills);
  const use = async () => {
    setRefusal(null);
    const said = { creditId: credit.id, bills: filled.map(({ id, amount }) => ({ billId: id, amount })) };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.useSupplierCredit;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Supplier':
        return onDone();
      case 'AboveCredit':
      case 'BillNotPayable':
      case 'BillBookedLater':
      case 'AboveOpen':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const words = filled.map(({ number, amount }) => `${formatMoney(amount)} of bill ${number}`).join(', ');
  return (
    <div className="fp-actions">
      <p>
        {kindWords[credit.kind]} {credit.number} is used for {words || 'nothing: all bills wait in payments'}.
      </p>
      <Button disabled={filled.length === 0} loading={busy} onClick={() => void use()}>
        Use it so
      </Button>
      <Button variant="subtle" color="steel" onClick={onBack}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </div>
  );
}
