import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from './fault.ts';
import { conversionFactor, convert, globalConversions, quantity, ratio, type UnitConversion } from './quantity.ts';

const oil: UnitConversion[] = [
  { from: 'tin', to: 'l', ratio: { numerator: 15, denominator: 1 } },
  { from: 'l', to: 'g', ratio: { numerator: 910, denominator: 1 } },
];

describe('finding a path', () => {
  test.each<[string, string, UnitConversion[], number, number]>([
    ['kg', 'g', [], 1000, 1],
    ['g', 'kg', [], 1, 1000],
    ['l', 'ml', [], 1000, 1],
    ['dozen', 'pcs', [], 12, 1],
    ['g', 'g', [], 1, 1],
    ['tin', 'l', oil, 15, 1],
    ['tin', 'ml', oil, 15_000, 1],
    ['tin', 'kg', oil, 273, 20],
    ['kg', 'tin', oil, 20, 273],
    ['ml', 'g', oil, 91, 100],
    ['slice', 'loaf', [{ from: 'loaf', to: 'slice', ratio: { numerator: 20, denominator: 1 } }], 1, 20],
  ])('one %s in %s', (from, to, conversions, numerator, denominator) => {
    expect(conversionFactor(from, to, conversions)).toEqual({ numerator, denominator });
  });

  test.each<[string, string, UnitConversion[]]>([
    ['kg', 'l', []],
    ['kg', 'tin', []],
    ['pcs', 'g', oil],
    ['nothing', 'g', oil],
  ])('there is no way from %s to %s', (from, to, conversions) => {
    expect(conversionFactor(from, to, conversions)).toBeNull();
  });

  test('the shortest path wins', () => {
    const direct = { from: 'crate', to: 'g', ratio: { numerator: 9000, denominator: 1 } };
    const around: UnitConversion[] = [
      { from: 'crate', to: 'tray', ratio: { numerator: 3, denominator: 1 } },
      { from: 'tray', to: 'g', ratio: { numerator: 2999, denominator: 1 } },
    ];
    expect(conversionFactor('crate', 'g', [...around, direct])).toEqual({ numerator: 9000, denominator: 1 });
  });

  test('conversions that run in a circle end', () => {
    const circle: UnitConversion[] = [
      { from: 'a', to: 'b', ratio: { numerator: 2, denominator: 1 } },
      { from: 'b', to: 'a', ratio: { numerator: 1, denominator: 2 } },
    ];
    expect(conversionFactor('a', 'c', circle)).toBeNull();
  });
});

describe('converting', () => {
  test.each([
    ['2.5 kg of rice to grams', 2500, [ratio(1000, 1)], 2_500_000],
    ['one tin of oil to grams, in two steps', 1000, [ratio(15, 1), ratio(910, 1)], 13_650_000],
    ['120 g peeled potato at a yield of 80 %', 120_000, [ratio(10_000, 8000)], 150_000],
    ['one piece of three', 1000, [ratio(1, 3)], 333],
    ['two pieces of three', 2000, [ratio(1, 3)], 667],
    ['half a thousandth goes up', 1, [ratio(1, 2)], 1],
    ['and away from zero below it', -1, [ratio(1, 2)], -1],
    ['there and back in one path rounds once', 1, [ratio(1, 3), ratio(3, 1)], 1],
    ['no step changes nothing', 77, [], 77],
  ])('%s', (_title, amount, path, expected) => {
    expect(convert(amount, path)).toBe(expected);
  });

  test('a single ratio is a path of one', () => {
    expect(convert(1000, ratio(12, 1))).toBe(12_000);
  });

  test('kg to g and back is the same quantity, for every global unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.constantFrom(...globalConversions), (q, unit) => {
        const there = conversionFactor(unit.from, unit.to);
        const back = conversionFactor(unit.to, unit.from);
        if (there === null || back === null) throw new Error('a global unit has no path');
        expect(convert(convert(q, there), back)).toBe(q);
      }),
    );
  });

  test('the factor back is the inverse of the factor there', () => {
    const positive = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(positive, positive, (numerator, denominator) => {
        const own = [{ from: 'sack', to: 'kg', ratio: { numerator, denominator } }];
        const there = conversionFactor('sack', 'g', own);
        const back = conversionFactor('g', 'sack', own);
        expect(back).toEqual({ numerator: there?.denominator, denominator: there?.numerator });
      }),
    );
  });
});

test.each([
  ['a zero numerator', () => ratio(0, 1)],
  ['a zero denominator', () => ratio(1, 0)],
  ['a negative part', () => ratio(-1, 2)],
  ['a fractional part', () => ratio(0.5, 2)],
  ['a ratio that does not fit', () => ratio(2n ** 60n + 1n, 2n)],
  ['a bad step', () => convert(1000, { numerator: 1, denominator: 0 })],
  ['a fractional quantity', () => convert(0.5, [])],
  ['a quantity out of range', () => convert(Number.MAX_SAFE_INTEGER, ratio(2, 1))],
  ['not a number', () => quantity(Number.NaN)],
])('%s is a Fault', (_title, act) => {
  expect(act).toThrow(Fault);
});
