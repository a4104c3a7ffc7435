import { expect, test } from 'vitest';
import { stockMark } from './stock-level.ts';

test('what needs care is marked, the worst first', () => {
  const level = { available: 50, nextExpiry: null, batches: [{ quantityReceived: 100, status: 'AVAILABLE' }] };
  expect(stockMark(level, '2026-11-23')).toBeNull();
  expect(stockMark({ ...level, available: 19 }, '2026-11-23')).toBe('low');
  expect(stockMark({ ...level, available: 0 }, '2026-11-23')).toBe('out');
  expect(stockMark({ ...level, nextExpiry: '2026-11-25' }, '2026-11-23')).toBe('expiring');
  expect(stockMark({ ...level, nextExpiry: '2026-11-22' }, '2026-11-23')).toBe('expired');
});
