import { never, newId } from '@college-kiosk/client';
import { formatMoney, MoneyText, Notice } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { CashTender } from './CashTender.tsx';
import { NameBuyer } from './NameBuyer.tsx';
import { Receipt } from './Receipt.tsx';

const TakeCashDocument = graphql(`
  mutation TakeCash($input: TakeCashInput!) {
    takeCash(input: $input) {
      __typename
      ... on Order {
        id
        ...CounterOrder
        payments { __typename id tender state change }
      }
      ... on IllegalTransition { code message state }
      ... on WrongTender { code message due }
      ... on DrawerNotOpen { code message }
    }
  }
`);

type Props = { orderId: string; token: string; total: number; onClose: () => void };

export function TakeCash({ orderId, token, total, onClose }: Props) {
  const { organisation } = useSigned();
  // One payment, however often it is sent: a lost answer is asked for again under the same id.
  const paymentId = useRef({ id: newId(), tendered: -1 });
  const [run, busy] = useRun(TakeCashDocument);
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [sold, setSold] = useState<Sold | null>(null);

  const take = async (tendered: number) => {
    if (paymentId.current.tendered !== tendered) paymentId.current = { id: newId(), tendered };
    setRefusal(null);
    const data = await run({ input: { id: paymentId.current.id, orderId, tendered } });
    const answer = data?.takeCash;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Order':
        return setSold({
          change: answer.payments.find(({ tender, state }) => tender === 'CASH' && state === 'CAPTURED')?.change ?? 0,
          orderId,
        });
      case 'IllegalTransition':
      case 'DrawerNotOpen':
        return setRefusal(<Notice>{answer.message}</Notice>);
      case 'WrongTender':
        return setRefusal(
          <Notice>
            {answer.message} Due is {formatMoney(answer.due)}.
          </Notice>,
        );
      default:
        never(answer);
    }
  };
  return (
    <Modal opened onClose={onClose} centered title={`Cash for ${token}`}>
      {sold === null ? (
        <>
          <CashTender total={total} roundsCash={organisation.roundsCash} busy={busy} refusal={refusal} onTake={take} />
          <NameBuyer orderId={orderId} />
        </>
      ) : (
        <ChangeBack token={token} {...sold} onClose={onClose} />
      )}
    </Modal>
  );
}

/** What a sale left: the change, the code to collect by, and the order with its invoice. */
export interface Sold {
  readonly change: number;
  readonly orderId: string;
  /** Of an order that was taken here: nobody else tells the guest. */
  readonly pickupCode?: string | null;
}

type Given = Sold & { token: string; onClose: () => void };

/** The last thing said: what to give back, and the code to collect by. Stays until it was done. */
export function ChangeBack({ token, change, orderId, pickupCode = null, onClose }: Given) {
  const { may } = useSigned();
  return (
    <div className="ct-paid" role="status">
      <IconCircleCheckFilled size={48} aria-hidden />
      <p>{token} is paid and in the kitchen</p>
      <p className="ct-paid-change">
        {change === 0 ? (
          'No change'
        ) : (
          <>
            Give back <MoneyText value={change} />
          </>
        )}
      </p>
      {pickupCode === null ? null : (
        <p>
          Tell the guest: pickup code{' '}
          <strong className="ct-paid-code">
            {pickupCode.slice(0, 3)} {pickupCode.slice(3)}
          </strong>
        </p>
      )}
      <Button size="lg" fullWidth onClick={onClose} data-autofocus>
        Done
      </Button>
      {may('invoice:print') ? <Receipt orderId={orderId} /> : null}
    </div>
  );
}
