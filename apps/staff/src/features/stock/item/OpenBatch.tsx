import './open-batch.css';
import { never, useCommandId } from '@college-kiosk/client';
import { Notice, scaled } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { unitsOf } from '../../../shell/amounts.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';

const OpenBatchDocument = graphql(`
  mutation OpenBatch($input: OpenBatchInput!) {
    openBatch(input: $input) {
      __typename
      ... on Batch { id openedAt expiryDate }
      ... on BatchNotAvailable { code message }
      ... on MoreThanIsThere { code message there }
      ... on UnitUnknown { code message unit }
    }
  }
`);

type Props = {
  batchId: string;
  item: { baseUnit: string; openedLifeDays?: number | null; units: readonly { unit: string }[] };
  onDone: () => void;
  onLeave: () => void;
};

/** How much of a batch was opened. */
export function OpenBatch({ batchId, item, onDone, onLeave }: Props) {
  const toast = useToast();
  const id = useCommandId();
  const units = unitsOf(item);
  const [typed, setTyped] = useState('1');
  const [unit, setUnit] = useState(units[0] ?? item.baseUnit);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(OpenBatchDocument);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    const quantity = scaled(typed, 3);
    if (quantity === null || quantity === 0) return setRefusal('Enter how much was opened.');
    const said = { batchId, quantity, unit };
    const answer = (await run({ input: { id: id(said), ...said } }))?.openBatch;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Batch':
        toast.done('It is open. What is open goes first.');
        return onDone();
      case 'BatchNotAvailable':
      case 'MoreThanIsThere':
      case 'UnitUnknown':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="si-open" onSubmit={(event) => void open(event)} noValidate>
      <TextInput
        label="How much was opened"
        inputMode="decimal"
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label="Unit"
        data={units}
        value={unit}
        onChange={(event) => setUnit(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy}>
        It is open
      </Button>
      <Button variant="subtle" color="steel" onClick={onLeave}>
        Back
      </Button>
      <p>
        {item.openedLifeDays == null
          ? 'It keeps as long as unopened.'
          : `Once opened it keeps ${item.openedLifeDays === 1 ? '1 day' : `${item.openedLifeDays} days`}.`}
      </p>
      {refusal ? <Notice>{refusal}</Notice> : null}
    </form>
  );
}
