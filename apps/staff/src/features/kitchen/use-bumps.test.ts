import { expect, test } from 'vitest';
import { refusalOf } from './use-bumps.ts';

test('each answer to a step is put in words', () => {
  expect(refusalOf({ __typename: 'KitchenTicket' })).toBeNull();
  expect(refusalOf({ __typename: 'IllegalTicketChange', message: 'Not now.', state: 'DONE' })).toBe(
    'Not now. It is done now.',
  );
  expect(refusalOf({ __typename: 'IngredientsMissing', message: 'Gone.', items: ['Coconut', 'Ghee'] })).toBe(
    'Gone. Missing: Coconut, Ghee.',
  );
});

test('an answer nobody knows is a fault, not silence', () => {
  const strange = { __typename: 'Surprise' } as unknown as Parameters<typeof refusalOf>[0];
  expect(() => refusalOf(strange)).toThrow(/does not know/);
});
