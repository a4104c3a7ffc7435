import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from './fault.ts';
import { addMoney, cashRoundOff, money, multiplyMoney, roundHalfUp, sumMoney } from './money.ts';

const max = Number.MAX_SAFE_INTEGER;
const amount = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });

describe('money', () => {
  test.each([0, 1, -1, max, -max])('%d paise is money', (value) => {
    expect(money(value)).toBe(value);
  });

  test.each([0.5, 0.1 + 0.2, Number.NaN, Number.POSITIVE_INFINITY, max + 1])('%d is not money', (value) => {
    expect(() => money(value)).toThrow(Fault);
  });

  test('negative zero is zero', () => {
    expect(Object.is(money(-0), 0)).toBe(true);
    expect(Object.is(multiplyMoney(-1, 1, 100), 0)).toBe(true);
  });
});

describe('sums', () => {
  test('nothing adds to nothing', () => {
    expect(sumMoney([])).toBe(0);
    expect(addMoney()).toBe(0);
  });

  test('a sum takes any iterable and both signs', () => {
    expect(sumMoney(new Set([6000, -500]))).toBe(5500);
    expect(addMoney(6000, 2400, 4500, 2000, 2000)).toBe(16900);
  });

  test('a sum out of range is a Fault, and so is a part that is not money', () => {
    expect(() => addMoney(max, 1)).toThrow(Fault);
    expect(() => addMoney(-max, -1)).toThrow(Fault);
    expect(() => addMoney(0.5, 0.5)).toThrow(Fault);
  });
});

describe('rounding', () => {
  test.each<[bigint, bigint, bigint]>([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [49n, 100n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 3n],
    [-5n, 10n, -1n],
    [-15n, 10n, -2n],
    [-14n, 10n, -1n],
    [0n, 7n, 0n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [7n, 1n, 7n],
  ])('%d / %d rounds to %d', (numerator, denominator, expected) => {
    expect(roundHalfUp(numerator, denominator)).toBe(expected);
  });

  test.each([0n, -1n])('a denominator of %d is a Fault', (denominator) => {
    expect(() => roundHalfUp(1n, denominator)).toThrow(Fault);
  });

  test('the result is never further than a half from the true quotient, and mirrors around zero', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (n, d) => {
          const twiceError = 2n * (roundHalfUp(n, d) * d - n);
          expect(twiceError <= d && twiceError >= -d).toBe(true);
          expect(roundHalfUp(-n, d)).toBe(-roundHalfUp(n, d));
        },
      ),
    );
  });
});

describe('products', () => {
  test.each([
    [6000, 1, 1, 6000],
    [17_549, 1000, 10_000, 1755],
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    [333, 1500, 1000, 500],
    [14_200, 10_000, 1000, 142_000],
  ])('%d × %d / %d = %d', (unit, numerator, denominator, expected) => {
    expect(multiplyMoney(unit, numerator, denominator)).toBe(expected);
  });

  test('a product beyond 2^53 on the way is still exact', () => {
    // As a float, 90_071_992_547_409.91 × 10_001 has already lost its last digits.
    expect(multiplyMoney(max, 9999, 10_000)).toBe(Number((BigInt(max) * 9999n * 2n + 10_000n) / 20_000n));
    expect(multiplyMoney(9_007_199_254_740_881, 3, 3)).toBe(9_007_199_254_740_881);
  });

  test('a result out of range, a fraction or a denominator of zero is a Fault', () => {
    expect(() => multiplyMoney(max, 2)).toThrow(Fault);
    expect(() => multiplyMoney(0.5, 2)).toThrow(Fault);
    expect(() => multiplyMoney(1, 0.5)).toThrow(Fault);
    expect(() => multiplyMoney(1, 1, 0)).toThrow(Fault);
    expect(() => multiplyMoney(1, 1, -2)).toThrow(Fault);
  });
});

describe('cash round-off', () => {
  test.each([
    [16_584, 16],
    [4726, -26],
    [4700, 0],
    [4750, 50],
    [4749, -49],
    [-4750, -50],
    [0, 0],
  ])('%d needs %d', (total, expected) => {
    expect(cashRoundOff(total)).toBe(expected);
  });

  test('the rounded total is in whole rupees and at most 50 paise away', () => {
    fc.assert(
      fc.property(amount, (total) => {
        const off = cashRoundOff(total);
        expect((total + off) % 100 === 0).toBe(true);
        expect(Math.abs(off)).toBeLessThanOrEqual(50);
      }),
    );
  });
});
