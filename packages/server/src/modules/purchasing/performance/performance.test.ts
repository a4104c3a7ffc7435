import { expect, test } from 'vitest';
import { type PerformanceFacts, performanceOf } from './performance.ts';

const facts: PerformanceFacts = {
  ...{ linesDue: 20, linesOnTime: 17, ordered: 500_000, filledFirst: 460_000, linesDelivered: 24, shareRejected: 0.6 },
  ...{ billed: 408_000, agreed: 400_000, bills: 8, billsMatched: 7, receipts: 6, leadDays: 2.25, leadDeviation: 0.5 },
};

test('the golden supplier, computed by hand: 85 % on time, 92 % filled, 2.5 % rejected, 2 % too dear come to 89.1', () => {
  expect(performanceOf(facts)).toEqual({
    ...{ onTime: 85, fill: 92, rejected: 2.5, priceVariance: 2, billAccuracy: 87.5, receipts: 6 },
    // 0.40 × 85 + 0.30 × 92 + 0.20 × 97.5 + 0.10 × 80
    ...{ leadDays: 2.3, leadDeviation: 0.5, score: 89.1 },
  });
});

test('four deliveries are no score, five are; nor is there one while nothing was due, ordered or delivered', () => {
  expect(performanceOf({ ...facts, receipts: 4 }).score).toBeNull();
  expect(performanceOf({ ...facts, receipts: 5 }).score).toBe(89.1);
  for (const nothing of [{ linesDue: 0, linesOnTime: 0 }, { ordered: 0, filledFirst: 0 }, { linesDelivered: 0 }]) {
    expect(performanceOf({ ...facts, ...nothing }).score).toBeNull();
  }
});

test('the price takes ten points of a hundred for each per cent, none below it, and nobody falls below nothing', () => {
  const price = (billed: number) => performanceOf({ ...facts, billed }).score;
  expect(price(400_000)).toBe(91.1);
  expect(price(300_000)).toBe(91.1);
  expect(price(440_000)).toBe(81.1);
  expect(price(800_000)).toBe(81.1);
  expect(performanceOf({ ...facts, billed: 0, agreed: 0 })).toMatchObject({ priceVariance: null, score: 91.1 });
});
