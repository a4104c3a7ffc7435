import { allergenNames } from '../../../shell/allergen-names.ts';
import { listed, type Said } from '../../../shell/changes.ts';
import type { ItemDraft } from './item-draft.ts';
import { baseUnitWords, classWords, kindWords, negativeWords, pickWords, storageWords } from './item-words.ts';

/** What an item’s form says; its id is nobody’s to change. */
export const saidOfItem: Said<ItemDraft> & Record<Exclude<keyof ItemDraft, 'id'>, object> = {
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
