import { expect, test } from 'vitest';
import { abcClasses } from './abc.ts';

test('the items that make up the first 80 % of a year are A, the next 15 % B, the rest C', () => {
  const classes = abcClasses(
    new Map([
      ['oil', 50],
      ['rice', 30],
      ['milk', 10],
      ['salt', 5],
      ['tea', 4],
      ['foil', 1],
      ['old', 0],
    ]),
  );
  expect(Object.fromEntries(classes)).toEqual({
    oil: 'A',
    rice: 'A',
    milk: 'B',
    salt: 'B',
    tea: 'C',
    foil: 'C',
    old: 'C',
  });
});

test('one item that is more than 80 % of all is A, and where nothing was consumed all is C', () => {
  expect(
    abcClasses(
      new Map([
        ['oil', 99],
        ['salt', 1],
      ]),
    ).get('oil'),
  ).toBe('A');
  expect(
    abcClasses(
      new Map([
        ['oil', 0],
        ['salt', 0],
      ]),
    ),
  ).toEqual(
    new Map([
      ['oil', 'C'],
      ['salt', 'C'],
    ]),
  );
});

test('items of one value fall into the same classes however they are read', () => {
  const values: [string, number][] = [
    ['a', 1],
    ['b', 1],
    ['c', 1],
    ['d', 1],
  ];
  expect(abcClasses(new Map(values))).toEqual(new Map([...abcClasses(new Map([...values].reverse()))].sort()));
});
