import { expect, test } from 'vitest';
import { changesSince, withTheirs, yielding } from '../../../shell/changes.ts';
import { saidOfDish } from './dish-changes.ts';
import { type DishDraft, draftOf, emptySize } from './dish-draft.ts';

const said = saidOfDish([{ id: 'c', name: 'Snacks' }], [{ id: 'm', name: 'Morning' }]);
const regular = { ...emptySize('Regular'), price: '40.00' };
const before: DishDraft = { ...draftOf(null, 'c'), name: 'Vada', sizes: [regular] };
const theirs: DishDraft = { ...before, allergens: ['NUTS'], sizes: [{ ...regular, price: '45.00' }] };
const mine: DishDraft = { ...before, name: 'Medu vada', sizes: [{ ...regular, price: '50.00' }] };

test('what another manager changed of a dish is told, beside what was typed in its place', () => {
  expect(changesSince(said, before, theirs, mine)).toEqual([
    { field: 'sizes', label: 'Sizes', theirs: 'Regular ₹45.00', mine: 'Regular ₹50.00' },
    { field: 'allergens', label: 'Allergens ticked', theirs: 'Nuts', mine: null },
  ]);
});

test('what was typed stays and the rest is taken over, until theirs is kept instead', () => {
  const met = withTheirs(said, before, theirs, mine);
  expect(met).toMatchObject({ name: 'Medu vada', allergens: ['NUTS'], sizes: [{ price: '50.00' }] });
  expect(yielding(changesSince(said, before, theirs, mine), theirs, met)).toMatchObject({
    ...{ name: 'Medu vada', allergens: ['NUTS'], sizes: [{ price: '45.00' }] },
  });
});
