import { never, useCommandId } from '@college-kiosk/client';
import { formatQuantity, scaled, unscaled } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import type { ShownTransfer } from './transfer-words.ts';

const ReceiveTransferDocument = graphql(`
  mutation ReceiveStockTransfer($input: ReceiveTransferInput!) {
    receiveStockTransfer(input: $input) {
      __typename
      ... on StockTransfer { id state }
      ... on IllegalTransferStep { code message }
      ... on MoreThanSent { code message sent }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);

type Short = { typed: string; reason: string };
type Props = { transfer: ShownTransfer; onDone: (words: string) => void; onRefused: (message: string) => void };

/** Takes in what came; what is short is said batch by batch, with the reason. */
export function ReceiveTransferForm({ transfer, onDone, onRefused }: Props) {
  const [run, busy] = useRun(ReceiveTransferDocument);
  const commandId = useCommandId();
  const [counting, setCounting] = useState(false);
  const [counted, setCounted] = useState<Readonly<Record<string, Short>>>({});
  const rows = transfer.batches.map((sent) => {
    const { typed, reason } = counted[sent.batch.id] ?? { typed: unscaled(sent.quantity, 3), reason: '' };
    const received = scaled(typed, 3);
    const less = received !== null && received < sent.quantity;
    return { ...sent, typed, reason, received, less };
  });
  const ready = rows.every(({ received, less, reason }) => received !== null && (!less || reason.trim() !== ''));
  const receive = async () => {
    const short = rows
      .filter(({ received, quantity }) => received !== quantity)
      .map(({ batch, received, reason }) => ({
        batchId: batch.id,
        received: received ?? 0,
        reason: reason.trim() || 'More was counted',
      }));
    const said = { transferId: transfer.id, short };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.receiveStockTransfer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockTransfer':
        return onDone('It is in stock here.');
      case 'IllegalTransferStep':
      case 'MoreThanSent':
      case 'AnotherPersonNeeded':
        return onRefused(answer.message);
      default:
        never(answer);
    }
  };
  const set = (id: string, part: Partial<Short>, row: Short) =>
    setCounted({ ...counted, [id]: { typed: row.typed, reason: row.reason, ...part } });
  return (
    <div className="sk-receive-transfer">
      {counting
        ? rows.map((row) => (
            <fieldset key={row.batch.id}>
              <legend>
                {row.item.name}: {formatQuantity(row.quantity, row.item.baseUnit)} was sent
              </legend>
              <TextInput
                label={`Came, in ${row.item.baseUnit}`}
                inputMode="decimal"
                value={row.typed}
                error={row.received === null ? 'A number' : undefined}
                onChange={(event) => set(row.batch.id, { typed: event.currentTarget.value }, row)}
              />
              {row.less ? (
                <TextInput
                  label="Why less"
                  maxLength={200}
                  value={row.reason}
                  onChange={(event) => set(row.batch.id, { reason: event.currentTarget.value }, row)}
                />
              ) : null}
            </fieldset>
          ))
        : null}
      <div className="sk-both">
        <Button size="md" loading={busy} disabled={counting && !ready} onClick={() => void receive()}>
          {counting ? 'Receive what was counted' : 'All of it came'}
        </Button>
        {counting ? null : (
          <Button size="md" variant="default" onClick={() => setCounting(true)}>
            Something is missing
          </Button>
        )}
      </div>
    </div>
  );
}
