import { expect, test } from 'vitest';
import { freshId } from './fresh-id.ts';
import { planKills } from './kills.ts';
import { readAsked } from './options.ts';
import { planDay } from './plan.ts';
import { peakOf, rushDay } from './rush.ts';

const quarterOf = (minute: number) => Math.floor(minute / 15);

function countByQuarter(minutes: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const minute of minutes) counts.set(quarterOf(minute), (counts.get(quarterOf(minute)) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
}

test('fifty canteens have 22 orders a second in their busiest quarter hour', () => {
  expect(peakOf(50)).toBeCloseTo(21.67, 2);
});

test('of a day 13 % of the tickets fall in the busiest quarter hour, at the peak that was asked, for any seed', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { day, speed } = rushDay({ peak: peakOf(1), window: 'day', seconds: 43_200, seed });
    const [most = 0, next = 0] = countByQuarter(day.tickets.map(({ minute }) => minute));
    expect(speed).toBe(1);
    expect(day.tickets).toHaveLength(3_000);
    expect(most).toBe(390);
    expect(next).toBeLessThan(most);
  }
});

test('the busiest quarter hour alone keeps its orders a second, however long it takes', () => {
  for (const seconds of [10, 60]) {
    const { day, speed } = rushDay({ peak: 22, window: 'peak', seconds, seed: 1 });
    expect(day.tickets).toHaveLength(22 * seconds);
    expect(900 / speed).toBe(seconds);
    expect(new Set(day.tickets.map(({ minute }) => quarterOf(minute))).size).toBe(1);
  }
});

test('the same seed gives the same rush, another one another', () => {
  const of = (seed: number) => rushDay({ peak: 5, window: 'peak', seconds: 10, seed }).day.tickets;
  expect(of(1)).toEqual(of(1));
  expect(of(1)).not.toEqual(of(2));
});

test('kills fall in the busiest part of the day, in the sequence that was asked', () => {
  const { day } = rushDay({ peak: 20, window: 'day', seconds: 48, seed: 1 });
  const { orders } = planDay(day, 1, 'R', freshId);
  const planned = planKills(orders, ['postgres', 'api'], 1);
  const lunch = { from: 4 * 3_600_000, to: 5.5 * 3_600_000 };
  expect(planned.map(({ victim }) => victim)).toEqual(['postgres', 'api']);
  for (const { afterMs } of planned) {
    expect(afterMs).toBeGreaterThan(lunch.from);
    expect(afterMs).toBeLessThan(lunch.to);
  }
});

test('what does not go together is refused in a sentence', () => {
  const named = ['--url', 'http://127.0.0.1:4000', '--key', 'ck_live_x'];
  expect(() => readAsked(['--rush', '--kill', 'api', ...named])).toThrow(
    'only those that the replay has started itself',
  );
  for (const args of [
    [],
    ['day.csv'],
    ['--rush', 'day.csv'],
    ['--rush', '--speed', '600'],
    ['--rush', '--canteens', '2', '--peak', '3'],
    ['--rush', '--kill', 'redis'],
    ['day.csv', '--date', '2017-02-04', '--window', 'peak'],
    ['--rush', '--url', 'http://127.0.0.1:4000'],
  ]) {
    expect(() => readAsked(args)).toThrow('Usage:');
  }
  expect(readAsked(['day.csv', '--date', '2017-02-04', '--open-loop', '--kill', 'api,both'])).toMatchObject({
    ...{ day: { kind: 'file', file: 'day.csv', speed: 600 }, openLoop: true, kill: ['api', 'both'], target: null },
  });
});
