import { expect, expectTypeOf, test } from 'vitest';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

test('a refusal carries its code, its sentence and what the person needs to act', () => {
  expect(refuse('OUT_OF_STOCK', 'The dosa has sold out.', { itemIds: ['d1'] })).toEqual({
    refused: true,
    code: 'OUT_OF_STOCK',
    message: 'The dosa has sold out.',
    details: { itemIds: ['d1'] },
  });
  expect(refuse('CLOSED', 'The canteen is closed.').details).toEqual({});
});

test.each([
  null,
  undefined,
  0,
  'refused',
  {},
  { refused: false, code: 'X' },
  { refused: 'true', code: 'X' },
  { refused: true },
  { refused: true, code: 7 },
])('%j is no refusal', (value) => {
  expect(isRefusal(value)).toBe(false);
});

test('the guard splits a union of answers', () => {
  const answer = refuse('CLOSED', 'Closed.', { opensAt: '07:00' }) as
    | { id: string }
    | Refusal<'CLOSED', { opensAt: string }>;
  if (!isRefusal(answer)) throw new Error('expected a refusal');
  expectTypeOf(answer.code).toEqualTypeOf<'CLOSED'>();
  expectTypeOf(answer.details).toEqualTypeOf<{ opensAt: string }>();
  expect(answer.details.opensAt).toBe('07:00');
});
