import { never, useCommandId } from '@college-kiosk/client';
import { zonedInstant } from '@college-kiosk/kernel';
import { Notice } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { unitsOf } from '../../../shell/amounts.ts';
import { ChangedNotice } from '../../../shell/ChangedNotice.tsx';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSeen } from '../../../shell/use-seen.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { RecipeFigures } from './RecipeFigures.tsx';
import { RecipeLineRow } from './RecipeLineRow.tsx';
import {
  draftOf,
  emptyLine,
  inputOf,
  type LineDraft,
  newestOf,
  type RecipeDraft,
  type RecipeEntry,
  saidOfRecipe,
} from './recipe-draft.ts';
import { useTriedRecipe } from './use-tried-recipe.ts';

const SaveRecipeDocument = graphql(`
  mutation SaveRecipe($input: SaveRecipeInput!) {
    saveRecipe(input: $input) {
      __typename
      ... on Recipe { id version }
      ... on UnitUnknown { code message unit }
      ... on QuantityTooLarge { code message }
      ... on RecipeCycle { code message }
      ... on RecipeTooFarAhead { code message latest }
      ... on RecipeTooDeep { code message }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

type Props = {
  entry: RecipeEntry;
  onSaved: () => void;
  /** The recipe as it is there now. */
  reread: () => Promise<RecipeEntry | null>;
};

/** What a recipe takes, with what it comes to as one types. Saving begins the next version. */
export function RecipeEditor({ entry: known, onSaved, reread }: Props) {
  const { organisation, may } = useSigned();
  const toast = useToast();
  const idOf = useCommandId();
  const form = useSeen(known, { said: saidOfRecipe, draftOf });
  const { seen: entry, draft, change } = form;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SaveRecipeDocument);
  const input = inputOf(entry, draft);
  const tried = useTriedRecipe(typeof input === 'string' ? null : input);
  const setLine = (key: string, part: Partial<LineDraft>) =>
    change({ lines: draft.lines.map((line) => (line.key === key ? { ...line, ...part } : line)) });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    if (typeof input === 'string') return setRefusal(input);
    const validFrom = draft.validFrom ? zonedInstant(draft.validFrom, 0, organisation.zone).toISOString() : null;
    const said = { ...input, version: newestOf(entry), validFrom, note: draft.note.trim() || null };
    const answer = (await run({ input: { ...said, id: idOf(said) } }))?.saveRecipe;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Recipe':
        toast.done(`Version ${answer.version} is saved.`);
        return onSaved();
      case 'ChangedMeanwhile':
        return form.meet((await reread()) ?? entry);
      case 'UnitUnknown':
      case 'QuantityTooLarge':
      case 'RecipeCycle':
      case 'RecipeTooFarAhead':
      case 'RecipeTooDeep':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="re-editor" onSubmit={(event) => void save(event)} noValidate>
      <RecipeFigures entry={entry} tried={tried} />
      <fieldset disabled={!may('stock:manage')}>
        {entry.preparation ? <Makes draft={draft} preparation={entry.preparation} change={change} /> : null}
        <ol className="re-lines">
          {draft.lines.map((line) => (
            <RecipeLineRow
              key={line.key}
              line={line}
              isOption={entry.kind === 'OPTION'}
              tried={tried?.lines.find(({ stockItemId }) => stockItemId === line.item?.id)}
              onChange={(part) => setLine(line.key, part)}
              onRemove={() => change({ lines: draft.lines.filter(({ key }) => key !== line.key) })}
            />
          ))}
        </ol>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => change({ lines: [...draft.lines, emptyLine()] })}
        >
          Another line
        </Button>
        <div className="re-when">
          <TextInput
            label="In force from"
            description="At once, unless a day is said"
            type="date"
            value={draft.validFrom}
            onChange={(event) => change({ validFrom: event.currentTarget.value })}
          />
          <TextInput
            label="Note"
            description="Why it changes"
            maxLength={500}
            value={draft.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </div>
        {refusal ? <Notice>{refusal}</Notice> : null}
        {form.changes ? <ChangedNotice noun="recipe" changes={form.changes} onTakeTheirs={form.takeTheirs} /> : null}
        {may('stock:manage') ? (
          <Button type="submit" size="md" loading={busy}>
            Save as version {newestOf(entry) + 1}
          </Button>
        ) : null}
      </fieldset>
    </form>
  );
}

type MakesProps = {
  draft: RecipeDraft;
  preparation: NonNullable<RecipeEntry['preparation']>;
  change: (part: Partial<RecipeDraft>) => void;
};

/** How much a preparation's recipe makes, and how much of that is lost on the way. */
function Makes({ draft, preparation, change }: MakesProps) {
  return (
    <div className="re-makes">
      <TextInput
        label="Makes, before loss"
        inputMode="decimal"
        value={draft.makes}
        onChange={(event) => change({ makes: event.currentTarget.value })}
      />
      <NativeSelect
        label="Unit"
        data={unitsOf(preparation)}
        value={draft.makesUnit}
        onChange={(event) => change({ makesUnit: event.currentTarget.value })}
      />
      <TextInput
        label="Lost in the process"
        inputMode="decimal"
        rightSection="%"
        value={draft.processLoss}
        onChange={(event) => change({ processLoss: event.currentTarget.value })}
      />
    </div>
  );
}
