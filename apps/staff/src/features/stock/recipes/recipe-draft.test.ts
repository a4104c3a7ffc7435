import { expect, test } from 'vitest';
import { draftOf, emptyLine, inputOf, type RecipeEntry } from './recipe-draft.ts';

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
