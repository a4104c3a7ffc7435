import { expect, test } from 'vitest';
import { ratioOf, sizeOf } from './item-units.ts';

test('the size of a unit is sent as a fraction in lowest terms and shown as it was typed', () => {
  expect(ratioOf('15000')).toEqual({ numerator: 15_000, denominator: 1 });
  expect(ratioOf('910.5')).toEqual({ numerator: 1_821, denominator: 2 });
  expect(ratioOf('1/3')).toEqual({ numerator: 1, denominator: 3 });
  for (const typed of ['15000', '910.5', '1/3', '0.125'])
    expect(sizeOf(ratioOf(typed) ?? { numerator: 0, denominator: 1 })).toBe(typed);
});

test('what is no size, or none at all, is not sent', () => {
  for (const typed of ['', '0', 'a tin', '1/0', '-3']) expect(ratioOf(typed)).toBeNull();
});
