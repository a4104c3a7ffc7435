import { expect, test } from 'vitest';
import { clock, refusalText } from './till-answers.tsx';

type Refusal = Parameters<typeof refusalText>[0];
const said = (answer: object) => refusalText(answer as Refusal);

test('each refusal of a sale says what to change', () => {
  const items = [{ name: 'Idli', reason: 'SOLD_OUT', portionsLeft: 1 }];
  expect(said({ __typename: 'OutletClosed', message: 'Closed.', opensAt: 450, closesAt: 1_260 })).toBe(
    'Closed. It opens at 07:30 and closes at 21:00.',
  );
  expect(said({ __typename: 'ItemsUnavailable', items })).toBe('Take out: Idli (sold out).');
  expect(said({ __typename: 'OutOfStock', items })).toBe('Not enough left: Idli (1).');
  expect(said({ __typename: 'ModifiersInvalid', message: 'Choose a size.' })).toBe('Choose a size.');
  expect(said({ __typename: 'WrongTender', message: 'Too little.', due: 12_400 })).toBe('Too little. Due is ₹124.');
  expect(() => said({ __typename: 'Surprise' })).toThrow(/does not know/);
});

test('minutes of the day as a clock shows them', () => {
  expect([0, 450, 1_439].map(clock)).toEqual(['00:00', '07:30', '23:59']);
});
