import { expect, test } from 'vitest';
import { Fault } from './fault.ts';
import { formatToken } from './token.ts';

test.each([
  ['A', 42, 'A042'],
  ['A', 1, 'A001'],
  ['A', 999, 'A999'],
  ['A', 1000, 'A1000'],
  ['', 7, '007'],
  ['KSK', 12, 'KSK012'],
])('%s and %d make %s', (prefix, n, expected) => {
  expect(formatToken(prefix, n)).toBe(expected);
});

test.each<[string, number]>([
  ['a', 1],
  ['A1', 1],
  ['ABCD', 1],
  ['A', 0],
  ['A', -1],
  ['A', 1.5],
])('%j with %d is a Fault', (prefix, n) => {
  expect(() => formatToken(prefix, n)).toThrow(Fault);
});
