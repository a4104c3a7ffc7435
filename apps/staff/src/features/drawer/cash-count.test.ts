import { expect, test } from 'vitest';
import { countOf, NOTHING_TYPED } from './cash-count.ts';

test('a count is its notes and coins together, in paise', () => {
  expect(countOf({ ...NOTHING_TYPED, 500: '2', 10: ' 3', coins: '12.50' })).toEqual({
    count: { notes500: 2, notes200: 0, notes100: 0, notes50: 0, notes20: 0, notes10: 3, coins: 1_250 },
    amount: 104_250,
  });
  expect(countOf(NOTHING_TYPED)?.amount).toBe(0);
});

test('what is no number of notes is no count', () => {
  for (const wrong of ['-1', '1.5', 'two']) expect(countOf({ ...NOTHING_TYPED, 100: wrong })).toBeNull();
  expect(countOf({ ...NOTHING_TYPED, coins: '1.234' })).toBeNull();
});
