import { expect, test } from 'vitest';
import { isEasy, pinText } from './pin.ts';

test.each([
  ...[
    '0000',
    '11111111',
    '1234',
    '4321',
    '7890',
    '0987',
    '12345678',
    '1212',
    '123123',
    '12341234',
    '2580',
    '1987',
    '2004',
  ],
])('%s is a PIN that is tried first', (pin) => {
  expect(isEasy(pin)).toBe(true);
});

test.each(['4071', '9038', '28417', '660193', '70412958', '3086'])('%s is not', (pin) => {
  expect(isEasy(pin)).toBe(false);
});

test('a PIN has four to eight digits and nothing else', () => {
  for (const pin of ['4071', '70412958']) expect(pinText.safeParse(pin).success).toBe(true);
  for (const pin of ['407', '704129580', '40 71', '40a1', '', '４０７１'])
    expect(pinText.safeParse(pin).success).toBe(false);
});
