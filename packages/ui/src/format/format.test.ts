import { expect, test } from 'vitest';
import { formatMoney, formatQuantity } from './money.ts';
import { formatAge, formatDay, formatTime } from './time.ts';

test.each([
  [0, '₹0'],
  [4_500, '₹45'],
  [4_550, '₹45.50'],
  [5, '₹0.05'],
  [12_050_000, '₹1,20,500'],
  [123_456_789_00, '₹12,34,56,789'],
  [-3_000, '−₹30'],
])('%i paise reads %s', (paise, text) => {
  expect(formatMoney(paise)).toBe(text);
});

test('a sign and paise come when asked for', () => {
  expect(formatMoney(4_500, { sign: true, paiseAlways: true })).toBe('+₹45.00');
  expect(formatMoney(0, { sign: true })).toBe('₹0');
});

test('a fraction of a paisa is refused', () => {
  expect(() => formatMoney(1.5)).toThrow(RangeError);
  expect(() => formatMoney(Number.NaN)).toThrow(RangeError);
});

test('the largest amount keeps every digit', () => {
  expect(formatMoney(Number.MAX_SAFE_INTEGER)).toBe('₹9,00,71,99,25,47,409.91');
});

test.each([
  [1_500_000, 'g', '1.5 kg'],
  [250_000, 'g', '250 g'],
  [2_000_000, 'ml', '2 l'],
  [12_000, 'pcs', '12 pcs'],
  [1_500_000_000, 'pcs', '15,00,000 pcs'],
  [-750_000, 'ml', '−750 ml'],
  [1, 'g', '0.001 g'],
] as const)('%i thousandths of %s reads %s', (milli, unit, text) => {
  expect(formatQuantity(milli, unit)).toBe(text);
});

test('time is told in the place, not in the machine', () => {
  expect(formatTime('2026-11-23T05:12:00Z', 'Asia/Kolkata')).toBe('10:42');
  expect(formatTime('2026-11-22T18:30:00Z', 'Asia/Kolkata')).toBe('00:00');
  expect(formatDay('2026-11-22T18:30:00Z', 'Asia/Kolkata')).toBe('23 Nov 2026');
});

test.each([
  [-4, '0 s'],
  [59.9, '59 s'],
  [60, '1:00'],
  [185, '3:05'],
  [3_840, '1 h 04'],
])('%d seconds reads %s', (seconds, text) => {
  expect(formatAge(seconds)).toBe(text);
});
