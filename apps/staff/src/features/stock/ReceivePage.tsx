import './stock.css';
import { never } from '@college-kiosk/client';
import { formatDay, Notice, PageHeader } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { newId } from '../../shell/ids.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { ReceiveLine } from './ReceiveLine.tsx';
import { emptyLine, type ReceiptLine, receiptLineInput } from './receipt-line.ts';

const ReceiveStockDocument = graphql(`
  mutation ReceiveStock($input: ReceiveStockInput!) {
    receiveStock(input: $input) {
      __typename
      ... on StockReceipt { id batches { __typename id } }
      ... on UnitUnknown { code message unit }
      ... on ExpiredOnArrival { code message expiryDate }
    }
  }
`);

/** A delivery at the back door: who brought it, and line by line what, how much, what it cost and until when it is good. */
export function ReceivePage() {
  const { outlet } = useSigned();
  const navigate = useNavigate();
  const toast = useToast();
  const receiptId = useRef(newId());
  const [supplier, setSupplier] = useState('');
  const [reference, setReference] = useState('');
  const [lines, setLines] = useState<ReceiptLine[]>(() => [emptyLine(newId())]);
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [tried, setTried] = useState(false);
  const [run, busy] = useRun(ReceiveStockDocument);
  const filled = lines.map(receiptLineInput);
  const ready = supplier.trim() !== '' && filled.every((line) => line !== null);

  const receive = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setRefusal(null);
    if (!ready) return setRefusal(<Notice tone="soon">Some fields are still empty: they are marked.</Notice>);
    const data = await run({
      input: {
        id: receiptId.current,
        outletId: outlet.id,
        supplier: supplier.trim(),
        reference: reference.trim() || null,
        lines: filled.filter((line) => line !== null),
      },
    });
    const answer = data?.receiveStock;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockReceipt':
        toast.done(
          `${answer.batches.length === 1 ? 'One batch is' : `${answer.batches.length} batches are`} in stock.`,
        );
        return void navigate({ to: '/stock' });
      case 'UnitUnknown':
        return setRefusal(
          <Notice>
            {answer.message} The unit is “{answer.unit}”.
          </Notice>,
        );
      case 'ExpiredOnArrival':
        return setRefusal(
          <Notice>
            {answer.message} Its date is {formatDay(answer.expiryDate, 'UTC')}: send it back, or correct the date.
          </Notice>,
        );
      default:
        never(answer);
    }
  };
  const change = (at: number, line: ReceiptLine) => setLines(lines.map((one, index) => (index === at ? line : one)));

  return (
    <form className="sk-receive" onSubmit={receive} noValidate>
      <PageHeader
        title="Receive a delivery"
        lead={outlet.name}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/stock" {...props} />}>
            Back to stock
          </Button>
        }
      />
      <div className="sk-head">
        <TextInput
          label="Supplier"
          size="md"
          value={supplier}
          error={tried && supplier.trim() === '' ? 'Who brought it' : undefined}
          onChange={(event) => setSupplier(event.currentTarget.value)}
        />
        <TextInput
          label="Delivery note"
          size="md"
          description=""
          placeholder="Number, if there is one"
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
      </div>
      <ol className="sk-lines">
        {lines.map((line, at) => (
          <ReceiveLine
            key={line.batchId}
            line={line}
            outletId={outlet.id}
            marked={tried}
            onChange={(next) => change(at, next)}
            onRemove={lines.length > 1 ? () => setLines(lines.filter((_, index) => index !== at)) : null}
          />
        ))}
      </ol>
      <Button
        variant="light"
        size="md"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => setLines([...lines, emptyLine(newId())])}
      >
        Another line
      </Button>
      {refusal}
      <Button type="submit" size="lg" loading={busy}>
        Put into stock
      </Button>
    </form>
  );
}
