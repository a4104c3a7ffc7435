import './stock.css';
import './new-transfer.css';
import { useQuery } from '@apollo/client/react';
import { never, newId } from '@college-kiosk/client';
import { formatQuantity, Notice, PageHeader, scaled } from '@college-kiosk/ui';
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { TransferOriginsQuery } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { type ChosenItem, StockItemSelect } from '../../shell/StockItemSelect.tsx';
import { useRun } from '../../shell/use-run.ts';
import { holds, useSigned } from '../../shell/viewer.tsx';

const RequestTransferDocument = graphql(`
  mutation RequestStockTransfer($input: RequestTransferInput!) {
    requestStockTransfer(input: $input) {
      __typename
      ... on StockTransfer { id state }
      ... on SameLocation { code message }
      ... on OtherRegistration { code message }
      ... on UnitUnknown { code message unit }
    }
  }
`);

const TransferOriginsDocument = graphql(`
  query TransferOrigins {
    transferOrigins { __typename outletId outletName locationId locationName }
  }
`);

type Line = { key: string; item: ChosenItem | null; quantity: string; unit: string };
type End = { outletId: string; locationId: string };
const emptyLine = (): Line => ({ key: newId(), item: null, quantity: '', unit: '' });

/** What is to be moved, from where to where. */
export function NewTransferPage() {
  const { outlet, viewer } = useSigned();
  const navigate = useNavigate();
  const id = useRef(newId());
  const [from, setFrom] = useState<End>({ outletId: outlet.id, locationId: '' });
  const [to, setTo] = useState<End>({ outletId: outlet.id, locationId: '' });
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<Line[]>(() => [emptyLine()]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(RequestTransferDocument);
  const origins = useQuery(TransferOriginsDocument);
  const places = origins.data?.transferOrigins ?? [];
  // Of another outlet one may ask without seeing what it has.
  const maySee = holds(viewer, 'stock:read', from.outletId);
  const asked = lines.flatMap(({ item, quantity, unit }) => {
    const size = scaled(quantity, 3);
    return item && size ? [{ stockItemId: item.id, quantity: size, unit }] : [];
  });
  const twice = new Set(asked.map(({ stockItemId }) => stockItemId)).size < asked.length;
  const ready = from.locationId !== '' && to.locationId !== '' && asked.length === lines.length && !twice;
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const ends = {
      ...{ fromOutletId: from.outletId, fromLocationId: from.locationId },
      ...{ toOutletId: to.outletId, toLocationId: to.locationId },
    };
    const input = { id: id.current, ...ends, note: note.trim() || null, lines: asked };
    const answer = (await run({ input }))?.requestStockTransfer;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockTransfer':
        return void navigate({ to: '/stock/transfers', search: { transfer: answer.id } });
      case 'SameLocation':
      case 'OtherRegistration':
      case 'UnitUnknown':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const change = (at: number, part: Partial<Line>) =>
    setLines(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  if (origins.error && !origins.data) {
    return <ProblemState error={origins.error} onRetry={() => void origins.refetch()} />;
  }
  return (
    <form className="sk-receive" onSubmit={ask} noValidate>
      <PageHeader
        title="Move stock"
        lead="Within an outlet it can be sent at once; another outlet approves it first."
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/stock/transfers" {...props} />}>
            Back to transfers
          </Button>
        }
      />
      <div className="sk-head">
        <EndSelect label="From" end={from} places={places} onChange={setFrom} />
        <EndSelect
          label="To"
          end={to}
          places={places.filter((one) => holds(viewer, 'transfer:request', one.outletId))}
          onChange={setTo}
        />
      </div>
      <ol className="sk-lines sk-asked">
        {lines.map((line, at) => (
          <li key={line.key}>
            <StockItemSelect
              className="sk-item"
              outletId={maySee ? from.outletId : outlet.id}
              locationId={maySee ? from.locationId || null : null}
              chosen={line.item}
              onChoose={(item) => change(at, { item, unit: item?.units[0] ?? '' })}
            />
            <TextInput
              label={
                line.item && maySee
                  ? `Quantity (${formatQuantity(line.item.available, line.item.baseUnit)} free)`
                  : 'Quantity'
              }
              size="md"
              inputMode="decimal"
              value={line.quantity}
              onChange={(event) => change(at, { quantity: event.currentTarget.value })}
            />
            <NativeSelect
              label="Unit"
              size="md"
              disabled={!line.item}
              data={line.item ? [...line.item.units] : ['']}
              value={line.unit}
              onChange={(event) => change(at, { unit: event.currentTarget.value })}
            />
            {lines.length > 1 ? (
              <ActionIcon
                className="sk-remove"
                variant="subtle"
                color="steel"
                size={42}
                aria-label={`Remove ${line.item?.name ?? 'this line'}`}
                onClick={() => setLines(lines.filter((_, index) => index !== at))}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => setLines([...lines, emptyLine()])}
      >
        Another item
      </Button>
      <TextInput
        className="sk-note"
        label="Note"
        placeholder="For whoever sends it"
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {twice ? <Notice tone="soon">One item stands there twice: put it into one line.</Notice> : null}
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button type="submit" size="md" loading={busy} disabled={!ready}>
        Ask for it
      </Button>
    </form>
  );
}

type Places = TransferOriginsQuery['transferOrigins'];
type EndProps = { label: string; end: End; places: Places; onChange: (end: End) => void };

/** One end of the way: the outlet, where there are several, and the location. */
function EndSelect({ label, end, places, onChange }: EndProps) {
  const outlets = [...new Map(places.map(({ outletId, outletName }) => [outletId, outletName]))];
  const there = places.filter(({ outletId }) => outletId === end.outletId);
  return (
    <div className="sk-end">
      {outlets.length > 1 ? (
        <NativeSelect
          label={`${label}: outlet`}
          size="md"
          data={outlets.map(([value, name]) => ({ value, label: name }))}
          value={end.outletId}
          onChange={(event) => onChange({ outletId: event.currentTarget.value, locationId: '' })}
        />
      ) : null}
      <NativeSelect
        label={outlets.length > 1 ? 'Location' : label}
        size="md"
        data={[
          { value: '', label: 'Choose a location' },
          ...there.map(({ locationId, locationName }) => ({ value: locationId, label: locationName })),
        ]}
        value={end.locationId}
        onChange={(event) => onChange({ ...end, locationId: event.currentTarget.value })}
      />
    </div>
  );
}
