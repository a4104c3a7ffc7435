import { never, useCommandId } from '@college-kiosk/client';
import { sayCelsius } from '@college-kiosk/kernel';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { tenths } from '../../shell/tenths.ts';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { ReceivedBatchFields, TemperatureInput } from './ReceivedBatchFields.tsx';
import { type BatchDraft, type ReceivedBatch, receivedBatches, saidOf } from './received-batches.ts';
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
      ... on PhotoNeeded { code message }
      ... on OtherRegistration { code message }
      ... on SameLocation { code message }
    }
  }
`);

type Props = { transfer: ShownTransfer; onDone: (words: string) => void; onRefused: (message: string) => void };

/** Takes in what came, with one temperature of all that is kept cold; what is short, differs or is not taken in is said batch by batch. */
export function ReceiveTransferForm({ transfer, onDone, onRefused }: Props) {
  const [run, busy] = useRun(ReceiveTransferDocument);
  const commandId = useCommandId();
  const { may } = useSigned();
  const [singly, setSingly] = useState(false);
  const [drafts, setDrafts] = useState<Readonly<Record<string, BatchDraft>>>({});
  const [temperature, setTemperature] = useState('');
  const [doubted, setDoubted] = useState(false);
  const [warmReason, setWarmReason] = useState('');
  const rows = receivedBatches(transfer, drafts);
  const warmest = warmestOf(rows);
  const measured = tenths(temperature);
  const ready = !rows.some(({ isWrong }) => isWrong) && (temperature === '' || measured !== null);
  const receive = async () => {
    const of = { temperature: warmest === null ? null : measured, warmReason: warmReason.trim() || null };
    const said = { transferId: transfer.id, ...saidOf(rows), ...of };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.receiveStockTransfer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockTransfer':
        return onDone(said.rejected.length === 0 ? 'It is in stock here.' : 'It is written down.');
      case 'TooWarm':
      case 'NotMeasured':
        setDoubted(true);
        // What is to become of it is said batch by batch.
        if (answer.__typename === 'TooWarm') setSingly(true);
        return onRefused(answer.message);
      case 'IllegalTransferStep':
      case 'MoreThanSent':
      case 'AnotherPersonNeeded':
      case 'PhotoNeeded':
      case 'OtherRegistration':
      case 'SameLocation':
        return onRefused(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <div className="sk-receive-transfer">
      {warmest === null ? null : (
        <TemperatureInput
          label="How warm it came, °C"
          description={`Of all that is kept cold: ${warmest.says}`}
          warmest={warmest.most}
          value={temperature}
          onChange={setTemperature}
        />
      )}
      {singly
        ? rows.map((row) => (
            <ReceivedBatchFields
              key={row.batch.id}
              row={row}
              onChange={(part) => setDrafts({ ...drafts, [row.batch.id]: { ...row.draft, ...part } })}
            />
          ))
        : null}
      {doubted && may('receipt:override') && rows.some(({ draft }) => draft.fate === 'ACCEPTED') ? (
        <TextInput
          label="Why it is taken in all the same"
          maxLength={200}
          value={warmReason}
          onChange={(event) => setWarmReason(event.currentTarget.value)}
        />
      ) : null}
      <div className="sk-both">
        <Button size="md" loading={busy} disabled={!ready} onClick={() => void receive()}>
          {singly ? 'Receive it so' : 'All of it came'}
        </Button>
        {singly ? null : (
          <Button size="md" variant="default" onClick={() => setSingly(true)}>
            Something is missing or not right
          </Button>
        )}
      </div>
    </div>
  );
}

/** Up to where it is safe for what came: for the coldest kept of it, and in words for each; null where nothing is kept cold. */
function warmestOf(rows: readonly ReceivedBatch[]): { most: number; says: string } | null {
  const limits = rows.flatMap(({ warmest }) => (warmest === null ? [] : [warmest])).sort((one, other) => other - one);
  const [most] = limits;
  if (most === undefined) return null;
  return { most, says: [...new Set(limits)].map((limit) => `${sayCelsius(limit)} at most`).join(', frozen ') };
}
