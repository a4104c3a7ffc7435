import { expect, test } from 'vitest';
import { isNoBudget, limitsOf, typedOf } from './key-limits.ts';

test('networks are read from lines, commas and blanks; no figure is no budget', () => {
  expect(limitsOf({ networks: ' 203.0.113.0/24,\n2001:db8::/32  198.51.100.7\n', cost: ' ' })).toEqual({
    networks: ['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'],
    costPerMinute: null,
  });
  expect(limitsOf({ networks: '', cost: '10,000' })).toEqual({ networks: [], costPerMinute: 10_000 });
});

test('what a key has is typed as it is read', () => {
  const key = { networks: ['203.0.113.0/24', '2001:db8::/32'], costPerMinute: 5_000 };
  expect(limitsOf(typedOf(key))).toEqual(key);
  expect(limitsOf(typedOf({ networks: [], costPerMinute: null }))).toEqual({ networks: [], costPerMinute: null });
});

test.each([
  ['', false],
  ['100', false],
  ['99', true],
  ['much', true],
  ['1.5', true],
  ['200000000', true],
])('a budget of “%s” is none the server takes: %s', (cost, isNone) => {
  expect(isNoBudget(cost)).toBe(isNone);
});
