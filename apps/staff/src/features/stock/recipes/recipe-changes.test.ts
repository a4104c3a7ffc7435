import { expect, test } from 'vitest';
import { changesBetween } from './recipe-changes.ts';
import { signed } from './recipe-draft.ts';
import { typedBeyond } from './recipe-words.ts';

const line = (name: string, quantity: number) => ({ item: { id: name, name, baseUnit: 'g' as const }, quantity });

test('what a version changed is told line by line, and of the first nothing', () => {
  const before = { makes: 1_000_000, processLoss: 0, lines: [line('Onion', 420_000), line('Salt', 9_000)] };
  const after = { makes: 1_200_000, processLoss: 500, lines: [line('Onion', 400_000), line('Oil', 55_000)] };
  expect(changesBetween(undefined, after, 'g')).toEqual([]);
  expect(changesBetween(before, before, 'g')).toEqual([]);
  expect(changesBetween(before, after, 'g')).toEqual([
    'Makes 1.2 kg, was 1 kg',
    'Loses 5 %, was 0 %',
    'Onion 400 g, was 420 g',
    'Oil 55 g, new',
    'Salt no more',
  ]);
});

test('a quantity below zero is read, whichever minus is typed; nothing is none', () => {
  expect(signed('-15')).toBe(-15_000);
  expect(signed('−0.5')).toBe(-500);
  expect(signed('0')).toBeNull();
  expect(signed('-')).toBeNull();
});

test('what was typed and no line brings in is told apart', () => {
  expect(typedBeyond({ allergens: ['MILK', 'NUTS'], saidAllergens: ['MILK', 'EGG'] })).toEqual(['EGG']);
});
