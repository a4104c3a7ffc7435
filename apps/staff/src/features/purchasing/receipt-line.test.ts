import { scaled } from '@college-kiosk/ui';
import { expect, test } from 'vitest';
import { tenths } from '../../shell/tenths.ts';
import { acceptedOf, coldness, emptyLine, isUntouched, keptOf, receiptLineInput } from './receipt-line.ts';

test.each([
  ['12.5', 3, 12_500],
  ['0.125', 3, 125],
  ['1,250', 2, 125_000],
  ['0.0001', 3, null],
  ['ten', 3, null],
  ['', 3, null],
])('%s with %i places', (typed, places, expected) => {
  expect(scaled(typed, places)).toBe(expected);
});

test.each([
  ['4', 40],
  ['-18.5', -185],
  ['−18', -180],
  ['warm', null],
])('%s degrees', (typed, expected) => {
  expect(tenths(typed)).toBe(expected);
});

const item = { id: 'rice', name: 'Rice', baseUnit: 'g', storage: 'AMBIENT' as const, units: ['kg', 'g'] };
const line = { ...emptyLine('batch'), item, unit: 'kg', delivered: '25', value: '1375.50' };

test('a line is sent only when it is whole', () => {
  expect(receiptLineInput(emptyLine('batch'), false)).toBeNull();
  expect(isUntouched(emptyLine('batch'))).toBe(true);
  expect(receiptLineInput(line, false)).toMatchObject({
    stockItemId: 'rice',
    accepted: 25_000,
    unit: 'kg',
    value: 137_550,
  });
  expect(receiptLineInput({ ...line, value: '' }, false)).toBeNull();
  expect(receiptLineInput({ ...line, temperature: 'cold' }, false)).toBeNull();
});

test('an order says what it costs; what is rejected says why and is not kept', () => {
  expect(receiptLineInput(line, true)).toMatchObject({ value: null });
  const part = { ...line, rejected: '5' };
  expect(acceptedOf(part)).toBe(20_000);
  expect(receiptLineInput(part, true)).toBeNull();
  expect(receiptLineInput({ ...part, rejectReason: 'Wet' }, true)).toMatchObject({ accepted: 20_000, rejected: 5_000 });
  expect(acceptedOf({ ...line, rejected: '26' })).toBeNull();
  expect(keptOf({ ...part, free: '3' })).toBe(23_000);
});

test.each([
  ['CHILLED', '5', false],
  ['CHILLED', '5.1', true],
  ['FROZEN', '-18', false],
  ['FROZEN', '−17.9', true],
  ['FROZEN', '', false],
] as const)('%s goods at %s °C are too warm: %s', (storage, temperature, isWarm) => {
  expect(coldness({ ...line, item: { ...item, storage }, temperature })).toMatchObject({ isWarm });
});

test('nobody measures what is kept at room temperature, and what is sent back whole is not warned of', () => {
  expect(coldness({ ...line, temperature: '28' })).toBeNull();
  const frozen = { ...line, item: { ...item, storage: 'FROZEN' as const }, temperature: '28' };
  expect(coldness({ ...frozen, rejected: '25' })).toMatchObject({ isWarm: false });
  expect(coldness({ ...frozen, rejected: '24' })).toMatchObject({ isWarm: true });
});
