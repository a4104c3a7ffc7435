import { expect, test } from 'vitest';
import { judgeOverload } from './overload.ts';

const served = new Map([['done', 900]] as const);
const turnedAway = new Map([['UNAVAILABLE', 900]] as const);

test('R19: who does for many what it did for a few, and tells the others to come again, holds', () => {
  const rounds = [90, 95, 100].map((goodput) => ({ saturation: 100, goodput }));
  const { violations, figure } = judgeOverload(rounds, { few: served, many: turnedAway });
  expect(violations).toEqual([]);
  expect(figure).toContain('90 % / 95 % / 100 %');
});

test('R19: who refuses everybody does not hold', () => {
  const rounds = [0, 0, 0].map((goodput) => ({ saturation: 0, goodput }));
  expect(judgeOverload(rounds, { few: turnedAway, many: turnedAway }).violations).toEqual([
    'UNAVAILABLE: 900 of few, whom it can take',
    'nothing was done for the few in 3 of 3 rounds',
    'goodput 0 % of saturation',
  ]);
});

test('R19: one round in which nobody was served is named, though most others hold', () => {
  const rounds = [0, 100, 100].map((saturation) => ({ saturation, goodput: 100 }));
  expect(judgeOverload(rounds, { few: served, many: served }).violations).toEqual([
    'nothing was done for the few in 1 of 3 rounds',
  ]);
});
