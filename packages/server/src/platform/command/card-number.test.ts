import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasCardNumber } from './card-number.ts';

test.each([
  '4539578763621486',
  '4539 5787 6362 1486',
  'pay with 4539-5787-6362-1486, please',
  '378282246310005',
  '5555555555554444',
])('%s is the number of a card', (text) => {
  expect(hasCardNumber(text)).toBe(true);
});

test.each([
  '4539578763621487',
  '12345678901234567',
  '8901030865278',
  'A4539578763621486',
  '2026-11-29 20:25:00.000000',
  '',
])('%s is none', (text) => {
  expect(hasCardNumber(text)).toBe(false);
});

test('no id is taken for one', () => {
  fc.assert(fc.property(fc.uuid(), (id) => !hasCardNumber(id)));
  expect(hasCardNumber('45395787-6362-1486-8123-123456789012')).toBe(false);
});
