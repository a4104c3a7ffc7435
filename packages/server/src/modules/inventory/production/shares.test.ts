import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partThatWentIn, shares } from './shares.ts';

const input = fc.record({
  cost: fc.integer({ min: 0, max: 1_000_000 }),
  weight: fc.integer({ min: 1, max: 1_000_000_000 }),
  planned: fc.integer({ min: 1, max: 1_000_000_000 }),
});

test('whatever a pot is made of: each input that is left out takes its own part of the cost away, and no other stands for it', () => {
  fc.assert(
    fc.property(fc.array(input, { minLength: 1, maxLength: 8 }), fc.nat(), (inputs, which) => {
      const all = inputs.reduce((sum, { cost }) => sum + cost, 0);
      fc.pre(all > 0);
      const planned = shares(inputs);
      expect(partThatWentIn(planned.map((one) => ({ ...one, used: one.planned })))).toBeCloseTo(1, 9);
      const out = which % inputs.length;
      // Ten times as much of everything else.
      const used = planned.map((one, at) => ({ ...one, used: at === out ? 0 : one.planned * 10 }));
      expect(partThatWentIn(used)).toBeCloseTo(1 - (inputs[out]?.cost ?? 0) / all, 9);
    }),
  );
});

test('what never cost anything is no part of a pot, and turns no other to weight; where nothing did all are taken by weight', () => {
  const [curd, salt, water] = [
    { cost: 6_000, weight: 1_000 },
    { cost: 40, weight: 100 },
    { cost: 0, weight: 9_000 },
  ];
  expect(shares([curd, water]).map(({ share }) => share)).toEqual([1, 0]);
  expect(shares([salt, water]).map(({ share }) => share)).toEqual([1, 0]);
  expect(shares([water, { ...water, weight: 27_000 }]).map(({ share }) => share)).toEqual([0.25, 0.75]);
});
