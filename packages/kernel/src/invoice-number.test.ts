import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from './fault.ts';
import { formatInvoiceNumber } from './invoice-number.ts';

test.each([
  ['C1K2', '2627', 123, 'C1K2/2627/000123'],
  ['C1K2', '2627', 999_999, 'C1K2/2627/999999'],
  ['A', '2627', 1, 'A/2627/000001'],
  ['A1', '2627', 1_000_000, 'A1/2627/1000000'],
  ['CN-1', '9900', 7, 'CN-1/9900/000007'],
])('%s %s %d is %s', (series, financialYear, number, expected) => {
  expect(formatInvoiceNumber({ series, financialYear, number })).toBe(expected);
});

test.each([
  ['a full series', 'C1K2', '2627', 1_000_000],
  ['a series of five', 'C1K22', '2627', 1],
  ['no series', '', '2627', 1],
  ['lower case', 'c1k2', '2627', 1],
  ['a leading zero', '0K2', '2627', 1],
  ['a leading hyphen', '-K2', '2627', 1],
  ['a slash in the series', 'A/1', '2627', 1],
  ['a space', 'A 1', '2627', 1],
  ['a year label', 'A', '2026-27', 1],
  ['years that do not follow', 'A', '2628', 1],
  ['number 0', 'A', '2627', 0],
  ['a negative number', 'A', '2627', -1],
  ['a fraction', 'A', '2627', 1.5],
])('%s is a Fault', (_title, series, financialYear, number) => {
  expect(() => formatInvoiceNumber({ series, financialYear, number })).toThrow(Fault);
});

test('whatever is written satisfies the rule, and sorts by its number', () => {
  fc.assert(
    fc.property(fc.constantFrom('C1K2', 'A', 'CN-9'), fc.integer({ min: 1, max: 999_998 }), (series, number) => {
      const text = formatInvoiceNumber({ series, financialYear: '2627', number });
      expect(text).toMatch(/^[A-Za-z0-9][A-Za-z0-9/-]{0,15}$/);
      expect(text < formatInvoiceNumber({ series, financialYear: '2627', number: number + 1 })).toBe(true);
    }),
  );
});
