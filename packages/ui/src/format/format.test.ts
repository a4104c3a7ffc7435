import { expect, test } from 'vitest';
import { formatMoney, formatQuantity } from './money.ts';
import { formatAge, formatDay, formatTime, sayDuration, sayTime } from './time.ts';

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

test.each([
  ['2026-11-23T02:00:00Z', '7:30 am', 'सुबह 7:30', 'രാവിലെ 7:30'],
  ['2026-11-23T07:00:00Z', '12:30 pm', 'दोपहर 12:30', 'ഉച്ചയ്ക്ക് 12:30'],
  ['2026-11-23T11:30:00Z', '5:00 pm', 'शाम 5:00', 'വൈകുന്നേരം 5:00'],
  ['2026-11-23T15:30:00Z', '9:00 pm', 'रात 9:00', 'രാത്രി 9:00'],
  ['2026-11-22T18:30:00Z', '12:00 am', 'रात 12:00', 'രാത്രി 12:00'],
])('%s in Kerala is %s, %s, %s', (instant, ...said) => {
  const spaced = (text: string) => text.replaceAll(/\s/g, ' ');
  expect(['en-IN', 'hi-IN', 'ml-IN'].map((locale) => spaced(sayTime(instant, 'Asia/Kolkata', locale)))).toEqual(said);
});

test.each([
  [45, '45 seconds', '45 सेकंड', '45 സെക്കൻഡ്'],
  [120, '2 minutes', '2 मिनट', '2 മിനിറ്റ്'],
  [125, '2 minutes 5 seconds', '2 मिनट 5 सेकंड', '2 മിനിറ്റ് 5 സെക്കൻഡ്'],
  [3_661, '1 hour 1 minute', '1 घंटा 1 मिनट', '1 മണിക്കൂർ 1 മിനിറ്റ്'],
  [-1, '0 seconds', '0 सेकंड', '0 സെക്കൻഡ്'],
])('%d seconds are %s, %s, %s', (seconds, ...said) => {
  expect(['en-IN', 'hi-IN', 'ml-IN'].map((locale) => sayDuration(seconds, locale))).toEqual(said);
});
