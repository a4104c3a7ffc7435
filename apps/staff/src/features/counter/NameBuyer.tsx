import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { BuyerInput } from '../../gql/graphql.ts';
import { useRun } from '../../shell/use-run.ts';
import { BuyerButton } from './BuyerButton.tsx';
import { BuyerForm } from './BuyerForm.tsx';

const NameBuyerDocument = graphql(`
  mutation NameBuyer($input: NameBuyerInput!) {
    nameBuyer(input: $input) {
      __typename
      ... on Order { id buyer { __typename name gstin address } }
      ... on BuyerGstinInvalid { code message wrong }
      ... on IllegalTransition { code message state }
    }
  }
`);

/** Says whom the invoice of an order that waits for its money is made out to. */
export function NameBuyer({ orderId }: { orderId: string }) {
  const idOf = useCommandId();
  const [run, busy] = useRun(NameBuyerDocument);
  const [open, setOpen] = useState(false);
  const [buyer, setBuyer] = useState<BuyerInput | null>(null);
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const save = async (wanted: BuyerInput | null) => {
    setRefusal(null);
    const said = { orderId, buyer: wanted };
    const answer = (await run({ input: { commandId: idOf(said), ...said } }))?.nameBuyer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Order':
        setBuyer(wanted);
        return setOpen(false);
      case 'BuyerGstinInvalid':
      case 'IllegalTransition':
        return setRefusal(<Notice>{answer.message}</Notice>);
      default:
        never(answer);
    }
  };
  return (
    <>
      <BuyerButton buyer={buyer} onClick={() => setOpen(true)} />
      {open ? (
        <BuyerForm
          buyer={buyer}
          busy={busy}
          refusal={refusal}
          onSave={(wanted) => void save(wanted)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
