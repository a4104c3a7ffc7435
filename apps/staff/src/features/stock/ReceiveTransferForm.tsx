import { never, useCommandId } from '@college-kiosk/client';
import { sayCelsius, warmestOnArrival } from '@college-kiosk/kernel';
import { formatQuantity, scaled, unscaled } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { tenths } from '../../shell/tenths.ts';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import type { ShownTransfer } from './transfer-words.ts';

const ReceiveTransferDocument = graphql(`
  mutation ReceiveStockTransfer($input: ReceiveTransferInput!) {
    receiveStockTransfer(input: $input) {
      __typename
      ... on StockTransfer { id state }
      ... on IllegalTransferStep { code message }
      ... on MoreThanSent { code message sent }
      ... on AnotherPersonNeeded { code message }
      ... on TooWarm { code message stockItemId }
      ... on NotMeasured { code message stockItemId }
    }
  }
`);

type Typed = { typed: string; reason: string; temperature: string };
type Props = { transfer: ShownTransfer; onDone: (words: string) => void; onRefused: (message: string) => void };

/** Takes in what came; what is short is said batch by batch, with the reason, and of what is kept cold how warm it came. */
export function ReceiveTransferForm({ transfer, onDone, onRefused }: Props) {
  const [run, busy] = useRun(ReceiveTransferDocument);
  const commandId = useCommandId();
  const [counting, setCounting] = useState(false);
  const [counted, setCounted] = useState<Readonly<Record<string, Typed>>>({});
  const { may } = useSigned();
  const [doubted, setDoubted] = useState(false);
  const [warmReason, setWarmReason] = useState('');
  const rows = transfer.batches.map((sent) => {
    const said = counted[sent.batch.id] ?? { typed: unscaled(sent.quantity, 3), reason: '', temperature: '' };
    const received = scaled(said.typed, 3);
    const less = received !== null && received < sent.quantity;
    const warmest = received === 0 ? null : warmestOnArrival(sent.item.storage);
    return { ...sent, ...said, received, less, warmest, measured: tenths(said.temperature) };
  });
  const ready = rows.every(
    ({ received, less, reason, temperature, measured }) =>
      received !== null && (!less || reason.trim() !== '') && (temperature === '' || measured !== null),
  );
  const receive = async () => {
    const short = rows
      .filter(({ received, quantity }) => received !== quantity)
      .map(({ batch, received, reason }) => ({
        batchId: batch.id,
        received: received ?? 0,
        reason: reason.trim() || 'More was counted',
      }));
    const temperatures = rows.flatMap(({ batch, warmest, measured }) =>
      warmest === null || measured === null ? [] : [{ batchId: batch.id, temperature: measured }],
    );
    const said = { transferId: transfer.id, short, temperatures, warmReason: warmReason.trim() || null };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.receiveStockTransfer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockTransfer':
        return onDone('It is in stock here.');
      case 'TooWarm':
      case 'NotMeasured':
        setDoubted(true);
        return onRefused(answer.message);
      case 'IllegalTransferStep':
      case 'MoreThanSent':
      case 'AnotherPersonNeeded':
        return onRefused(answer.message);
      default:
        never(answer);
    }
  };
  const set = (id: string, part: Partial<Typed>, { typed, reason, temperature }: Typed) =>
    setCounted({ ...counted, [id]: { typed, reason, temperature, ...part } });
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
      {rows.map((row) =>
        row.warmest === null ? null : (
          <TextInput
            key={row.batch.id}
            label={`${row.item.name}: temperature, °C`}
            description={`Measure it: ${sayCelsius(row.warmest)} at most`}
            value={row.temperature}
            error={
              row.temperature !== '' && row.measured === null
                ? 'Such as 4 or −18'
                : row.measured !== null && row.measured > row.warmest
                  ? `Too warm: ${sayCelsius(row.warmest)} at most is safe`
                  : undefined
            }
            onChange={(event) => set(row.batch.id, { temperature: event.currentTarget.value }, row)}
          />
        ),
      )}
      {doubted && may('receipt:override') ? (
        <TextInput
          label="Why it is taken in all the same"
          maxLength={200}
          value={warmReason}
          onChange={(event) => setWarmReason(event.currentTarget.value)}
        />
      ) : null}
      <div className="sk-both">
        <Button size="md" loading={busy} disabled={!ready} onClick={() => void receive()}>
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
