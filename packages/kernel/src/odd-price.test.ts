import { expect, test } from 'vitest';
import { leastValue, oddPrice } from './odd-price.ts';

test('a price is odd from less than a fifth of what is usual, and from more than five times that', () => {
  const usual = { usual: 40_000, least: 1_000 };
  const prices = [0, 7_999, 8_000, 40_000, 200_000, 200_001];
  expect(prices.map((price) => oddPrice(price, usual))).toEqual([
    ...['FAR_BELOW_COST', 'FAR_BELOW_COST', null, null, null, 'FAR_ABOVE_COST'],
  ]);
});

test('what costs less than a paisa by what is usual is not far above for being rounded', () => {
  expect([1, 5, 6].map((price) => oddPrice(price, { usual: 0, least: 0 }))).toEqual([null, null, 'FAR_ABOVE_COST']);
});

test('where nobody knows what is usual, next to nothing is odd and nothing is too dear', () => {
  const unknown = { usual: null, least: 1_000 };
  expect([0, 999, 1_000, 99_999_999].map((price) => oddPrice(price, unknown))).toEqual([
    ...['FAR_BELOW_COST', 'FAR_BELOW_COST', null, null],
  ]);
});

test('next to nothing is less than a rupee a kilogram or litre, and ten paise a piece', () => {
  expect([leastValue('g', 1_000_000), leastValue('ml', 10_000_000), leastValue('pcs', 3_000)]).toEqual([
    100, 1_000, 30,
  ]);
  expect(leastValue('g', 9_999)).toBe(0);
});
