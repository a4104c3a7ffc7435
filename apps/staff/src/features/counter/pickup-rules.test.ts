import { expect, test } from 'vitest';
import { isLate, lateAfter } from './pickup-rules.ts';

const noon = Date.parse('2026-11-24T12:00:00Z');
const ready = (minutesAgo: number) => ({
  state: 'READY',
  readyAt: new Date(noon - minutesAgo * 60_000).toISOString(),
});

test('an order is late when half of its time is over, or after a quarter of an hour where nothing is decided', () => {
  expect([30, 45, null].map((noShowMinutes) => lateAfter({ noShowMinutes }))).toEqual([15, 23, 15]);
  expect(lateAfter(null)).toBe(15);
});

test('only what is ready is late, from the minute on', () => {
  expect([14, 15, 60].map((minutes) => isLate(ready(minutes), 15, noon))).toEqual([false, true, true]);
  expect(isLate({ ...ready(60), state: 'PREPARING' }, 15, noon)).toBe(false);
  expect(isLate({ state: 'READY', readyAt: null }, 15, noon)).toBe(false);
});
