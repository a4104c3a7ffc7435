import { conversionFactor, convert } from '@college-kiosk/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MeasuredItem } from '../units.ts';
import { goodYield, scaledInput } from './good-yield.ts';
import { issuedOf } from './issued.ts';

const whole = fc.integer({ min: 1, max: 2_147_483_647 });

function itemWith(numerator: number, denominator: number): MeasuredItem {
  const conversions = [{ from: 'tin', to: 'g', ratio: { numerator, denominator } }];
  return { baseUnit: 'g', conversions } as unknown as MeasuredItem;
}

test('whatever a unit of an item is, so much of it there and back again is so much', () => {
  fc.assert(
    fc.property(whole, whole, fc.integer({ min: 1, max: 1_000_000 }), (numerator, denominator, tins) => {
      const { conversions } = itemWith(numerator, denominator);
      const [there, back] = [conversionFactor('tin', 'g', conversions), conversionFactor('g', 'tin', conversions)];
      if (!there || !back) throw new Error('There is a way.');
      // Exact along the whole way: it is rounded once, at the end.
      expect(convert(tins, [there, back])).toBe(tins);
      expect(BigInt(there.numerator) * BigInt(back.numerator)).toBe(
        BigInt(there.denominator) * BigInt(back.denominator),
      );
    }),
  );
});

test('what is issued leaves at least what is eaten, to half a thousandth, and never more than waste explains', () => {
  const rate = fc.integer({ min: 1, max: 10_000 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), rate, rate, (quantity, yieldRate, wastageRate) => {
      const issued = issuedOf(itemWith(1, 1), { quantity, unit: 'g', yieldRate, wastageRate });
      if (typeof issued !== 'number') return;
      const eaten = (BigInt(issued) * 2n + 1n) * BigInt(yieldRate) * 10_000n;
      const most = (BigInt(issued) * 2n - 1n) * BigInt(yieldRate) * 10_000n;
      const asked = 2n * BigInt(quantity) * 10_000n * BigInt(10_000 + wastageRate);
      expect(eaten >= asked && most <= asked).toBe(true);
    }),
  );
});

test('an option leaves out as much as it would add', () => {
  const one = { unit: 'g', yieldRate: 9_000, wastageRate: 300 };
  expect(issuedOf(itemWith(1, 1), { quantity: -15_000, ...one })).toBe(
    -(issuedOf(itemWith(1, 1), { quantity: 15_000, ...one }) as number),
  );
});

test('a batch of another size takes the recipe in proportion, its loss counted in', () => {
  expect(goodYield(1_000_000, 800)).toBe(920_000);
  // 2.3 kg good of a recipe that makes 1 kg and loses 8 %: two and a half times the lines.
  expect(scaledInput(420_000, { makes: 1_000_000, processLoss: 800, wanted: 2_300_000 })).toBe(1_050_000);
  expect(scaledInput(1, { makes: 1_000_000, processLoss: 0, wanted: 1 })).toBe(1);
});
