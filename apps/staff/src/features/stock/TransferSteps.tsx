import { never, useCommandId } from '@college-kiosk/client';
import { formatQuantity, Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { AnotherDecides } from '../../shell/AnotherDecides.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { holds, useSigned } from '../../shell/viewer.tsx';
import { ReceiveTransferForm } from './ReceiveTransferForm.tsx';
import type { ShownTransfer } from './transfer-words.ts';

const DecideDocument = graphql(`
  mutation DecideStockTransfer($input: DecideTransferInput!) {
    decideStockTransfer(input: $input) {
      __typename
      ... on StockTransfer { id state }
      ... on IllegalTransferStep { code message }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);
const CancelDocument = graphql(`
  mutation CancelStockTransfer($input: CancelTransferInput!) {
    cancelStockTransfer(input: $input) {
      __typename
      ... on StockTransfer { id state }
      ... on IllegalTransferStep { code message }
    }
  }
`);
const DispatchDocument = graphql(`
  mutation DispatchStockTransfer($commandId: UUID!, $transferId: UUID!) {
    dispatchStockTransfer(commandId: $commandId, transferId: $transferId) {
      __typename
      ... on StockTransfer { id state }
      ... on IllegalTransferStep { code message }
      ... on OtherRegistration { code message }
      ... on NotEnoughStock { code message items { __typename stockItemId name wanted free } }
    }
  }
`);

type Props = { transfer: ShownTransfer; onChanged: () => void };

/** What may be done about a transfer now, by whoever may do it at its end of the way. */
export function TransferSteps({ transfer, onChanged }: Props) {
  const { viewer } = useSigned();
  const toast = useToast();
  const commandId = useCommandId();
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [reason, setReason] = useState('');
  const [decide, deciding] = useRun(DecideDocument);
  const [cancel, cancelling] = useRun(CancelDocument);
  const [dispatch, dispatching] = useRun(DispatchDocument);
  const { id: transferId, state, from, to } = transfer;
  const done = (words: string) => {
    setRefusal(null);
    toast.done(words);
    onChanged();
  };
  const sayNo = (message: string) => {
    setRefusal(message);
    onChanged();
  };
  const answerOf = async (approve: boolean) => {
    const said = { transferId, approve, reason: approve ? null : reason.trim() };
    const answer = (await decide({ input: { commandId: commandId(said), ...said } }))?.decideStockTransfer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockTransfer':
        return done(approve ? 'It may be sent.' : 'It is rejected.');
      case 'IllegalTransferStep':
      case 'AnotherPersonNeeded':
        return sayNo(answer.message);
      default:
        never(answer);
    }
  };
  const takeBack = async () => {
    const said = { transferId, reason: reason.trim() };
    const answer = (await cancel({ input: { commandId: commandId(said), ...said } }))?.cancelStockTransfer;
    if (!answer) return;
    if (answer.__typename === 'StockTransfer') return done('It is taken back.');
    if (answer.__typename === 'IllegalTransferStep') return sayNo(answer.message);
    never(answer);
  };
  const send = async () => {
    const answer = (await dispatch({ commandId: commandId({ send: transferId }), transferId }))?.dispatchStockTransfer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockTransfer':
        return done('It is on its way.');
      case 'IllegalTransferStep':
        return sayNo(answer.message);
      case 'OtherRegistration':
        return sayNo(answer.message);
      case 'NotEnoughStock': {
        const base = new Map(transfer.lines.map(({ item }) => [item.id, item.baseUnit]));
        return setRefusal(
          <>
            {answer.message}
            <ul>
              {answer.items.map(({ stockItemId, name, wanted, free }) => (
                <li key={stockItemId}>
                  {name}: {formatQuantity(free, base.get(stockItemId) ?? 'pcs')} of{' '}
                  {formatQuantity(wanted, base.get(stockItemId) ?? 'pcs')}
                </li>
              ))}
            </ul>
          </>,
        );
      }
      default:
        never(answer);
    }
  };

  const mayDecide = state === 'REQUESTED' && holds(viewer, 'transfer:approve', from.outletId);
  const decides = mayDecide && !transfer.needsAnotherPerson;
  const takesBack = (state === 'REQUESTED' || state === 'APPROVED') && holds(viewer, 'transfer:request', to.outletId);
  const sends = state === 'APPROVED' && holds(viewer, 'transfer:move', from.outletId);
  const receives = state === 'DISPATCHED' && holds(viewer, 'transfer:move', to.outletId);
  return (
    <div className="sk-steps">
      {refusal ? <Notice>{refusal}</Notice> : null}
      {receives ? <ReceiveTransferForm transfer={transfer} onDone={done} onRefused={sayNo} /> : null}
      {sends ? (
        <Button size="md" loading={dispatching} onClick={() => void send()}>
          Send it
        </Button>
      ) : null}
      {mayDecide && !decides ? <AnotherDecides /> : null}
      {decides ? (
        <Button size="md" loading={deciding} onClick={() => void answerOf(true)}>
          Approve
        </Button>
      ) : null}
      {decides || takesBack ? (
        <div className="sk-no">
          <TextInput
            label="Not needed, or not possible?"
            placeholder="Why"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {decides ? (
            <Button variant="default" disabled={reason.trim() === ''} onClick={() => void answerOf(false)}>
              Reject
            </Button>
          ) : null}
          {takesBack ? (
            <Button
              variant="default"
              loading={cancelling}
              disabled={reason.trim() === ''}
              onClick={() => void takeBack()}
            >
              Take it back
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
