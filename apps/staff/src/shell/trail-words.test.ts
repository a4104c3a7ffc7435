import { expect, test } from 'vitest';
import { commandWords, fieldWords, valueWords } from './trail-words.ts';

test('a command is said in words', () => {
  expect(commandWords('identity.giveFirstPassword')).toBe('Give first password');
  expect(commandWords('ordering.placeOrder')).toBe('Place order');
});

test('a field is said in words, however its name is written', () => {
  expect(['takesOrders', 'tax_code', 'price LARGE', 'state'].map(fieldWords)).toEqual([
    ...['Takes orders', 'Tax code', 'Price LARGE', 'State'],
  ]);
});

test.each([
  ['price LARGE', '4500', '₹45'],
  ['prepSeconds', '240', '240'],
  ['takesOrders', 'false', 'no'],
  ['note', '""', 'nothing'],
  ['names', '{"en":"Soup","hi":"सूप"}', 'Soup'],
  ['dayparts', '["Lunch","Dinner"]', 'Lunch, Dinner'],
  ['factorRules', '[{"role":"owner","graceDays":3}]', 'role owner grace days 3'],
  ['revokedAt', '"2026-11-24T07:00:00.000Z"', '24 Nov 2026, 12:30'],
  ['mrp', 'null', 'nothing'],
  ['mrp', null, 'nothing'],
])('%s of %s is said as %s', (field, json, words) => {
  expect(valueWords(field, json, 'Asia/Kolkata')).toBe(words);
});
