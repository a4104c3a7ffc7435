import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { Fault } from './fault.ts';
import { cashRoundOff, multiplyMoney, sumMoney } from './money.ts';
import { refundedShare, type TaxMode, taxLine } from './tax.ts';

function intra(gross: number, rateBp: number, mode: TaxMode = 'INCLUSIVE') {
  const { taxable, components, total } = taxLine({ gross, rateBp, mode, interState: false });
  return [taxable, ...components.map((component) => component.amount), total];
}

describe('golden examples', () => {
  // A. Inclusive mixed basket.
  test.each([
    ['masala dosa', 6000, 500, 5714, 143],
    ['tea 2 × 12', 2400, 500, 2286, 57],
    ['veg puff 3 × 15', 4500, 500, 4286, 107],
    ['cola', 2000, 4000, 1428, 286],
    ['water', 2000, 500, 1904, 48],
    ['the odd paisa: ₹35', 3500, 500, 3334, 83],
    ['₹135 within the State', 13_500, 500, 12_858, 321],
    ['flat ₹20 off, first line', 7980, 500, 7600, 190],
    ['flat ₹20 off, second line', 2520, 500, 2400, 60],
    ['combo burger', 7313, 500, 6965, 174],
    ['combo cola', 1625, 4000, 1161, 232],
    ['combo fries', 4062, 500, 3868, 97],
  ])('inclusive %s', (_name, gross, rateBp, taxable, half) => {
    expect(intra(gross, rateBp)).toEqual([taxable, half, half, gross]);
  });

  test('the mixed basket adds up', () => {
    const basket: [number, number][] = [
      [6000, 500],
      [2400, 500],
      [4500, 500],
      [2000, 4000],
      [2000, 500],
    ];
    const lines = basket.map(([gross, rateBp]) => taxLine({ gross, rateBp, mode: 'INCLUSIVE', interState: false }));
    expect(sumMoney(lines.map((line) => line.taxable))).toBe(15_618);
    expect(sumMoney(lines.map((line) => line.components[0]?.amount ?? 0))).toBe(641);
    expect(sumMoney(lines.map((line) => line.components[1]?.amount ?? 0))).toBe(641);
    expect(sumMoney(lines.map((line) => line.total))).toBe(16_900);
  });

  test('exclusive lines under a 10 % bill coupon', () => {
    const gross = [8000, 3550, 5999];
    const coupon = multiplyMoney(sumMoney(gross), 1000, 10_000);
    expect(coupon).toBe(1755);
    const shares = allocate(coupon, gross);
    const lines = gross.map((g, i) => intra(g - (shares[i] ?? 0), 500, 'EXCLUSIVE'));
    expect(lines.map(([taxable]) => taxable)).toEqual([7200, 3195, 5399]);
    expect(lines.map(([, half]) => half)).toEqual([180, 80, 135]);
    const total = sumMoney(lines.map(([, , , lineTotal]) => lineTotal ?? 0));
    expect(total).toBe(16_584);
    expect(total + cashRoundOff(total)).toBe(16_600);
  });

  test('₹135 across States is one head', () => {
    const line = taxLine({ gross: 13_500, rateBp: 500, mode: 'INCLUSIVE', interState: true });
    expect(line).toEqual({
      gross: 13_500,
      taxable: 12_857,
      components: [{ code: 'IGST', rateBp: 500, base: 12_857, amount: 643 }],
      tax: 643,
      total: 13_500,
    });
  });

  test('ten exclusive lines of 5.10 are rounded per line: 1.30, not 1.28', () => {
    const halves = Array.from({ length: 10 }, () => intra(510, 500, 'EXCLUSIVE')[1] ?? 0);
    expect(sumMoney(halves)).toBe(130);
  });

  test('exclusive IGST is the whole rate at once', () => {
    const line = taxLine({ gross: 510, rateBp: 500, mode: 'EXCLUSIVE', interState: true });
    expect([line.taxable, line.tax, line.total]).toEqual([510, 26, 536]);
  });
});

test('components carry half the rate, the base and the label of the territory', () => {
  const state = taxLine({ gross: 6000, rateBp: 500, mode: 'INCLUSIVE', interState: false });
  expect(state.components).toEqual([
    { code: 'CGST', rateBp: 250, base: 5714, amount: 143 },
    { code: 'SGST', rateBp: 250, base: 5714, amount: 143 },
  ]);
  const territory = taxLine({ gross: 6000, rateBp: 500, mode: 'INCLUSIVE', interState: false, unionTerritory: true });
  expect(territory.components.map((component) => component.code)).toEqual(['CGST', 'UTGST']);
});

test('a rate of 0 keeps its heads with nothing on them', () => {
  expect(intra(4000, 0)).toEqual([4000, 0, 0, 4000]);
});

test.each([
  { gross: -1, rateBp: 500, interState: false },
  { gross: 10.5, rateBp: 500, interState: false },
  { gross: 100, rateBp: -1, interState: true },
  { gross: 100, rateBp: 10_001, interState: true },
  { gross: 100, rateBp: 2.5, interState: true },
  { gross: 100, rateBp: 25, interState: false },
])('$gross at $rateBp (across States: $interState) is a Fault', (input) => {
  expect(() => taxLine({ ...input, mode: 'INCLUSIVE' })).toThrow(Fault);
});

describe('for every amount and rate', () => {
  const gross = fc.integer({ min: 0, max: 10 ** 9 });
  const rate = fc.constantFrom(0, 300, 500, 1800, 4000);

  test('an inclusive line totals exactly its gross and both halves are equal', () => {
    fc.assert(
      fc.property(gross, rate, fc.boolean(), (g, rateBp, interState) => {
        const line = taxLine({ gross: g, rateBp, mode: 'INCLUSIVE', interState });
        expect(line.total).toBe(g);
        expect(line.taxable + line.tax).toBe(g);
        expect(new Set(line.components.map((component) => component.amount)).size).toBe(1);
      }),
    );
  });

  test('an exclusive line is taxed on all of its gross', () => {
    fc.assert(
      fc.property(gross, rate, fc.boolean(), (g, rateBp, interState) => {
        const line = taxLine({ gross: g, rateBp, mode: 'EXCLUSIVE', interState });
        expect(line.taxable).toBe(g);
        expect(line.total).toBe(g + sumMoney(line.components.map((component) => component.amount)));
      }),
    );
  });

  test('an inclusive half is at most one paisa from the half of its own taxable value', () => {
    for (const rateBp of [500, 4000]) {
      for (let g = 100; g <= 100_000; g += 7) {
        const [taxable = 0, half = 0] = intra(g, rateBp);
        expect(Math.abs(half - multiplyMoney(taxable, rateBp, 20_000))).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('refunds in parts', () => {
  test('3 × 15.00 given back one at a time: 0.36, 0.35, 0.36', () => {
    const given = { gross: 0, cgst: 0, sgst: 0 };
    const steps = [1, 2, 3].map((k) => {
      const gross = refundedShare(4500, 3, k, given.gross);
      const cgst = refundedShare(107, 3, k, given.cgst);
      const sgst = refundedShare(107, 3, k, given.sgst);
      given.gross += gross;
      given.cgst += cgst;
      given.sgst += sgst;
      return [gross - cgst - sgst, cgst, sgst];
    });
    expect(steps).toEqual([
      [1428, 36, 36],
      [1430, 35, 35],
      [1428, 36, 36],
    ]);
    expect(given).toEqual({ gross: 4500, cgst: 107, sgst: 107 });
  });

  test('any sequence of returns ends at exactly the whole', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 10 ** 9 }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 10 }),
        (head, n, stops) => {
          const path = [...new Set(stops.filter((k) => k < n)), n].sort((a, b) => a - b);
          let given = 0;
          for (const k of path) given += refundedShare(head, n, k, given);
          expect(given).toBe(head);
        },
      ),
    );
  });

  test.each([
    ['more units than sold', 107, 3, 4, 0, 'no more units'],
    ['no units sold', 107, 0, 0, 0, 'at least one unit'],
    ['a negative count', 107, 3, -1, 0, 'no more units'],
    ['more already given back than the units allow', 107, 3, 1, 37, 'refunded already'],
    ['half a unit', 107, 3, 0.5, 0, 'no more units'],
    ['a negative head', -107, 3, 1, 0, 'never below zero'],
    ['a negative amount given back before', 107, 3, 1, -5, 'never below zero'],
  ])('%s is a Fault', (_title, head, n, kAfter, already, message) => {
    expect(() => refundedShare(head, n, kAfter, already)).toThrow(Fault);
    expect(() => refundedShare(head, n, kAfter, already)).toThrow(message);
  });
});
