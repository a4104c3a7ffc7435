import { expect, test } from 'vitest';
import { draftOf, type ItemFacts, inputOf } from './item-draft.ts';

const rice: ItemFacts = {
  ...{ __typename: 'StockItem', id: 'rice', code: 'RICE', name: 'Rice', kind: 'INGREDIENT', baseUnit: 'g' },
  ...{ pickPolicy: 'FEFO', allergens: [], taxCreditable: false, storage: 'AMBIENT', negativePolicy: 'ALLOW_FLAG' },
  ...{ countClass: 'C', purchaseTaxRate: 0, shelfLifeDays: null, openedLifeDays: null, units: [], version: 3 },
};

test('a class that nobody chose in the form is not sent, for it may have moved since; one that somebody chose is', () => {
  expect(inputOf(draftOf(rice), rice)).toMatchObject({ version: 3, countClass: null });
  expect(inputOf({ ...draftOf(rice), countClass: 'A' }, rice)).toMatchObject({ countClass: 'A' });
  expect(inputOf({ ...draftOf(null), name: 'Salt', code: 'SALT' }, null)).toMatchObject({
    version: 0,
    countClass: 'C',
  });
});
