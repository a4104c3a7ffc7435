import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from './app-error.ts';
import { decodeCursor, encodeCursor, pageSize } from './cursor.ts';
import { Fault } from './fault.ts';

const invalid = expect.objectContaining({ name: 'AppError', code: 'INVALID' });
function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

describe('cursors', () => {
  test('the form is plain base64url of JSON', () => {
    expect(encodeCursor([1])).toBe('WzFd');
    expect(encodeCursor(['2026-11-23', 7])).toBe('WyIyMDI2LTExLTIzIiw3XQ');
  });

  test('any texts and numbers come back, of every script', () => {
    const part = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
      fc.constantFrom('ദോശ 🍛 दोसा', 'Łódź', '\ud83c', '\u0000'),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const text = encodeCursor(parts);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeCursor(text, parts.length)).toEqual(parts);
      }),
    );
  });

  test.each([
    ['nothing', '', 1],
    ['no base64url', 'WzF+', 1],
    ['padding', 'WzFd==', 1],
    ['no JSON', encodeCursor(['x']).slice(2), 1],
    ['another arity', encodeCursor([1, 2]), 1],
    ['too few parts', encodeCursor([1]), 2],
    ['an object', 'eyJhIjoxfQ', 1],
    ['a null part', 'W251bGxd', 1],
    ['a nested part', 'W1sxXV0', 1],
    ['text beyond any cursor', 'A'.repeat(100_000), 1],
  ])('%s is INVALID', (_title, text, arity) => {
    expect(thrownBy(() => decodeCursor(text, arity))).toEqual(invalid);
  });

  test('whatever is sent, the answer is parts or INVALID', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const error = thrownBy(() => decodeCursor(text, 2));
        expect(error === null || error instanceof AppError).toBe(true);
      }),
    );
  });

  test('a number JSON cannot hold is a Fault', () => {
    expect(() => encodeCursor([Number.NaN])).toThrow(Fault);
    expect(() => encodeCursor([Number.POSITIVE_INFINITY])).toThrow(Fault);
  });
});

describe('page size', () => {
  test.each([
    [null, 50],
    [undefined, 50],
    [1, 1],
    [100, 100],
  ])('%s gives %d', (first, expected) => {
    expect(pageSize(first)).toBe(expected);
  });

  test('a list may have its own limits', () => {
    expect(pageSize(500, 500)).toBe(500);
    expect(pageSize(null, 500, 20)).toBe(20);
  });

  test.each([0, -1, 101, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is INVALID', (first) => {
    expect(thrownBy(() => pageSize(first))).toEqual(invalid);
  });
});
