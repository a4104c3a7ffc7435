import { expect, test } from 'vitest';
import { saidLine } from './said-line.ts';

const line = {
  ...{ itemId: 'idli', variantId: 'four', name: 'Idli sambar', variantName: '4 pieces' },
  modifiers: [{ optionId: 'ghee', name: 'A spoon of ghee' }],
};
const variant = (id: string, name: string) => ({
  ...{ __typename: 'MenuVariant' as const, id, name, price: 3_000, portionsLeft: null },
});
const dish = {
  name: 'ഇഡ്ഡലി സാമ്പാർ',
  variants: [variant('two', '2 എണ്ണം'), variant('four', '4 എണ്ണം')],
  modifierGroups: [
    {
      ...{ __typename: 'ModifierGroup' as const, id: 'extra', name: 'കൂടുതൽ നെയ്യ്', min: 0, max: 1 },
      options: [
        { __typename: 'ModifierOption' as const, id: 'ghee', name: 'ഒരു സ്പൂൺ നെയ്യ്', priceDelta: 1_000, allergens: [] },
      ],
    },
  ],
};

test('a line is said in the language of the menu, with its size where there are several', () => {
  expect(saidLine(line, dish)).toEqual({ name: 'ഇഡ്ഡലി സാമ്പാർ', notes: '4 എണ്ണം · ഒരു സ്പൂൺ നെയ്യ്' });
  expect(saidLine(line, { ...dish, variants: [variant('four', '4 എണ്ണം')] }).notes).toBe('ഒരു സ്പൂൺ നെയ്യ്');
});

test('what has left the menu keeps the name it was sold by', () => {
  expect(saidLine(line, undefined)).toEqual({ name: 'Idli sambar', notes: 'A spoon of ghee' });
  expect(
    saidLine(line, { ...dish, modifierGroups: [], variants: [variant('two', '2'), variant('six', '6')] }).notes,
  ).toBe('4 pieces · A spoon of ghee');
});
