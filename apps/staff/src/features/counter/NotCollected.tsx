import { never, newId } from '@college-kiosk/client';
import { formatAge, Notice } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { BeyondLimit } from '../../shell/BeyondLimit.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useRun } from '../../shell/use-run.ts';

const MarkNoShowDocument = graphql(`
  mutation MarkNoShow($input: OrderCommandInput!) {
    markNoShow(input: $input) {
      __typename
      ... on Order { id ...CounterOrder }
      ... on IllegalTransition { code message state }
      ... on RefundBeyondLimit { code message amount limit roles }
      ... on DrawerNotOpen { code message }
      ... on DrawerShort { code message }
    }
  }
`);

type Props = {
  orderId: string;
  token: string;
  readyAt: string | null;
  /** Whether money goes back by it. */
  refunds: boolean;
  paid: boolean;
  onDone: () => void;
};

/** Nobody came for a ready order: said in a second step, since its food is thrown away by it. */
export function NotCollected({ orderId, token, readyAt, refunds, paid, onDone }: Props) {
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [run, busy] = useRun(MarkNoShowDocument);
  const now = useNow(10_000);
  const toast = useToast();
  const say = async () => {
    setRefusal(null);
    const data = await run({ input: { commandId: newId(), orderId } });
    const answer = data?.markNoShow;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Order':
        toast.done(`${token} was not collected.`);
        return onDone();
      case 'IllegalTransition':
      case 'DrawerNotOpen':
      case 'DrawerShort':
        return setRefusal(<Notice>{answer.message}</Notice>);
      case 'RefundBeyondLimit':
        return setRefusal(<BeyondLimit {...answer} />);
      default:
        never(answer);
    }
  };
  return (
    <>
      <Button variant="outline" color="chilli" onClick={() => setOpen(true)}>
        Not collected
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} centered title={`Nobody came for ${token}?`}>
        <div className="ct-cancel">
          <p>
            {readyAt ? `It has been ready for ${formatAge((now - Date.parse(readyAt)) / 1000)}. ` : ''}
            Its food becomes waste; what is packaged stays in stock. Its pickup code stops working.
          </p>
          {paid ? (
            <p>
              {refunds
                ? 'What was paid, and is not given back yet, goes back the way it was paid, with a credit note.'
                : 'What was paid is not given back.'}
            </p>
          ) : null}
          {refusal}
          <Button variant="default" size="md" fullWidth data-autofocus onClick={() => setOpen(false)}>
            Keep it waiting
          </Button>
          <Button color="chilli" size="md" fullWidth loading={busy} onClick={() => void say()}>
            Not collected
          </Button>
        </div>
      </Modal>
    </>
  );
}
