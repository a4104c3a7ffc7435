import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueValue, type PickableBatch, pickBatches } from './batch-value.ts';
import { Fault } from './fault.ts';

describe('the value of an issue', () => {
  test('three units worth 100.00 leave as 33.33, 33.34, 33.33 and nothing remains', () => {
    let [valueRemaining, quantityRemaining] = [10_000, 3000];
    const values = [1, 2, 3].map(() => {
      const value = issueValue({ valueRemaining, quantityRemaining, quantity: 1000 });
      valueRemaining -= value;
      quantityRemaining -= 1000;
      return value;
    });
    expect(values).toEqual([3333, 3334, 3333]);
    expect(valueRemaining).toBe(0);
  });

  test('free goods leave at no value', () => {
    expect(issueValue({ valueRemaining: 0, quantityRemaining: 5000, quantity: 1000 })).toBe(0);
  });

  test('half a paisa goes up', () => {
    expect(issueValue({ valueRemaining: 1, quantityRemaining: 2, quantity: 1 })).toBe(1);
  });

  test('any sequence of issues ends at exactly nothing, never below it', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 10 ** 8 }),
        fc.array(fc.integer({ min: 1, max: 10 ** 6 }), { minLength: 1, maxLength: 20 }),
        (worth, issues) => {
          let value = worth;
          let left = issues.reduce((sum, quantity) => sum + quantity, 0);
          for (const quantity of issues) {
            value -= issueValue({ valueRemaining: value, quantityRemaining: left, quantity });
            left -= quantity;
            expect(value).toBeGreaterThanOrEqual(0);
          }
          expect([value, left]).toEqual([0, 0]);
        },
      ),
    );
  });

  test.each([
    ['nothing', 100, 1000, 0],
    ['a negative quantity', 100, 1000, -1],
    ['more than is there', 100, 1000, 1001],
    ['part of a thousandth', 100, 1000, 0.5],
    ['from a batch below nothing', -1, 1000, 500],
  ])('taking %s is a Fault', (_title, valueRemaining, quantityRemaining, quantity) => {
    expect(() => issueValue({ valueRemaining, quantityRemaining, quantity })).toThrow(Fault);
  });
});

const today = '2026-11-23';
function batch(id: string, receivedAt: string, expiryDate: string | null, quantity = 1000): PickableBatch {
  return { id, receivedAt, expiryDate, quantityRemaining: quantity, valueRemaining: 500 };
}
function order(batches: PickableBatch[], policy: 'FIFO' | 'FEFO') {
  return pickBatches(batches, 10 ** 9, policy, today).picks.map((pick) => pick.batchId);
}

describe('picking', () => {
  const old = batch('old', '2026-11-01T06:00:00Z', '2026-12-31');
  const soon = batch('soon', '2026-11-10T06:00:00Z', '2026-11-25');
  const keeps = batch('keeps', '2026-10-01T06:00:00Z', null);

  test('FIFO takes the oldest receipt, FEFO the earliest expiry and what keeps last', () => {
    expect(order([soon, old, keeps], 'FIFO')).toEqual(['keeps', 'old', 'soon']);
    for (const list of [
      [keeps, old, soon],
      [old, soon, keeps],
      [soon, keeps, old],
    ]) {
      expect(order(list, 'FEFO')).toEqual(['soon', 'old', 'keeps']);
    }
  });

  test('equal expiries fall back to the oldest receipt, equal receipts to the batch id', () => {
    const later = batch('a', '2026-11-02T06:00:00Z', '2026-12-31');
    expect(order([later, old], 'FEFO')).toEqual(['old', 'a']);
    const twin = batch('b', '2026-11-02T11:30:00+05:30', '2026-12-31');
    expect(order([twin, later], 'FEFO')).toEqual(['a', 'b']);
    expect(order([twin, later], 'FIFO')).toEqual(['a', 'b']);
  });

  test('receipts are ordered as instants, whatever their offset', () => {
    const india = batch('india', '2026-11-02T09:00:00+05:30', null); // 03:30Z
    const utc = batch('utc', '2026-11-02T04:00:00Z', null);
    expect(order([utc, india], 'FIFO')).toEqual(['india', 'utc']);
  });

  test('a batch is good on its expiry date and never the day after', () => {
    expect(order([batch('last-day', '2026-11-01T00:00:00Z', today)], 'FIFO')).toEqual(['last-day']);
    expect(order([batch('gone', '2026-11-01T00:00:00Z', '2026-11-22')], 'FEFO')).toEqual([]);
  });

  test('empty batches are passed over', () => {
    expect(order([batch('empty', '2026-11-01T00:00:00Z', null, 0), batch('deficit', today, null, -5)], 'FIFO')).toEqual(
      [],
    );
  });

  test('a quantity is spread over batches, each at its own cost, and what is missing is told', () => {
    const first = { ...old, quantityRemaining: 3000, valueRemaining: 10_000 };
    const second = { ...soon, quantityRemaining: 1000, valueRemaining: 4000 };
    expect(pickBatches([first, second], 3500, 'FIFO', today)).toEqual({
      picks: [
        { batchId: 'old', quantity: 3000, value: 10_000 },
        { batchId: 'soon', quantity: 500, value: 2000 },
      ],
      shortBy: 0,
    });
    expect(pickBatches([first, second], 5000, 'FIFO', today).shortBy).toBe(1000);
    expect(pickBatches([], 5000, 'FIFO', today)).toEqual({ picks: [], shortBy: 5000 });
  });

  test('asking for nothing picks nothing', () => {
    expect(pickBatches([old], 0, 'FIFO', today)).toEqual({ picks: [], shortBy: 0 });
  });

  test('the list given is left as it was', () => {
    const list = [soon, old, keeps];
    pickBatches(list, 100, 'FIFO', today);
    expect(list).toEqual([soon, old, keeps]);
  });

  test('a negative quantity and an unreadable receipt are Faults', () => {
    expect(() => pickBatches([], -1, 'FIFO', today)).toThrow(Fault);
    expect(() => pickBatches([old, batch('x', 'yesterday', null)], 10 ** 6, 'FIFO', today)).toThrow(Fault);
  });

  test('for all stocks: what is picked plus what is short is what was asked, and no batch gives more than it has', () => {
    const anyBatch = fc.record({
      id: fc.uuid(),
      receivedAt: fc.integer({ min: 0, max: 10 ** 6 }).map((seconds) => new Date(seconds * 1000).toISOString()),
      expiryDate: fc.option(fc.constantFrom('2026-11-20', '2026-11-22', today, '2026-12-01')),
      quantityRemaining: fc.integer({ min: -5, max: 5000 }),
      valueRemaining: fc.nat({ max: 10 ** 6 }),
    });
    fc.assert(
      fc.property(
        fc.array(anyBatch),
        fc.nat({ max: 20_000 }),
        fc.constantFrom('FIFO', 'FEFO'),
        (list, asked, policy) => {
          const { picks, shortBy } = pickBatches(list, asked, policy, today);
          expect(picks.reduce((sum, pick) => sum + pick.quantity, 0) + shortBy).toBe(asked);
          const byId = new Map(list.map((entry) => [entry.id, entry]));
          for (const pick of picks) {
            const source = byId.get(pick.batchId);
            expect(pick.quantity).toBeLessThanOrEqual(source?.quantityRemaining ?? 0);
            expect(source?.expiryDate === null || (source?.expiryDate ?? '') >= today).toBe(true);
            if (pick.quantity === source?.quantityRemaining) expect(pick.value).toBe(source.valueRemaining);
          }
        },
      ),
    );
  });
});
