import { expect, test } from 'vitest';
import { scaled } from './scaled.ts';

test('a number is read exactly, with thousands apart as in India or elsewhere', () => {
  expect(['12.5', ' 12.5 ', '₹1,250', '1,25,000.75', '1,250,000', '0.001'].map((typed) => scaled(typed, 3))).toEqual([
    12_500, 12_500, 1_250_000, 125_000_750, 1_250_000_000, 1,
  ]);
});

test('a comma that may be meant as the point is no number, nor is what is too fine or none', () => {
  for (const typed of ['0,5', '12,5', '1,25', '1,2500', ',5', '1.0005', '', '-1', '1e3', '1.2.3'])
    expect([typed, scaled(typed, 3)]).toEqual([typed, null]);
});
