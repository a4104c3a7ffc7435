import { expect, test } from 'vitest';
import { AppError } from './app-error.ts';

test('an application error carries its code and a message fit for the public', () => {
  const error = new AppError('NOT_FOUND', 'There is no such order.');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'AppError', code: 'NOT_FOUND', publicMessage: 'There is no such order.' });
  expect('details' in error && error.details !== undefined).toBe(false);
  expect(error.retryAfterSeconds).toBeUndefined();
});

test('details, the waiting time and the cause go along when given', () => {
  const cause = new Error('socket closed');
  const error = new AppError('RATE_LIMITED', 'Too many tries.', {
    details: { limit: 5 },
    retryAfterSeconds: 30,
    cause,
  });
  expect(error).toMatchObject({ details: { limit: 5 }, retryAfterSeconds: 30, cause });
});
