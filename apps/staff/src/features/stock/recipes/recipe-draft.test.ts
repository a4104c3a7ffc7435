import { expect, test } from 'vitest';
import { changesSince } from '../../../shell/changes.ts';
import { draftOf, emptyLine, inputOf, type RecipeEntry, saidOfRecipe } from './recipe-draft.ts';

const gravy = (makes: number | null) =>
  ({
    ...{ id: 'gravy', kind: 'PREPARATION', preparation: { id: 'gravy', baseUnit: 'g', units: [] } },
    recipe: makes === null ? null : { makes, processLoss: 0, lines: [] },
  }) as unknown as RecipeEntry;
const onion = { ...emptyLine(), item: { id: 'onion', name: 'Onion', units: ['g'] }, quantity: '12', unit: 'g' };

test.each([
  [1_500_000, { makes: '1.5', makesUnit: 'kg' }],
  [1_500_500, { makes: '1500.5', makesUnit: 'g' }],
  [null, { makes: '1', makesUnit: 'kg' }],
])('what makes %s thousandths of a gram is shown so that it can be saved as it is', (makes, shown) => {
  const draft = { ...draftOf(gravy(makes)), lines: [onion] };
  expect(draft).toMatchObject(shown);
  expect(inputOf(gravy(makes), draft)).toMatchObject({ stockItemId: 'gravy' });
});

test('a line with a quantity and no item is asked about; one of which nothing was typed is left out', () => {
  const draft = draftOf(gravy(1_000_000));
  expect(inputOf(gravy(1_000_000), { ...draft, lines: [onion, { ...emptyLine(), quantity: '5' }] })).toMatch(
    /choose the item/,
  );
  expect(inputOf(gravy(1_000_000), { ...draft, lines: [onion, emptyLine()] })).toMatchObject({
    lines: [{ stockItemId: 'onion', quantity: 12_000 }],
  });
});

test('of the lines that two people changed those are told that differ', () => {
  const of = (...lines: (readonly [string, string])[]) => ({
    ...draftOf(gravy(1_000_000)),
    lines: lines.map(([name, quantity]) => ({ ...onion, item: { id: name, name, units: ['g'] }, quantity })),
  });
  const before = of(['Onion', '12'], ['Ghee', '5'], ['Salt', '1']);
  const theirs = of(['Onion', '15'], ['Ghee', '5'], ['Salt', '1']);
  const mine = of(['Onion', '12'], ['Ghee', '5'], ['Curd', '3']);
  expect(changesSince(saidOfRecipe, before, theirs, mine)).toEqual([
    { field: 'lines', label: 'Takes', theirs: '15 g Onion, 1 g Salt, no Curd', mine: '12 g Onion, 3 g Curd, no Salt' },
  ]);
  expect(changesSince(saidOfRecipe, before, theirs, before)).toEqual([
    { field: 'lines', label: 'Takes', theirs: '15 g Onion', mine: null },
  ]);
  // Told whole where only their order differs.
  const turned = of(['Salt', '1'], ['Onion', '12'], ['Ghee', '5']);
  expect(changesSince(saidOfRecipe, before, turned, before)).toMatchObject([
    { theirs: '1 g Salt, 12 g Onion, 5 g Ghee' },
  ]);
});
