import { expect, test } from 'vitest';
import { emptyLine, receiptLineInput, scaled } from './receipt-line.ts';
import { stockMark } from './stock-level.ts';

test.each([
  ['12.5', 3, 12_500],
  ['0.125', 3, 125],
  ['1,250', 2, 125_000],
  ['0.0001', 3, null],
  ['ten', 3, null],
  ['', 3, null],
])('%s with %i places', (typed, places, expected) => {
  expect(scaled(typed, places)).toBe(expected);
});

test('a line is sent only when it is whole', () => {
  const line = emptyLine('batch');
  expect(receiptLineInput(line)).toBeNull();
  const item = { id: 'rice', name: 'Rice', baseUnit: 'g' as const, units: ['kg', 'g'], available: 0 };
  expect(receiptLineInput({ ...line, item, unit: 'kg', quantity: '25', value: '1375.50' })).toEqual({
    batchId: 'batch',
    stockItemId: 'rice',
    quantity: 25_000,
    unit: 'kg',
    value: 137_550,
    supplierBatch: null,
    expiryDate: null,
  });
});

test('what needs care is marked, the worst first', () => {
  const level = { available: 50, nextExpiry: null, batches: [{ quantityReceived: 100, status: 'AVAILABLE' }] };
  expect(stockMark(level, '2026-11-23')).toBeNull();
  expect(stockMark({ ...level, available: 19 }, '2026-11-23')).toBe('low');
  expect(stockMark({ ...level, available: 0 }, '2026-11-23')).toBe('out');
  expect(stockMark({ ...level, nextExpiry: '2026-11-25' }, '2026-11-23')).toBe('expiring');
  expect(stockMark({ ...level, nextExpiry: '2026-11-22' }, '2026-11-23')).toBe('expired');
});
