import { expect, test } from 'vitest';
import { compile, type Text } from './compile.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';
import { i18n } from './i18n.ts';
import { ml } from './ml.ts';

const holes = (text: Text): string[] => {
  if (typeof text !== 'string') return [text.count];
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
};

test.each([
  ['hi', hi],
  ['ml', ml],
])('%s names the same values as English in every text', (_, catalogue) => {
  for (const id of Object.keys(en) as (keyof typeof en)[]) {
    expect.soft(holes(catalogue[id]), id).toEqual(holes(en[id]));
  }
});

test('names and counts are filled in', () => {
  i18n.load('en', compile(en));
  expect(i18n._('menu.added', { dish: 'Masala dosa' })).toBe('Masala dosa is in your order');
  expect(i18n._('cart.count', { count: 1 })).toBe('1 dish');
  expect(i18n._('cart.count', { count: 12 })).toBe('12 dishes');
  expect(i18n._('cart.takeLeft', { count: 1 })).toBe('Take the last one');
});
