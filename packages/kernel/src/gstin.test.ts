import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from './fault.ts';
import { gstinCheckCharacter, gstinFault, isGstStateCode, isValidGstin } from './gstin.ts';

const valid = ['27AAPFU0939F1ZV', '29AAGCB7383J1Z4', '27ABCDE1234F1Z0'];
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

test.each(valid)('%s is valid', (gstin) => {
  expect(isValidGstin(gstin)).toBe(true);
  expect(gstinCheckCharacter(gstin.slice(0, 14))).toBe(gstin[14]);
});

test.each([
  ['a changed check character', '27AAPFU0939F1ZW'],
  ['a changed check character', '29AAGCB7383J1Z5'],
  ['a changed check character', '27ABCDE1234F1Z1'],
  ['transposed digits', '27AAPFU9039F1ZV'],
  ['transposed letters', '27AAPUF0939F1ZV'],
  ['lower case', '27aapfu0939f1zv'],
  ['a character too few', '27AAPFU0939F1Z'],
  ['a character too many', '27AAPFU0939F1ZV1'],
  ['a space', ' 27AAPFU0939F1ZV'],
  ['a line break', '27AAPFU0939F1ZV\n'],
  ['nothing', ''],
])('%s is invalid: %j', (_title, text) => {
  expect(isValidGstin(text)).toBe(false);
});

test('a right check over a wrong form or State is still invalid', () => {
  const checked = (first14: string) => first14 + gstinCheckCharacter(first14);
  expect(isValidGstin(checked('27AAPFU0939F1Z'))).toBe(true);
  for (const state of ['00', '25', '28', '39', '98', '99']) {
    expect(isValidGstin(checked(`${state}AAPFU0939F1Z`))).toBe(false);
  }
  expect(isValidGstin(checked('27AAPFU0939F0Z'))).toBe(false);
  expect(isValidGstin(checked('27AAPFU0939F1C'))).toBe(false);
  expect(isValidGstin(checked('271APFU0939F1Z'))).toBe(false);
});

test.each([
  ['27AAPFU0939F1ZV', null],
  ['27AAPFU0939F1Z', 'FORM'],
  ['25AAPFU0939F1ZV', 'STATE'],
  ['27AAPFU0939F1ZW', 'CHECK_CHARACTER'],
] as const)('what is wrong with %s is told: %s', (gstin, fault) => {
  expect(gstinFault(gstin)).toBe(fault);
});

test('every single wrong character is noticed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...valid),
      fc.nat({ max: 14 }),
      fc.constantFrom(...alphabet),
      (gstin, position, character) => {
        const changed = gstin.slice(0, position) + character + gstin.slice(position + 1);
        expect(isValidGstin(changed)).toBe(changed === gstin);
      },
    ),
  );
});

describe('State codes', () => {
  test('exactly 01–24, 26, 27, 29–38 and 97', () => {
    const codes = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0')).filter(isGstStateCode);
    expect(codes).toHaveLength(37);
    expect(codes).toContain('32');
    for (const none of ['00', '25', '28', '39', '96', '98', '99']) expect(codes).not.toContain(none);
  });

  test.each(['1', '001', 'KL', '', ' 1'])('%j is none', (code) => expect(isGstStateCode(code)).toBe(false));
});

test.each(['27AAPFU0939F1', '27AAPFU0939F1ZV', '27aapfu0939f1z', '27AAPFU0939F1-'])(
  'a check of %j is a Fault',
  (text) => {
    expect(() => gstinCheckCharacter(text)).toThrow(Fault);
  },
);
