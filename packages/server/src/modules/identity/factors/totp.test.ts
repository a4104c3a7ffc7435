import { expect, test } from 'vitest';
import { base32, otpauthUri, stepOf } from './totp.ts';

// The seed of both RFCs.
const seed = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1_000);

// RFC 6238 Appendix B, the column of SHA-1. Six digits are the last six of its eight.
const RFC_6238 = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;

// RFC 4226 Appendix D: counters 0 to 9.
const RFC_4226 = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];

test.each(RFC_6238)('at second %i the code is that of RFC 6238', (seconds, code) => {
  expect(stepOf(seed, code.slice(2), at(seconds))).toBe(Math.floor(seconds / 30));
});

test.each(RFC_4226.map((code, counter) => [counter, code] as const))(
  'counter %i has the code of RFC 4226',
  (counter, code) => {
    expect(stepOf(seed, code, at(counter * 30))).toBe(counter);
  },
);

test('a clock may be one step off and not two', () => {
  const [, , , , , code = ''] = RFC_4226;
  const accepted = [3, 4, 5, 6, 7].map((counter) => stepOf(seed, code, at(counter * 30 + 29)));
  expect(accepted).toEqual([null, 5, 5, 5, null]);
});

test.each([
  ['too short', '28708'],
  ['too long', '2870820'],
  ['empty', ''],
  ['Arabic-Indic', '٢٨٧٠٨٢'],
  ['Devanagari', '२८७०८२'],
  ['fullwidth', '２８７０８２'],
  ['signed', '+28708'],
  ['with a letter', '28708a'],
  ['with a line after it', '287082\n'],
])('a code that is %s is none', (_, code) => {
  expect(stepOf(seed, code, at(59))).toBeNull();
});

test('the address says what an authenticator app must know', () => {
  const uri = new URL(otpauthUri(seed, { issuer: 'Test College', account: 'a@college.example' }));
  expect(uri.protocol + uri.host).toBe('otpauth:totp');
  expect(decodeURIComponent(uri.pathname)).toBe('/Test College:a@college.example');
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    ...{ issuer: 'Test College', algorithm: 'SHA1', digits: '6', period: '30' },
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  });
  expect(base32(seed)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});
