import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, NativeSelect, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { StockLocationKind } from '../../gql/graphql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';

const SaveStockLocationDocument = graphql(`
  mutation SaveStockLocation($input: SaveLocationInput!) {
    saveStockLocation(input: $input) {
      __typename
      ... on StockLocation { id name }
      ... on CodeTaken { code message }
      ... on LocationHoldsStock { code message }
      ... on HeldByOrders { code message }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

export type LocationDraft = {
  id: string;
  code: string;
  name: string;
  kind: StockLocationKind;
  forOrders: boolean;
  inUse: boolean;
  version: number;
  isNew: boolean;
};

const kinds = [
  { value: 'STORE', label: 'Store' },
  { value: 'KITCHEN', label: 'Kitchen' },
  { value: 'COUNTER', label: 'Counter' },
] as const;
const main = 'MAIN';

type Props = { draft: LocationDraft; onClose: () => void; onSaved: () => void };

/** A location as it should be. */
export function LocationForm({ draft, onClose, onSaved }: Props) {
  const { outlet } = useSigned();
  const toast = useToast();
  const [{ isNew, ...location }, setLocation] = useState(draft);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SaveStockLocationDocument);
  const change = (part: Partial<LocationDraft>) => setLocation({ isNew, ...location, ...part });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const { id, code, name, kind, forOrders, inUse, version } = location;
    const input = { id, outletId: outlet.id, code: code.trim(), name: name.trim(), kind, forOrders, inUse, version };
    const answer = (await run({ input }))?.saveStockLocation;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockLocation':
        toast.done(`${answer.name} is saved.`);
        return onSaved();
      case 'CodeTaken':
      case 'LocationHoldsStock':
      case 'HeldByOrders':
      case 'ChangedMeanwhile':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <Modal opened onClose={onClose} centered title={isNew ? 'Add a location' : `Change ${draft.name}`}>
      <form className="st-stack" onSubmit={save}>
        {refusal ? <Notice>{refusal}</Notice> : null}
        <TextInput
          label="Name"
          data-autofocus
          maxLength={60}
          value={location.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Code"
          description="Capitals, digits and hyphens: COLD-1"
          maxLength={20}
          disabled={draft.code === main}
          value={location.code}
          onChange={(event) => change({ code: event.currentTarget.value.toUpperCase() })}
        />
        <NativeSelect
          label="Kind"
          data={kinds}
          value={location.kind}
          onChange={(event) => change({ kind: event.currentTarget.value as StockLocationKind })}
        />
        <Switch
          label="Orders take from what lies here"
          description="Otherwise it must be moved before it can be sold."
          checked={location.forOrders}
          onChange={(event) => change({ forOrders: event.currentTarget.checked })}
        />
        {isNew || draft.code === main ? null : (
          <Switch
            label="In use"
            description="It must be empty to go out of use."
            checked={location.inUse}
            onChange={(event) => change({ inUse: event.currentTarget.checked })}
          />
        )}
        <Button type="submit" size="md" loading={busy} disabled={location.name.trim() === '' || location.code === ''}>
          Save
        </Button>
      </form>
    </Modal>
  );
}
