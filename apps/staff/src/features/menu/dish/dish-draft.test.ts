import { expect, test } from 'vitest';
import { codeFrom, draftOf, emptySize, inputOf, type SavedDish } from './dish-draft.ts';

const saved: SavedDish = {
  ...{
    __typename: 'Dish',
    id: 'd',
    version: 3,
    categoryId: 'c',
    categoryName: 'Snacks',
    code: 'VADA',
    name: 'Vada',
    nameHi: 'वड़ा',
  },
  ...{
    nameMl: null,
    description: 'Crisp.',
    descriptionHi: null,
    descriptionMl: null,
    diet: 'VEG',
    allergens: ['MILK'],
  },
  ...{ kcal: 240, spice: 1, taxKind: 'PREPARED', taxCode: '996333', mrp: null, stationCode: 'FRY', prepSeconds: 420 },
  ...{ picture: { shape: 'ring' }, outletIds: ['here', 'there'], daypartIds: ['morning'] },
  variants: [
    { __typename: 'DishVariant', id: 'v', code: 'ONE', name: 'One', nameHi: null, nameMl: null, price: 1_250 },
  ],
  modifierGroups: [
    {
      ...{ __typename: 'DishGroup', id: 'g', code: 'DIP', name: 'Dip', nameHi: null, nameMl: null, min: 0, max: 1 },
      options: [
        {
          ...{ __typename: 'DishOption', id: 'o', code: 'CHUTNEY', name: 'Chutney', nameHi: null, nameMl: null },
          ...{ priceDelta: 500, allergens: [] },
        },
      ],
    },
  ],
};

test('a dish that is opened and saved is sent back as it was, choices, picture and other languages too', () => {
  const sent = inputOf(draftOf(saved, ''), { id: 'd', saved, outletIds: saved.outletIds });
  const { __typename: _, ...plain } = saved;
  expect(sent).toEqual(JSON.parse(JSON.stringify(plain, (key, value) => (key === '__typename' ? undefined : value))));
});

test('a new dish gets codes out of its names, and its own category when it is named', () => {
  const draft = { ...draftOf(null, ''), name: 'Masala  Dosa', categoryName: 'Breakfast' };
  const sizes = [
    { ...emptySize('Half'), price: '40' },
    { ...emptySize('half!'), price: '80.50' },
  ];
  const sent = inputOf({ ...draft, sizes }, { id: 'n', saved: null, outletIds: ['here'] });
  expect(sent).toMatchObject({
    ...{ code: 'MASALA_DOSA', categoryName: 'Breakfast', prepSeconds: 300, taxCode: '996333' },
    variants: [
      { code: 'HALF', price: 4_000 },
      { code: 'HALF_2', price: 8_050 },
    ],
  });
});

test('what is missing is said, one thing at a time', () => {
  const draft = draftOf(null, '');
  const say = (given: object) =>
    inputOf({ ...draft, name: 'Tea', categoryId: 'c', ...given }, { id: 'n', saved: null, outletIds: [] });
  expect(say({ name: ' ' })).toBe('Say what it is called.');
  expect(say({ categoryId: '' })).toBe('Say in which part of the menu it stands.');
  expect(say({})).toBe('Regular: say what it costs.');
  expect(say({ sizes: [] })).toBe('A dish is sold in at least one size.');
  const sizes = [{ ...emptySize('Cup'), price: '10' }];
  expect(say({ sizes, taxKind: 'GOODS' })).toBe('Packaged goods have a price printed on them: say it.');
  expect(say({ sizes, taxCode: '12' })).toBe('The tax code has four to eight digits.');
  expect(say({ sizes, prepMinutes: '1.5' })).toBe('How long it takes is a whole number of minutes.');
  expect(codeFrom('चाय')).toBe('DISH');
});
