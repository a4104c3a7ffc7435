import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { Fault } from './fault.ts';
import { sumMoney } from './money.ts';

const weights = fc.array(fc.nat({ max: 10 ** 9 }), { minLength: 1, maxLength: 30 });

describe('shares', () => {
  test.each<[string, number, number[], number[]]>([
    ['10 % coupon of the exclusive bill', 1755, [8000, 3550, 5999], [800, 355, 600]],
    ['flat ₹20 off', 2000, [9500, 3000], [1520, 480]],
    ['combo price over list prices', 13_000, [9000, 2000, 5000], [7313, 1625, 4062]],
    ['one paisa, three equal lines: the first gets it', 1, [5, 5, 5], [1, 0, 0]],
    ['two paise, three equal lines', 2, [5, 5, 5], [1, 1, 0]],
    ['a larger remainder goes before an earlier line', 10, [1, 2, 4], [1, 3, 6]],
    ['a line of no weight gets nothing', 100, [0, 1, 0, 2], [0, 33, 0, 67]],
    ['negative totals mirror', -1755, [8000, 3550, 5999], [-800, -355, -600]],
    ['nothing to share', 0, [3, 4], [0, 0]],
    ['nothing over no weight', 0, [0, 0], [0, 0]],
    ['nothing over no lines', 0, [], []],
    ['one line takes all', 999, [1], [999]],
  ])('%s', (_title, total, lineWeights, expected) => {
    expect(allocate(total, lineWeights)).toEqual(expected);
  });
});

test.each<[string, number, number[]]>([
  ['an amount over no lines', 1, []],
  ['an amount over no weight', 1, [0, 0]],
  ['a negative amount over no weight', -1, [0]],
  ['a negative weight', 10, [5, -1]],
  ['a fractional weight', 10, [0.5, 0.5]],
  ['a fractional total', 0.5, [1]],
])('%s is a Fault', (_title, total, lineWeights) => {
  expect(() => allocate(total, lineWeights)).toThrow(Fault);
});

describe('for every total and every set of weights', () => {
  const total = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
  const weighted = weights.filter((list) => list.some((weight) => weight > 0));

  test('the parts add back exactly', () => {
    fc.assert(
      fc.property(total, weighted, (t, list) => {
        expect(sumMoney(allocate(t, list))).toBe(t);
      }),
    );
  });

  test('no part is a whole paisa or more from its exact share, and weight 0 gets 0', () => {
    fc.assert(
      fc.property(total, weighted, (t, list) => {
        const sum = list.reduce((a, weight) => a + BigInt(weight), 0n);
        allocate(t, list).forEach((part, i) => {
          const error = BigInt(part) * sum - BigInt(t) * BigInt(list[i] ?? 0);
          expect(error < sum && error > -sum).toBe(true);
          if (list[i] === 0) expect(part).toBe(0);
        });
      }),
    );
  });

  test('a negative total is the mirror of the positive', () => {
    fc.assert(
      fc.property(total, weighted, (t, list) => {
        expect(allocate(-t, list)).toEqual(allocate(t, list).map((part) => 0 - part));
      }),
    );
  });
});

test('very large amounts lose no paisa', () => {
  const parts = allocate(Number.MAX_SAFE_INTEGER, [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 2, 1]);
  expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(Number.MAX_SAFE_INTEGER));
});
