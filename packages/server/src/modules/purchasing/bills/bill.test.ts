import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headsOn } from '../../finance/index.ts';
import { DEFAULT_RULES } from '../orders/rules.ts';
import { acceptedOf, findingsOf, numberKeyOf } from './bill.ts';

test('a bill number is the same however it is written, and another one is another', () => {
  const same = ['INV/2026-0007', 'inv 2026 7', 'Inv.2026/007', ' INV-2026-7 ', 'ＩＮＶ/2026-7'];
  expect(new Set(same.map(numberKeyOf))).toEqual(new Set(['INV2026-7']));
  expect(numberKeyOf('000')).toBe('0');
  expect(numberKeyOf('10')).not.toBe(numberKeyOf('1'));
  expect(numberKeyOf('A100')).toBe('A100');
  expect(new Set(['1/12', '11/2', '112', '1.1.2'].map(numberKeyOf)).size).toBe(4);
  expect(numberKeyOf('-/ ')).toBe('');
  expect(numberKeyOf('-7-')).toBe('7');
  expect(numberKeyOf('A - / B')).toBe('AB');
});

test('neither case, spaces around, separators nor leading zeros of a figure make another number', () => {
  const figure = fc.integer({ min: 1, max: 99_999 });
  const letters = fc.stringMatching(/^[A-Za-z]{1,6}$/);
  const separator = fc.constantFrom('', ' ', '/', '-', '.', '//');
  fc.assert(
    fc.property(letters, figure, figure, separator, fc.nat({ max: 5 }), (series, year, count, between, zeros) => {
      const plain = numberKeyOf(`${series}/${year}/${count}`);
      expect(plain).toBe(`${series.toUpperCase()}${year}-${count}`);
      const padded = `${'0'.repeat(zeros)}${count}`;
      expect(numberKeyOf(` ${series.toLowerCase()}${between}${year}-${padded} `)).toBe(plain);
    }),
  );
});

test('two numbers of figures are one exactly where the same figures follow one another', () => {
  const figures = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 4 });
  const isOne = (a: number[], b: number[]) => numberKeyOf(a.join('/')) === numberKeyOf(b.join(' - '));
  fc.assert(fc.property(figures, figures, (a, b) => isOne(a, a) && isOne(a, b) === (a.join() === b.join())));
});

const line = {
  baseQuantity: 10_000,
  billable: 10_000,
  net: 140_000,
  agreedNet: 140_000,
  taxRate: 500,
  agreedTaxRate: 500,
};

test.each<[string, Partial<typeof line>, string[]]>([
  ['all as agreed', {}, []],
  ['less than came', { baseQuantity: 1 }, []],
  ['one thousandth more than came', { baseQuantity: 10_001 }, ['QUANTITY']],
  ['two per cent more', { net: 142_800 }, []],
  ['a paisa more than two per cent', { net: 142_801 }, ['PRICE']],
  ['two per cent less', { net: 137_200 }, []],
  ['a paisa less than that', { net: 137_199 }, ['PRICE']],
  ['within two per cent, but ₹100 and a paisa', { net: 1_010_001, agreedNet: 1_000_000 }, ['PRICE']],
  ['five per cent of little: rounding', { net: 105, agreedNet: 100 }, []],
  ['another rate', { taxRate: 1_200 }, ['TAX']],
  ['all of it wrong', { baseQuantity: 20_000, net: 1, taxRate: 0 }, ['QUANTITY', 'PRICE', 'TAX']],
])('a line with %s', (_, given, findings) => {
  expect(findingsOf({ ...line, ...given }, DEFAULT_RULES)).toEqual(findings);
});

test('of a line that differs the agreed is right where the billed is higher, and the billed where it is lower', () => {
  const dear = { ...line, net: 150_000, taxRate: 1_200, findings: ['PRICE', 'TAX'] as ('PRICE' | 'TAX')[] };
  expect(acceptedOf(dear, 10_000)).toEqual({ net: 140_000, taxRate: 500 });
  expect(acceptedOf(dear, 4_000)).toEqual({ net: 56_000, taxRate: 500 });
  const cheap = { ...dear, net: 100_000, taxRate: 0 };
  expect(acceptedOf(cheap, 10_000)).toEqual({ net: 100_000, taxRate: 0 });
});

test('credited tax falls in two halves within the State, in one head from another, and nowhere where it is not credited', () => {
  expect(headsOn(57_600, 4_000, { isCredited: true, isInterState: false })).toEqual({
    cgst: 11_520,
    sgst: 11_520,
    igst: 0,
  });
  expect(headsOn(57_600, 4_000, { isCredited: true, isInterState: true })).toEqual({ cgst: 0, sgst: 0, igst: 23_040 });
  expect(headsOn(57_600, 4_000, { isCredited: false, isInterState: false })).toEqual({ cgst: 0, sgst: 0, igst: 0 });
});
