import { expect, test } from 'vitest';
import { stockMark } from './stock-level.ts';

test('what needs care is marked, the worst first', () => {
  const batches = [{ quantityReceived: 100, status: 'AVAILABLE' }];
  const level = { deficit: null, available: 50, nextExpiry: null, batches };
  expect(stockMark(level, '2026-11-23')).toBeNull();
  expect(stockMark({ ...level, available: 19 }, '2026-11-23')).toBe('low');
  expect(stockMark({ ...level, available: 0 }, '2026-11-23')).toBe('out');
  expect(stockMark({ ...level, available: 0, deficit: { quantity: 5 } }, '2026-11-23')).toBe('beyond');
  expect(stockMark({ ...level, nextExpiry: '2026-11-25' }, '2026-11-23')).toBe('expiring');
  expect(stockMark({ ...level, nextExpiry: '2026-11-22' }, '2026-11-23')).toBe('expired');
});
