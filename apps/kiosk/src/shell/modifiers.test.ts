import { expect, test } from 'vitest';
import { brokenGroup, choose, type Group, isFull, usualChoice } from './modifiers.ts';

const options = (...ids: string[]) => ids.map((id) => ({ id }));
const sugar: Group = { id: 'sugar', min: 1, max: 1, options: options('regular', 'less', 'none') };
const chutney: Group = { id: 'chutney', min: 1, max: 2, options: options('coconut', 'tomato', 'mint') };
const ghee: Group = { id: 'ghee', min: 0, max: 1, options: options('spoon', 'ladle') };

test('a dish begins with what it usually comes with, and can be added as it is', () => {
  const groups = [sugar, chutney, ghee];
  expect(usualChoice(groups)).toEqual(['regular', 'coconut']);
  expect(brokenGroup(groups, usualChoice(groups))).toBeNull();
});

test.each([
  ['exactly one: another takes its place', sugar, ['regular', 'x'], 'less', ['x', 'less']],
  ['exactly one: it cannot be left out', sugar, ['regular'], 'regular', ['regular']],
  ['at most one: another takes its place', ghee, ['spoon'], 'ladle', ['ladle']],
  ['at most one: it can be left out', ghee, ['spoon'], 'spoon', []],
  ['several: one more', chutney, ['coconut'], 'mint', ['coconut', 'mint']],
  ['several: beyond the most nothing happens', chutney, ['coconut', 'mint'], 'tomato', ['coconut', 'mint']],
  ['several: a second tap leaves it', chutney, ['coconut', 'mint'], 'coconut', ['mint']],
] as const)('%s', (_, group, chosen, tap, then) => {
  expect(choose(group, chosen, tap)).toEqual(then);
});

test('too few or too many of a group stand in the way, the first such group is named', () => {
  expect(brokenGroup([ghee, chutney, sugar], [])).toBe(chutney);
  expect(brokenGroup([ghee], ['spoon', 'ladle'])).toBe(ghee);
  expect(brokenGroup([chutney], ['coconut', 'tomato'])).toBeNull();
});

test('a group of several is full at its most; a group of one never is, since a tap changes it', () => {
  expect(isFull(chutney, ['coconut', 'mint'])).toBe(true);
  expect(isFull(chutney, ['coconut'])).toBe(false);
  expect(isFull(sugar, ['regular'])).toBe(false);
});
