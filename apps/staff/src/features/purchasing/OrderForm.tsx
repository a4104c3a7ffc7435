import { useQuery } from '@apollo/client/react';
import { never, newId, useCommandId } from '@college-kiosk/client';
import { EmptyState, LoadingShape, MoneyText, Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { OrderLineFields } from './OrderLineFields.tsx';
import { amountsOf, emptyOrderLine, type OrderFormLine, orderLineInput } from './order-form-line.ts';

const SupplierForOrderDocument = graphql(`
  query SupplierForOrder($id: UUID!) {
    supplier(id: $id) {
      __typename
      id
      gstin
      items {
        __typename
        unit
        minimumPacks
        retiredAt
        item { __typename id name baseUnit purchaseTaxRate units { __typename unit } }
        prices { __typename id unit price validFrom }
      }
    }
  }
`);
const SavePurchaseOrderDocument = graphql(`
  mutation SavePurchaseOrder($input: SavePurchaseOrderInput!) {
    savePurchaseOrder(input: $input) {
      __typename
      ... on PurchaseOrder { id number state version total }
      ... on IllegalPurchaseStep { code message state }
      ... on ChangedMeanwhile { code message }
      ... on SupplierRetired { code message }
      ... on UnitUnknown { code message unit }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);

type Edited = { id: string; version: number; wantedOn: string | null; note: string | null; lines: OrderFormLine[] };

/** What is ordered of what a supplier sells. */
export function OrderForm({ supplierId, order }: { supplierId: string; order: Edited | null }) {
  const { outlet } = useSigned();
  const navigate = useNavigate();
  const toast = useToast();
  const commandId = useCommandId();
  const [id] = useState(order?.id ?? newId);
  const [lines, setLines] = useState<OrderFormLine[]>(() => order?.lines ?? [emptyOrderLine(newId())]);
  const [wantedOn, setWantedOn] = useState(order?.wantedOn ?? '');
  const [note, setNote] = useState(order?.note ?? '');
  const [marked, setMarked] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SavePurchaseOrderDocument);
  const { data, error, refetch } = useQuery(SupplierForOrderDocument, { variables: { id: supplierId } });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="What they sell" />;
  // Who is not registered may not charge tax.
  const untaxed = data.supplier?.gstin === null && { purchaseTaxRate: 0 };
  const sold = (data.supplier?.items ?? [])
    .filter(({ retiredAt }) => retiredAt === null)
    .map((one) => ({ ...one, item: { ...one.item, ...untaxed } }));
  if (sold.length === 0) {
    return (
      <EmptyState kind="first-use" title="We do not know yet what they sell">
        <Link to="/suppliers/$supplierId" params={{ supplierId }}>
          Add it on their page
        </Link>
      </EmptyState>
    );
  }
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setMarked(true);
    setRefusal(null);
    const inputs = lines.map(orderLineInput);
    const filled = inputs.filter((line) => line !== null);
    if (filled.length < lines.length) return setRefusal('Some fields are still empty: they are marked.');
    const said = {
      ...{ id, outletId: outlet.id, supplierId, version: order?.version ?? 0, lines: filled },
      ...{ wantedOn: wantedOn || null, note: note.trim() || null },
    };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.savePurchaseOrder;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PurchaseOrder':
        toast.done(`Order ${answer.number} is saved.`);
        return void navigate({ to: '/purchasing/$orderId', params: { orderId: answer.id } });
      case 'IllegalPurchaseStep':
      case 'ChangedMeanwhile':
      case 'SupplierRetired':
      case 'UnitUnknown':
      case 'AnotherPersonNeeded':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const change = (at: number, line: OrderFormLine) => setLines(lines.map((one, index) => (index === at ? line : one)));
  return (
    <form className="pu-order" onSubmit={(event) => void save(event)} noValidate>
      <ol className="pu-lines">
        {lines.map((line, at) => (
          <OrderLineFields
            key={line.key}
            line={line}
            sold={sold.filter(
              ({ item }) => item.id === line.stockItemId || !lines.some((one) => one.stockItemId === item.id),
            )}
            marked={marked}
            onChange={(next) => change(at, next)}
            onRemove={lines.length > 1 ? () => setLines(lines.filter((_, index) => index !== at)) : null}
          />
        ))}
      </ol>
      <Button
        className="pu-add"
        variant="light"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => setLines([...lines, emptyOrderLine(newId())])}
      >
        Another item
      </Button>
      <div className="pu-pair">
        <TextInput
          label="Wanted on"
          type="date"
          value={wantedOn}
          onChange={(event) => setWantedOn(event.currentTarget.value)}
        />
        <TextInput label="Note" maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </div>
      <p className="pu-note">
        Together <MoneyText value={amountsOf(lines).net} paise />, with tax{' '}
        <MoneyText value={amountsOf(lines).total} paise />.
      </p>
      {refusal ? <Notice tone="soon">{refusal}</Notice> : null}
      <Button className="pu-add" type="submit" loading={busy}>
        Save the order
      </Button>
    </form>
  );
}
