import { expect, test } from 'vitest';
import { stateOf } from './unit-state.ts';

const cold = { warmest: 50, coldest: null };
const hot = { warmest: null, coldest: 650 };
const today = '2026-11-30';
const read = (given: object = {}) => ({ ...cold, businessDate: today, isOut: false, ...given });
const says = (lastReading: ReturnType<typeof read> | null, given: object = {}) =>
  stateOf({ ...cold, retiredAt: null, lastReading, ...given }, today).label;

test('a unit is safe, or out of its limits, by what was read today', () => {
  expect(says(read())).toBe('Safe');
  expect(says(read({ isOut: true }))).toBe('Out of its limits');
  expect(says(read({ businessDate: '2026-11-29' }))).toBe('Not read today');
  expect(says(null)).toBe('Not read yet');
  expect(says(read(), { retiredAt: '2026-11-30T07:00:00Z' })).toBe('Out of use');
});

test('a unit that is something else since it was read is not read yet, whatever was read before', () => {
  expect(says(read(), hot)).toBe('Not read yet');
  expect(says(read({ isOut: true }), hot)).toBe('Not read yet');
  expect(says(read(), { warmest: -180 })).toBe('Not read yet');
  expect(says(read(hot), hot)).toBe('Safe');
});
