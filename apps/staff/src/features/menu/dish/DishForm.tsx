import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { Allergen, Diet, DishQuery, SaveMenuItemInput } from '../../../gql/graphql.ts';
import { allergenNames } from '../../../shell/allergen-names.ts';
import { ChangedNotice } from '../../../shell/ChangedNotice.tsx';
import { type Change, changesSince, withTheirs, yielding } from '../../../shell/changes.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { saidOfDish } from './dish-changes.ts';
import { type DishDraft, draftOf, inputOf, type SavedDish } from './dish-draft.ts';
import { diets, spices } from './dish-words.ts';
import { HowItIsSold } from './HowItIsSold.tsx';

const SaveMenuItemDocument = graphql(`
  mutation SaveMenuItem($input: SaveMenuItemInput!) {
    saveMenuItem(input: $input) {
      __typename
      ... on MenuItem { id name }
      ... on CodeTaken { code message }
      ... on ChangedMeanwhile { code message }
      ... on PriceAboveMrp { code message }
      ... on TaxCodeUnknown { code message }
    }
  }
`);

type Props = {
  id: string;
  saved: SavedDish | null;
  /** What guests are told of it now. */
  told: readonly Allergen[];
  categories: DishQuery['menu']['categories'];
  dayparts: DishQuery['dayparts'];
  /** The dish as it is there now. */
  reread: () => Promise<SavedDish | null>;
  onSaved: () => void;
};

/** A dish as it should be. Choices that go with it stay as they are. */
export function DishForm({ id, saved: first, told, categories, dayparts, reread, onSaved }: Props) {
  const { outlet } = useSigned();
  const toast = useToast();
  // What the form began with: others may have saved the dish since.
  const [saved, setSaved] = useState(first);
  const [draft, setDraft] = useState<DishDraft>(() => draftOf(saved, categories[0]?.id ?? ''));
  const [changes, setChanges] = useState<readonly Change<DishDraft>[] | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SaveMenuItemDocument);
  const change = (part: Partial<DishDraft>) => setDraft((before) => ({ ...before, ...part }));
  const elsewhere = (saved?.outletIds ?? []).filter((one) => one !== outlet.id);
  const isHere = saved === null || saved.outletIds.includes(outlet.id);

  const meet = async (message: string) => {
    const now = await reread();
    if (!now) return setRefusal(message);
    const said = saidOfDish(categories, dayparts);
    const [before, theirs] = [draftOf(saved, ''), draftOf(now, '')];
    setChanges(changesSince(said, before, theirs, draft));
    setDraft(withTheirs(said, before, theirs, draft));
    setSaved(now);
  };
  const takeTheirs = () => {
    setDraft(yielding(changes ?? [], draftOf(saved, ''), draft));
    setChanges(null);
  };
  const send = async (input: SaveMenuItemInput | string, done: string) => {
    setRefusal(null);
    setChanges(null);
    if (typeof input === 'string') return setRefusal(input);
    const answer = (await run({ input }))?.saveMenuItem;
    if (!answer) return;
    switch (answer.__typename) {
      case 'MenuItem':
        toast.done(`${answer.name} ${done}`);
        return onSaved();
      case 'CodeTaken':
        return setRefusal(saved ? answer.message : 'Another dish is called so already. Call this one differently.');
      case 'ChangedMeanwhile':
        return await meet(answer.message);
      case 'PriceAboveMrp':
      case 'TaxCodeUnknown':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    return send(inputOf(draft, { id, saved, outletIds: [...elsewhere, outlet.id] }), 'is saved.');
  };
  return (
    <form className="ds-fields ds-form" onSubmit={(event) => void save(event)} noValidate>
      <section className="ds-card">
        <h2>What it is</h2>
        <WhatItIs draft={draft} categories={categories} change={change} />
      </section>
      <section className="ds-card">
        <h2>What it costs, and where it is made</h2>
        <HowItIsSold draft={draft} dayparts={dayparts} change={change} />
      </section>
      <section className="ds-card">
        <h2>Allergens</h2>
        <p className="ds-quiet">
          What its recipe and what lies cooked bring in is told by itself. Tick only what comes in besides.
          {told.length > 0 ? ` Guests are told: ${told.map((one) => allergenNames[one]).join(', ')}.` : ''}
        </p>
        <div className="ds-checks">
          {(Object.keys(allergenNames) as Allergen[]).map((one) => (
            <Checkbox
              key={one}
              label={allergenNames[one]}
              checked={draft.allergens.includes(one)}
              onChange={() =>
                change({
                  allergens: draft.allergens.includes(one)
                    ? draft.allergens.filter((other) => other !== one)
                    : [...draft.allergens, one],
                })
              }
            />
          ))}
        </div>
      </section>
      {refusal ? <Notice>{refusal}</Notice> : null}
      {changes ? <ChangedNotice noun="dish" changes={changes} onTakeTheirs={takeTheirs} /> : null}
      <div className="ds-acts">
        <Button type="submit" size="md" loading={busy}>
          {isHere ? 'Save' : `Save, and sell it at ${outlet.name}`}
        </Button>
        {saved && isHere ? (
          <Button
            variant="default"
            size="md"
            loading={busy}
            onClick={() =>
              void send(inputOf(draftOf(saved, ''), { id, saved, outletIds: elsewhere }), 'is off the menu here.')
            }
          >
            Take off this menu
          </Button>
        ) : null}
      </div>
    </form>
  );
}

type PartProps = { draft: DishDraft; change: (part: Partial<DishDraft>) => void };

function WhatItIs({ draft, categories, change }: PartProps & { categories: Props['categories'] }) {
  return (
    <>
      <div className="ds-pair">
        <TextInput
          label="Name"
          maxLength={80}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label="Part of the menu"
          data={[...categories.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: 'A new one' }]}
          value={draft.categoryId}
          onChange={(event) => change({ categoryId: event.currentTarget.value })}
        />
      </div>
      {draft.categoryId === '' ? (
        <TextInput
          label="Name of that part"
          placeholder="Breakfast"
          maxLength={80}
          value={draft.categoryName}
          onChange={(event) => change({ categoryName: event.currentTarget.value })}
        />
      ) : null}
      <Textarea
        label="What it is, in a sentence"
        autosize
        minRows={2}
        maxLength={500}
        value={draft.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <div className="ds-three">
        <NativeSelect
          label="Mark"
          data={(Object.keys(diets) as Diet[]).map((value) => ({ value, label: diets[value] }))}
          value={draft.diet}
          onChange={(event) => change({ diet: event.currentTarget.value as Diet })}
        />
        <NativeSelect
          label="How hot"
          data={spices.map((label, value) => ({ value: String(value), label }))}
          value={draft.spice}
          onChange={(event) => change({ spice: event.currentTarget.value })}
        />
        <TextInput
          label="Energy"
          rightSection="kcal"
          rightSectionWidth={48}
          inputMode="numeric"
          value={draft.kcal}
          onChange={(event) => change({ kcal: event.currentTarget.value })}
        />
      </div>
      <details>
        <summary>In Hindi and Malayalam</summary>
        <div className="ds-fields">
          <div className="ds-pair">
            <TextInput
              label="Name in Hindi"
              value={draft.nameHi}
              onChange={(event) => change({ nameHi: event.currentTarget.value })}
            />
            <TextInput
              label="Name in Malayalam"
              value={draft.nameMl}
              onChange={(event) => change({ nameMl: event.currentTarget.value })}
            />
          </div>
          <div className="ds-pair">
            <Textarea
              label="What it is, in Hindi"
              value={draft.descriptionHi}
              onChange={(event) => change({ descriptionHi: event.currentTarget.value })}
            />
            <Textarea
              label="What it is, in Malayalam"
              value={draft.descriptionMl}
              onChange={(event) => change({ descriptionMl: event.currentTarget.value })}
            />
          </div>
        </div>
      </details>
    </>
  );
}
