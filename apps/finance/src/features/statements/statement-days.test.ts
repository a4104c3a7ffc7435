import { expect, test } from 'vitest';
import { daysBefore, rangesOf, yearBefore } from './statement-days.ts';

test('what people look at ends today, and begins with its month or financial year', () => {
  expect(rangesOf('2026-02-15').map(({ days }) => [days.from, days.to])).toEqual([
    ['2026-02-01', '2026-02-15'],
    ['2026-01-01', '2026-01-31'],
    ['2025-04-01', '2026-02-15'],
    ['2024-04-01', '2025-03-31'],
  ]);
  expect(rangesOf('2026-04-01')[2]?.days).toEqual({ from: '2026-04-01', to: '2026-04-01' });
});

test.each([
  ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['2026-01-01', '2026-02-28', '2025-11-01', '2025-12-31'],
  ['2025-04-01', '2026-03-31', '2024-04-01', '2025-03-31'],
  ['2026-03-01', '2026-03-10', '2026-02-19', '2026-02-28'],
  ['2026-03-05', '2026-03-05', '2026-03-04', '2026-03-04'],
])('before %s to %s come %s to %s', (from, to, before, until) => {
  expect(daysBefore({ from, to })).toEqual({ from: before, to: until });
});

test('a year before, a month is whole again', () => {
  expect(yearBefore({ from: '2025-02-01', to: '2025-02-28' })).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(yearBefore({ from: '2024-02-29', to: '2024-03-05' })).toEqual({ from: '2023-02-28', to: '2023-03-05' });
});
