import { expect, test } from 'vitest';
import { monthsAgo } from './months-ago.ts';
import { fill, freeOf } from './sheet.ts';

const bill = (id: string, open: number, waiting = 0) => ({ id, number: id, open, waiting });

test('money fills bills in their order, and not what waits in other payments', () => {
  const bills = [bill('a', 500, 200), bill('b', 100, 100), bill('c', 1_000)];
  expect(fill(800, bills).map(({ id, amount }) => [id, amount])).toEqual([
    ['a', 300],
    ['c', 500],
  ]);
  expect(fill(0, bills)).toEqual([]);
  expect(freeOf(bill('d', 100, 300))).toBe(0);
});

test('months ago ends on a day that there is', () => {
  expect(monthsAgo('2026-11-30', 12)).toBe('2025-11-30');
  expect(monthsAgo('2026-03-31', 1)).toBe('2026-02-28');
});
