import { never, newId, useCommandId } from '@college-kiosk/client';
import { formatQuantity, Notice, scaled, unscaled } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import type { ProductionOrder } from './production-order.ts';

const StartProductionDocument = graphql(`
  mutation StartProduction($commandId: UUID!, $orderId: UUID!) {
    startProduction(commandId: $commandId, orderId: $orderId) {
      __typename
      ... on ProductionOrder { id state }
      ... on IllegalProductionStep { code message }
      ... on NotEnoughStock { code message }
    }
  }
`);
const FinishProductionDocument = graphql(`
  mutation FinishProduction($input: FinishProductionInput!) {
    finishProduction(input: $input) {
      __typename
      ... on ProductionOrder { id state value }
      ... on IllegalProductionStep { code message }
      ... on NotEnoughStock { code message }
      ... on MoreThanPlanned { code message planned produced }
    }
  }
`);
const CancelProductionDocument = graphql(`
  mutation CancelProduction($input: CancelProductionInput!) {
    cancelProduction(input: $input) {
      __typename
      ... on ProductionOrder { id state }
      ... on IllegalProductionStep { code message }
    }
  }
`);

type Props = { order: ProductionOrder; onChanged: () => void };

/** The step an order can take now: begin, say what came of it, or take it back. */
export function ProductionSteps({ order, onChanged }: Props) {
  const { may } = useSigned();
  if (!may('production:run')) return null;
  if (order.state === 'PLANNED') return <Begin order={order} onChanged={onChanged} />;
  return order.state === 'STARTED' ? <Finish order={order} onChanged={onChanged} /> : null;
}

function Begin({ order, onChanged }: Props) {
  const commandId = useCommandId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(StartProductionDocument);
  const begin = async () => {
    setRefusal(null);
    const answer = (await run({ commandId: commandId({ begin: order.id }), orderId: order.id }))?.startProduction;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ProductionOrder':
        return onChanged();
      case 'IllegalProductionStep':
      case 'NotEnoughStock':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button size="md" loading={busy} onClick={() => void begin()}>
        Begin
      </Button>
      <Cancel order={order} onChanged={onChanged} />
    </>
  );
}

function Finish({ order, onChanged }: Props) {
  const { may } = useSigned();
  const toast = useToast();
  const commandId = useCommandId();
  const batchId = useRef(newId());
  const unit = order.item.baseUnit;
  const [produced, setProduced] = useState(unscaled(order.planned, 3));
  const [used, setUsed] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [why, setWhy] = useState('');
  const [run, busy] = useRun(FinishProductionDocument);
  const finish = async () => {
    setRefusal(null);
    const size = scaled(produced, 3);
    const said = Object.entries(used).map(([stockItemId, typed]) => ({ stockItemId, quantity: scaled(typed, 3) }));
    if (!size || said.some(({ quantity }) => quantity === null)) return setRefusal('Say how much, in numbers.');
    const facts = { orderId: order.id, batchId: batchId.current, produced: size, excessReason: why.trim() || null };
    const went = said.map(({ stockItemId, quantity }) => ({ stockItemId, quantity: quantity ?? 0 }));
    const input = { commandId: commandId({ ...facts, went }), ...facts, used: went };
    const answer = (await run({ input }))?.finishProduction;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ProductionOrder':
        toast.done(`${formatQuantity(size, unit)} of ${order.item.name} is in stock.`);
        return onChanged();
      case 'MoreThanPlanned':
        setAsked(true);
        return setRefusal(answer.message);
      case 'IllegalProductionStep':
      case 'NotEnoughStock':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      <TextInput
        label="What came of it"
        size="lg"
        inputMode="decimal"
        rightSection={unit}
        value={produced}
        onChange={(event) => setProduced(event.currentTarget.value)}
      />
      <details className="pr-used">
        <summary>Something else went in than planned</summary>
        {order.inputs.map(({ item, planned }) => (
          <TextInput
            key={item.id}
            label={item.name}
            inputMode="decimal"
            rightSection={item.baseUnit}
            value={used[item.id] ?? unscaled(planned, 3)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setUsed((before) => ({ ...before, [item.id]: value }));
            }}
          />
        ))}
      </details>
      {refusal ? <Notice>{refusal}</Notice> : null}
      {asked && may('production:override') ? (
        <TextInput
          label="Why so much came of it"
          maxLength={200}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      ) : null}
      <Button size="md" loading={busy} onClick={() => void finish()}>
        Finish
      </Button>
      <Cancel order={order} onChanged={onChanged} />
    </>
  );
}

function Cancel({ order, onChanged }: Props) {
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(CancelProductionDocument);
  const cancel = async () => {
    setRefusal(null);
    const said = { orderId: order.id, reason: reason.trim() };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.cancelProduction;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ProductionOrder':
        return onChanged();
      case 'IllegalProductionStep':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <details className="pr-used">
      <summary>Take it back</summary>
      <TextInput
        label="Why"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button variant="default" loading={busy} disabled={reason.trim() === ''} onClick={() => void cancel()}>
        Cancel the order
      </Button>
    </details>
  );
}
