import { addDays } from '@college-kiosk/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from './explain.ts';
import { economicOrderQuantity, orderUpTo, reorderPoint, safetyStock } from './formulas.ts';
import { packsFor } from './packs.ts';
import { patternOf } from './usage-demand.ts';

// Rules §3.6: 12 kg a day, 3 days, σd 4, σL 1, 95 %.
const usage = { dailyMean: 12, dailySd: 4, leadDays: 3, leadSd: 1 };

describe('the golden numbers of the rules', () => {
  test('safety stock is 22.79, the reorder point 58.79, the economic quantity 124.19', () => {
    expect(safetyStock(usage, 9_500).toFixed(2)).toBe('22.79');
    expect(reorderPoint(usage, 9_500).toFixed(2)).toBe('58.79');
    expect(economicOrderQuantity(4_380, 50, 0.2 * 142).toFixed(2)).toBe('124.19');
  });

  test('with a sure lead time the safety stock is z·σd·√L, and one who orders daily orders up to more than one who does not wait', () => {
    expect(safetyStock({ ...usage, leadSd: 0 }, 9_900)).toBeCloseTo(2.326 * 4 * Math.sqrt(3), 9);
    expect(orderUpTo(usage, 0, 9_500)).toBe(reorderPoint(usage, 9_500));
    expect(orderUpTo(usage, 7, 9_500)).toBeCloseTo(12 * 10 + 1.645 * Math.sqrt(10 * 16 + 144), 9);
  });
});

describe('packs', () => {
  test('what is missing is rounded up to whole packs, and never fewer than are delivered', () => {
    expect(packsFor(75_000, { size: 25_000, minimum: 1 }, null)).toEqual({
      packs: 3,
      quantity: 75_000,
      isCapped: false,
    });
    expect(packsFor(75_001, { size: 25_000, minimum: 1 }, null).packs).toBe(4);
    expect(packsFor(1, { size: 15_000_000, minimum: 2 }, null).packs).toBe(2);
  });

  test('what would not be used while it keeps is left out, but for the fewest packs', () => {
    expect(packsFor(100_000, { size: 10_000, minimum: 1 }, 69_999)).toEqual({
      packs: 6,
      quantity: 60_000,
      isCapped: true,
    });
    expect(packsFor(100_000, { size: 10_000, minimum: 2 }, -5).packs).toBe(2);
    expect(packsFor(20_000, { size: 10_000, minimum: 2 }, 0)).toEqual({ packs: 2, quantity: 20_000, isCapped: false });
  });

  test('nothing stays missing where there is room for it, and no pack is too many, however large the numbers', () => {
    const large = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(large, large, fc.integer({ min: 1, max: 50 }), (missing, size, minimum) => {
        const { packs } = packsFor(missing, { size, minimum }, null);
        const [p, s, m] = [BigInt(packs), BigInt(size), BigInt(missing)];
        return p * s >= m && (packs === minimum || (p - 1n) * s < m);
      }),
    );
  });
});

describe('what is used goes on', () => {
  const TODAY = '2026-11-24'; // A Tuesday.
  const dates = Array.from({ length: 56 }, (_, at) => addDays(TODAY, at - 56));
  const isSunday = (date: string) => new Date(date).getUTCDay() === 0;
  const open = dates.filter((date) => !isSunday(date));
  const day = (businessDate: string, used: number, outShare = 0) => ({ businessDate, used, outShare });

  test('weekdays have their own means, and the spread is around them', () => {
    const days = open.map((date) => day(date, new Date(date).getUTCDay() === 5 ? 20_000 : 10_000));
    const pattern = patternOf(days, open, TODAY);
    expect(pattern.over(1)).toEqual({ dailyMean: 10_000, dailySd: 0 });
    // Tuesday to Monday: one Friday, and a Sunday on which it is closed.
    expect(pattern.over(7).dailyMean).toBeCloseTo((5 * 10_000 + 20_000) / 7, 6);
  });

  test('days on which the outlet used nothing at all are closed and say nothing', () => {
    const holiday = new Set(open.slice(10, 16));
    const kept = open.filter((date) => !holiday.has(date));
    const pattern = patternOf(
      kept.map((date) => day(date, 8_000)),
      kept,
      TODAY,
    );
    expect(pattern.over(1).dailyMean).toBe(8_000);
    expect(pattern.daysSeen).toBe(kept.length);
  });

  test('a day that sold other things counts as none of this, from its first day on', () => {
    const pattern = patternOf([day(open[40] ?? '', 6_000), day(open[41] ?? '', 0)], open, TODAY);
    expect(pattern.daysSeen).toBe(open.length - 40);
  });

  test('6 kg in three quarters of a day are 8 kg, and a day out for more than half is left out', () => {
    const days = open.map((date, at) => (at % 2 === 0 ? day(date, 6_000, 2_500) : day(date, 100, 9_000)));
    const pattern = patternOf(days, open, TODAY);
    expect(pattern.over(1).dailyMean).toBeCloseTo(8_000, 6);
    expect(pattern.daysSeen).toBe(open.length / 2);
  });
});

test('a suggestion says why in one sentence with its numbers', () => {
  const point = {
    dailyMean: 12_000_000,
    dailySd: 4_000_000,
    leadDays: 3,
    leadSd: 1,
    serviceLevel: 9_500,
    reviewDays: 7,
    daysSeen: 40,
  };
  const told = {
    ...{ item: { name: 'Rice', baseUnit: 'g' as const }, free: 40_000_000, onOrder: 10_000_000 },
    point: { ...point, reorderPoint: 58_790_000, parWeekday: null, orderUpTo: 122_000_000 },
  };
  const offer = {
    ...{ supplierId: 's', supplierName: 'Annapurna', leadDays: 3, unit: 'bag', minimumPacks: 1 },
    ...{ packSize: 25_000_000, price: 140_000 },
  };
  expect(explain({ ...told, offer, packs: { packs: 3, quantity: 75_000_000, isCapped: false } })).toBe(
    '12 kg a day, 3 days to come, 95 % sure: order at 58.8 kg, up to 122 kg; you have 40 kg free and 10 kg on order: buy 3 × bag of 25 kg from Annapurna.',
  );
  expect(explain({ ...told, offer: undefined, packs: null })).toMatch(/nobody sells Rice: say who does/);
  const below = { ...told, point: { ...told.point, reorderPoint: 30_000_000, parWeekday: 7, orderUpTo: 30_000_000 } };
  expect(explain({ ...below, free: 0, onOrder: 0, offer: undefined, packs: null })).toContain(
    'order at 30 kg, up to 30 kg on a Sunday, when it comes, as somebody decided, and not at 58.8 kg as its use would have it; you have 0 g free',
  );
});
