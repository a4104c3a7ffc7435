import { never, newId } from '@college-kiosk/client';
import { formatMoney, Keypad, Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';

const CollectOrderDocument = graphql(`
  mutation CollectOrder($input: CollectOrderInput!) {
    collectOrder(input: $input) {
      __typename
      ... on Order { id ...CounterOrder }
      ... on IllegalTransition { code message state }
      ... on WrongPickupCode { code message triesLeft }
      ... on PickupLocked { code message }
      ... on NotPaid { code message due }
      ... on GoodsMissing { code message items }
    }
  }
`);
const UnlockPickupDocument = graphql(`
  mutation UnlockPickup($input: OrderCommandInput!) {
    unlockPickup(input: $input) { __typename id ...CounterOrder }
  }
`);

type Props = { orderId: string; token: string; onDone: () => void };

/** The guest says six digits; the food goes over the counter. */
export function HandOver({ orderId, token, onDone }: Props) {
  const { may } = useSigned();
  const toast = useToast();
  const [code, setCode] = useState('');
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [locked, setLocked] = useState(false);
  const [collect, collecting] = useRun(CollectOrderDocument);
  const [unlock, unlocking] = useRun(UnlockPickupDocument);

  const handOver = async (pickupCode: string) => {
    setRefusal(null);
    const data = await collect({ input: { commandId: newId(), orderId, pickupCode } });
    setCode('');
    const answer = data?.collectOrder;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Order':
        toast.done(`${token} was handed over.`);
        return onDone();
      case 'WrongPickupCode':
        return setRefusal(
          <Notice>
            {answer.message} <strong>{answer.triesLeft === 1 ? '1 try' : `${answer.triesLeft} tries`} left.</strong>
          </Notice>,
        );
      case 'PickupLocked':
        setLocked(true);
        return setRefusal(<Notice>{answer.message}</Notice>);
      case 'NotPaid':
        return setRefusal(
          <Notice>
            {answer.message}
            {answer.due > 0 ? ` Due is ${formatMoney(answer.due)}.` : null}
          </Notice>,
        );
      case 'IllegalTransition':
      case 'GoodsMissing':
        return setRefusal(<Notice>{answer.message}</Notice>);
      default:
        never(answer);
    }
  };
  const unlockNow = async () => {
    const data = await unlock({ input: { commandId: newId(), orderId } });
    if (!data) return;
    setLocked(false);
    setRefusal(<Notice tone="good">Unlocked: five new tries.</Notice>);
  };

  return (
    <div className="ct-hand-over" aria-busy={collecting || undefined}>
      <h3>Pickup code</h3>
      {refusal}
      {locked ? (
        may('order:unlock') ? (
          <Button fullWidth size="lg" loading={unlocking} onClick={() => void unlockNow()}>
            Unlock this order
          </Button>
        ) : (
          <p className="ct-soft">Call a manager: an account that may unlock orders opens it on this page.</p>
        )
      ) : (
        <Keypad
          label="Pickup code"
          length={6}
          value={code}
          onChange={setCode}
          onComplete={(six) => void handOver(six)}
        />
      )}
    </div>
  );
}
