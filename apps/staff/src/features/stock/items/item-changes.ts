import { allergenNames } from '../../../shell/allergen-names.ts';
import type { ItemDraft } from './item-draft.ts';
import { baseUnitWords, classWords, kindWords, negativeWords, pickWords, storageWords } from './item-words.ts';

type Field = Exclude<keyof ItemDraft, 'id'>;

/** What somebody else changed of an item while it was being edited. */
export type ItemChange = {
  field: Field;
  label: string;
  theirs: string;
  /** What was typed here in its place; null where nothing was. */
  mine: string | null;
};

const said: { [Key in Field]: { label: string; say: (draft: ItemDraft) => string } } = {
  name: { label: 'Name', say: ({ name }) => name },
  code: { label: 'Code', say: ({ code }) => code },
  kind: { label: 'Kind', say: ({ kind }) => kindWords[kind] },
  baseUnit: { label: 'Counted in', say: ({ baseUnit }) => baseUnitWords[baseUnit] },
  taxRate: { label: 'Tax on its purchase', say: ({ taxRate }) => `${taxRate} %` },
  taxCreditable: { label: 'That tax is credited to us', say: ({ taxCreditable }) => (taxCreditable ? 'Yes' : 'No') },
  storage: { label: 'Kept', say: ({ storage }) => storageWords[storage] },
  countClass: { label: 'Counted', say: ({ countClass }) => classWords[countClass] },
  shelfLifeDays: { label: 'Keeps, days', say: ({ shelfLifeDays }) => `${shelfLifeDays}` || 'It keeps' },
  openedLifeDays: { label: 'Once opened, days', say: ({ openedLifeDays }) => `${openedLifeDays}` || 'No different' },
  pickPolicy: { label: 'Taken first', say: ({ pickPolicy }) => pickWords[pickPolicy] },
  negativePolicy: { label: 'Used beyond the records', say: ({ negativePolicy }) => negativeWords[negativePolicy] },
  units: {
    label: 'Its units',
    say: ({ units }) => listed(units.map(({ unit, size }) => `1 ${unit} = ${size}`)),
  },
  allergens: { label: 'Allergens', say: ({ allergens }) => listed(allergens.map((one) => allergenNames[one]).sort()) },
};

/** What became of an item since the form began with it, against what was typed in the form. */
export function changesSince(before: ItemDraft, theirs: ItemDraft, mine: ItemDraft): ItemChange[] {
  return (Object.keys(said) as Field[]).flatMap((field) => {
    const { label, say } = said[field];
    const [was, is, typed] = [say(before), say(theirs), say(mine)];
    if (is === was || is === typed) return [];
    return [{ field, label, theirs: is, mine: typed === was ? null : typed }];
  });
}

/** What was typed stays; where nothing was, what is there now. */
export function withTheirs(before: ItemDraft, theirs: ItemDraft, mine: ItemDraft): ItemDraft {
  const kept = (Object.keys(said) as Field[]).filter((field) => said[field].say(mine) !== said[field].say(before));
  return { ...theirs, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) };
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'None' : words.join(', ');
}
