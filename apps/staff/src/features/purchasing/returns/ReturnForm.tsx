import { never, useCommandId } from '@college-kiosk/client';
import { formatDay, formatMoney, formatQuantity, Notice, type QuantityUnit, scaled } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';

const ReturnGoodsDocument = graphql(`
  mutation ReturnGoods($input: ReturnGoodsInput!) {
    returnGoods(input: $input) {
      __typename
      ... on GoodsReturn { id state debitNote { __typename id number taxable tax } }
      ... on NotEnoughInBatch { code message batchId there }
      ... on NotEnoughStock { code message items { __typename stockItemId name free } }
      ... on OtherSupplier { code message }
      ... on WaitsAsWaste { code message }
    }
  }
`);

type Left = {
  readonly item: { readonly id: string; readonly name: string; readonly baseUnit: QuantityUnit };
  readonly batch: {
    readonly id: string;
    readonly supplierBatch: string | null;
    readonly expiryDate: string | null;
    readonly quantityRemaining: number;
  };
};

/** How much of each batch goes back, and why. */
export function ReturnForm({ left }: { left: readonly Left[] }) {
  const { outlet } = useSigned();
  const navigate = useNavigate();
  const toast = useToast();
  const returnId = useCommandId();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const [marked, setMarked] = useState(false);
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [run, busy] = useRun(ReturnGoodsDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMarked(true);
    setRefusal(null);
    const wanted = left.filter(({ batch }) => (typed[batch.id] ?? '').trim() !== '');
    const lines = wanted.flatMap((one) => {
      const quantity = inBase(typed[one.batch.id] ?? '', one);
      return quantity === null ? [] : [{ batchId: one.batch.id, quantity }];
    });
    if (wanted.length === 0) return setRefusal('Type how much of at least one batch goes back.');
    if (lines.length < wanted.length || !reason.trim())
      return setRefusal('Some fields are empty, or do not fit: they are marked.');
    const said = { outletId: outlet.id, reason: reason.trim(), reference: reference.trim() || null, lines };
    const answer = (await run({ input: { id: returnId(said), ...said } }))?.returnGoods;
    if (!answer) return;
    switch (answer.__typename) {
      case 'GoodsReturn': {
        const note = answer.debitNote;
        toast.done(
          answer.state === 'WAITING'
            ? 'It is worth so much that another person decides. It lies apart until then.'
            : note
              ? `Sent back. Debit note ${note.number} asks ${formatMoney(note.taxable + note.tax, { paiseAlways: true })} back.`
              : 'Sent back. It is not billed any more.',
        );
        return void navigate({ to: '/purchasing/returns/$returnId', params: { returnId: answer.id } });
      }
      case 'NotEnoughStock': {
        const base = new Map(left.map(({ item }) => [item.id, item.baseUnit]));
        return setRefusal(
          <>
            {answer.message}
            <ul>
              {answer.items.map(({ stockItemId, name, free }) => (
                <li key={stockItemId}>
                  {name}: {formatQuantity(free, base.get(stockItemId) ?? 'g')} may go
                </li>
              ))}
            </ul>
          </>,
        );
      }
      case 'NotEnoughInBatch':
      case 'OtherSupplier':
      case 'WaitsAsWaste':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="pu-order" onSubmit={(event) => void submit(event)} noValidate>
      <ol className="pu-lines">
        {left.map((one) => {
          const text = typed[one.batch.id] ?? '';
          return (
            <li key={one.batch.id} className="pu-back">
              <div>
                <strong>{one.item.name}</strong>
                <p className="pu-note pu-quiet">
                  {formatQuantity(one.batch.quantityRemaining, one.item.baseUnit)} left
                  {one.batch.supplierBatch ? `, batch ${one.batch.supplierBatch}` : ''}
                  {one.batch.expiryDate ? `, good until ${formatDay(one.batch.expiryDate, 'UTC')}` : ''}
                </p>
              </div>
              <TextInput
                label={`Goes back, ${unitOf(one.item.baseUnit)}`}
                inputMode="decimal"
                value={text}
                error={marked && text.trim() !== '' && inBase(text, one) === null ? 'No more than is left' : undefined}
                onChange={(event) => setTyped({ ...typed, [one.batch.id]: event.currentTarget.value })}
              />
            </li>
          );
        })}
      </ol>
      <div className="pu-pair">
        <TextInput
          label="Why"
          maxLength={200}
          value={reason}
          error={marked && !reason.trim() ? 'Say why' : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label="Number of the note that goes with it"
          maxLength={60}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
      </div>
      {refusal ? <Notice tone="soon">{refusal}</Notice> : null}
      <Button className="pu-add" type="submit" loading={busy}>
        Send it back
      </Button>
    </form>
  );
}

function unitOf(baseUnit: QuantityUnit): string {
  return baseUnit === 'g' ? 'kg' : baseUnit === 'ml' ? 'l' : baseUnit;
}

/** Thousandths of the base unit of what was typed; null for nothing, or more than is left. */
function inBase(text: string, { item, batch }: Left): number | null {
  const said = scaled(text, 3);
  const quantity = said === null ? null : said * (item.baseUnit === 'pcs' ? 1 : 1_000);
  return quantity !== null && quantity > 0 && quantity <= batch.quantityRemaining ? quantity : null;
}
