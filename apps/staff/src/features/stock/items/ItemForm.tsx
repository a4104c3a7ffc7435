import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Checkbox, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { Allergen } from '../../../gql/graphql.ts';
import { allergenNames } from '../../../shell/allergen-names.ts';
import { ChangedNotice } from '../../../shell/ChangedNotice.tsx';
import { type Change, changesSince, withTheirs, yielding } from '../../../shell/changes.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { saidOfItem } from './item-changes.ts';
import { draftOf, type ItemDraft, type ItemFacts, inputOf } from './item-draft.ts';
import {
  baseUnitWords,
  choicesOf,
  classWords,
  kindWords,
  negativeWords,
  pickWords,
  storageWords,
} from './item-words.ts';
import { UnitRows } from './UnitRows.tsx';

const SaveStockItemDocument = graphql(`
  mutation SaveStockItem($input: SaveStockItemInput!) {
    saveStockItem(input: $input) {
      __typename
      ... on StockItem { id name version }
      ... on CodeTaken { code message }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

type Props = {
  item: ItemFacts | null;
  onSaved: () => void;
  /** The item as it is there now. */
  reread?: () => Promise<ItemFacts | null>;
};

/** An item as it should be. */
export function ItemForm({ item, onSaved, reread }: Props) {
  const { may } = useSigned();
  const toast = useToast();
  // What the form began with: others may have saved the item since.
  const [seen, setSeen] = useState(item);
  const [draft, setDraft] = useState<ItemDraft>(() => draftOf(item));
  const [changes, setChanges] = useState<readonly Change<ItemDraft>[] | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SaveStockItemDocument);
  const change = (part: Partial<ItemDraft>) => setDraft((before) => ({ ...before, ...part }));
  const meet = async (message: string) => {
    const now = await reread?.();
    if (!now) return setRefusal(message);
    const [before, theirs] = [draftOf(seen), draftOf(now)];
    setChanges(changesSince(saidOfItem, before, theirs, draft));
    setDraft(withTheirs(saidOfItem, before, theirs, draft));
    setSeen(now);
  };
  const takeTheirs = () => {
    setDraft(yielding(changes ?? [], draftOf(seen), draft));
    setChanges(null);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    setChanges(null);
    const input = inputOf(draft, seen);
    if (typeof input === 'string') return setRefusal(input);
    const answer = (await run({ input }))?.saveStockItem;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockItem':
        toast.done(`${answer.name} is saved.`);
        return onSaved();
      case 'CodeTaken':
        return setRefusal(answer.message);
      case 'ChangedMeanwhile':
        return await meet(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <fieldset className="it-form" disabled={!may('stock:manage')}>
        <WhatItIs draft={draft} isNew={item === null} change={change} />
        <HowItIsKept draft={draft} change={change} />
        <UnitRows draft={draft} change={change} />
        <Allergens draft={draft} change={change} />
        {refusal ? <Notice>{refusal}</Notice> : null}
        {changes ? <ChangedNotice noun="item" changes={changes} onTakeTheirs={takeTheirs} /> : null}
        {may('stock:manage') ? (
          <Button type="submit" size="md" loading={busy}>
            Save
          </Button>
        ) : null}
      </fieldset>
    </form>
  );
}

type PartProps = { draft: ItemDraft; change: (part: Partial<ItemDraft>) => void };

function WhatItIs({ draft, isNew, change }: PartProps & { isNew: boolean }) {
  const setKind = (kind: ItemDraft['kind']) =>
    change({
      kind,
      taxCreditable: kind === 'PACKAGED',
      ...(isNew ? { negativePolicy: kind === 'INGREDIENT' ? 'ALLOW_FLAG' : 'BLOCK' } : {}),
    });
  return (
    <>
      <div className="it-pair">
        <TextInput
          label="Name"
          maxLength={80}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Code"
          description="A scanner reads it too"
          maxLength={60}
          value={draft.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
      </div>
      <div className="it-pair">
        <NativeSelect
          label="Kind"
          description={isNew ? null : 'Stays once it is in use'}
          data={choicesOf(kindWords)}
          value={draft.kind}
          onChange={(event) => setKind(event.currentTarget.value as ItemDraft['kind'])}
        />
        <NativeSelect
          label="Counted in"
          description={isNew ? null : 'Stays once it is in use'}
          data={choicesOf(baseUnitWords)}
          value={draft.baseUnit}
          onChange={(event) => change({ baseUnit: event.currentTarget.value as ItemDraft['baseUnit'] })}
        />
      </div>
      <div className="it-pair">
        <TextInput
          label="Tax on its purchase"
          rightSection="%"
          inputMode="decimal"
          value={draft.taxRate}
          onChange={(event) => change({ taxRate: event.currentTarget.value })}
        />
        <Switch
          className="it-switch"
          label="That tax is credited to us"
          checked={draft.taxCreditable}
          onChange={(event) => change({ taxCreditable: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}

function HowItIsKept({ draft, change }: PartProps) {
  return (
    <>
      <div className="it-pair">
        <NativeSelect
          label="Kept"
          data={choicesOf(storageWords)}
          value={draft.storage}
          onChange={(event) => change({ storage: event.currentTarget.value as ItemDraft['storage'] })}
        />
        <NativeSelect
          label="Counted"
          data={choicesOf(classWords)}
          value={draft.countClass}
          onChange={(event) => change({ countClass: event.currentTarget.value as ItemDraft['countClass'] })}
        />
      </div>
      <div className="it-pair">
        <NumberInput
          label="Keeps, days"
          placeholder="It keeps"
          min={0}
          max={3_650}
          value={draft.shelfLifeDays}
          onChange={(shelfLifeDays) => change({ shelfLifeDays })}
        />
        <NumberInput
          label="Once opened, days"
          placeholder="No different"
          min={0}
          max={3_650}
          value={draft.openedLifeDays}
          onChange={(openedLifeDays) => change({ openedLifeDays })}
        />
      </div>
      <div className="it-pair">
        <NativeSelect
          label="Taken first"
          data={choicesOf(pickWords)}
          value={draft.pickPolicy}
          onChange={(event) => change({ pickPolicy: event.currentTarget.value as ItemDraft['pickPolicy'] })}
        />
        <NativeSelect
          label="Used beyond the records"
          disabled={draft.kind === 'PACKAGED'}
          data={choicesOf(negativeWords)}
          value={draft.kind === 'PACKAGED' ? 'BLOCK' : draft.negativePolicy}
          onChange={(event) => change({ negativePolicy: event.currentTarget.value as ItemDraft['negativePolicy'] })}
        />
      </div>
    </>
  );
}

function Allergens({ draft, change }: PartProps) {
  const toggle = (allergen: Allergen) =>
    change({
      allergens: draft.allergens.includes(allergen)
        ? draft.allergens.filter((one) => one !== allergen)
        : [...draft.allergens, allergen],
    });
  return (
    <fieldset className="it-allergens">
      <legend>Allergens in it</legend>
      {Object.entries(allergenNames).map(([allergen, name]) => (
        <Checkbox
          key={allergen}
          label={name}
          checked={draft.allergens.includes(allergen as Allergen)}
          onChange={() => toggle(allergen as Allergen)}
        />
      ))}
    </fieldset>
  );
}
