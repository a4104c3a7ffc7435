import { never, newId } from '@college-kiosk/client';
import { LoadingShape, Notice, scaled } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { StockLocationKind } from '../../../gql/graphql.ts';
import { unitsOf } from '../../../shell/amounts.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useLocations } from '../../../shell/use-locations.ts';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { type ChosenPreparation, PreparationSelect } from './PreparationSelect.tsx';

const PlanProductionDocument = graphql(`
  mutation PlanProduction($input: PlanProductionInput!) {
    planProduction(input: $input) {
      __typename
      ... on ProductionOrder { id }
      ... on UnitUnknown { code message unit }
      ... on NoRecipe { code message }
    }
  }
`);

/** What is to be cooked, how much of it, and where it is put. */
export function PlanForm({ onPlanned }: { onPlanned: (id: string) => void }) {
  const { outlet } = useSigned();
  const { locations, error, refetch } = useLocations(outlet.id);
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  if (!locations) return <LoadingShape shape="rows" />;
  return <Fields locations={locations} onPlanned={onPlanned} />;
}

type FieldsProps = {
  locations: readonly { id: string; name: string; kind: StockLocationKind }[];
  onPlanned: (id: string) => void;
};

function Fields({ locations, onPlanned }: FieldsProps) {
  const { outlet } = useSigned();
  const id = useRef(newId());
  const kitchen = locations.find(({ kind }) => kind === 'KITCHEN') ?? locations[0];
  const [preparation, setPreparation] = useState<ChosenPreparation | null>(null);
  const units = preparation ? unitsOf(preparation) : [];
  const [typed, setTyped] = useState({
    quantity: '',
    unit: '',
    locationId: kitchen?.id ?? '',
    plannedFor: outlet.businessDate,
    note: '',
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(PlanProductionDocument);
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
  const plan = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    if (!preparation) return setRefusal('Say what is to be cooked.');
    const quantity = scaled(typed.quantity, 3);
    if (!quantity) return setRefusal('Say how much should come of it.');
    const { locationId, plannedFor, note } = typed;
    const input = {
      id: id.current,
      outletId: outlet.id,
      stockItemId: preparation.id,
      quantity,
      unit: units.includes(typed.unit) ? typed.unit : (units[0] ?? ''),
      locationId,
      plannedFor,
      note: note.trim() || null,
    };
    const answer = (await run({ input }))?.planProduction;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ProductionOrder':
        return onPlanned(answer.id);
      case 'UnitUnknown':
      case 'NoRecipe':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="pr-form" onSubmit={(event) => void plan(event)} noValidate>
      <PreparationSelect chosen={preparation} onChoose={setPreparation} />
      <div className="pr-pair">
        <TextInput
          label="How much"
          inputMode="decimal"
          value={typed.quantity}
          onChange={(event) => change({ quantity: event.currentTarget.value })}
        />
        <NativeSelect
          label="Unit"
          data={units}
          value={units.includes(typed.unit) ? typed.unit : units[0]}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
      </div>
      <div className="pr-pair">
        <TextInput
          label="For"
          type="date"
          value={typed.plannedFor}
          onChange={(event) => change({ plannedFor: event.currentTarget.value })}
        />
        <NativeSelect
          label="Put into"
          data={locations.map(({ id: value, name }) => ({ value, label: name }))}
          value={typed.locationId}
          onChange={(event) => change({ locationId: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label="Note"
        maxLength={200}
        value={typed.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button type="submit" size="md" loading={busy}>
        Plan it
      </Button>
    </form>
  );
}
