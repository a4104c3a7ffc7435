import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, NativeSelect, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { SaveStorageUnitInput, StorageUnitKind } from '../../../gql/graphql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { unitKinds } from './unit-words.ts';

const SaveStorageUnitDocument = graphql(`
  mutation SaveStorageUnit($input: SaveStorageUnitInput!) {
    saveStorageUnit(input: $input) {
      __typename
      ... on StorageUnit { id name }
      ... on NameTaken { code message }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

export type UnitDraft = Required<Omit<SaveStorageUnitInput, 'outletId'>>;

type Props = { outletId: string; draft: UnitDraft; onClose: () => void; onSaved: () => void };

/** What keeps food, as it should be. */
export function UnitForm({ outletId, draft, onClose, onSaved }: Props) {
  const toast = useToast();
  const [unit, setUnit] = useState(draft);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SaveStorageUnitDocument);
  const isNew = draft.version === 0;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const answer = (await run({ input: { ...unit, name: unit.name.trim(), outletId } }))?.saveStorageUnit;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StorageUnit':
        toast.done(`${answer.name} is saved.`);
        return onSaved();
      case 'NameTaken':
      case 'ChangedMeanwhile':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      centered
      title={isNew ? 'Add a refrigerator or another unit' : `Change ${draft.name}`}
    >
      <form className="st-stack" onSubmit={(event) => void save(event)}>
        {refusal ? <Notice>{refusal}</Notice> : null}
        <TextInput
          label="Name"
          placeholder="Milk refrigerator"
          data-autofocus
          maxLength={60}
          value={unit.name}
          onChange={(event) => setUnit({ ...unit, name: event.currentTarget.value })}
        />
        <NativeSelect
          label="What it is"
          data={Object.entries(unitKinds).map(([value, label]) => ({ value, label }))}
          value={unit.kind}
          onChange={(event) => setUnit({ ...unit, kind: event.currentTarget.value as StorageUnitKind })}
        />
        {isNew ? null : (
          <Switch
            label="In use"
            description="Out of use it is not read, and no alert is about it."
            checked={unit.inUse}
            onChange={(event) => setUnit({ ...unit, inUse: event.currentTarget.checked })}
          />
        )}
        <Button type="submit" size="md" loading={busy} disabled={unit.name.trim() === ''}>
          Save
        </Button>
      </form>
    </Modal>
  );
}
